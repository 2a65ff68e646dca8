"""Templates: what they ask for, how their lists map back, and what they leave alone."""

import csv
import io
import tomllib
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import fastexcel
import pytest

from shanyraq.people.data_dictionary import TABLES, entries
from shanyraq.people.intake.mapping import words_of
from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.templates.asked import asked_columns, months_of, say
from shanyraq.people.templates.problems import TemplateProblem
from shanyraq.people.templates.template import DICTIONARY, FORMS, MAPPING, write_template
from shanyraq.rules import LANGUAGES

DAY = date(2024, 5, 14)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_headings_and_words_of_lists_differ_and_lead_back_to_every_answer(table: str, lang: str) -> None:
    columns = asked_columns(table, lang, DAY)
    titles = [column.title for column in columns]
    assert len(set(titles)) == len(titles)
    for column in columns:
        assert column.explained
        known = words_of(column.target)
        assert sorted(column.words.values()) == sorted(known or {})


def test_every_fact_an_agency_can_know_is_asked_for() -> None:
    asked = {column.target for table in TABLES for column in asked_columns(table, "en", DAY)}
    known = {entry.name for entry in entries() if entry.fact and not entry.name.startswith("income_")}
    assert known - asked == {"take_up_draw"}
    assert {"family", "person", "iin", "kind", "month", "amount"} <= asked


def test_what_must_be_filled_is_said() -> None:
    by_target = {column.target: column for column in asked_columns("persons", "en", DAY)}
    must = {target for target, column in by_target.items() if column.required}
    assert must == {"family", "person", "relation", "birth_date"}
    assert "Must be filled." in by_target["relation"].explained
    assert "If left empty: not stated." in by_target["sex"].explained
    assert by_target["birth_date"].most == DAY


def test_the_months_are_those_of_the_quarter_before() -> None:
    [month] = [column for column in asked_columns("incomes", "ru", date(2024, 2, 1)) if column.target == "month"]
    assert months_of(month) == [date(2023, 10, 1), date(2023, 11, 1), date(2023, 12, 1)]
    assert "01.02.2024" in month.explained


def test_money_is_asked_for_in_tenge() -> None:
    [loan] = [column for column in asked_columns("families", "kk", DAY) if column.target == "loan_payment_month"]
    assert loan.title.endswith(", теңге")
    assert loan.most == 10**10


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_the_mapping_beside_a_template_is_one_and_names_its_columns(tmp_path: Path, form: str, lang: str) -> None:
    files = write_template(tmp_path, form, lang, DAY)  # type: ignore[arg-type]
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in files}
    mapping = read_mapping(tmp_path / MAPPING)
    assert mapping.day == DAY
    for table in mapping.tables:
        file = tmp_path / table.pattern
        if form == "csv":
            names = file.read_text(encoding="utf-8-sig").strip().split(";")
        else:
            sheet = fastexcel.read_excel(file).load_sheet(table.layout.sheet, header_row=None, n_rows=3)
            names = list(sheet.to_polars().row(2))
        assert [column.name for column in table.columns.values()] == names


def test_the_same_template_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_template(tmp_path / name, "xlsx", "kk", DAY)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_workbook_has_lists_limits_an_example_and_headings_that_stay(tmp_path: Path) -> None:
    write_template(tmp_path, "xlsx", "ru", DAY)
    book = fastexcel.read_excel(tmp_path / "persons.xlsx")
    assert book.sheet_names == ["Люди", "Прочтите", "Списки"]
    explained, example, heads = book.load_sheet("Люди", header_row=None, n_rows=3).to_polars().rows()
    assert "супруг или супруга" in book.load_sheet("Списки").to_polars()["Родство с заявителем"].to_list()
    assert explained[0].startswith("Что вводить: ")
    assert example[0] == "Пример (не читается): F-001"
    assert example[heads.index("Родство с заявителем")] == "заявитель"
    with zipfile.ZipFile(tmp_path / "persons.xlsx") as parts:
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    rules = sheet.findall(f".//{MAIN}dataValidation")
    kinds = [rule.get("type") for rule in rules]
    assert len(rules) == len(heads)
    assert kinds.count("list") >= 8
    assert "date" in kinds
    pane = sheet.find(f".//{MAIN}pane")
    assert pane is not None
    assert pane.get("ySplit") == "3"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheet_to_read_says_where_to_begin_and_how_to_go_on(tmp_path: Path, lang: str) -> None:
    write_template(tmp_path, "xlsx", lang, DAY)
    rows = fastexcel.read_excel(tmp_path / "incomes.xlsx").load_sheet(say("sheet_readme", lang), header_row=None)
    text = "\n".join(str(row[0]) for row in rows.to_polars().rows())
    assert "mapping.toml" in text
    assert "shanyraq people read" in text


def test_the_dictionary_beside_text_files_tells_columns_and_their_words(tmp_path: Path) -> None:
    write_template(tmp_path, "csv", "kk", DAY)
    text = (tmp_path / DICTIONARY).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    [region] = [row for row in rows if row["баған"] == "region" and row["бұл не"]]
    assert region["мысал"] == "11"
    assert {"11", "75"} <= {row["жазылуы"] for row in rows if row["баған"] == "region"}
    [month] = [row for row in rows if row["баған"] == "month" and row["бұл не"]]
    assert month["мысал"] == "2024-01-01"


def test_a_file_that_may_have_been_filled_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "incomes.xlsx").write_text("mine")
    with pytest.raises(TemplateProblem, match=r"incomes\.xlsx: already exists"):
        write_template(tmp_path, "xlsx", "en", DAY)
    assert [file.name for file in tmp_path.iterdir()] == ["incomes.xlsx"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TemplateProblem, match="cannot be written"):
        write_template(tmp_path / "file" / "folder", "csv", "en", DAY)


def test_the_mapping_is_toml_whatever_the_words(tmp_path: Path) -> None:
    write_template(tmp_path, "xlsx", "kk", DAY)
    content = tomllib.loads((tmp_path / MAPPING).read_text(encoding="utf-8"))
    assert content["files"][0]["columns"]["building_plot"]["codes"] == {"иә": "true", "жоқ": "false"}
