"""A report as a document for print: PDF/UA by Typst, tagged, with the same bytes for the same report everywhere.

Everything is handed over as data, so that no text can be taken for markup. Letters are the compiler's own fonts, which
have the Kazakh ones, so that no machine's fonts matter; there is no date inside.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Block, Cell, Chapter, Content, Figure, Report, Row, Table, Terms, Words
from shanyraq.evidence.report.parts import heading, heads, note_text, notes_of
from shanyraq.evidence.report.words import word
from shanyraq.evidence.report.written import cell_text, error_text, interval_text, number
from shanyraq.people.charts.theme import LIGHT_INK

LAYOUT = Path(__file__).with_name("report.typ")

FONT = "Libertinus Serif"
"""Of the document and of the letters in its drawings; the layout names the same."""

STANDARD: Final = "ua-1"

FIRST, SHORT, NUMBER, LONG = 18, 9, 12, 40
"""Letters that the first column holds at least, another of words, a column of numbers, and the widest."""

TALL = 6
"""Columns from which on errors stand beneath their numbers."""

_FONTS = re.compile(r'font-family="[^"]*"')

Told = dict[str, object]


def report_pdf(report: Report) -> bytes:
    """The document; the package `typst` must be there."""
    import typst

    with TemporaryDirectory() as folder:
        root = Path(folder)
        for figure in report.figures:
            (root / _drawing(figure)).write_text(for_print(figure.svg), encoding="utf-8")
        (root / "report.json").write_text(json.dumps(as_json(report), ensure_ascii=False), encoding="utf-8")
        main = root / LAYOUT.name
        main.write_text(LAYOUT.read_text(encoding="utf-8"), encoding="utf-8")
        return typst.compile(main, root=root, format="pdf", pdf_standards=[STANDARD], ignore_system_fonts=True)


def for_print(svg: str) -> str:
    """A drawing with ink of its own and the document's letters."""
    return _FONTS.sub(f'font-family="{FONT}"', svg.replace("currentColor", LIGHT_INK))


def as_json(report: Report) -> Told:
    """The report as the layout reads it: texts alone, every number written."""
    lang = report.lang
    return {
        "lang": lang,
        "title": report.title,
        "named": f"{report.title} ({word('synthetic_mark', lang)})" if report.synthetic else report.title,
        "synthetic": word("synthetic_head", lang) if report.synthetic else "",
        "keywords": [word("synthetic_mark", lang)] if report.synthetic else [],
        "mark": report.mark,
        "facts": report.facts,
        "words": {key: word(key, lang) for key in ("contents", "findings", "page_of")},
        "chapters": [_chapter(chapter, report) for chapter in report.chapters],
    }


def _drawing(figure: Figure) -> str:
    return f"{figure.key}.svg"


def _chapter(chapter: Chapter, report: Report) -> Told:
    return {
        "number": chapter.number,
        "title": chapter.title,
        "findings": chapter.findings,
        "blocks": [_block(block, report) for block in chapter.blocks],
    }


def _block(block: Block, report: Report) -> Told:
    lang = report.lang
    match block:
        case Words():
            return {"kind": "points" if block.points else "words", "texts": block.texts}
        case Terms():
            return {"kind": "terms", "pairs": block.pairs}
        case Figure():
            own: Told = {"kind": "figure", "file": _drawing(block), "caption": block.caption, "alt": block.description}
        case Table():
            own = _cards(block, lang) if block.cards else _table(block, lang)
    notes = note_text(notes_of(block, lang, synthetic=report.synthetic))
    return {**own, "heading": heading(block, lang), "title": block.title, "notes": notes}


def _cards(table: Table, lang: str) -> Told:
    cards = []
    for row in table.rows:
        cell = row.cells[0]
        assert isinstance(cell, Cell)  # cards are of numbers
        ends = interval_text(cell, lang)
        told = word("interval", lang, ends=ends) if ends else ""
        cards.append({"value": cell_text(cell, lang), "title": row.title, "ends": told})
    return {"kind": "cards", "cards": cards}


def _table(table: Table, lang: str) -> Told:
    columns = heads(table, lang)
    return {
        "kind": "table",
        "heads": [column.title for column in columns],
        "words": [column.words for column in columns],
        "widths": _widths(table, lang),
        "tall": len(columns) >= TALL,
        "rows": [row for group in table.groups for row in _group(group.title, group.rows, table, lang)],
    }


def _widths(table: Table, lang: str) -> list[float]:
    """How wide columns are beside each other: numbers alike, words by how long they are."""
    columns = heads(table, lang)
    texts: list[list[str]] = [[row.title for row in table.rows]]
    texts += [
        [cell for row in table.rows if isinstance(cell := row.cells[place], str)] for place in range(len(table.columns))
    ]
    found = []
    for place, column in enumerate(columns):
        own = texts[place] if place < len(texts) else []
        if column.words and any(own):
            mean = sum(map(len, own)) / len(own)
            word_length = max(len(part) for text in own for part in text.split(" "))
            least = SHORT if place else FIRST
            found.append(min(max(mean, max(map(len, own)) / 3, word_length, least), LONG))
        else:
            found.append(float(NUMBER))
    return found


def _group(title: str, rows: tuple[Row, ...], table: Table, lang: str) -> Iterator[Told]:
    if title:
        yield {"group": title, "cells": []}
    for row in rows:
        cells = [[row.title, ""], *(_content(cell, lang) for cell in row.cells)]
        if table.counted:
            cells.append(["" if row.n is None else number(row.n, Scale.NUMBER, lang), ""])
        yield {"group": "", "cells": cells}


def _content(cell: Content, lang: str) -> list[str]:
    return [cell, ""] if isinstance(cell, str) else [cell_text(cell, lang), error_text(cell, lang)]
