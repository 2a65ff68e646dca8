"""How an amount is spread over people: a histogram by whole tenge, from which quantiles and inequality are read.

Histograms of parts add up to that of the whole, so that nothing is lost by cutting a country into parts. Amounts are
cut to whole tenge before they are counted; everything read from a histogram is exact for such amounts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


def _nobody() -> Whole:
    return np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Spread:
    """Amounts, and how many people have each.

    Attributes:
        amounts: the different amounts in tenge, ascending.
        people: how many have each, in millionths of a person.
    """

    amounts: Whole = field(default_factory=_nobody)
    people: Whole = field(default_factory=_nobody)

    @property
    def total(self) -> int:
        """How many people there are, in millionths."""
        return int(self.people.sum())

    @property
    def mean(self) -> Fraction | None:
        """The mean amount in tenge; None where there is nobody."""
        return Fraction(_product(self.amounts, self.people), self.total) if self.total else None

    def quantile(self, share: Fraction) -> int | None:
        """The least amount that at least this share of the people do not exceed; None where there is nobody."""
        if not self.total:
            return None
        wanted = -(-self.total * share.numerator // share.denominator)
        place = int(np.searchsorted(np.cumsum(self.people), max(wanted, 1)))
        return int(self.amounts[place])

    def below(self, amount: Fraction) -> Fraction | None:
        """The share of the people who have less than an amount; None where there is nobody."""
        if not self.total:
            return None
        place = int(np.searchsorted(self.amounts, -(-amount.numerator // amount.denominator)))
        return Fraction(int(self.people[:place].sum()), self.total)

    def shares(self, groups: int) -> tuple[Fraction, ...] | None:
        """The mean amount of each of so many equal groups of people, from the poorest; None where there is nobody.

        People on the border of two groups are divided between them.
        """
        if not self.total:
            return None
        people = np.concatenate([[0], np.cumsum(self.people)])
        income = [0, *np.cumsum(self.amounts.astype(object) * self.people).tolist()]
        bounds = [Fraction(self.total * number, groups) for number in range(groups + 1)]
        reached = [_up_to(bound, people, income, self.amounts) for bound in bounds]
        of_each = Fraction(self.total, groups)
        return tuple((after - before) / of_each for before, after in pairwise(reached))

    @property
    def gini(self) -> float | None:
        """The Gini coefficient, from 0 where all have the same to 1; None where there is nobody or nothing."""
        mean = self.mean
        if not mean:
            return None
        people = self.people / self.total
        income = np.cumsum(people * self.amounts) / float(mean)
        before = np.concatenate([[0.0], income[:-1]])
        return 1.0 - float(np.sum(people * (income + before)))


def spread_of(amounts: Whole, people: Whole) -> Spread:
    """The histogram of amounts in tenge that so many people have, in millionths of a person."""
    order = np.argsort(amounts, kind="stable")
    return _folded(amounts[order], people[order])


def together(spreads: Iterable[Spread]) -> Spread:
    """The histogram of all people of several."""
    several = [*spreads, Spread()]
    return spread_of(np.concatenate([one.amounts for one in several]), np.concatenate([one.people for one in several]))


def _folded(amounts: Whole, people: Whole) -> Spread:
    """Sorted amounts with each standing once; amounts that nobody has are left out."""
    amounts, people = amounts[people > 0], people[people > 0]
    if not len(amounts):
        return Spread()
    starts = np.flatnonzero(np.concatenate([[True], amounts[1:] != amounts[:-1]]))
    return Spread(amounts[starts], np.add.reduceat(people, starts))


def _up_to(bound: Fraction, people: Whole, income: list[int], amounts: Whole) -> Fraction:
    """The income of the poorest people up to a number of them, in millionths of a tenge."""
    place = min(int(np.searchsorted(people, int(bound), side="right")) - 1, len(amounts) - 1)
    return income[place] + (bound - int(people[place])) * int(amounts[place])


def _product(amounts: Whole, people: Whole) -> int:
    return int(np.sum(amounts.astype(object) * people))
