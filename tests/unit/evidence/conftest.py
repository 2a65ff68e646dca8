"""A small synthetic country that evidence is tested on."""

from datetime import date
from pathlib import Path

import pytest

from shanyraq.evidence.families.families import Families, collect
from shanyraq.law.codes import Region
from shanyraq.people.country.population import write_country
from shanyraq.people.population import Part, read_parts

DAY = date(2025, 10, 14)


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two regions of a synthetic country: some thousand families."""
    folder = tmp_path_factory.mktemp("evidence") / "country"
    write_country(folder, 20_000, 5, DAY, regions=[Region.ULYTAU, Region.SHYMKENT])
    return folder


@pytest.fixture(scope="session")
def parts(country: Path) -> list[Part]:
    return read_parts(country)


@pytest.fixture(scope="session")
def families(parts: list[Part]) -> Families:
    return collect(parts, DAY)
