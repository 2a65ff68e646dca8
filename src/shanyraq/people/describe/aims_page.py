"""The part of a portrait's page that holds a synthetic country against published figures."""

from collections.abc import Sequence

from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.people.charts.labels import shown
from shanyraq.people.charts.page import Page, Table
from shanyraq.people.country.caseloads import CaseloadCheck
from shanyraq.people.describe.aims import Aim
from shanyraq.people.describe.drawings import Drawing
from shanyraq.people.describe.portrait import Portrait, filled, text
from shanyraq.rules.formats import whole


def add_aims(page: Page, portrait: Portrait, drawn: Sequence[Drawing], lang: str) -> None:
    """How many figures were met, the misses as dots, and every figure with its source."""
    page.heading(text("section_aims").lang(lang))
    page.points(met_told(portrait, lang))
    for drawing in drawn:
        page.figure(drawing.svg, drawing.caption)
    sources = list(dict.fromkeys(aim.target.source for aim in portrait.aims))
    keys = ("published", "aim", "reached", "miss", "kind", "source")
    heads = ["", *(text(f"aims_{key}").lang(lang) for key in keys)]
    rows = [[*aim_row(aim, lang), str(sources.index(aim.target.source) + 1)] for aim in portrait.aims]
    page.table(Table(text("aims_table").lang(lang), heads, rows, texts=frozenset({5})))
    page.heading(text("aims_sources").lang(lang), 3)
    page.points([f"{number}. {source}" for number, source in enumerate(sources, 1)])


def met_told(portrait: Portrait, lang: str) -> list[str]:
    """How many figures the country was drawn to meet and met, and how many it was only checked against."""
    matched = [aim for aim in portrait.aims if aim.target.matched]
    within = sum(aim.within for aim in matched)
    checked = len(portrait.aims) - len(matched)
    return [
        filled("aims_matched", number=len(matched), within=within).lang(lang),
        filled("aims_checked", number=checked).lang(lang),
    ]


def aim_row(aim: Aim, lang: str) -> list[str]:
    """A figure: what it is, as published, aimed at, reached, missed by, and whether it was matched."""
    target = aim.target
    kind = text("aims_is_matched" if target.matched else "aims_is_checked").lang(lang)
    published = f"{aim.told(target.published, lang)} ({target.year})"
    told = (aim.told(target.aim, lang), aim.told(aim.reached, lang), aim.miss_told(lang))
    return [target.title.lang(lang), published, *told, kind]


def add_caseloads(page: Page, portrait: Portrait, lang: str) -> None:
    """Published recipients of targeted assistance beside what the law yields."""
    page.heading(text("section_law").lang(lang))
    page.table(Table(text("section_law").lang(lang), caseload_heads(lang), caseload_rows(portrait.caseloads, lang)))
    page.note(text("law_note").lang(lang), "warning")


def caseload_heads(lang: str) -> list[str]:
    """What the columns of caseloads are called."""
    keys = ("period", "published", "yielded", "families", "families_yielded", "take_up")
    return ["", *(text(f"law_{key}").lang(lang) for key in keys)]


def caseload_rows(checks: Sequence[CaseloadCheck], lang: str) -> list[list[str]]:
    """Each published caseload, what the law yields in its place, and the take-up that implies."""
    return [
        [
            text("row_country").lang(lang) if check.caseload.region is None else _region(check.caseload.region, lang),
            check.caseload.as_of,
            _number(check.caseload.persons, lang),
            _number(check.persons, lang),
            _number(check.caseload.families, lang),
            _number(check.families, lang),
            shown(check.take_up, "percent", lang),
        ]
        for check in checks
    ]


def _region(region: Region, lang: str) -> str:
    return LAW.labels["Region"][region.wire].lang(lang)


def _number(value: float | None, lang: str) -> str:
    return "—" if value is None else whole(round(value), lang)
