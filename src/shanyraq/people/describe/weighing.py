"""Weighted counts and sums that come out the same however a population is cut into parts.

Floating-point sums depend on their order. Weights are therefore kept as whole millionths, and everything counted or
summed with them is a whole number: exact as long as the persons a population stands for are fewer than four billion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Column = NDArray[Any]

MILLION = 1_000_000
"""Parts of one family, or of one person, that counts are kept in."""

EXACT_BITS = 52
"""Whole numbers of so many bits are exact in the floating point that NumPy counts with."""


@dataclass(frozen=True)
class Axis:
    """One way of sorting rows.

    Attributes:
        codes: each row's place, from 0.
        length: how many places there are.
    """

    codes: Column
    length: int

    def of(self, rows: Column) -> "Axis":
        """The axis of some of the rows."""
        return Axis(self.codes[rows], self.length)


@dataclass(frozen=True)
class Weights:
    """How many of the country's each row stands for.

    Attributes:
        rows: in millionths; None where each row stands for itself.
        number: how many rows there are.
    """

    rows: Whole | None
    number: int

    def counts(self, *axes: Axis) -> Whole:
        """How many there are in each cell of a table of these axes, in millionths."""
        cells, shape = _cells(axes, self.number)
        found = np.bincount(cells, weights=self.rows, minlength=int(np.prod(shape)))
        return found.astype(np.int64).reshape(shape) * (MILLION if self.rows is None else 1)

    def sums(self, values: Column, *axes: Axis) -> NDArray[np.object_]:
        """The sum of whole numbers not below nought in each cell, in millionths of their unit, however large."""
        cells, shape = _cells(axes, self.number)
        length = int(np.prod(shape))
        total = self.number if self.rows is None else int(self.rows.sum())
        bits = max(1, EXACT_BITS - total.bit_length())
        found = np.zeros(length, dtype=object)
        left, shift = values.astype(np.int64), 0
        while len(left) and left.max() > 0:
            digits = left & ((1 << bits) - 1)
            part = np.bincount(cells, weights=digits if self.rows is None else digits * self.rows, minlength=length)
            found += part.astype(np.int64).astype(object) << shift
            left, shift = left >> bits, shift + bits
        return found.reshape(shape) * (MILLION if self.rows is None else 1)

    def of(self, rows: Column) -> "Weights":
        """The weights of some of the rows."""
        return Weights(None if self.rows is None else self.rows[rows], len(rows))

    def repeated(self, times: Whole) -> "Weights":
        """Each family's weight for each of its persons."""
        return Weights(None if self.rows is None else np.repeat(self.rows, times), int(times.sum()))


def _cells(axes: Sequence[Axis], number: int) -> tuple[Column, tuple[int, ...]]:
    """Each row's cell in a table of the axes, and the table's shape."""
    cells: Column = np.zeros(number, dtype=np.int32)
    for axis in axes:
        cells = cells * np.int32(axis.length) + axis.codes
    return cells, tuple(axis.length for axis in axes)
