"""The letters of a column of texts as one row of bytes, for what is faster to do with digits than with texts."""

import numpy as np
import polars as pl
from numpy.typing import NDArray


def letters_of(texts: pl.Series) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The bytes of all texts, one after the other, and where each text begins, and the last one ends.

    Args:
        texts: without empty places.
    """
    arrow = texts.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    _, places, letters = arrow.buffers()
    bounds = np.frombuffer(places, dtype=np.int64)[arrow.offset : arrow.offset + len(arrow) + 1]
    return np.frombuffer(letters or b"", dtype=np.uint8)[bounds[0] : bounds[-1]], bounds - bounds[0]
