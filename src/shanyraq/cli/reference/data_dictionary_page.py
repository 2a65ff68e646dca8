"""The data dictionary as a page to print, in one language."""

from shanyraq.people.charts.page import Page, Table
from shanyraq.people.data_dictionary import TABLES, Entry, entries, said


def data_dictionary_page(lang: str) -> str:
    """The page: a table of columns for each table of a population, then every list of codes."""
    page = Page(said("title", lang), lang)
    page.paragraph(said("introduction", lang))
    for table in TABLES:
        page.heading(said(f"table_{table}", lang))
        page.table(_columns(table, lang))
    page.heading(said("codes", lang))
    for entry in entries():
        if entry.codes:
            page.heading(f"{entry.name}: {entry.title.lang(lang)}", 3)
            page.table(_codes(entry, lang))
    return page.html()


def _columns(table: str, lang: str) -> Table:
    heads = ("head_column", "head_title", "head_meaning", "head_kind", "head_kept", "head_default", "head_limits")
    rows = [
        (
            *(entry.name, entry.title.lang(lang), entry.meaning.lang(lang) if entry.meaning else ""),
            *(said(f"kind_{entry.kind}", lang), str(entry.kept), entry.default(lang), entry.limits(lang)),
        )
        for entry in entries()
        if entry.table == table
    ]
    return Table(said(f"table_{table}", lang), [said(head, lang) for head in heads], rows, frozenset(range(1, 7)))


def _codes(entry: Entry, lang: str) -> Table:
    heads = [said(head, lang) for head in ("head_written", "head_number", "head_word")]
    rows = [(code.wire, "—" if code.number is None else str(code.number), code.word.lang(lang)) for code in entry.codes]
    return Table(f"{entry.name}: {entry.title.lang(lang)}", heads, rows, frozenset({2}))
