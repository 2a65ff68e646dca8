"""Sums and extremes over the rows of each family of a sorted table: what a grouping would give, but much faster."""

from collections.abc import Callable

import numpy as np
import polars as pl
from numpy.typing import NDArray

_NO_DAY_BEFORE, _NO_DAY_AFTER = np.int32(np.iinfo(np.int32).min), np.int32(np.iinfo(np.int32).max)


class Runs:
    """The rows of each family of a sorted table.

    Args:
        keys: the family of each row, equal ones together.

    Attributes:
        starts: the first row of each family.
        sizes: its number of rows.
        owners: by row, the place of its family.
    """

    def __init__(self, keys: pl.Series) -> None:
        changed = (keys != keys.shift()).fill_null(value=True) if len(keys) else pl.Series([], dtype=pl.Boolean)
        self.starts: NDArray[np.int64] = changed.arg_true().to_numpy().astype(np.int64)
        self.sizes = np.diff(self.starts, append=len(keys))
        self.owners = np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)

    def count(self, truths: pl.Series) -> pl.Series:
        """How many rows of each family are true."""
        return pl.Series(np.bincount(self.owners[_places(truths)], minlength=len(self.sizes)))

    def any(self, truths: pl.Series) -> pl.Series:
        """Whether any row of each family is true."""
        return self.count(truths) > 0

    def earliest(self, days: pl.Series, of: pl.Series) -> pl.Series:
        """The first day of each family among the rows that count."""
        return self._day(np.minimum.reduceat, days, of, _NO_DAY_AFTER)

    def latest(self, days: pl.Series, of: pl.Series) -> pl.Series:
        """The last day of each family among the rows that count."""
        return self._day(np.maximum.reduceat, days, of, _NO_DAY_BEFORE)

    def spread(self, values: pl.Series) -> pl.Series:
        """A value a family as a value a row."""
        return values.gather(self.owners)

    def _day(self, fold: Callable[..., NDArray[np.int32]], days: pl.Series, of: pl.Series, none: np.int32) -> pl.Series:
        places = _places(of)
        owners = self.owners[places]
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        found = np.full(len(self.sizes), none, dtype=np.int32)
        if len(starts):
            found[owners[starts]] = fold(days.to_physical().fill_null(none).to_numpy()[places], starts)
        folded = pl.Series(found)
        return folded.set(folded == none, None).cast(pl.Date)


def _places(truths: pl.Series) -> NDArray[np.int64]:
    return np.flatnonzero(truths.fill_null(value=False).to_numpy())
