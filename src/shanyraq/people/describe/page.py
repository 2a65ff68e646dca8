"""A portrait as a page of HTML: what was counted, drawn and in numbers, and what the data do not say."""

from collections.abc import Sequence

from shanyraq.law.families import LAW
from shanyraq.people.charts import page as pages
from shanyraq.people.describe.aims_page import add_aims, add_caseloads
from shanyraq.people.describe.drawings import MISSES, Drawing
from shanyraq.people.describe.portrait import Portrait, Table, filled, text
from shanyraq.people.describe.tables import COUNTRY
from shanyraq.people.descriptors import SETTLEMENTS, Settlement
from shanyraq.rules import to_day
from shanyraq.rules.facts import Fact
from shanyraq.rules.formats import day, told, whole

SECTIONS = {
    "section_places": ("regions", "settlements"),
    "section_families": ("types", "sizes", "marks"),
    "section_people": ("ages", "study", "work", "work_regions", "disability"),
    "section_incomes": ("incomes", "deciles", "income_regions"),
    "section_belongings": ("dwellings", "cars", "herds", "belongings"),
}
"""The tables of each section."""

LABELS = {**LAW.labels, Settlement.__name__: {kind.wire: title for kind, title in SETTLEMENTS.items()}}
"""What answers are called, those that no rule asks for too."""


def portrait_page(portrait: Portrait, drawn: Sequence[Drawing], lang: str) -> str:
    """The page in one language, whole and by itself."""
    about = portrait.about
    title = filled("page_title", date=day(to_day(about.date), lang)).lang(lang)
    page = pages.Page(title, lang, synthetic=about.synthetic)
    page.paragraph(counts_told(portrait, lang))
    if portrait.weighted:
        page.paragraph(rows_told(portrait, lang))
    for section, keys in SECTIONS.items():
        tables = [portrait.tables[key] for key in keys if key in portrait.tables]
        if tables:
            page.heading(text(section).lang(lang))
        for table in tables:
            _table(page, table, [drawing for drawing in drawn if drawing.table == table.key], lang)
    if portrait.aims:
        add_aims(page, portrait, [drawing for drawing in drawn if drawing.table == MISSES], lang)
    if portrait.caseloads:
        add_caseloads(page, portrait, lang)
    page.heading(text("section_absent").lang(lang))
    page.paragraph(text("absent_some" if portrait.absent else "absent_none").lang(lang))
    page.points([default_told(fact, lang) for fact in portrait.absent])
    return page.html()


def counts_told(portrait: Portrait, lang: str) -> str:
    """How many families and persons there are, and who says so."""
    [everybody] = [row for row in portrait.tables["regions"].rows if row.key == COUNTRY]
    families, persons = (whole(int(value or 0), lang) for value in everybody.values[:2])
    return filled("page_counts", families=families, persons=persons, source=portrait.about.source.lang(lang)).lang(lang)


def rows_told(portrait: Portrait, lang: str) -> str:
    """That weights were heeded, and how many rows stand behind the numbers."""
    rows = filled("page_rows", families=whole(portrait.families, lang), persons=whole(portrait.persons, lang))
    return f"{text('page_weighted').lang(lang)} {rows.lang(lang)}"


def default_told(fact: Fact, lang: str) -> str:
    """A fact that has no column, with the value everybody takes."""
    assert fact.default is not None  # a population without such a column is refused
    value = told(fact.default, fact.unit, lang, LABELS)
    return filled("absent_default", title=fact.title.lang(lang), value=value).lang(lang)


def cells_of(table: Table, lang: str) -> tuple[list[str], list[list[str]]]:
    """A table's heads and rows as texts; a column without a single number is left out."""
    shown = [place for place in range(len(table.measures)) if any(row.values[place] is not None for row in table.rows)]
    heads = [table.measures[place].title.lang(lang) for place in shown]
    rows = [
        [row.title.lang(lang), *(table.measures[place].told(row.values[place], lang) for place in shown)]
        for row in table.rows
    ]
    return heads, rows


def _table(page: pages.Page, table: Table, drawn: Sequence[Drawing], lang: str) -> None:
    heads, rows = cells_of(table, lang)
    numbers = pages.Table(table.title.lang(lang), ["", *heads], rows)
    for drawing in drawn:
        page.figure(drawing.svg, drawing.caption, numbers if drawing is drawn[-1] else None)
    if not drawn:
        page.table(numbers)
    if table.note is not None:
        page.paragraph(table.note.lang(lang))
