"""The drawings of a portrait: which chart shows which table, and what to see in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shanyraq.law.codes import Region
from shanyraq.people.charts.bars import bars, grouped_bars
from shanyraq.people.charts.dots import Dot, dots
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.people.charts.pyramid import pyramid
from shanyraq.people.charts.tile_map import tile_map_svg
from shanyraq.people.describe.portrait import SHARE, Portrait, Table, text
from shanyraq.people.describe.tables import COUNTRY
from shanyraq.rules import Text
from shanyraq.rules.units import WHOLE

MOST_KINDS = 14
"""Kinds of income drawn: those that most people have."""

MISSES = "misses"
"""The key of the drawing of what was aimed at and missed."""

MOST_MISS = 0.5
"""How far the axis of misses goes, as a part of what was aimed at."""


@dataclass(frozen=True)
class Drawing:
    """A chart of one table.

    Attributes:
        key: its name, and that of its file.
        table: the key of the table it shows.
        svg: the chart.
        caption: what to see in it.
    """

    key: str
    table: str
    svg: str
    caption: str


@dataclass(frozen=True)
class _Plan:
    """A chart before it is drawn: its table, how to draw it, and its title where that is not the table's."""

    key: str
    table: str
    draw: Callable[[Table, Labels], str]
    title: Text | None = None
    form: Form = "percent"


def drawings(portrait: Portrait, lang: str) -> Iterator[Drawing]:
    """Draw the tables of a portrait that say more as pictures.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    for plan in PLANS:
        table = portrait.tables.get(plan.table)
        if table is None or not table.rows:
            continue
        caption = text(f"drawing_{plan.key}_caption").lang(lang)
        title = (plan.title or table.title).lang(lang)
        labels = Labels(title, lang, form=plan.form, synthetic=portrait.about.synthetic, description=caption)
        yield Drawing(plan.key, plan.table, plan.draw(table, labels), caption)
    if portrait.aims:
        yield _misses(portrait, lang)


def _shares(measure: str) -> Callable[[Table, Labels], str]:
    """A bar for the share of each row."""
    return lambda table, labels: bars(_shown(table, measure, labels.lang), labels)


def _amounts(measure: str) -> Callable[[Table, Labels], str]:
    """A bar for the amount of each row."""

    def draw(table: Table, labels: Labels) -> str:
        return bars({row.title.lang(labels.lang): table.column(measure)[row.key] for row in table.rows}, labels)

    return draw


def _map(measure: str) -> Callable[[Table, Labels], str]:
    """The map of a measure by region."""

    def draw(table: Table, labels: Labels) -> str:
        kind = next(one.kind for one in table.measures if one.key == measure)
        scale = WHOLE if kind == SHARE else 1
        found = table.column(measure).items()
        values = {Region(int(key)): value / scale for key, value in found if key != COUNTRY and value is not None}
        return tile_map_svg(values, labels)

    return draw


def _sizes(table: Table, labels: Labels) -> str:
    """Town and village side by side where they are told apart, else all together."""
    kinds = [measure for measure in table.measures if measure.key in ("of_urban", "of_rural")]
    sides = {measure.title.lang(labels.lang): _shown(table, measure.key, labels.lang) for measure in kinds}
    if any(value is None for side in sides.values() for value in side.values()):
        return bars(_shown(table, "families_share", labels.lang), labels)
    names = [row.title.lang(labels.lang) for row in table.rows]
    return grouped_bars({name: {side: values[name] for side, values in sides.items()} for name in names}, labels)


def _ages(table: Table, labels: Labels) -> str:
    titles = [row.title.lang(labels.lang) for row in table.rows]
    men, women = ([float(value or 0) for value in table.column(sex).values()] for sex in ("men", "women"))
    return pyramid(titles, men, women, labels)


def _incomes(table: Table, labels: Labels) -> str:
    found = _shown(table, "persons_share", labels.lang)
    often = sorted(found, key=lambda name: -(found[name] or 0))[:MOST_KINDS]
    return bars({name: found[name] for name in often}, labels)


def _shown(table: Table, measure: str, lang: str) -> dict[str, float | None]:
    """Shares of one by the rows' titles."""
    values = table.column(measure)
    return {row.title.lang(lang): None if (value := values[row.key]) is None else value / WHOLE for row in table.rows}


def _misses(portrait: Portrait, lang: str) -> Drawing:
    """How far every published figure was missed, a row for what is measured."""
    caption = text("aims_caption").lang(lang)
    labels = Labels(
        text("aims_title").lang(lang),
        lang,
        x=text("aims_miss").lang(lang),
        form="percent",
        synthetic=portrait.about.synthetic,
        description=caption,
    )
    kinds = {True: text("aims_is_matched").lang(lang), False: text("aims_is_checked").lang(lang)}
    ordered = sorted(portrait.aims, key=lambda aim: not aim.target.matched)
    figures = [
        Dot(aim.group.lang(lang), kinds[aim.target.matched], aim.miss) for aim in ordered if aim.miss is not None
    ]
    return Drawing(MISSES, MISSES, dots(figures, labels, most=MOST_MISS), caption)


PLANS = (
    _Plan("persons", "regions", _map("persons_share"), text("drawing_persons")),
    _Plan("types", "types", _shares("families_share")),
    _Plan("sizes", "sizes", _sizes),
    _Plan("ages", "ages", _ages, form="number"),
    _Plan("work", "work", _shares("persons_share")),
    _Plan("disability", "disability", _shares("persons_share")),
    _Plan("incomes", "incomes", _incomes),
    _Plan("deciles", "deciles", _amounts("mean"), form="money"),
    _Plan("mean", "income_regions", _map("mean"), text("drawing_mean"), form="money"),
    _Plan("below", "income_regions", _map("below_minimum"), text("drawing_below")),
)
"""The charts in the order of the page."""

DRAWINGS = (*(plan.key for plan in PLANS), MISSES)
"""The keys of all drawings there may be."""
