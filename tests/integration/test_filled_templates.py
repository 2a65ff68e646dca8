"""A template filled in any language, as workbooks or as text, is read as it stands and says what was entered."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import fastexcel
import polars as pl
import pytest
import xlsxwriter

from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.read import read_files
from shanyraq.people.population import read_population
from shanyraq.people.templates.asked import Asked, asked_columns, say
from shanyraq.people.templates.template import write_template
from shanyraq.rules import to_day

DAY = date(2024, 5, 14)
TABLES = ("families", "persons", "incomes")

Row = Mapping[str, object]

FILLED: Mapping[str, Sequence[Row]] = {
    "families": [
        {"family": "F-001", "region": "11", "dwellings": 2, "unsafe_dwellings": 1, "building_plot": "true", "cars": 1},
        {"family": "007", "region": "75", "loan_payment_month": 12_345, "dwelling_disposed_on": date(2023, 12, 31)},
    ],
    "persons": [
        {"family": "F-001", "person": 1, "relation": "applicant", "birth_date": date(1988, 2, 11), "sex": "female"},
        {"family": "F-001", "person": 2, "relation": "child", "birth_date": date(2022, 10, 1), "study": "none"},
        {
            "family": "007",
            "person": 1,
            "relation": "applicant",
            "birth_date": date(1955, 7, 30),
            "long_illness": "true",
        },
    ],
    "incomes": [
        {"family": "F-001", "person": 1, "kind": "wage", "month": date(2024, 1, 1), "amount": 70_000.5},
        {"family": "F-001", "person": 1, "kind": "wage", "month": date(2024, 3, 1), "amount": 60_000},
        {"family": "007", "person": 1, "kind": "pension", "month": date(2024, 2, 1), "amount": 98_765.43},
    ],
}


def fill_workbook(file: Path, table: str, columns: Sequence[Asked], lang: str) -> None:
    """Write the template's sheet anew with rows below its headings, as an office program does."""
    sheet_name = say(f"table_{table}", lang)
    above = fastexcel.read_excel(file).load_sheet(sheet_name, header_row=None, n_rows=3).to_polars().rows()
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet(sheet_name)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, cells in enumerate(above):
            for place, cell in enumerate(cells):
                sheet.write(number, place, cell)
        for number, row in enumerate(FILLED[table], start=3):
            for place, column in enumerate(columns):
                value = row.get(column.target)
                label = next((label for label, wire in column.words.items() if wire == value), value)
                if isinstance(label, date):
                    sheet.write_datetime(number, place, datetime(label.year, label.month, label.day), day)
                elif isinstance(label, str):
                    sheet.write_string(number, place, label)
                elif label is not None:
                    sheet.write_number(number, place, label)


def fill_text(file: Path, table: str) -> None:
    """Add rows below the headings."""
    names = file.read_text(encoding="utf-8-sig").strip().split(";")
    with file.open("a", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        for row in FILLED[table]:
            writer.writerow([row.get(name, "") for name in names])


@pytest.mark.parametrize(("form", "lang"), [("xlsx", "kk"), ("xlsx", "ru"), ("xlsx", "en"), ("csv", "kk")])
def test_a_filled_template_is_read_as_it_stands(tmp_path: Path, form: str, lang: str) -> None:
    write_template(tmp_path, form, lang, DAY)  # type: ignore[arg-type]
    files = [tmp_path / f"{table}.{form}" for table in TABLES]
    for file, table in zip(files, TABLES):
        if form == "xlsx":
            fill_workbook(file, table, asked_columns(table, lang, DAY), lang)
        else:
            fill_text(file, table)
    delivery = read_files(files, read_mapping(tmp_path / "mapping.toml"), tmp_path / "population")
    assert [(check.rule, check.count) for check in delivery.checks if check.count] == []
    population = read_population(tmp_path / "population")
    assert population.about.date == DAY
    order = sorted(range(2), key=lambda place: (column := population.column("region")) is not None and column[place])
    facts = {
        "region": [11, 75],
        "dwellings": [2, 1],
        "unsafe_dwellings": [1, 0],
        "building_plot": [1, 0],
        "loan_payment_month": [0, 1_234_500],
    }
    for name, expected in facts.items():
        values = population.column(name)
        assert values is not None
        assert [int(values[place]) for place in order] == expected
    persons = pl.concat([pl.read_parquet(file) for file in (tmp_path / "population").rglob("persons.parquet")])
    persons = persons.sort("birth_date")
    assert persons["income_wage"].fill_null(0).to_list() == [0, 13_000_050, 0]
    assert persons["income_pension"].fill_null(0).to_list() == [9_876_543, 0, 0]
    assert persons["long_illness"].to_list()[0] is True
    assert to_day(persons["birth_date"][0]) == to_day(date(1955, 7, 30))
