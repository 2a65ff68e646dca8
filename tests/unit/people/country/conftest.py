"""Families of the synthetic country, drawn once for all tests of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from shanyraq.law.codes import Region
from shanyraq.people.country.families import Lot
from shanyraq.people.country.measures import Measures
from shanyraq.people.country.population import draw_lot, write_country
from shanyraq.people.population import read_parts

DAY = date(2025, 11, 15)
FAMILIES = 200_000
OF_A_REGION = 12_500


@dataclass(frozen=True)
class Country:
    """A written country and what it comes to."""

    folder: Path
    measures: Measures


@pytest.fixture(scope="session")
def lots() -> list[Lot]:
    """50,000 families of four regions unlike each other."""
    regions = (Region.TURKESTAN, Region.NORTH_KAZAKHSTAN, Region.ALMATY, Region.ATYRAU)
    return [draw_lot(region, OF_A_REGION, 7, DAY, 0) for region in regions]


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Country:
    """A country of 200,000 families and its measures."""
    folder = tmp_path_factory.mktemp("country") / "kz"
    write_country(folder, FAMILIES, 1, DAY)
    measures = Measures(DAY)
    for part in read_parts(folder):
        measures.add(part.population())
    return Country(folder, measures)


Everywhere = Callable[[Callable[[Lot], NDArray[np.bool_]]], None]


@pytest.fixture
def everywhere(lots: list[Lot]) -> Everywhere:
    """Asserts that something holds for everybody, or every family, of all lots."""

    def check(holds: Callable[[Lot], NDArray[Any]]) -> None:
        for lot in lots:
            wrong = np.flatnonzero(~holds(lot))
            assert not len(wrong), f"{lot.region.name}: {len(wrong)}, first {wrong[:3]}"

    return check
