"""A book of tariffs read from its workbook, strictly: every wrong cell is told; nothing is used until all is right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fastexcel

from shanyraq.people.tariffs.book import Book, ChangedThing
from shanyraq.people.tariffs.cells import Value, changed_value, parsed, setting_named, setting_value
from shanyraq.people.tariffs.fitting import misfits
from shanyraq.people.tariffs.problems import BookRefused, TariffProblem
from shanyraq.people.tariffs.sheets import ALL_SHEETS, Column, Sheet, say
from shanyraq.rules import LANGUAGES
from shanyraq.rules.in_force import nearest

HEADING_ROWS = 8
"""Rows from the top among which the headings are looked for."""

PASSED_OVER = "#"
"""What begins the name of a sheet that is the writer's own."""

OWN_SHEETS = ("readme", "lists")
"""Sheets of a template that hold nothing to read."""

Grid = dict[tuple[int, int], str]
"""The cells of a sheet that are not empty, by row and column, both from nought."""


@dataclass
class Read:
    """A sheet as read.

    Attributes:
        sheet: which.
        name: what the workbook calls it.
        columns: where each of its columns stands.
        rows: what its rows came to, with the row of the sheet.
        problems: what is wrong.
    """

    sheet: Sheet
    name: str
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[int, Any]] = field(default_factory=list)
    problems: list[TariffProblem] = field(default_factory=list)

    def cell(self, row: int, key: str) -> str:
        """The address of a cell."""
        return address(row, self.columns.get(key, 0))

    def wrong(self, row: int, key: str, reason: TariffProblem) -> TariffProblem:
        """A problem of one of its cells."""
        return TariffProblem("cell_wrong", sheet=self.name, cell=self.cell(row, key), reason=reason)


def read_book(file: Path) -> Book:
    """Read a workbook.

    Raises:
        TariffProblem: it is missing or no workbook.
        BookRefused: something in it is wrong; tells all of it.
    """
    if not file.is_file():
        raise TariffProblem("file_missing", file=file)
    try:
        opened = fastexcel.read_excel(str(file))
    except (fastexcel.FastExcelError, OSError, ValueError):
        raise TariffProblem("file_no_workbook", file=file) from None
    found, problems = _sheets(opened.sheet_names)
    read = [_read(sheet, name, *cells_of(opened, name)) for name, sheet in found.items()]
    problems += [problem for one in read for problem in one.problems]
    if not problems:
        problems += [
            one.wrong(row, key, reason) for one in read for row, key, reason in misfits(one.sheet.key, _by_sheet(read))
        ]
    if problems:
        raise BookRefused("book_refused", problems=problems)
    return Book(**{one.sheet.key: tuple(row for _, row in one.rows) for one in read})


