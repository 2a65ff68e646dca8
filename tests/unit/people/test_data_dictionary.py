"""The dictionary of a population's columns: every fact once, words in three languages, schemas that populations fit."""

import csv
import io
from datetime import date

import pytest

from shanyraq.cli.reference.data_dictionary_page import data_dictionary_page
from shanyraq.people.data_dictionary import TABLES, dictionary_csv, entries, population_schema
from shanyraq.people.population import FAMILY_COLUMNS, FAMILY_EXTRAS, PERSON_COLUMNS, PERSON_EXTRAS
from shanyraq.people.sample.population import sample_population
from shanyraq.rules import LANGUAGES


def test_every_column_a_population_may_have_is_in_the_dictionary() -> None:
    found = {table: [entry.name for entry in entries() if entry.table == table] for table in TABLES}
    assert set(found["families"]) == {"family_id", *FAMILY_COLUMNS, *FAMILY_EXTRAS}
    assert set(found["persons"]) == {"family_id", *PERSON_COLUMNS, *PERSON_EXTRAS}
    assert found["incomes"] == ["family_id", "person", "kind", "month", "amount"]
    assert all(len(set(names)) == len(names) for names in found.values())


def test_the_schemas_are_those_of_the_tables_that_are_written() -> None:
    schemas = population_schema()
    [(families, persons)] = sample_population(5, 1, date(2024, 5, 14))
    for table, written in (("families", families), ("persons", persons)):
        for field in written.schema:
            assert schemas[table].field(field.name).type == field.type


def test_what_is_left_out_and_the_limits_are_told_in_words() -> None:
    by_name = {(entry.table, entry.name): entry for entry in entries()}
    assert by_name["families", "region"].default("en") == "may not be left out"
    assert by_name["families", "dwellings"].default("ru") == "1"
    assert by_name["families", "weight"].default("kk") == "бағанның болмауы мүмкін"
    assert by_name["families", "settlement"].default("en") == "not stated"
    assert by_name["families", "cars"].limits("en") == "0 – 100"
    assert by_name["incomes", "amount"].limits("en") == "0\u00a0₸ – 100,000,000,000\u00a0₸"
    assert by_name["persons", "sex"].limits("en") == ""


def test_the_csv_has_a_row_for_each_column_and_each_code_in_three_languages() -> None:
    rows = list(csv.DictReader(io.StringIO(dictionary_csv())))
    [sex] = [row for row in rows if row["column"] == "sex" and row["kept_as"]]
    assert (sex["title_kk"], sex["kept_as"], sex["required"]) == ("Жынысы", "uint8", "no")
    codes = {row["code"]: row for row in rows if row["column"] == "sex" and row["code"]}
    assert codes["male"]["code_number"] == "2"
    assert codes["male"]["title_ru"] == "мужской"
    assert all(row[f"title_{lang}"] for row in rows for lang in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_tells_every_column_and_every_list(lang: str) -> None:
    page = data_dictionary_page(lang)
    assert f'<html lang="{lang}">' in page
    for entry in entries():
        assert f'<th scope="row">{entry.name}</th>' in page
        assert all(f'<th scope="row">{code.wire}</th>' in page for code in entry.codes)
