"""A register's history: every month of targeted assistance is kept, and the quarter's income stays the quarter's."""

from pathlib import Path

import polars as pl
import pytest

from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.read import read_files
from shanyraq.people.population import read_parts

MAPPING = """
[delivery]
name = "register"
source = "A register"
date = 2025-01-15
synthetic = true
{history}

[limits]
refused = 1.0

[[files]]
role = "persons"
name = "persons.csv"

[files.columns]
family = "family"
person = "person"
relation = "relation"
birth_date = "born"
region = "region"

[[files]]
role = "incomes"
name = "paid.csv"

[files.columns]
person = "person"
kind = "kind"
month = "month"
amount = "amount"
"""

PERSONS = "family,person,relation,born,region\n1,7,applicant,1980-01-01,11\n"

PAID = """person,kind,month,amount
7,targeted_assistance,2023-02-01,100
7,targeted_assistance,2024-12-01,200
7,targeted_assistance,2025-01-01,300
7,targeted_assistance,2025-02-01,400
7,wage,2023-02-01,500
"""


@pytest.fixture
def incomes(tmp_path: Path):
    """Reads the register with or without its history; the months kept and the quarter's assistance."""

    def read(history: str) -> tuple[list[str], int]:
        (tmp_path / "map.toml").write_text(MAPPING.format(history=history), encoding="utf-8")
        for name, text in (("persons.csv", PERSONS), ("paid.csv", PAID)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        files = [tmp_path / "persons.csv", tmp_path / "paid.csv"]
        read_files(files, read_mapping(tmp_path / "map.toml"), tmp_path / "out", None)
        [part] = read_parts(tmp_path / "out")
        kept = pl.read_parquet(part.incomes)
        [quarter] = pl.read_parquet(part.folder / "persons.parquet")["income_targeted_assistance"]
        return [f"{month:%Y-%m}" for month in kept["month"].sort()], quarter

    return read


def test_a_history_is_kept_to_the_day_and_the_quarter_alone_is_income(incomes) -> None:
    assert incomes("history = true") == (["2023-02", "2024-12", "2025-01"], 200_00)


def test_without_it_the_quarter_is_all_there_is(incomes) -> None:
    assert incomes("") == (["2024-12"], 200_00)
