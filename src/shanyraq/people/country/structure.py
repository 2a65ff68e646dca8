"""Which family types a region has, and which of them live in towns: fitted to the region's ages, sizes and types."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Region, Sex
from shanyraq.people.country.assumptions import assumed
from shanyraq.people.country.demography import AGE_GROUPS, Shape, shapes
from shanyraq.people.country.families import Lot, draw_families
from shanyraq.people.country.family_types import cell_table
from shanyraq.people.country.mixture import tilted
from shanyraq.people.draws import FINE, Odds, generator

TRIED = 512
"""Families of each cell drawn to learn who is in them."""

TRIAL_DAY = date(2024, 7, 1)
TRIAL_SEED = 20_240_701

LARGE, ADULT = 4, 18

HALVINGS = 40


@dataclass(frozen=True)
class Structure:
    """How families of a region are drawn.

    Attributes:
        shape: what they are to add up to.
        odds: of the cells.
        weights: the share of each cell, of which `odds` are the whole-number table.
        urban: the chance of each cell to live in a town, of 65,536.
    """

    shape: Shape
    odds: Odds
    weights: NDArray[np.float64]
    urban: NDArray[np.int64]


@cache
def structures(day: date) -> Mapping[Region, Structure]:
    """Every region's structure on a day."""
    return {region: _structure(shape) for region, shape in shapes(day).items()}


def _structure(shape: Shape) -> Structure:
    table, features = cell_table(), cell_features()
    wanted = np.array([*(shape.size * share for share in shape.groups), shape.large, shape.mothers, shape.fathers])
    weights = tilted(table.weights, features, wanted)
    odds = Odds(dict(enumerate(weights.tolist())), fine=FINE)
    return Structure(shape, odds, weights, _in_towns(weights, shape.urban))


@cache
def cell_features() -> NDArray[np.float64]:
    """What a family of each cell adds on average: persons by sex and age, large families, lone mothers, fathers."""
    table = cell_table()
    number = len(table.sizes)
    cell = np.repeat(np.arange(number, dtype=np.uint8), TRIED)
    lot = draw_families(generator(TRIAL_SEED), TRIAL_DAY, Region.ASTANA, cell, np.zeros(number, dtype=np.int64))
    columns = [lot.in_family(flags) for flags in _groups(lot)]
    minors = lot.in_family(lot.age < ADULT)
    lone = (minors > 0) & (lot.in_family(lot.age >= ADULT) == 1)
    father = lone & (lot.in_family((lot.age >= ADULT) & (lot.persons["sex"] == Sex.MALE)) > 0)
    columns.extend(flags.astype(np.int64) for flags in (minors >= LARGE, lone & ~father, father))
    return np.stack([column.reshape(number, TRIED).mean(axis=1) for column in columns], axis=1)


def _groups(lot: Lot) -> list[NDArray[np.bool_]]:
    sexes = (lot.persons["sex"] == Sex.FEMALE, lot.persons["sex"] == Sex.MALE)
    return [sex & (lot.age >= first) & (lot.age <= last) for sex in sexes for first, last in AGE_GROUPS]


def _in_towns(weights: NDArray[np.float64], share: float) -> NDArray[np.int64]:
    """Chances to live in a town that leave the region its share of people there; lower for families with children."""
    table = cell_table()
    people = weights * table.sizes
    minors = cell_features()[:, [0, len(AGE_GROUPS)]].sum(axis=1)
    lean = float(assumed("settlements", "odds_a_child")) ** -minors
    low, high = -12.0, 12.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        odds = np.exp(middle) * lean
        chances = odds / (1 + odds)
        low, high = (middle, high) if people @ chances < share * people.sum() else (low, middle)
    return np.where(share >= 1, FINE, np.rint(chances * FINE)).astype(np.int64)
