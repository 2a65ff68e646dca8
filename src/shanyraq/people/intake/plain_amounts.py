"""Amounts written alike in a whole column, as registers write them: digits, the mark, always two digits of tiyn.

They are read place by place over the whole column, several times faster than amounts that may be written anyhow.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.people.intake.letters import letters_of

MARK = 3
"""The place of the decimal mark, from the end of the text."""

SHORTEST, LONGEST = 4, 15
"""Letters of an amount: a digit before the mark at least, and at most what is surely within the limit of amounts."""


def plain_amounts(texts: pl.Series, decimal: str) -> pl.Series | None:
    """Amounts in hundredths; None where not every text is digits, the mark and two digits.

    Args:
        texts: the amounts, or nothing.
        decimal: the mark.
    """
    told = (texts != f"0{decimal}00").fill_null(value=False)  # most persons have none of most incomes
    some = _hundredths(texts.filter(told), decimal)
    if some is None:
        return None
    amounts = np.zeros(len(texts), dtype=np.int64)
    amounts[told.to_numpy()] = some
    values = pl.Series(texts.name, amounts)
    return values.set(texts.is_null(), None) if texts.null_count() else values


def _hundredths(texts: pl.Series, decimal: str) -> NDArray[np.int64] | None:
    """The same of texts without empty places."""
    letters, bounds = letters_of(texts)
    starts, ends = bounds[:-1], bounds[1:]
    lengths = ends - starts
    amounts, unit = np.zeros(len(texts), dtype=np.int64), 1
    if not len(texts):
        return amounts
    if lengths.min() < SHORTEST or lengths.max() > LONGEST or (letters[ends - MARK] != ord(decimal)).any():
        return None
    for place in range(1, int(lengths.max()) + 1):
        if place != MARK:
            digits = (letters[np.maximum(ends - place, starts)] - np.uint8(ord("0"))) * (lengths >= place)
            if digits.max() > 9:
                return None
            amounts += digits * np.int64(unit)
            unit *= 10
    return amounts
