"""What targeted assistance comes to, by region and kind: sums that can be made part by part and put together exactly.

A family of a survey counts by its weight, taken to the millionth, so that every sum is of whole numbers and the same
whatever the order and the parts it was made in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Kind, Region
from shanyraq.people.population import WEIGHT, Population
from shanyraq.rules.evaluate import Results, exact_sum

SUMMED = ("kind", "targeted_assistance_month")
"""The results that the sums are made of."""

ELIGIBLE = (Kind.UNCONDITIONAL, Kind.CONDITIONAL)

UNIT = 1_000_000
"""The weight of one family."""


@dataclass(frozen=True)
class Sums:
    """A region, or all of them; every number is in millionths, so that weights are whole.

    Attributes:
        families: of each kind, those with a right to it.
        persons: in these families.
        cost: of a month, in tiyn.
        living: the families that live there, with a right to it or without.
    """

    families: Mapping[Kind, int]
    persons: int
    cost: int
    living: int

    def __add__(self, other: "Sums") -> "Sums":
        families = {kind: self.families[kind] + other.families[kind] for kind in ELIGIBLE}
        return Sums(families, self.persons + other.persons, self.cost + other.cost, self.living + other.living)


NOTHING = Sums(dict.fromkeys(ELIGIBLE, 0), 0, 0, 0)


@dataclass(frozen=True)
class Totals:
    """A population or a part of one.

    Attributes:
        families: the rows of families.
        persons: the rows of persons.
        weight: the families of the country they stand for, in millionths.
        regions: each region that occurs, in the order of the codes.
    """

    families: int
    persons: int
    weight: int
    regions: Mapping[Region, Sums]

    def __add__(self, other: "Totals") -> "Totals":
        both = [region for region in Region if region in self.regions or region in other.regions]
        return Totals(
            self.families + other.families,
            self.persons + other.persons,
            self.weight + other.weight,
            {region: self.regions.get(region, NOTHING) + other.regions.get(region, NOTHING) for region in both},
        )

    @cached_property
    def whole(self) -> Sums:
        """All regions together."""
        return sum(self.regions.values(), start=NOTHING)

    def as_json(self) -> dict[str, Any]:
        """The sums as a program keeps them for a while."""
        return {
            "families": self.families,
            "persons": self.persons,
            "weight": self.weight,
            "regions": {
                region.wire: [*(sums.families[kind] for kind in ELIGIBLE), sums.persons, sums.cost, sums.living]
                for region, sums in self.regions.items()
            },
        }


NOBODY = Totals(0, 0, 0, {})


def totals_from_json(kept: Mapping[str, Any]) -> Totals:
    """The sums that `Totals.as_json` wrote."""
    regions = {region.wire: region for region in Region}
    found = {
        regions[wire]: Sums(dict(zip(ELIGIBLE, numbers, strict=False)), *numbers[len(ELIGIBLE) :])
        for wire, numbers in kept["regions"].items()
    }
    return Totals(kept["families"], kept["persons"], kept["weight"], found)


def totals_of(population: Population, results: Results) -> Totals:
    """Sum up results that have the outputs `SUMMED`."""
    weights = _weights(population)
    regions = population.column("region")
    regions = np.zeros(0, dtype=np.uint8) if regions is None else regions
    kinds, amounts = (results.column(name) for name in SUMMED)
    sizes = population.sizes

    def sums(region: Region) -> Sums:
        living = np.flatnonzero(regions == region)
        here = living[kinds[living] != Kind.NONE]
        own = None if weights is None else weights[here]
        ones = np.ones(len(here), dtype=np.int64)
        families = {kind: _weighted(np.where(kinds[here] == kind, ones, 0), own) for kind in ELIGIBLE}
        everybody = _weighted(np.ones(len(living), dtype=np.int64), None if weights is None else weights[living])
        return Sums(families, _weighted(sizes[here], own), _weighted(amounts[here], own), everybody)

    return Totals(
        families=len(sizes),
        persons=population.persons.number,
        weight=_weighted(np.ones(len(sizes), dtype=np.int64), weights),
        regions={region: sums(region) for region in Region if np.any(regions == region)},
    )


def _weights(population: Population) -> NDArray[Any] | None:
    """The weights in millionths as Python's own whole numbers, which cannot run over; None where all are one."""
    if WEIGHT not in population.families.schema.names:
        return None
    millionths = np.rint(population.weights() * UNIT).tolist()
    return np.array([int(number) for number in millionths], dtype=object)


def _weighted(numbers: NDArray[Any], weights: NDArray[Any] | None) -> int:
    if weights is None:
        return exact_sum(numbers) * UNIT
    return int(np.dot(numbers.astype(object), weights)) if len(numbers) else 0
