"""Drawing with probabilities in proportion to size, in steps through a list, exactly.

Systematic sampling (Madow 1949): with sizes x and n to be drawn, a unit's probability is n·x/X. Units of more than one
step are certain; they are taken, and the steps are reckoned anew for the rest. All is in whole numbers, so that
probabilities are what they are said to be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np


@dataclass(frozen=True)
class Chances:
    """The chances of a list of units.

    Attributes:
        certain: places of units that are taken for certain.
        others: places of the others, in order.
        sizes: sizes of the others.
        drawn: how many of the others are drawn.
    """

    certain: tuple[int, ...]
    others: tuple[int, ...]
    sizes: tuple[int, ...]
    drawn: int

    @property
    def total(self) -> int:
        """The sizes of the others together."""
        return sum(self.sizes)

    def of(self, count: int) -> list[Fraction]:
        """The probability of each of `count` units; they add up to how many are drawn."""
        found = [Fraction(0)] * count
        for place in self.certain:
            found[place] = Fraction(1)
        for place, size in zip(self.others, self.sizes, strict=True):
            found[place] = Fraction(self.drawn * size, self.total)
        return found


def chances(sizes: Sequence[int], drawn: int) -> Chances:
    """Which units are certain, and what the others' chances rest on.

    Args:
        sizes: positive whole numbers.
        drawn: how many units are to be drawn, at most as many as there are.
    """
    certain: list[int] = []
    others = list(range(len(sizes)))
    while True:
        left, total = drawn - len(certain), sum(sizes[place] for place in others)
        more = [place for place in others if left * sizes[place] >= total]
        if not more or not left:
            kept = tuple(sizes[place] for place in others)
            return Chances(tuple(sorted(certain)), tuple(others), kept, left)
        certain += more
        others = [place for place in others if place not in set(more)]


def draw_systematic(found: Chances, rng: np.random.Generator) -> list[int]:
    """The places of the units drawn, in order, the certain ones among them."""
    if not found.drawn:
        return list(found.certain)
    total, start = found.total, int(rng.integers(0, found.total))
    taken, gone, step = list(found.certain), 0, start
    for place, size in zip(found.others, found.sizes, strict=True):
        gone += size * found.drawn
        if step < gone:
            taken.append(place)
            step += total
    return sorted(taken)
