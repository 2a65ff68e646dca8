"""Proportions to expect by region, from published series carried in `priors.csv` with their sources."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from shanyraq.evidence.youth.design.assumptions import INDICATORS
from shanyraq.law.codes import Region
from shanyraq.people.country.figures import REGIONS, Figure, nearest, read_figures

FILE = Path(__file__).with_name("priors.csv")

PERCENT = 100


@dataclass(frozen=True)
class Prior:
    """What to expect of an indicator in a region.

    Attributes:
        share: the expected proportion.
        base: the share of young people that its denominator holds.
        source: where the proportion was read; empty where it is assumed.
        own: whether the source tells of the region itself and not of the country.
    """

    share: float
    base: float
    source: str
    own: bool


def priors(indicator: str, day: date, stages: float) -> dict[Region, Prior]:
    """What to expect of an indicator in every region.

    Args:
        indicator: one of `INDICATORS`.
        day: figures nearest to it are taken.
        stages: the share assumed of a stage of transition.
    """
    makers: dict[str, Callable[[Region], Prior]] = {
        "neet": lambda region: _neet(region, day),
        "unemployment": lambda region: _unemployment(region, day),
        "stages": lambda region: Prior(stages, 1.0, "", own=False),
    }
    assert makers.keys() == set(INDICATORS)
    return {region: makers[indicator](region) for region in REGIONS}


def known(indicator: str, day: date, region: Region | None) -> Figure | None:
    """The published figure nearest to a day; bounds such as "more than" are left aside."""
    figures = (one for one in _figures() if (one.indicator, one.region, one.group) == (indicator, region, ""))
    return nearest((one for one in figures if one.unit in ("%", "persons")), day)


@cache
def _figures() -> tuple[Figure, ...]:
    return read_figures(FILE)


def _of_country(indicator: str, day: date) -> Figure:
    figure = known(indicator, day, None)
    assert figure is not None  # the file has it
    return figure


def _neet(region: Region, day: date) -> Prior:
    own = known("neet_rate", day, region)
    figure = own or _of_country("neet_rate", day)
    return Prior(figure.value / PERCENT, 1.0, figure.source, own=own is not None)


def _unemployment(region: Region, day: date) -> Prior:
    """The unemployment rate of the young; its denominator is their labour force, by the country's participation."""
    force, people = (_of_country(f"youth_{name}_15_28", date(2022, 5, 15)) for name in ("labour_force", "population"))
    base = force.value / people.value
    own = known("youth_unemployment_rate", day, region)
    figure = own or _of_country("youth_unemployment_rate", day)
    return Prior(figure.value / PERCENT, base, figure.source, own=own is not None)
