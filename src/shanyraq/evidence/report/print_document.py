"""A report as a document for print: PDF/UA by Typst, tagged, with the same bytes for the same report everywhere.

Everything is handed over as data, so that no text can be taken for markup. Letters are the compiler's own fonts, which
have the Kazakh ones, so that no machine's fonts matter; there is no date inside.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import (
    Block,
    Cell,
    Chapter,
    Column,
    Content,
    Figure,
    Report,
    Row,
    Table,
    Terms,
    Words,
)
from shanyraq.evidence.report.parts import heading, heads, note_text, notes_of, row_title
from shanyraq.evidence.report.words import word
from shanyraq.evidence.report.written import cell_text, error_text, interval_text, number
from shanyraq.people.charts.theme import LIGHT_INK
from shanyraq.rules.formats import NO_BREAK

LAYOUT = Path(__file__).with_name("report.typ")

FONT = "Libertinus Serif"
"""Of the document and of the letters in its drawings; the layout names the same."""

STANDARD: Final = "ua-1"

LINE, AROUND, LONG, NAME = 110, 2, 44, 30
"""Letters that a line of a table holds, that a column's margins take, that a column of words asks for at most, and up
to which names of rows stay on one line, if errors must then stand beneath their numbers."""

WHOLE = 24
"""Lines of rows up to which a table is not parted between pages."""

SMALL, BOLD = 0.85, 1.1
"""How wide letters of errors and of heads are beside others."""

_BOUND = {
    "ru": re.compile(r"(?<![\w-])(\w{1,2}|без|для|при|над|под|ст\.|п\.|№) (?=\S)"),
    "kk": re.compile(r"(№) (?=\S)"),
}
"""What no line may end with: short words, and signs of numbers."""

_COUNTED = re.compile(r"(?<=\d) (?=[\w×%])| (?=₸)")
"""Between a number and what it counts."""

_SPANS = re.compile(r"(?<=\d)–(?=\d)|(?<=[\d)])-(?=\w)|(?<=\))(?=\()")
"""Inside what is one word: from one number to another, `126-бап`, `1(1)(43)`."""

JOINER = "\u2060"
"""Keeps what is around it on one line, and is not seen."""

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
    told = {
        "lang": lang,
        "title": report.title,
        "named": f"{report.title} ({word('synthetic_mark', lang)})" if report.synthetic else report.title,
        "synthetic": word("synthetic_head", lang) if report.synthetic else "",
        "keywords": [word("synthetic_mark", lang)] if report.synthetic else [],
        "mark": report.mark,
        "sheet": report.sheet,
        "facts": report.facts,
        "words": {key: word(key, lang) for key in ("contents", "findings", "page_of")},
        "chapters": [_chapter(chapter, report) for chapter in report.chapters],
    }
    return {key: bound(part, lang) for key, part in told.items()}


def bound(told: object, lang: str) -> object:
    """Texts whose lines break where a typesetter would let them: not behind a short word or before what is counted."""
    match told:
        case str():
            text = _SPANS.sub(rf"{JOINER}\g<0>{JOINER}", _COUNTED.sub(NO_BREAK, told))
            return _BOUND[lang].sub(f"\\1{NO_BREAK}", text) if lang in _BOUND else text
        case dict():
            return {key: bound(part, lang) for key, part in told.items()}
        case list() | tuple():
            return [bound(part, lang) for part in told]
    return told


def _drawing(figure: Figure) -> str:
    return f"{figure.key}.svg"


def _chapter(chapter: Chapter, report: Report) -> Told:
    return {
        "number": chapter.number,
        "title": chapter.title,
        "findings": chapter.findings,
        "follows": chapter.follows,
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
    rows = [row for group in table.groups for row in _group(group.title, group.rows, table, lang)]
    cells = list(zip(*(row.cells for row in rows if row.cells), strict=True)) or [()] * len(columns)
    beside = [_least(column, own, lang) for column, own in zip(columns, cells, strict=True)]
    named = min(max((len(text) for text, _ in cells[0]), default=0), NAME)
    tall = sum(beside[1:]) + max(beside[0], named) > _room(columns)
    least = (
        [_least(column, own, lang, tall=True) for column, own in zip(columns, cells, strict=True)] if tall else beside
    )
    return {
        "kind": "table",
        "heads": [column.title for column in columns],
        "words": [column.words for column in columns],
        "widths": _widths(columns, cells, least),
        "tall": tall,
        "whole": len(rows) * (2 if tall else 1) <= WHOLE,
        "rows": [{"group": row.group, "cells": row.cells} for row in rows],
    }


@dataclass(frozen=True)
class _Row:
    """A row as it is written: the heading of rows that belong together, or cells of a text and its error."""

    group: str
    cells: tuple[tuple[str, str], ...]


def _room(columns: list[Column]) -> float:
    """Letters of a line that are left for what stands in columns."""
    return float(LINE - AROUND * len(columns))


def _least(column: Column, cells: Sequence[tuple[str, str]], lang: str, *, tall: bool = False) -> float:
    """Letters that a column must hold, for nothing in it to be cut: its longest word, or its longest number."""
    head = max(len(part) for part in _words(column.title, lang)) * BOLD
    if column.words:
        return max([head, *(float(len(part)) for text, _ in cells for part in _words(text, lang))])
    return max([head, *(len(text) + (0 if tall or not error else 1 + len(error) * SMALL) for text, error in cells)])


def _words(text: str, lang: str) -> list[str]:
    return re.split(r"[ \n]|(?<=-)(?=\w)", str(bound(text, lang)))


def _widths(columns: list[Column], cells: Sequence[Sequence[tuple[str, str]]], least: list[float]) -> list[float]:
    """How wide columns are: what they must hold, and of the room that is left what they would like to."""
    wished = []
    for column, own, need in zip(columns, cells, least, strict=True):
        wished.append(max(min(_wish(column, own), LONG) - need, 0.0))
    spare = max(_room(columns) - sum(least), 0.0)
    part = min(spare / (sum(wished) or 1.0), 1.0)
    return [need + AROUND + part * wish for need, wish in zip(least, wished, strict=True)]


def _wish(column: Column, cells: Sequence[tuple[str, str]]) -> float:
    """Letters that a column would like to hold: most of its words on one line, the head of its numbers on two."""
    if not column.words or not cells:
        return len(column.title) / 2
    lengths = [len(text) for text, _ in cells]
    mean = sum(lengths) / len(lengths)
    return mean + (max(lengths) - mean) / 2


def _group(title: str, rows: tuple[Row, ...], table: Table, lang: str) -> Iterator[_Row]:
    if title:
        yield _Row(title, ())
    for row in rows:
        cells = [(row_title(row), ""), *(_content(cell, lang) for cell in row.cells)]
        if table.counted:
            cells.append(("" if row.n is None else number(row.n, Scale.NUMBER, lang), ""))
        yield _Row("", tuple(cells))


def _content(cell: Content, lang: str) -> tuple[str, str]:
    return (cell, "") if isinstance(cell, str) else (cell_text(cell, lang), error_text(cell, lang))
