"""A population laid out for evaluation: groups of one size together, a member fact as an array `[slot, group]`.

Then a fold over members is a plain sum over the first axis, and a group's value meets its members' without copying.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.rules.facts import Fact, shown_value
from shanyraq.rules.population import MOST_MEMBERS, Column, Population
from shanyraq.rules.problems import InputProblem
from shanyraq.rules.units import Codes


@dataclass(frozen=True)
class Bucket:
    """All groups of one size.

    Attributes:
        size: members a group.
        groups: the groups' places in the input's order, ascending.
        first: the place of this bucket's first group in bucket order.
    """

    size: int
    groups: NDArray[np.int64]
    first: int

    def rows(self, starts: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of the members, `[slot, group]`, where `starts` has the first row of every group."""
        rows: NDArray[np.int64] = starts[self.groups] + np.arange(self.size)[:, None]
        return rows


@dataclass(frozen=True)
class Block:
    """A run of groups of one bucket."""

    bucket: int
    start: int
    stop: int


class Planes:
    """The columns of a population in bucket order, laid out once and asked many times.

    Args:
        population: groups and members as columns.
        facts: the facts to lay out; those the population lacks are left to their defaults.
        member_level: the level whose facts have one value a member.

    Raises:
        InputProblem: a group without members or with more than `MOST_MEMBERS`, a column of another length, or a value
            that the fact cannot have.
    """

    def __init__(self, population: Population, facts: Sequence[Fact], member_level: str) -> None:
        sizes = np.asarray(population.sizes, dtype=np.int64)
        _check_sizes(sizes)
        self.groups = len(sizes)
        self.members = int(sizes.sum())
        self.starts = np.cumsum(sizes) - sizes
        self.buckets = tuple(_buckets(sizes))
        self.columns: dict[str, tuple[Column, ...]] = {}
        self.absent: frozenset[str] = frozenset()  # the facts that were asked for and that the population lacks
        rows = {member_level: [bucket.rows(self.starts) for bucket in self.buckets]}
        groups = [bucket.groups for bucket in self.buckets]

        def laid_out(fact: Fact) -> tuple[Column, ...] | None:
            column = population.column(fact.name)
            if column is None:
                return None
            column = _checked(column, fact, self.members if fact.level == member_level else self.groups)
            return tuple(column.take(places) for places in rows.get(fact.level, groups))

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for fact, planes in zip(facts, pool.map(laid_out, facts), strict=True):
                if planes is None:
                    self.absent |= {fact.name}
                else:
                    self.columns[fact.name] = planes
        coded = [fact.name for fact in facts if fact.level != member_level and fact.unit.name == "codes"]
        self._codes = {name: _occurring(self.columns[name]) for name in coded if name in self.columns}

    def codes(self, name: str) -> list[int]:
        """The codes of a group's fact that occur."""
        return self._codes[name]

    def with_columns(self, columns: dict[str, tuple[Column, ...]]) -> "Planes":
        """The same groups with more columns, already in bucket order."""
        planes = object.__new__(Planes)
        planes.__dict__.update(self.__dict__)
        planes.columns = {**self.columns, **columns}
        return planes

    def with_only(self, names: Iterable[str]) -> "Planes":
        """The same groups with some of the columns."""
        planes = self.with_columns({})
        planes.columns = {name: self.columns[name] for name in names}
        return planes

    def blocks(self, members: int) -> Iterator[Block]:
        """Runs of groups with about so many members each."""
        for index, bucket in enumerate(self.buckets):
            step = max(1, members // bucket.size)
            for start in range(0, len(bucket.groups), step):
                yield Block(index, start, min(start + step, len(bucket.groups)))

    def block_columns(self, block: Block, names: Iterable[str]) -> dict[str, Column]:
        """The columns of a block, as views."""
        return {name: self.columns[name][block.bucket][..., block.start : block.stop] for name in names}

    def in_order(self, parts: tuple[Column, ...]) -> Column:
        """Values in bucket order put back into the input's order of groups or of members."""
        member = parts[0].ndim == 2
        result = np.empty(self.members if member else self.groups, dtype=parts[0].dtype)
        for bucket, part in zip(self.buckets, parts, strict=True):
            result[bucket.rows(self.starts) if member else bucket.groups] = part
        return result


def _occurring(planes: Iterable[Column]) -> list[int]:
    counts = sum((np.bincount(plane, minlength=256) for plane in planes), np.zeros(256, dtype=np.int64))
    return [int(code) for code in np.flatnonzero(counts)]


def _check_sizes(sizes: NDArray[np.int64]) -> None:
    wrong = np.flatnonzero((sizes < 1) | (sizes > MOST_MEMBERS))
    if len(wrong):
        raise InputProblem("group_size", row=int(wrong[0]), size=int(sizes[wrong[0]]), most=MOST_MEMBERS)


def _checked(column: Column, fact: Fact, wanted: int) -> Column:
    """The column itself when the fact can have all its values; a flag's as flags."""
    if column.shape != (wanted,):
        raise InputProblem("column_length", name=fact.name, length=len(column), wanted=wanted)
    if column.dtype.kind not in "biu":
        raise InputProblem("column_not_whole", name=fact.name, dtype=column.dtype)
    if not wanted or column.dtype == np.bool_:
        return column
    _check_range(column, fact)
    if fact.unit.codes is not None and issubclass(fact.unit.codes, Codes):
        _check_codes(column, fact, fact.unit.codes)
    return column.astype(np.bool_) if fact.unit.name == "flag" else column


def _check_range(column: Column, fact: Fact) -> None:
    least, most = int(column.min()), int(column.max())
    known = (fact.least, fact.most) if fact.default is None else (min(fact.least, fact.default), fact.most)
    if least < known[0] or most > known[1]:
        row = int(np.flatnonzero((column < known[0]) | (column > known[1]))[0])
        shown = [shown_value(int(number), fact.unit) for number in (column[row], fact.least, fact.most)]
        raise InputProblem(
            "column_out_of_range", name=fact.name, row=row, value=shown[0], least=shown[1], most=shown[2]
        )


def _check_codes(column: Column, fact: Fact, codes: type[Codes]) -> None:
    """Refuse a number between two codes; where there is none in between, the range has said it all."""
    if len(codes) == fact.most - fact.least + 1:
        return
    wrong = np.flatnonzero(~np.isin(np.arange(256), list(codes)).take(column))
    if len(wrong):
        row, allowed = int(wrong[0]), ", ".join(code.wire for code in codes)
        raise InputProblem("column_code_unknown", name=fact.name, row=row, value=int(column[row]), allowed=allowed)


def _buckets(sizes: NDArray[np.int64]) -> Iterator[Bucket]:
    first = 0
    for size in np.unique(sizes):
        groups = np.flatnonzero(sizes == size)
        yield Bucket(int(size), groups, first)
        first += len(groups)
