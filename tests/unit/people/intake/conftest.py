"""A small delivery that is right in every cell, and ways to spoil it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from shanyraq.people.intake.delivery import Delivery
from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.read import read_files
from shanyraq.people.population import read_parts

HEAD = """
[delivery]
name = "register"
source = "A register"
date = 2024-05-14
"""

PERSONS = """
[limits]
refused = 1

[[files]]
role = "persons"
[files.columns]
family = "fam"
person = "id"
relation = "relation"
birth_date = "born"
region = "region"
"""

ROWS = """fam,id,relation,born,region
a,1,applicant,1988-02-11,35
a,2,child,2012-10-01,35
b,3,applicant,1950-01-01,71
"""


@dataclass(frozen=True)
class Read:
    """What came of a delivery."""

    delivery: Delivery
    folder: Path

    @property
    def findings(self) -> list[tuple[str, int, str, str]]:
        """Rule, row, column and value of each."""
        return [
            (check.rule, finding.row, finding.column, finding.value)
            for check in self.delivery.checks
            for finding in check.findings
            if check.rule != "family_incomplete"
        ]

    @property
    def rules(self) -> list[str]:
        return [check.rule for check in self.delivery.checks if check.count]

    def table(self, name: str) -> pl.DataFrame:
        parts = [pl.read_parquet(part.folder / f"{name}.parquet") for part in read_parts(self.folder / "population")]
        return pl.concat(parts)


Deliver = Callable[..., Read]


@pytest.fixture
def deliver(tmp_path: Path) -> Deliver:
    """Reads files with a mapping; the report is left out."""

    def deliver(files: dict[str, str | bytes] | str = ROWS, mapping: str = PERSONS, head: str = HEAD) -> Read:
        named = {"persons.csv": files} if isinstance(files, str) else files
        for name, content in named.items():
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "map.toml").write_text(head + mapping, encoding="utf-8")
        paths = [tmp_path / name for name in named]
        delivery = read_files(paths, read_mapping(tmp_path / "map.toml"), tmp_path / "population", replace=True)
        return Read(delivery, tmp_path)

    return deliver
