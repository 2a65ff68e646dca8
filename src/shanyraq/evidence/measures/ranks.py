"""Mid-ranks of a weighted sample, and the index of a variable's concentration over them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Score

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Ranks:
    """The order of the records by a variable.

    Attributes:
        order: the records from the least to the most.
        first: in that order, the place where each record's ties begin; None where no two are tied.
        last: in that order, the place after each record's ties; None where no two are tied.
        middle: in that order, the share of weight below each record and half of its ties'.
        weight: in that order, the weights.
        values: the variable, and in that order, its values.
    """

    order: NDArray[np.intp]
    first: NDArray[np.intp] | None
    last: NDArray[np.intp] | None
    middle: Numbers
    weight: Numbers
    values: tuple[NDArray[Any], NDArray[Any]]

    def in_order(self, values: Numbers) -> Numbers:
        """The values of a variable in that order; those of the ranking one are there already."""
        return self.values[1] if values is self.values[0] else values[self.order]

    def between(self, cumulated: Numbers, whole: float) -> Numbers:
        """In that order, what is cumulated above each record, and half of its ties'."""
        if self.first is None or self.last is None:
            return whole - (cumulated[:-1] + cumulated[1:]) / 2
        return whole - (cumulated[self.first] + cumulated[self.last]) / 2


def ranks_by(weight: Numbers, values: NDArray[np.generic], order: NDArray[np.intp]) -> Ranks:
    """Mid-ranks by a variable; ties share theirs.

    Args:
        weight: the records' weights.
        values: the variable.
        order: the records from its least value to its most.
    """
    placed = weight[order]
    cumulated = from_nought(placed)
    ordered = values[order]
    told = values, ordered
    new = np.empty(len(ordered), dtype=bool)
    new[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    whole = max(cumulated[-1], np.finfo(float).tiny)
    if new.all():
        return Ranks(order, None, None, (cumulated[:-1] + cumulated[1:]) / (2 * whole), placed, told)
    starts = np.flatnonzero(new)
    sizes = np.diff(starts, append=len(ordered))
    first, last = np.repeat(starts, sizes), np.repeat(starts + sizes, sizes)
    return Ranks(order, first, last, (cumulated[first] + cumulated[last]) / (2 * whole), placed, told)


def concentration_of(weight: Numbers, values: Numbers, ranks: Ranks) -> Score:
    """The concentration index 2 Σ w x F / Σ w x - 1 of x over mid-ranks F; over its own ranks the Gini coefficient."""
    number = float(weight.sum())
    whole = float(weight @ values)
    if whole == 0 or number == 0:
        return Score(float("nan"), lambda: np.full(len(weight), np.nan))
    ordered = ranks.in_order(values)
    held = ranks.weight * ordered
    moment = float(held @ ranks.middle)

    def scores() -> Numbers:
        above = ranks.between(from_nought(held), whole)
        found = ordered * (ranks.middle - moment / whole)
        found += (above - moment) / number
        found *= 2 / whole
        placed = np.empty_like(found)
        placed[ranks.order] = found
        placed *= weight
        return placed

    return Score(2 * moment / whole - 1, scores)


def from_nought(values: Numbers) -> Numbers:
    """Cumulated sums that begin with nought, one longer than the values."""
    found = np.empty(len(values) + 1)
    found[0] = 0.0
    np.cumsum(values, out=found[1:])
    return found
