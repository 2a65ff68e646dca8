"""Weights that were fitted to known totals: what those totals explain of a number adds nothing to its error."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """What weights were calibrated or raked to (Deville and Särndal 1992).

    Attributes:
        weight: the records' weights.
        auxiliary: the variables whose totals are known, one column each; of a margin, a flag for each of its values.
    """

    weight: Numbers
    auxiliary: Numbers

    def residuals(self, scores: Numbers) -> Numbers:
        """Scores less what the auxiliary variables explain of them by weighted regression."""
        slopes = self._inverse @ (self.auxiliary.T @ scores)
        left: Numbers = scores - (self.auxiliary @ slopes) * self.weight[:, None]
        return left

    @cached_property
    def _inverse(self) -> Numbers:
        """The pseudo-inverse that every regression on these variables takes: margins follow from one another."""
        matrix = self.auxiliary.T @ (self.auxiliary * self.weight[:, None])
        return np.asarray(np.linalg.pinv(matrix, hermitian=True), dtype=np.float64)


def margins(codes: list[NDArray[np.intp]]) -> Numbers:
    """Flags of every value of several margins."""
    return np.column_stack([column == value for column in codes for value in range(int(column.max(initial=-1)) + 1)])