def address(row: int, column: int) -> str:
    """A cell as workbooks name it: `B4`."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _by_sheet(read: list[Read]) -> Mapping[str, list[tuple[int, Any]]]:
    return {one.sheet.key: one.rows for one in read}


def _sheets(names: list[str]) -> tuple[dict[str, Sheet], list[TariffProblem]]:
    """Which sheet each name is, and what is wrong with the names."""
    known = {sheet.name(lang).casefold(): sheet for sheet in ALL_SHEETS for lang in LANGUAGES}
    own = {say(f"sheet_{key}", lang).casefold() for key in OWN_SHEETS for lang in LANGUAGES}
    found: dict[str, Sheet] = {}
    problems = []
    for name in names:
        sheet = known.get(name.strip().casefold())
        if sheet is not None and sheet in found.values():
            problems.append(TariffProblem("sheet_twice", sheet=name))
        elif sheet is not None:
            found[name] = sheet
        elif name.strip().casefold() not in own and not name.startswith(PASSED_OVER):
            near = nearest(name.casefold(), known)
            problems.append(TariffProblem("sheet_unknown", sheet=name, near=near, mark=PASSED_OVER))
    missing = (sheet for sheet in ALL_SHEETS if sheet.required and sheet not in found.values())
    problems += [
        TariffProblem("sheet_missing", names=" / ".join(sheet.name(lang) for lang in LANGUAGES)) for sheet in missing
    ]
    return found, problems


def cells_of(opened: fastexcel.ExcelReader, name: str) -> tuple[Grid, Grid]:
    """The texts of a sheet, and what stands in cells that hold a mistake of a formula."""
    try:
        sheet = opened.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        batch, errors = sheet.to_arrow_with_errors()
    except (fastexcel.FastExcelError, ValueError):
        return {}, {}
    places = [column.absolute_index for column in sheet.available_columns()]
    grid = {
        (row, places[index]): text.strip()
        for index, column in enumerate(batch.columns)
        for row, text in enumerate(column.to_pylist())
        if text is not None and text.strip()
    }
    listed = errors.errors if errors is not None else ()
    return grid, {(error.position[0], places[error.position[1]]): error.detail for error in listed}


def _read(sheet: Sheet, name: str, grid: Grid, errors: Grid) -> Read:
    """Read a sheet: find its headings, then row by row."""
    read = Read(sheet, name)
    for row, column in sorted(errors):
        read.problems.append(
            TariffProblem("cell_wrong", sheet=name, cell=address(row, column), reason=TariffProblem("cell_error"))
        )
    heading = _heading_row(sheet, grid)
    if heading is None:
        if grid or sheet.required:
            read.problems.append(TariffProblem("headings_missing", sheet=name, rows=HEADING_ROWS))
        return read
    read.problems += _headings(read, heading, grid)
    if read.problems:
        return read
    for row in sorted({row for row, _ in grid if row > heading}):
        entered = {key: grid.get((row, place), "") for key, place in read.columns.items()}
        if any(entered.values()):
            _row(read, row, entered)
    return read


def _titles(sheet: Sheet) -> dict[str, Column]:
    return {column.title(lang).casefold(): column for column in sheet.columns for lang in LANGUAGES}


def _heading_row(sheet: Sheet, grid: Grid) -> int | None:
    """The row near the top in which most headings stand; None where there is none with two."""
    titles = _titles(sheet)
    counts = {
        row: sum(text.casefold() in titles for (at, _), text in grid.items() if at == row)
        for row in range(HEADING_ROWS)
    }
    best = max(counts, key=lambda row: counts[row])
    return best if counts[best] >= min(2, len(sheet.columns)) else None


def _headings(read: Read, heading: int, grid: Grid) -> Iterator[TariffProblem]:
    """Find the columns; yields what is wrong with the headings."""
    titles = _titles(read.sheet)
    for (row, place), text in sorted(grid.items()):
        if row != heading:
            continue
        column = titles.get(text.casefold())
        if column is None:
            near = nearest(text.casefold(), titles)
            yield TariffProblem("heading_unknown", sheet=read.name, cell=address(row, place), value=text, near=near)
        elif column.key in read.columns:
            yield TariffProblem("heading_twice", sheet=read.name, cell=address(row, place), value=text)
        else:
            read.columns[column.key] = place
    for column in read.sheet.columns:
        if column.key not in read.columns:
            names = " / ".join(column.title(lang) for lang in LANGUAGES)
            yield TariffProblem("heading_missing", sheet=read.name, names=names)
    beyond = sorted({place for row, place in grid if row > heading} - set(read.columns.values()))
    for place in beyond:
        first = min(row for row, at in grid if at == place and row > heading)
        if (heading, place) not in grid:
            yield TariffProblem("cell_beyond", sheet=read.name, cell=address(first, place))


def _row(read: Read, row: int, entered: Mapping[str, str]) -> None:
    """Read a row, or tell what is wrong in it."""
    values: dict[str, Value | None] = {}
    problems = []
    for column in read.sheet.columns:
        cell = entered[column.key]
        try:
            if not cell and column.required:
                raise TariffProblem("cell_empty")
            values[column.key] = parsed(cell, column) if cell else None
        except TariffProblem as reason:
            problems.append(read.wrong(row, column.key, reason))
    if not problems:
        try:
            values |= _settled(read.sheet.key, values)
        except TariffProblem as reason:
            problems.append(read.wrong(row, "value", reason))
    if problems:
        read.problems += problems
    else:
        read.rows.append((row, read.sheet.row(**values)))


def _settled(sheet: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values whose meaning depends on another cell of their row.

    Raises:
        TariffProblem: it is no such value.
    """
    if sheet == "settings":
        return {"value": setting_value(values["name"], values["value"])}
    if sheet != "changes" or values["value"] is None:
        return {}
    name = setting_named(values["name"] or "") if values["thing"] is ChangedThing.SETTING else values["name"]
    return {"name": name, "value": changed_value(values["thing"], name, values["value"])}
