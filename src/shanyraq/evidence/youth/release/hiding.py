"""Single values of the key hidden until every person is alike to so many others; who is not even then is left out.

A hidden value is a value like any other. For those in classes that are too small the last variable of the key is hidden
first, then the one before it too, and so on; after each step classes are made anew, as those who join a class make it
safer. What would still be too small at the end is left out.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.youth.release.recoding import KEY, OPEN
from shanyraq.people.extract.classes import Classes, Level, classes

HIDDEN = -1
"""What stands for a hidden value in the key's codes; none of the questionnaire's."""


@dataclass(frozen=True, eq=False)
class Hidden:
    """Answers with values of the key hidden.

    Attributes:
        answers: those that are given out.
        hidden: how many values of each variable were hidden.
        left_out: how many persons were left out.
        kept: the places of those that were not.
    """

    answers: pl.DataFrame
    hidden: dict[str, int]
    left_out: int
    kept: NDArray[np.bool_]


def classes_of(answers: pl.DataFrame) -> Classes:
    """Persons who look alike by the key."""
    keys = [answers[name].fill_null(HIDDEN).rank("dense").cast(pl.Int64).to_numpy() - 1 for name in KEY]
    return classes([key.astype(np.int64) for key in keys], (), rows=answers.height)


def hide(answers: pl.DataFrame, level: Level) -> Hidden:
    """Hide values until every class has as many persons as the level asks for."""
    work = answers
    for count in range(1, len(KEY) - len(OPEN) + 1):
        unsafe = classes_of(work).unsafe_rows(level)
        if not unsafe.any():
            break
        marks = pl.Series(unsafe)
        work = work.with_columns(pl.when(~marks).then(pl.col(name)).alias(name) for name in KEY[len(KEY) - count :])
    kept = ~classes_of(work).unsafe_rows(level)
    published = work.filter(pl.Series(kept))
    while published.height and (short := classes_of(published).unsafe_rows(level)).any():
        kept[np.flatnonzero(kept)[short]] = False
        published = work.filter(pl.Series(kept))
    hidden = {name: published[name].null_count() - answers.filter(pl.Series(kept))[name].null_count() for name in KEY}
    return Hidden(published, hidden, int((~kept).sum()), kept)
