"""Drawing at random in whole numbers alone: chances and amounts from tables, the same on every machine.

A draw is a look into a table of 4,096 places, so a chance is kept to a four-thousandth and a draw takes nanoseconds;
where a four-thousandth is too coarse, into one of 65,536.
"""

import math
from collections.abc import Mapping
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

PLACES = 4096

FINE = 1 << 16
"""Places enough for chances of a hundred-thousandth or so."""

OLDEST = 120
"""Years of age that bands are kept for."""

Whole = NDArray[np.int64]
Places = NDArray[np.uint16]


def generator(*seed: int) -> np.random.Generator:
    """A source of random numbers, the same for the same seed."""
    return np.random.Generator(np.random.SFC64(seed))


def places(rng: np.random.Generator, number: int) -> Places:
    """Places in tables, all equally likely."""
    return rng.integers(0, PLACES, number, dtype=np.uint16)


class Odds:
    """Chances of codes, in one row or in several for different people.

    Args:
        rows: for each row the weight of every code; weights need not add up to one.
        fine: the places of a row's table: to which part of one its chances are kept.
    """

    def __init__(self, *rows: Mapping[int, float], fine: int = PLACES) -> None:
        self.fine = fine
        self.table = np.concatenate([_spread(row, fine) for row in rows])

    def draw(self, rng: np.random.Generator, number: int, row: NDArray[Any] | None = None) -> NDArray[np.uint8]:
        """Codes for so many people, from the only row or from the row of each."""
        drawn = rng.integers(0, self.fine, number, dtype=np.uint16)
        return self.table[drawn if row is None else row.astype(np.intp) * self.fine + drawn]


def happens(rng: np.random.Generator, number: int, chance: float) -> NDArray[np.bool_]:
    """Whether something of that chance happens to each."""
    return rng.integers(0, 1 << 16, number, dtype=np.uint16) < round(chance * (1 << 16))


def between(rng: np.random.Generator, low: Whole, high: Whole) -> Whole:
    """A whole number from `low` up to but without `high`, or `low` where there is no room."""
    room = np.maximum(high - low, 0)
    drawn = rng.integers(0, 1 << 16, len(low), dtype=np.uint16).astype(np.int64)
    return np.asarray(low + (room * drawn >> 16))


def factors(spread: float) -> Whole:
    """A table of factors around one in ten-thousandths, log-normal: most near the middle, a few many times as large."""
    normal = NormalDist()
    quantiles = ((place + 0.5) / PLACES for place in range(PLACES))
    return np.array([round(10_000 * math.exp(spread * normal.inv_cdf(part))) for part in quantiles], dtype=np.int64)


def bands(first_ages: Mapping[int, int]) -> NDArray[np.uint8]:
    """The row of each year of age, from the age at which each row begins."""
    table = np.zeros(OLDEST + 1, dtype=np.uint8)
    for age, row in sorted(first_ages.items()):
        table[age:] = row
    return table


def _spread(row: Mapping[int, float], fine: int) -> NDArray[np.uint8]:
    edges = np.rint(np.cumsum(list(row.values())) / sum(row.values()) * fine).astype(int)
    return np.repeat(np.array(list(row), dtype=np.uint8), np.diff(edges, prepend=0))
