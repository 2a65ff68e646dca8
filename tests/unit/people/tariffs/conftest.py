"""Books of tariffs written, altered cell by cell, and read again."""

from collections.abc import Callable, Mapping
from pathlib import Path

import fastexcel
import pytest
import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from shanyraq.people.tariffs.example import example_book
from shanyraq.people.tariffs.read import cells_of
from shanyraq.people.tariffs.write import write_book

Cells = dict[str, dict[tuple[int, int], str]]
"""The texts of a workbook by sheet, row and column."""


@pytest.fixture(scope="session")
def example_cells(tmp_path_factory: pytest.TempPathFactory) -> Cells:
    """The worked example of services in English, as texts."""
    file = tmp_path_factory.mktemp("example") / "book.xlsx"
    write_book(example_book("services", "en"), file, "en", illustrative=True)
    opened = fastexcel.read_excel(str(file))
    return {name: cells_of(opened, name)[0] for name in opened.sheet_names}


@pytest.fixture
def altered(example_cells: Cells, tmp_path: Path) -> Callable[..., Path]:
    """The worked example with some cells changed (`None` empties one), sheets left out or added."""

    def made(
        changes: Mapping[str, Mapping[str, object]] | None = None,
        *,
        without: tuple[str, ...] = (),
        renamed: Mapping[str, str] | None = None,
    ) -> Path:
        file = tmp_path / "altered.xlsx"
        sheets = {name: dict[tuple[int, int], object](cells) for name, cells in example_cells.items()}
        for name, cells in (changes or {}).items():
            placed = {xl_cell_to_rowcol(cell): value for cell, value in cells.items()}
            sheets[name] = {**sheets.get(name, {}), **placed}
        with xlsxwriter.Workbook(str(file)) as book:
            for name in (name for name in sheets if name not in without):
                sheet = book.add_worksheet((renamed or {}).get(name, name))
                for place, value in sheets[name].items():
                    if value == "=1/0":
                        sheet.write_formula(*place, "=1/0", None, "#DIV/0!")
                    elif isinstance(value, str):
                        sheet.write_string(*place, value)
                    elif value is not None:
                        sheet.write(*place, value)
        return file

    return made
