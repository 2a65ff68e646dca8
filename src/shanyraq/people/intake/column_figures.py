"""What is counted of a column while it is read: how much is there, how much is wrong, and how its values are spread."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.people.intake.delivery import Bin, DeliveredColumn
from shanyraq.people.intake.mapping import unit_of, words_of
from shanyraq.people.population import WEIGHT
from shanyraq.rules import to_day

_STEPS = np.array([step * 10**power for power in range(15) for step in (1, 2, 5)], dtype=np.int64)
"""Where bins of amounts and counts begin: 1, 2, 5, 10, 20, ..."""

_EDGES = np.concatenate([-_STEPS[::-1] + 1, [0], _STEPS])

_NOUGHT = len(_STEPS) + 1
"""The place of nought among the bins."""

_UNBINNED = ("text", WEIGHT)


@dataclass
class Figures:
    """The figures of one column, of one block or of several together.

    Attributes:
        target: what the column is.
        rows: rows read.
        missing: rows without a value.
        invalid: by rule, rows found wrong.
        least: the smallest value; None while there is none.
        most: the largest.
        bins: values by bin: the year of a day, the code, the place among the bins of amounts and counts.
    """

    target: str
    rows: int = 0
    missing: int = 0
    invalid: Counter[str] = field(default_factory=Counter)
    least: int | None = None
    most: int | None = None
    bins: Counter[int] = field(default_factory=Counter)

    def add(self, other: "Figures") -> None:
        """Count another block's figures in."""
        self.rows += other.rows
        self.missing += other.missing
        self.invalid.update(other.invalid)
        self.bins.update(other.bins)
        self.least = min((value for value in (self.least, other.least) if value is not None), default=None)
        self.most = max((value for value in (self.most, other.most) if value is not None), default=None)

    def told(self, file: str, column: str) -> DeliveredColumn:
        """The figures as a delivery tells them."""
        unit = unit_of(self.target)
        listed = tuple(_bin(unit, place, count) for place, count in sorted(self.bins.items()))
        words = words_of(self.target)
        return DeliveredColumn(
            file=file,
            column=column,
            fact=self.target,
            unit=unit if words is None or unit == "flag" else "code",
            rows=self.rows,
            missing=self.missing,
            invalid=dict(sorted(self.invalid.items())),
            distinct=len(listed) if words is not None else None,
            least=self.least,
            most=self.most,
            histogram=listed,
        )


def figures_of(target: str, texts: pl.Series, values: pl.Series) -> Figures:
    """The figures of one block of a column, but for what is wrong."""
    figures = Figures(target, rows=len(texts), missing=texts.null_count())
    unit = unit_of(target)
    if unit in _UNBINNED or values.null_count() == len(values):
        return figures
    present = values.drop_nulls() if values.null_count() else values
    numbers = (present.to_physical() if unit == "day" else present).to_numpy()
    if unit == "day":
        figures.bins = _counted(present.dt.year().to_numpy())
    elif words_of(target) is not None:
        figures.bins = _counted(numbers.astype(np.uint8))
    else:
        some = numbers[numbers != 0]  # most amounts are nought
        figures.bins = _counted(np.searchsorted(_EDGES, some, side="right"))
        if len(some) < len(numbers):
            figures.bins[_NOUGHT] = len(numbers) - len(some)
    figures.least, figures.most = int(numbers.min()), int(numbers.max())
    return figures


def _counted(places: NDArray[np.integer]) -> Counter[int]:
    first = places.min(initial=0)
    counts = np.bincount(places - first)
    return Counter({int(first + place): int(counts[place]) for place in np.flatnonzero(counts)})


def _bin(unit: str, place: int, count: int) -> Bin:
    if unit == "day":
        return Bin(to_day(date(place, 1, 1)), to_day(date(place, 12, 31)), count)
    if unit in ("tiyn", "count"):
        return Bin(int(_EDGES[place - 1]), int(_EDGES[place]) - 1, count)
    return Bin(place, place, count)
