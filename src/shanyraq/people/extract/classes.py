"""Equivalence classes: rows that look alike to somebody who knows their quasi-identifiers, and how safe each class is.

A class of families has k families with the same published family and the same published members. A class of persons is
safe when its persons come from k families. Of each sensitive column a class shows at least l values, or only harmless
ones (Machanavajjhala, Kifer, Gehrke, Venkitasubramaniam, "l-diversity", ACM TKDD 1(1), 2007: distinct and entropy
l-diversity, and the sets of values that nobody minds). A hidden value is a value like any other, not one that fits all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.int64]
Whole = NDArray[np.int64] | NDArray[np.uint32]
Marks = NDArray[np.bool_]

_ROOM = 1 << 62

_TABLE = 1 << 24
"""Different values up to which a table of them is made, which takes no sorting."""


@dataclass(frozen=True)
class Level:
    """The protection asked for.

    Attributes:
        k: the least number of families alike.
        diversity: the least number of values of a sensitive column in a class.
        entropy: the least effective number of them (the exponential of their entropy), or None.
    """

    k: int
    diversity: int
    entropy: float | None = None


@dataclass(frozen=True)
class Sensitive:
    """A sensitive column of families or persons.

    Attributes:
        name: what it is called.
        codes: its values from 1; 0 where nothing is told.
        harmless: for each value whether it may be all there is in a class.
    """

    name: str
    codes: Array
    harmless: Marks


@dataclass(frozen=True)
class Classes:
    """Rows by class.

    Attributes:
        of: the class of each row, from 0.
        rows: how many rows each class has.
        families: from how many families they come.
        values: the least number of values of a sensitive column that a class shows, harmless ones aside.
        entropy: the least effective number of them.
    """

    of: Array
    rows: Array
    families: Array
    values: Array
    entropy: NDArray[np.float64]

    def unsafe(self, level: Level) -> Marks:
        """The classes that fall short of a level."""
        short = (self.families < level.k) | (self.values < level.diversity)
        if level.entropy is not None:
            short |= self.entropy < level.entropy - 1e-9
        return short

    def unsafe_rows(self, level: Level) -> Marks:
        """The rows of the classes that fall short."""
        return self.unsafe(level)[self.of] if len(self.of) else np.zeros(0, dtype=bool)


UNLIMITED = 1 << 40
"""The number of values of a class that tells only harmless ones."""


def classes(
    key: Sequence[Whole], sensitive: Iterable[Sensitive], owner: Array | None = None, rows: int | None = None
) -> Classes:
    """Rows with equal keys, together.

    Args:
        key: the columns of the key, whole numbers from 0.
        sensitive: what must be diverse.
        owner: the family of each row; None where rows are families.
        rows: their number, for a key without columns.
    """
    of = joined(key, rows)
    number = int(of.max()) + 1 if len(of) else 0
    counts = np.bincount(of, minlength=number).astype(np.int64)
    families = counts if owner is None else _different(of, owner, number)
    values = np.full(number, UNLIMITED, dtype=np.int64)
    entropy = np.full(number, np.inf)
    for column in sensitive:
        told, effective = _diversity(of, column, number)
        values, entropy = np.minimum(values, told), np.minimum(entropy, effective)
    return Classes(of, counts, families, values, entropy)


def joined(columns: Sequence[Whole], rows: int | None = None) -> Array:
    """One number for each different row of several columns, from 0, in the order of the columns' values."""
    if not columns:
        return np.zeros(rows or 0, dtype=np.int64)
    whole, room = np.zeros(len(columns[0]), dtype=np.int64), 1
    for column in columns:
        size = int(column.max(initial=0)) + 1
        if room * size >= _ROOM:
            whole = _dense(whole)
            room = int(whole.max(initial=0)) + 1
        whole, room = whole * size + column, room * size
    return _dense(whole)


def compositions(codes: Array, owner: Array, families: int) -> Array:
    """A number for each different set of members, whatever their order, from 1.

    Args:
        codes: what is published of each person, as one number.
        owner: the family of each, from 0.
        families: how many families there are.
    """
    order = np.lexsort((codes, owner))
    codes, owner = codes[order], owner[order]
    sizes = np.bincount(owner, minlength=families)
    starts = np.cumsum(sizes) - sizes
    found = np.zeros(families, dtype=np.int64)
    for slot in range(int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > slot)
        found[longer] = joined([found[longer], codes[starts[longer] + slot]])
    return joined([sizes.astype(np.int64), found]) + 1


def _dense(values: Array) -> Array:
    """The place of each value among the different ones, in order."""
    room = int(values.max(initial=0)) + 1
    if room > _TABLE:
        return np.unique(values, return_inverse=True)[1].reshape(-1).astype(np.int64)
    there = np.zeros(room, dtype=np.int64)
    there[values] = 1
    return np.asarray((np.cumsum(there) - 1)[values], dtype=np.int64)


def _different(of: Array, owner: Array, number: int) -> Array:
    """How many different owners each class has."""
    width = int(owner.max(initial=0)) + 1
    pairs = np.sort(of * width + owner)  # sorting whole numbers is several times faster than hashing them
    first = np.ones(len(pairs), dtype=bool)
    first[1:] = pairs[1:] != pairs[:-1]
    return np.bincount(pairs[first] // width, minlength=number).astype(np.int64)


def _diversity(of: Array, column: Sensitive, number: int) -> tuple[Array, NDArray[np.float64]]:
    """The values of a column in each class, and their effective number; unlimited where only harmless ones are told."""
    width = len(column.harmless) + 1
    counts = np.bincount(of * width + column.codes, minlength=number * width)
    pairs = np.flatnonzero(counts)
    group, value, counts = pairs // width, pairs % width, counts[pairs]
    told = value > 0
    group, value, counts = group[told], value[told], counts[told].astype(float)
    different = np.bincount(group, minlength=number).astype(np.int64)
    whole = np.bincount(group, weights=counts, minlength=number)
    share = counts / whole[group]
    effective = np.exp(np.bincount(group, weights=-share * np.log(share), minlength=number))
    harmful = np.bincount(group, weights=~column.harmless[value - 1], minlength=number) > 0
    return np.where(harmful, different, UNLIMITED), np.where(harmful, effective, np.inf)
