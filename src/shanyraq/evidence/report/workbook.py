"""A report as a workbook: contents, a sheet a table with real numbers, and what notes say, the same bytes each time."""

from collections.abc import Iterator
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Flag, Report, Row, Table, Words
from shanyraq.evidence.report.parts import heading, note_text, notes_of, row_title, sentence
from shanyraq.evidence.report.words import word
from shanyraq.evidence.report.written import HIDDEN, UNKNOWN

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NO_DAY = datetime(2000, 1, 1)
"""When every workbook says that it was made, so that the same report is the same bytes."""

DIGITS = 10
"""Significant digits of numbers, so that the last bits of a sum in another order do not tell."""

FORMATS = {Scale.SHARE: "0.0%", Scale.INDEX: "0.000", Scale.MONEY: "#,##0\\ ₸", Scale.NUMBER: "#,##0"}
ERRORS = {Scale.SHARE: "0.00%", Scale.INDEX: "0.0000", Scale.MONEY: "#,##0\\ ₸", Scale.NUMBER: "#,##0"}

FIRST, OTHER, MARK = 46, 17, 14
"""Letters that columns hold."""

Written = float | str | None


def write_workbook(report: Report, file: Path) -> None:
    """Write the workbook."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    mark = f" ({word('synthetic_mark', report.lang)})" if report.synthetic else ""
    with xlsxwriter.Workbook(str(file), options) as book:
        properties = {"title": report.title + mark, "created": NO_DAY, "author": "shanyraq"}
        book.set_properties(properties | {"comments": word("synthetic_note", report.lang) if mark else ""})
        formats = _Formats(book)
        _contents(book.add_worksheet(word("sheet_contents", report.lang)), report, report.title + mark, formats)
        for table in report.tables:
            sheet = book.add_worksheet(word("sheet_table", report.lang, number=table.number))
            _sheet(sheet, table, report, formats)


class _Formats:
    """The looks of cells, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self.book = book
        self.found: dict[str, Format] = {}
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": "#173F6B"})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#E6EFF7"}
        )
        self.group = book.add_format({"bold": True, "bg_color": "#F3F5F7"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.strong = book.add_format({"bold": True, "font_color": "#A9550A"})
        self.hidden = book.add_format({"align": "right", "valign": "top"})

    def number(self, shape: str) -> "Format":
        """Of a number."""
        if shape not in self.found:
            self.found[shape] = self.book.add_format({"num_format": shape, "valign": "top", "align": "right"})
        return self.found[shape]


def _contents(sheet: "Worksheet", report: Report, title: str, formats: _Formats) -> None:
    """Cover facts, chapters with their findings, and links to the tables."""
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, title, formats.title)
    row = 2
    if report.synthetic:
        sheet.write_string(1, 0, word("synthetic_head", report.lang), formats.strong)
    for label, text in report.facts:
        sheet.write_string(row, 0, label, formats.text)
        sheet.write_string(row, 1, text, formats.text)
        row += 1
    row += 1
    for chapter in report.chapters:
        sheet.write_string(row, 0, str(chapter.number), formats.head)
        sheet.write_string(row, 1, chapter.title, formats.head)
        row += 1
        words = [text for block in chapter.blocks if isinstance(block, Words) for text in block.texts]
        for text in (*chapter.findings, *words):
            sheet.write_string(row, 1, text, formats.text)
            row += 1
        for table in (block for block in chapter.blocks if isinstance(block, Table)):
            name = word("sheet_table", report.lang, number=table.number)
            sheet.write_url(row, 0, f"internal:'{name}'!A1", string=heading(table, report.lang))
            sheet.write_string(row, 1, table.title, formats.text)
            row += 1
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _sheet(sheet: "Worksheet", table: Table, report: Report, formats: _Formats) -> None:
    lang = report.lang
    heads = [title for title, _ in _heads(table, lang)]
    sheet.set_column(0, 0, FIRST)
    sheet.set_column(1, max(len(heads) - 1, 1), OTHER)
    sheet.write_string(0, 0, f"{heading(table, lang)}. {table.title}", formats.title)
    sheet.write_string(1, 0, word("synthetic_head", lang) if report.synthetic else "", formats.strong)
    for place, head in enumerate(heads):
        sheet.write_string(2, place, sentence(head), formats.head)
    row = 3
    for group in table.groups:
        if group.title:
            sheet.write_string(row, 0, group.title, formats.group)
            row += 1
        for one in group.rows:
            _row(sheet, row, one, table, lang, formats)
            row += 1
    row += 1
    for label, text in notes_of(table, lang, synthetic=report.synthetic):
        sheet.write_string(row, 0, note_text([(label, text)]))
        row += 1
    sheet.freeze_panes(3, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


def _row(sheet: "Worksheet", row: int, one: Row, table: Table, lang: str, formats: _Formats) -> None:
    sheet.write_string(row, 0, row_title(one), formats.text)
    place = 1
    for kind, value, shape in _values(one, table, lang):
        if isinstance(value, str):
            sheet.write_string(row, place, value, formats.text if kind == "words" else formats.hidden)
        elif value is not None:
            sheet.write_number(row, place, value, formats.number(shape))
        place += 1


def _heads(table: Table, lang: str) -> list[tuple[str, str]]:
    """Every column of the sheet with what it holds: an estimate has its error, its interval and its mark beside it."""
    found = [(table.head, "words")]
    for place, column in enumerate(table.columns):
        found.append((column.title, "words" if column.words else "value"))
        for kind, key in _besides(table, place):
            found.append((word(key, lang, title=column.title), kind))
    return [*found, (word(f"n_{table.basis}", lang), "n")] if table.counted else found


def _besides(table: Table, place: int) -> list[tuple[str, str]]:
    cells = [row.cells[place] for row in table.rows]
    numbers = [cell for cell in cells if isinstance(cell, Cell)]
    found = [("error", "error_of")] if any(isfinite(cell.std_error) for cell in numbers) else []
    if any(isfinite(cell.low) for cell in numbers):
        found += [("low", "low_of"), ("high", "high_of")]
    return [*found, ("mark", "mark_of")] if any(cell.flag is not Flag.NONE for cell in numbers) else found


def _values(row: Row, table: Table, lang: str) -> Iterator[tuple[str, Written, str]]:
    """The cells of a row with what they hold and how they look."""
    for place, cell in enumerate(row.cells):
        kinds = ["words" if table.columns[place].words else "value", *(kind for kind, _ in _besides(table, place))]
        for kind in kinds:
            if isinstance(cell, str):
                yield kind, cell if kind in ("words", "value") else None, ""
            else:
                yield kind, _number(cell, kind, lang), _shape(cell, kind)
    if table.counted:
        yield "n", None if row.n is None else float(row.n), FORMATS[Scale.NUMBER]


def _shape(cell: Cell, kind: str) -> str:
    """How a number of a cell looks."""
    if cell.places is None:
        return (ERRORS if kind == "error" else FORMATS)[cell.scale]
    digits = "." + "0" * cell.places if cell.places else ""
    if cell.scale is Scale.SHARE:
        return f"0{digits}%"
    return f"#,##0{digits}\\ ₸" if cell.scale is Scale.MONEY else f"#,##0{digits}"


def _number(cell: Cell, kind: str, lang: str) -> Written:
    if kind == "mark":
        return word(f"flag_{cell.flag}", lang) if cell.flag is not Flag.NONE else None
    if kind == "value" and cell.flag.hidden:
        return HIDDEN
    value = {"value": cell.value, "error": cell.std_error, "low": cell.low, "high": cell.high}[kind]
    if not isfinite(value):
        return UNKNOWN if kind == "value" else None
    return float(f"{value:.{DIGITS}g}")
