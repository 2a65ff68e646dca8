"""Estimates that carry their linearised variable, and the algebra of such estimates.

An estimate θ of a weighted sample has a score u_k = w_k z_k for every record, z_k its linearised variable, so that
Var(θ) is the design's variance of the total Σ u_k (Deville 1999). Sums, products, quotients and smooth functions of
estimates have the scores that the chain rule gives them: a measure is written as its formula, and its error follows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """An estimate and how each record moves it.

    Attributes:
        value: the estimate; NaN where the sample cannot tell it.
        linearise: computes the score of every record, its weight included; asked only when an error is wanted.
        exact: whether the value is given, so that no record moves it.
    """

    value: float
    linearise: Callable[[], Any]
    exact: bool = False

    @cached_property
    def scores(self) -> Numbers:
        """The weighted linearised variable, one number a record."""
        return np.asarray(self.linearise(), dtype=np.float64)

    def __add__(self, other: "Score | float") -> "Score":
        if isinstance(other, Score):
            return Score(self.value + other.value, lambda: self.scores + other.scores)
        return Score(self.value + other, lambda: self.scores)

    def __mul__(self, other: "Score | float") -> "Score":
        if isinstance(other, Score):
            return Score(self.value * other.value, lambda: self.scores * other.value + self.value * other.scores)
        return Score(self.value * other, lambda: self.scores * other)

    def __truediv__(self, other: "Score | float") -> "Score":
        if not isinstance(other, Score):
            return self * (1.0 / other)
        if other.value == 0:
            return self._unknown()
        ratio = self.value / other.value
        return Score(ratio, lambda: (self.scores - ratio * other.scores) / other.value)

    def __sub__(self, other: "Score | float") -> "Score":
        return self + other * -1.0

    def __neg__(self) -> "Score":
        return self * -1.0

    def __rsub__(self, other: float) -> "Score":
        return -self + other

    def __rtruediv__(self, other: float) -> "Score":
        if self.value == 0:
            return self._unknown()
        return Score(other / self.value, lambda: self.scores * (-other / self.value**2))

    __radd__ = __add__
    __rmul__ = __mul__

    def through(self, function: Callable[[float], float], slope: Callable[[float], float]) -> "Score":
        """A smooth function of the estimate.

        Args:
            function: of the value.
            slope: its derivative.
        """
        return Score(function(self.value), lambda: self.scores * slope(self.value))

    def _unknown(self) -> "Score":
        return Score(float("nan"), lambda: np.full_like(self.scores, np.nan))


def total(weight: Numbers, values: NDArray[Any]) -> Score:
    """The weighted total of a variable, whose scores are the weighted values themselves."""
    return Score(float(weight @ values), lambda: weight * values)


def ratio(weight: Numbers, numerator: NDArray[Any], denominator: NDArray[Any]) -> Score:
    """The quotient of two weighted totals; NaN where the second is nought."""
    return total(weight, numerator) / total(weight, denominator)


def mean(weight: Numbers, values: NDArray[Any]) -> Score:
    """The weighted mean of a variable."""
    return ratio(weight, values, np.ones(len(weight)))
