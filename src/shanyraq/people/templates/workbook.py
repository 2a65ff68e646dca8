"""A template as a workbook: lists to choose from, notes to every column, an example, and a sheet on how to go on."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from shanyraq.people.templates.asked import Asked, months_of, say
from shanyraq.people.templates.mapping_text import HEADER_ROW
from shanyraq.rules import to_day
from shanyraq.rules.formats import amount, day, whole

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

HEIGHTS = (96, 32, 34)
"""Of the rows above the cells to fill: what to enter, the example, the headings."""

ROWS = 100_000
"""Rows whose cells have lists and limits; further rows are read all the same."""

LONGEST_NOTE, LONGEST_NOTE_TITLE = 255, 32
"""Letters that a workbook allows in a note and in its title."""

NO_DAY = datetime(2000, 1, 1)
"""When every template says that it was made, so that the same template is the same bytes."""

COMMAND = (
    "shanyraq people read families.xlsx persons.xlsx incomes.xlsx --map mapping.toml --out POPULATION --report REPORT"
)

DAY_FORM, MONTH_FORM = "yyyy-mm-dd", "yyyy-mm"


def write_workbook(file: Path, table: str, columns: tuple[Asked, ...], lang: str, on: date) -> None:
    """Write the workbook of one table.

    Args:
        file: where to.
        table: `families`, `persons` or `incomes`.
        columns: its columns.
        lang: the language of every word.
        on: the day the facts are of.
    """
    with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": say("readme_title", lang, table=say(f"table_{table}", lang)), "created": NO_DAY})
        sheet = book.add_worksheet(say(f"table_{table}", lang))
        _readme(book, table, lang, on)
        sources = _lists(book, columns, lang)
        formats = _formats(book)
        for place, column in enumerate(columns):
            _column(sheet, place, column, sources.get(column.target), formats, lang)
        for row, height in enumerate(HEIGHTS):
            sheet.set_row(row, height)
        sheet.freeze_panes(HEADER_ROW, min(2, len(columns)))
        sheet.activate()


def _formats(book: "Workbook") -> dict[str, "Format"]:
    head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "locked": True}
    forms = {"day": DAY_FORM, "month": MONTH_FORM, "tiyn": "#,##0.00", "count": "0", "text": "@"}
    example = {"italic": True, "font_color": "#5A6672", "bg_color": "#F2F4F6", "valign": "top", "text_wrap": True}
    return {
        "must": book.add_format({**head, "bg_color": "#173F6B", "font_color": "#FFFFFF"}),
        "may": book.add_format({**head, "bg_color": "#BCD6EC", "font_color": "#10202F"}),
        "explained": book.add_format({"text_wrap": True, "valign": "top", "font_size": 9, "bg_color": "#F2F4F6"}),
        **{f"example_{kind}": book.add_format({**example, "num_format": form}) for kind, form in forms.items()},
        **{kind: book.add_format({"num_format": form}) for kind, form in forms.items()},
    }


def _column(
    sheet: "Worksheet", place: int, column: Asked, source: str | None, formats: dict[str, "Format"], lang: str
) -> None:
    """A column: what to enter, an example, its heading, and what each cell takes."""
    form = column.kind if column.kind in formats else "text"
    lead = f"{say('explained', lang)}: " if place == 0 else ""
    sheet.write_string(0, place, lead + column.explained, formats["explained"])
    _example(sheet, place, column, formats[f"example_{form}"], lang)
    sheet.write_string(HEADER_ROW - 1, place, column.title, formats["must" if column.required else "may"])
    sheet.set_column(place, place, _width(column), formats[form])
    rule = _rule(column, source)
    if rule is not None:
        notes = {
            "input_title": column.title[:LONGEST_NOTE_TITLE],
            "input_message": column.explained[:LONGEST_NOTE],
            "error_title": say("not_allowed", lang)[:LONGEST_NOTE_TITLE],
            "error_message": _allowed(column, lang)[:LONGEST_NOTE],
            "ignore_blank": True,
        }
        sheet.data_validation(HEADER_ROW, place, ROWS, place, {**rule, **notes})


def _width(column: Asked) -> float:
    """Letters a column holds: enough for its words, for its heading on two lines and for its note on seven."""
    longest = max([len(label) for label in column.words] or [0])
    return min(max(16, len(column.title) * 0.65, longest * 0.9, len(column.explained) / 6), 36)


def _example(sheet: "Worksheet", place: int, column: Asked, form: "Format", lang: str) -> None:
    shown = column.shown_example()
    if isinstance(shown, date):
        sheet.write_datetime(1, place, datetime(shown.year, shown.month, shown.day), form)
    elif isinstance(shown, int):
        sheet.write_number(1, place, shown, form)
    else:
        lead = f"{say('example', lang)}: " if place == 0 else ""
        sheet.write_string(1, place, lead + (shown or ""), form)


def _rule(column: Asked, source: str | None) -> dict[str, Any] | None:
    """What a workbook holds each cell against."""
    if source is not None:
        return {"validate": "list", "source": source}
    if isinstance(column.least, date) and isinstance(column.most, date):
        return {"validate": "date", "criteria": "between", "minimum": column.least, "maximum": column.most}
    if column.least is not None:
        kind = "decimal" if column.kind == "tiyn" else "integer"
        return {"validate": kind, "criteria": "between", "minimum": column.least, "maximum": column.most}
    if column.target == "iin":
        return {"validate": "length", "criteria": "==", "value": 12}
    return {"validate": "length", "criteria": ">=", "value": 1}


def _allowed(column: Asked, lang: str) -> str:
    """What a cell takes, for who entered something else."""
    if column.words or column.kind == "month":
        return say("choose", lang)
    if isinstance(column.least, date) and isinstance(column.most, date):
        return say("between", lang, least=day(to_day(column.least), lang), most=day(to_day(column.most), lang))
    if isinstance(column.least, int) and isinstance(column.most, int):
        shown = amount if column.kind == "tiyn" else whole
        unit = 100 if column.kind == "tiyn" else 1
        return say("between", lang, least=shown(column.least * unit, lang), most=shown(column.most * unit, lang))
    return column.explained


def _lists(book: "Workbook", columns: Sequence[Asked], lang: str) -> dict[str, str]:
    """The sheet of lists; where each column finds its own."""
    sheet, name = book.add_worksheet(say("sheet_lists", lang)), say("sheet_lists", lang)
    bold, month = book.add_format({"bold": True}), book.add_format({"num_format": MONTH_FORM, "align": "left"})
    sources: dict[str, str] = {}
    for column in columns:
        listed: list[str] | list[date] = months_of(column) if column.kind == "month" else list(column.words)
        if not listed:
            continue
        place = len(sources)
        sheet.set_column(place, place, 36)
        sheet.write_string(0, place, column.title, bold)
        for row, entry in enumerate(listed, start=1):
            if isinstance(entry, date):
                sheet.write_datetime(row, place, datetime(entry.year, entry.month, entry.day), month)
            else:
                sheet.write_string(row, place, entry)
        letter = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
        sources[column.target] = f"='{name}'!{letter}$2:{letter}${len(listed) + 1}"
    sheet.freeze_panes(1, 0)
    return sources


def _readme(book: "Workbook", table: str, lang: str, on: date) -> None:
    """The sheet that says how to go on."""
    sheet = book.add_worksheet(say("sheet_readme", lang))
    sheet.set_column(0, 0, 110)
    name = say(f"table_{table}", lang)
    sheet.write_string(0, 0, say("readme_title", lang, table=name), book.add_format({"bold": True, "font_size": 14}))
    lines = (
        say("readme_fill", lang, sheet=name, row=HEADER_ROW + 1),
        say("readme_colours", lang),
        say("readme_day", lang, day=day(to_day(on), lang)),
        say("readme_keep", lang),
        say("readme_read", lang, command=COMMAND),
    )
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 0, f"{row - 1}. {line}", wrapped)
