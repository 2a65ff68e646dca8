"""The quality report as a workbook: a sheet a table, to be sorted, filtered and sent back to the source."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from shanyraq.people.charts.labels import word
from shanyraq.people.intake.delivery import Delivery
from shanyraq.people.intake.report_measures import Change
from shanyraq.people.intake.report_tables import Cell, Kind, ReportTable, report_tables
from shanyraq.people.intake.report_words import ReportWords

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NARROW, WIDE = 10, 60
"""Letters that the narrowest and the widest column holds."""

LONGEST_NAME = 31
"""Letters that a sheet's name may have."""

MOST_ROWS = 1_000_000
"""Rows that a sheet holds."""

NO_DAY = datetime(2000, 1, 1)
"""When every workbook says that it was made, so that the same report is the same bytes."""


def write_workbook(
    delivery: Delivery, previous: Delivery | None, told: Sequence[Change], words: ReportWords, file: Path
) -> None:
    """Write the workbook.

    Args:
        delivery: what was read.
        previous: the delivery before, or None.
        told: what changed since.
        words: the language.
        file: where to.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(file), options) as book:
        mark = f" ({word('synthetic', words.lang)})" if delivery.synthetic else ""
        title = words.say("title", name=delivery.name) + mark
        book.set_properties({"title": title, "created": NO_DAY})
        formats = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#E6EFF7"}
            ),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
            "text": book.add_format({"valign": "top", "text_wrap": True}),
            "number": book.add_format({"valign": "top", "num_format": "#,##0", "align": "right"}),
            "share": book.add_format({"valign": "top", "num_format": "0.0%", "align": "right"}),
        }
        for place, table in enumerate(report_tables(delivery, previous, told, words)):
            sheet = book.add_worksheet(table.title[:LONGEST_NAME])
            lines = [title, table.note] if table.note else [title]
            if not place:
                lines += [words.about(delivery), words.verdict(delivery), words.comparison(list(told), previous)]
            _fill(sheet, table, lines, formats)


def _fill(sheet: "Worksheet", table: ReportTable, lines: Sequence[str], formats: dict[str, "Format"]) -> None:
    """A sheet: lines above, heads that stay, cells, a filter, widths."""
    sheet.write_string(0, 0, lines[0], formats["title"])
    for place, line in enumerate(lines[1:], start=1):
        sheet.merge_range(place, 0, place, 5, line, formats["wrapped"])
        sheet.set_row(place, 34)
    top = len(lines) + 1
    sheet.set_row(top, 34)
    for column, head in enumerate(table.heads):
        sheet.write_string(top, column, head, formats["head"])
        sheet.set_column(column, column, _width(table, column))
    rows = table.rows[:MOST_ROWS]
    for row, cells in enumerate(rows, start=top + 1):
        for column, (cell, kind) in enumerate(zip(cells, table.kinds, strict=True)):
            _write(sheet, row, column, cell, kind, formats)
    sheet.freeze_panes(top + 1, 1)
    sheet.autofilter(top, 0, top + max(len(rows), 1), len(table.heads) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _write(sheet: "Worksheet", row: int, column: int, cell: Cell, kind: Kind, formats: dict[str, "Format"]) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, formats[kind])
    else:
        sheet.write_number(row, column, cell, formats[kind])


def _width(table: ReportTable, column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in table.rows[:1000]), default=0)
    return min(max(longest, max(map(len, table.heads[column].split()), default=0), NARROW) + 2, WIDE)
