"""A delivered file as blocks of text cells, however it is made up; what a cell means is not decided here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

Lists = Mapping[str, Sequence[str]]
"""By column, the texts that should stand in it."""


@dataclass(frozen=True)
class Block:
    """Some rows of a file.

    Attributes:
        cells: the columns asked for, of text or of a list's texts; nothing stands where the file has nothing.
        rows: the number of each row among the block's rows, from 1.
        read: how many rows the block has, with those that could not be taken apart.
        ragged: rows with another number of fields, and their text.
        damaged: whether a text was not in the encoding; its letters are then U+FFFD.
    """

    cells: pl.DataFrame
    rows: NDArray[np.int64]
    read: int
    ragged: tuple[tuple[int, str], ...] = ()
    damaged: bool = False


@dataclass(frozen=True)
class Piece:
    """A block still to be taken apart, by whichever thread.

    Attributes:
        block: takes it apart.
        done: bytes of the file that are read with it.
    """

    block: Callable[[], Block]
    done: int


class Source(Protocol):
    """A file that is read from its beginning to its end."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        ...

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """What the file itself says that values of a column mean."""
        ...

    @property
    def typed(self) -> bool:
        """Whether the file knows days and numbers as such: days then are ISO texts, numbers have a point."""
        ...

    def pieces(self, wanted: tuple[str, ...], size: int, lists: Lists) -> Iterator[Piece]:
        """The columns asked for, in pieces of about `size` bytes; a column with a list may come as an Enum of it."""
        ...


def whole_block(cells: pl.DataFrame) -> Block:
    """A block of which every row could be taken apart."""
    return Block(cells, np.arange(1, cells.height + 1, dtype=np.int64), cells.height)


def as_texts(frame: pl.DataFrame) -> pl.DataFrame:
    """Typed cells as the texts that stand for them: days in ISO form, whole numbers without a fraction."""
    return frame.select(_as_text(frame[name]) for name in frame.columns)


def _as_text(values: pl.Series) -> pl.Series:
    kind = values.dtype
    if kind.is_float():
        return values.cast(pl.String).str.strip_suffix(".0").set(values.is_nan().fill_null(value=False), None)
    if isinstance(kind, pl.Datetime):
        return values.dt.to_string("%Y-%m-%d %H:%M:%S").str.strip_suffix(" 00:00:00")
    if isinstance(kind, pl.Categorical | pl.Enum | pl.String):
        return values.cast(pl.String).str.strip_suffix(" 00:00:00").replace("", None)
    return values.cast(pl.String, strict=False)
