"""Tiny populations whose every figure can be counted on fingers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest

from shanyraq.law.codes import Region
from shanyraq.people.columns import FAMILY_ID
from shanyraq.people.population import FAMILY_COLUMNS, PERSON_COLUMNS, Population, population_of_tables
from shanyraq.people.population_files import About
from shanyraq.rules import Fact, Text

DAY = date(2024, 5, 14)
SOURCE = Text("сынақ", "проверка", "a test")
TYPES = {"uint8": pl.UInt8, "int32": pl.Int32, "int64": pl.Int64, "bool": pl.Boolean}

Rows = Sequence[Mapping[str, Any]]


def table(rows: Rows, facts: Mapping[str, Fact]) -> Any:
    """Rows as an Arrow table; a fact that no row states has no column."""
    found = pl.DataFrame(list(rows))
    days = [pl.col(name).str.to_date() for name in found.columns if name in facts and facts[name].unit.name == "day"]
    kinds = {
        name: TYPES[facts[name].unit.dtype]
        for name in found.columns
        if name in facts and facts[name].unit.name != "day"
    }
    return found.with_columns(days).cast(kinds).to_arrow()


class Made:
    """Makes populations of families, each given with its members."""

    def __call__(self, *families: tuple[Mapping[str, Any], Rows], synthetic: bool = True) -> Population:
        homes = [{FAMILY_ID: number, "region": Region.ASTANA, **home} for number, (home, _) in enumerate(families)]
        people = [{FAMILY_ID: number, **member} for number, (_, members) in enumerate(families) for member in members]
        about = About(DAY, SOURCE, synthetic=synthetic)
        return population_of_tables(about, table(homes, FAMILY_COLUMNS), table(people, PERSON_COLUMNS))


@pytest.fixture
def made() -> Made:
    """What makes a population."""
    return Made()
