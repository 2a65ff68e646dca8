"""The folder handed out: whole or not at all, the same bytes from the same seed, nothing in it that leads back."""

import csv
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest
from small_country import FIRST_ID, population

from shanyraq.law.codes import Region
from shanyraq.people.extract.classes import Level
from shanyraq.people.extract.extract import Wish, extract
from shanyraq.people.extract.files import write_extract
from shanyraq.people.extract.plan import read_plan
from shanyraq.people.extract.wish import purpose_of, wish_of
from shanyraq.people.population_files import About
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import Text

PAPERS = {
    *("README.md", "disclosure.json", "families.parquet", "persons.parquet"),
    *(f"{name}.{lang}.html" for name in ("codebook", "disclosure") for lang in ("kk", "ru", "en")),
    *(f"codebook.{lang}.csv" for lang in ("kk", "ru", "en")),
}
SEED = 918273645
ABOUT = About(date(2024, 5, 14), Text("Сынақ", "Проба", "A trial"), True, {"file": "secret/register.csv", "seed": SEED})


@pytest.fixture(scope="module")
def made():
    person = {"birth_date": date(1980, 1, 1), "sex": 1, "relation": 0, "income_wage": 8_123_456}
    child = {"birth_date": date(2015, 1, 1), "sex": 2, "relation": 3, "income_wage": 0}
    families = [
        {"region": int(region), "stratum": FIRST_ID, "psu": FIRST_ID + 1, "weight": 2.5, "members": members}
        for region in (Region.ABAI, Region.KARAGANDA)
        for members in ([person], [person, child], [person, *[child] * 10])
        for _ in range(4)
    ]
    plan = replace(read_plan(), removed=Decimal(1))
    return extract(population(families, synthetic=True), Wish(Level(3, 1), plan, Fraction(1), SEED))


def test_the_folder_holds_tables_and_papers_in_three_languages(made, tmp_path: Path) -> None:
    write_extract(tmp_path / "out", made, ABOUT, "A study <of> poverty")
    assert {file.name for file in (tmp_path / "out").iterdir()} == PAPERS
    for lang, word in (("kk", "интетикалық"), ("ru", "интетическ"), ("en", "ynthetic")):
        for name in ("codebook", "disclosure"):
            page = (tmp_path / f"out/{name}.{lang}.html").read_text(encoding="utf-8")
            assert word in page
            assert "A study &lt;of&gt; poverty" in page
            assert "<of>" not in page
    first = (tmp_path / "out/README.md").read_text(encoding="utf-8")
    assert first.count("A study <of> poverty") == 3
    assert all(word in first for word in ("Зерттеу", "выборк", "research extract"))


def test_the_tables_say_whose_they_are_in_their_own_metadata(made, tmp_path: Path) -> None:
    write_extract(tmp_path / "out", made, ABOUT, "A study")
    for name in ("families", "persons"):
        told = pq.read_schema(tmp_path / f"out/{name}.parquet").metadata
        assert told[b"synthetic"] == b"true"
        assert told[b"purpose"] == b"A study"
        assert set(told) == {b"synthetic", b"source", b"date", b"purpose"}
    families = pl.read_parquet(tmp_path / "out/families.parquet")
    assert families["region"].cast(pl.String).to_list() == made.families["region"].to_list()


def test_csv_tables_say_the_same(made, tmp_path: Path) -> None:
    write_extract(tmp_path / "out", made, ABOUT, "A study", as_csv=True)
    persons = pl.read_csv(tmp_path / "out/persons.csv", infer_schema=False)
    assert persons["age"].to_list() == made.persons["age"].to_list()
    assert persons.height == made.persons.height


def test_the_codebook_tells_every_column_and_code(made, tmp_path: Path) -> None:
    write_extract(tmp_path / "out", made, ABOUT, "A study")
    with (tmp_path / "out/codebook.en.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["table"], row["column"]): row for row in rows}
    names = [("families", name) for name in made.families.columns] + [
        ("persons", name) for name in made.persons.columns
    ]
    assert list(told) == names
    assert told["families", "region"]["codes"] == "10: Abai Region; 35: Karaganda Region"
    assert told["families", "region"]["role"] == "known"
    assert told["families", "income_group"]["role"] == "sensitive"
    assert "10 and more together" in told["families", "size"]["published as"]
    assert "rounded to 1,000" in told["persons", "income_wage"]["published as"]
    assert all(row["meaning"] for row in rows)


def test_nothing_in_the_folder_leads_back(made, tmp_path: Path) -> None:
    write_extract(tmp_path / "out", made, ABOUT, "A study", as_csv=True)
    for file in (tmp_path / "out").iterdir():
        content = file.read_bytes()
        for word in (
            b"secret",
            b"register",
            str(SEED).encode(),
            str(FIRST_ID)[:-2].encode(),
            b"8123456",
            str(tmp_path).encode(),
        ):
            assert word not in content, (file.name, word)
    told = json.loads((tmp_path / "out/disclosure.json").read_text(encoding="utf-8"))
    assert told["replaced"] == ["family_id", "person_id", "stratum", "psu"]
    assert told["rows"]["apart"] == {"families": 8, "persons": 88}


def test_the_same_seed_gives_the_same_bytes(made, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_extract(tmp_path / name, made, ABOUT, "A study", as_csv=True)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_a_folder_that_exists_is_left_alone_and_a_failure_leaves_none(made, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(PeopleProblem) as refused:
        write_extract(tmp_path / "out", made, ABOUT, "A study")
    assert refused.value.key == "folder_exists"
    with pytest.raises(PeopleProblem):
        write_extract(tmp_path / "no/such/out", made, ABOUT, "A study")
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        ((0, 2, "1", 1), "level_out_of_range"),
        ((5, 0, "1", 1), "level_out_of_range"),
        ((5, 2, "0", 1), "sample_out_of_range"),
        ((5, 2, "1.5", 1), "sample_out_of_range"),
        ((5, 2, "1/0", 1), "sample_out_of_range"),
        ((5, 2, "half", 1), "sample_out_of_range"),
        ((5, 2, "1", -1), "seed_out_of_range"),
        ((5, 2, "1", 2**63), "seed_out_of_range"),
    ],
)
def test_a_wish_out_of_range_is_refused(arguments, key) -> None:
    with pytest.raises(PeopleProblem) as refused:
        wish_of(None, *arguments)
    assert refused.value.key == key


def test_a_seed_nobody_gave_cannot_be_guessed() -> None:
    first, second = (wish_of(None, 5, 2, "0.1", None) for _ in range(2))
    assert first.seed != second.seed
    assert first.sample == Fraction(1, 10)


def test_a_purpose_is_one_line_of_words() -> None:
    assert purpose_of(" a \n study ") == "a study"
    with pytest.raises(PeopleProblem) as refused:
        purpose_of(" \n")
    assert refused.value.key == "purpose_missing"
