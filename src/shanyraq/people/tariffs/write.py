"""A book of tariffs as a workbook: lists to choose from, notes to every column, and the rows of a book."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.tariffs.book import Book, Change, ChangedThing, Setting
from shanyraq.people.tariffs.cells import CHANGED, PLACES, SCALES, parameter_named
from shanyraq.people.tariffs.problems import TariffProblem
from shanyraq.people.tariffs.read import OWN_SHEETS
from shanyraq.people.tariffs.sheets import ALL_SHEETS, Column, Sheet, code_words, say, sheet_of
from shanyraq.rules import Codes, to_date
from shanyraq.rules.facts import wire
from shanyraq.rules.formats import word
from shanyraq.rules.problems import refusal_of_system
from shanyraq.rules.units import UNITS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ABOUT, WARNING, EXPLAINED, HEADING = range(4)
"""The rows above the cells to fill, from nought: what the sheet is for, whether it is an example, what to enter."""

ROWS = 5_000
"""Rows whose cells have lists and limits; further rows are read all the same."""

NO_DAY = datetime(2000, 1, 1)
"""When every workbook says that it was made, so that the same book is the same bytes."""

LONGEST_NOTE, LONGEST_TITLE = 255, 32
"""Letters that a workbook allows in a note and in its title."""

FORMS = {
    "day": "yyyy-mm-dd",
    "month": "yyyy-mm",
    "tiyn": "#,##0.00",
    "quantity": "0.####",
    "share": "0.00##",
    "count": "0",
    "year": "0",
    "text": "@",
}
"""How cells of a kind look."""


def write_book(book: Book, file: Path, lang: str, *, illustrative: bool) -> None:
    """Write a book.

    Args:
        book: the book.
        file: where to; must not exist.
        lang: the language of headings, notes and lists.
        illustrative: whether its figures are an example, which every sheet then says.

    Raises:
        TariffProblem: the file is in the way, or cannot be written.
    """
    if file.exists():
        raise TariffProblem("file_in_the_way", file=file)
    try:
        with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as made:
            made.set_properties({"title": say("readme_title", lang), "created": NO_DAY, "author": "shanyraq"})
            _Writer(made, book, lang, illustrative=illustrative).write()
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        cause = error if isinstance(error, OSError) else OSError(*error.args[0].args)
        raise TariffProblem("file_not_written", file=file, reason=refusal_of_system(cause)) from None


class _Writer:
    """Writes the sheets of one book."""

    def __init__(self, made: "Workbook", book: Book, lang: str, *, illustrative: bool) -> None:
        self.made = made
        self.book = book
        self.lang = lang
        self.illustrative = illustrative
        self.formats = _formats(made)

    def write(self) -> None:
        """Every sheet: how to fill first, lists last."""
        self.readme()
        sheets = {sheet.key: self.made.add_worksheet(sheet.name(self.lang)) for sheet in ALL_SHEETS}
        sources = self.lists()
        for sheet in ALL_SHEETS:
            self.sheet(sheets[sheet.key], sheet, sources)

    def readme(self) -> None:
        """The sheet that says how to go on."""
        sheet = self.made.add_worksheet(say(f"sheet_{OWN_SHEETS[0]}", self.lang))
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, say("readme_title", self.lang), self.formats["title"])
        if self.illustrative:
            sheet.write_string(1, 0, say("illustrative", self.lang), self.formats["warning"])
        for place in range(1, 6):
            text = say(f"readme_{place}", self.lang)
            sheet.write_string(place + 1, 0, f"{place}. {text}", self.formats["wrapped"])
        for row, one in enumerate(ALL_SHEETS, start=8):
            sheet.write_url(row, 0, f"internal:'{one.name(self.lang)}'!A1", string=one.name(self.lang))
        sheet.hide_gridlines(2)

    def lists(self) -> dict[str, str]:
        """The sheet of lists; where each list stands, by the name of its codes or kind."""
        name = say(f"sheet_{OWN_SHEETS[1]}", self.lang)
        sheet = self.made.add_worksheet(name)
        listed: dict[str, list[str]] = {}
        for column in (column for one in ALL_SHEETS for column in one.columns):
            if column.codes is not None:
                listed[column.codes.__name__] = [text.lang(self.lang) for text in code_words(column.codes).values()]
        listed["flag"] = [word(key, self.lang) for key in ("yes", "no")]
        listed["setting"] = [parameter.title.lang(self.lang) for parameter in TARIFF_LAW.parameters]
        sources = {}
        for place, (key, entries) in enumerate(listed.items()):
            sheet.set_column(place, place, 40)
            for row, entry in enumerate(entries, start=1):
                sheet.write_string(row, place, entry)
            letter = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
            sources[key] = f"='{name}'!{letter}$2:{letter}${len(entries) + 1}"
        return sources

    def sheet(self, drawn: "Worksheet", sheet: Sheet, sources: Mapping[str, str]) -> None:
        """A sheet with its rows."""
        drawn.write_string(ABOUT, 0, say(f"about_{sheet.key}", self.lang), self.formats["strong"])
        if self.illustrative:
            drawn.write_string(WARNING, 0, say("illustrative", self.lang), self.formats["warning"])
        for place, column in enumerate(sheet.columns):
            self.column(drawn, place, column, sources)
        drawn.set_row(EXPLAINED, 62)
        drawn.set_row(HEADING, 46)
        rows = getattr(self.book, sheet.key)
        for row, entry in enumerate(rows, start=HEADING + 1):
            for place, column in enumerate(sheet.columns):
                self.cell(drawn, row, place, column, _entered(entry, column))
        drawn.freeze_panes(HEADING + 1, min(2, len(sheet.columns) - 1))

    def column(self, drawn: "Worksheet", place: int, column: Column, sources: Mapping[str, str]) -> None:
        """A column: what to enter, its heading, and what each cell takes."""
        meaning, title = column.meaning(self.lang), column.title(self.lang)
        drawn.write_string(EXPLAINED, place, meaning, self.formats["explained"])
        drawn.write_string(HEADING, place, title, self.formats["must" if column.required else "may"])
        width = 30 if column.kind == "text" and column.key in ("name", "source", "act") else 19
        drawn.set_column(place, place, width, self.formats[column.kind if column.kind in FORMS else "text"])
        rule = _rule(column, sources)
        if rule is not None:
            notes = {
                "input_title": title[:LONGEST_TITLE],
                "input_message": meaning[:LONGEST_NOTE],
                "error_title": say("not_allowed", self.lang)[:LONGEST_TITLE],
                "error_message": meaning[:LONGEST_NOTE],
                "ignore_blank": True,
            }
            drawn.data_validation(HEADING + 1, place, ROWS, place, {**rule, **notes})

    def cell(self, drawn: "Worksheet", row: int, place: int, column: Column, value: Any) -> None:  # noqa: ANN401
        """One cell; nothing where nothing was entered."""
        if value is None:
            return
        form = self.formats[column.kind if column.kind in FORMS else "text"]
        if isinstance(value, Codes):
            drawn.write_string(row, place, code_words(type(value))[value.wire].lang(self.lang), form)
        elif isinstance(value, bool):
            drawn.write_string(row, place, word("yes" if value else "no", self.lang), form)
        elif isinstance(value, date):
            drawn.write_datetime(row, place, datetime(value.year, value.month, value.day), form)
        elif column.kind == "setting":
            drawn.write_string(row, place, parameter_named(value).title.lang(self.lang), form)
        elif column.kind in SCALES:
            drawn.write_number(row, place, round(value / SCALES[column.kind], PLACES[column.kind]), form)
        else:
            drawn.write_string(row, place, str(value), form)


def _entered(entry: object, column: Column) -> Any:  # noqa: ANN401  # whatever the row holds
    """What a row has for a column, as it is entered."""
    value = getattr(entry, column.key)
    if isinstance(entry, Setting) and column.key == "value":
        return _setting_text(entry.name, entry.value)
    if isinstance(entry, Change) and column.key == "value" and value is not None:
        if entry.thing is ChangedThing.SETTING:
            return _setting_text(str(entry.name), value)
        at, key = CHANGED[entry.thing]
        return str(wire(value, UNITS[sheet_of(at).column(key).kind]))
    return value


def _setting_text(name: str, value: int) -> str:
    return str(wire(value, parameter_named(name).unit)).lower()


def _rule(column: Column, sources: Mapping[str, str]) -> dict[str, Any] | None:
    """What a workbook holds each cell of a column against."""
    if column.codes is not None:
        return {"validate": "list", "source": sources[column.codes.__name__]}
    if column.kind in ("flag", "setting"):
        return {"validate": "list", "source": sources[column.kind]}
    if column.kind in SCALES and column.most:
        kind = "decimal" if PLACES[column.kind] else "integer"
        ends = [end / SCALES[column.kind] for end in (column.least, column.most)]
        return {"validate": kind, "criteria": "between", "minimum": ends[0], "maximum": ends[1]}
    if column.kind == "day" and column.most:
        ends_of_days = [to_date(end) for end in (column.least, column.most)]
        return {"validate": "date", "criteria": "between", "minimum": ends_of_days[0], "maximum": ends_of_days[1]}
    return None


def _formats(made: "Workbook") -> dict[str, "Format"]:
    head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    return {
        "title": made.add_format({"bold": True, "font_size": 14, "font_color": "#173F6B"}),
        "strong": made.add_format({"bold": True, "font_color": "#173F6B"}),
        "warning": made.add_format({"bold": True, "font_color": "#A9550A"}),
        "wrapped": made.add_format({"text_wrap": True, "valign": "top"}),
        "must": made.add_format({**head, "bg_color": "#173F6B", "font_color": "#FFFFFF"}),
        "may": made.add_format({**head, "bg_color": "#BCD6EC", "font_color": "#10202F"}),
        "explained": made.add_format({"text_wrap": True, "valign": "top", "font_size": 9, "bg_color": "#F2F4F6"}),
        **{kind: made.add_format({"num_format": form}) for kind, form in FORMS.items()},
    }
