"""What an evaluation came to as a page of HTML: where the families in need live, on a map and in numbers."""

from fractions import Fraction

from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.cli.summary import Part, Summary
from shanyraq.law.codes import Kind, Region
from shanyraq.people.charts.bars import grouped_bars
from shanyraq.people.charts.labels import Labels, shown
from shanyraq.people.charts.page import Page, Table
from shanyraq.people.charts.tile_map import TileMap, short_names, tile_map, tile_map_svg
from shanyraq.people.totals import ELIGIBLE
from shanyraq.rules import TENGE, to_day
from shanyraq.rules.formats import answer, day, money, whole


def map_of_need(summary: Summary, screen: Screen) -> TileMap:
    """The share of families with a right to assistance, region by region, to be drawn at the terminal."""
    return tile_map(_shares(summary), _map_labels(summary, screen))


def map_of_need_svg(summary: Summary, screen: Screen) -> str:
    """The same map as a drawing."""
    return tile_map_svg(_shares(summary), _map_labels(summary, screen))


def summary_page(summary: Summary, screen: Screen) -> str:
    """The whole page in the reader's language.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    lang = screen.lang
    on = day(to_day(summary.law.day), lang)
    page = Page(screen.say("page_title", day=on), lang, synthetic=summary.synthetic)
    told = {"families": whole(summary.families, lang), "source": summary.source.lang(lang)}
    page.paragraph(screen.say("summary_population", **told))
    names = ", ".join(reform.called(screen.lang) for reform in summary.law.law.reforms)
    named = names or screen.say("summary_no_reform")
    page.paragraph(screen.say("summary_law", day=on, reforms=named, fingerprint=summary.law.fingerprint))
    page.heading(screen.say("page_where"))
    numbers = _table(summary, screen)
    page.figure(map_of_need_svg(summary, screen), screen.say("page_map_caption"))
    page.table(numbers)
    page.heading(screen.say("page_kinds"))
    page.figure(_kinds(summary, screen), screen.say("page_kinds_caption"))
    if summary.defaults:
        titles = ", ".join(summary.law.nodes[name].title.lang(lang) for name in summary.defaults)
        page.note(screen.say("summary_defaults", titles=titles))
    return page.html()


def _shares(summary: Summary) -> dict[Region, float]:
    return {region: part.share for region, part in summary.regions.items() if part.share is not None}


def _map_labels(summary: Summary, screen: Screen) -> Labels:
    told = screen.say("page_map_caption")
    return Labels(screen.say("page_map"), screen.lang, form="percent", synthetic=summary.synthetic, description=told)


def _table(summary: Summary, screen: Screen) -> Table:
    keys = ("living", "eligible", "share", "persons", "cost", "average")
    heads = ["", *(screen.say(f"page_{key}") for key in keys)]
    labels = summary.law.law.labels
    rows = [
        [answer(int(region), Region, screen.lang, labels), *_row(part, screen.lang)]
        for region, part in summary.regions.items()
    ]
    rows.append([screen.say("all_regions"), *_row(summary.whole, screen.lang)])
    return Table(screen.say("page_table"), heads, rows)


def _row(part: Part, lang: str) -> list[str]:
    average = money(round(Fraction(part.average, TENGE)) * TENGE, lang) if part.eligible else NOTHING
    millions = whole(round(Fraction(part.cost, TENGE * 1_000_000)), lang)
    numbers = (whole(number, lang) for number in (part.living, part.eligible))
    return [*numbers, shown(part.share, "percent", lang), whole(part.persons, lang), millions, average]


def _kinds(summary: Summary, screen: Screen) -> str:
    """How many families of each kind, region by region."""
    names, kinds = short_names(screen.lang), {kind: _kind(summary, kind, screen.lang) for kind in ELIGIBLE}
    values = {
        names[region]: {title: float(part.families[kind]) for kind, title in kinds.items()}
        for region, part in summary.regions.items()
    }
    told = screen.say("page_kinds_caption")
    labels = Labels(screen.say("page_kinds"), screen.lang, synthetic=summary.synthetic, description=told)
    return grouped_bars(values, labels)


def _kind(summary: Summary, kind: Kind, lang: str) -> str:
    return answer(int(kind), Kind, lang, summary.law.law.labels)
