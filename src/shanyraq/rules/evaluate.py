"""Evaluating a population: the law of a day over every group, block by block, on several workers."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE, LawInForce
from shanyraq.rules.plan import Plan, make_plan
from shanyraq.rules.planes import Block, Planes
from shanyraq.rules.population import Population
from shanyraq.rules.problems import InputProblem

BLOCK_MEMBERS = 1 << 17
"""Members a block: small enough for what a rule makes of them to lie in the processor's cache when the next rule reads
it, large enough for several workers to run at once (measured in `docs/benchmarks.md`)."""

SAFE_SUM = 2.0**62
"""A sum that floating point finds below this fits in 64 bits, whatever floating point lost on the way."""

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Told how many groups are done, of how many."""


class Results:
    """What the law gives for every group and member of a population.

    Attributes:
        plan: how it was computed: the law in force, the rules that ran, the defaults that were assumed.
        planes: the population's layout.
    """

    def __init__(self, plan: Plan, planes: Planes, parts: dict[str, tuple[NDArray[Any], ...]]) -> None:
        self.plan = plan
        self.planes = planes
        self._parts = parts

    @property
    def defaults(self) -> tuple[str, ...]:
        """The facts that took their declared default for everybody, because the population has no such column."""
        return self.plan.defaults

    def column(self, name: str) -> NDArray[Any]:
        """An output in the input's order: one value a group, or one a member, in the output's unit."""
        if not self._parts[name]:
            return np.empty(0, dtype=self.plan.law.nodes[name].unit.dtype)
        return self.planes.in_order(self._parts[name])

    def parts(self, name: str) -> tuple[NDArray[Any], ...]:
        """An output in bucket order, which totals and reforms need no more than."""
        return self._parts[name]

    def only(self, names: Iterable[str]) -> "Results":
        """The same results with some of the outputs."""
        parts = {name: self._parts[name] for name in names}
        return Results(replace(self.plan, outputs=tuple(parts)), self.planes, parts)

    def joined(self, other: "Results", names: Iterable[str]) -> "Results":
        """These results and some outputs of another evaluation of the same population, in that one's order."""
        parts = {**{name: other.parts(name) for name in names}, **self._parts}
        ordered = {name: parts[name] for name in other.plan.outputs if name in parts}
        return Results(replace(self.plan, outputs=tuple(ordered)), self.planes, ordered)

    def total(self, name: str) -> int:
        """The sum over all groups or members (of flags: how many)."""
        return sum(exact_sum(part) for part in self._parts[name])

    def above_zero(self, name: str) -> int:
        """How many groups or members have a value above nought."""
        return sum(int(np.count_nonzero(part > 0)) for part in self._parts[name])


def exact_sum(numbers: NDArray[Any]) -> int:
    """The sum of whole numbers, however large: in 64 bits where it fits, else from halves of the numbers."""
    if abs(float(numbers.sum(dtype=np.float64))) < SAFE_SUM:
        return int(numbers.sum(dtype=np.int64))
    low = numbers.astype(np.int64) & 0xFFFF_FFFF
    high = numbers.astype(np.int64) >> 32
    return (int(high.sum()) << 32) + int(low.sum())


def evaluate(
    population: Population | Planes,
    law: LawInForce,
    outputs: Iterable[str],
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    block_members: int = BLOCK_MEMBERS,
) -> Results:
    """Evaluate outputs for every group of a population.

    Args:
        population: groups and members as columns, or already laid out by `lay_out`.
        law: the law in force.
        outputs: names of rules, facts or parameters.
        workers: how many threads share the blocks; as many as there are processors when None.
        progress: called after every block.
        block_members: about how many members make a block; results do not depend on it.

    Raises:
        InputProblem: an unknown output, a missing column, a group of an impossible size.
    """
    names = tuple(dict.fromkeys(outputs))
    planes = population if isinstance(population, Planes) else _planes(population, law, names)
    plan = plan_over(planes, law, names)
    return run(plan, planes, workers=workers, progress=progress, block_members=block_members)


def plan_over(
    planes: Planes,
    law: LawInForce,
    outputs: Iterable[str],
    given: frozenset[str] = frozenset(),
    varying: frozenset[str] = frozenset(),
) -> Plan:
    """Plan an evaluation of laid-out columns; the arguments are those of `make_plan`.

    Raises:
        InputProblem: the rules ask for a fact that was not laid out, so that it must not pass for absent.
    """
    plan = make_plan(law, outputs, planes.absent, given, varying)
    for name in plan.columns:
        if name not in planes.columns and name not in given:
            raise InputProblem("column_not_laid_out", name=name)
    return plan


def lay_out(population: Population, law: LawInForce, outputs: Iterable[str]) -> Planes:
    """Lay out every fact that outputs can depend on, to evaluate them more than once and under other parameters."""
    return _laid_out(population, law, [node.name for node in law.needed(outputs)])


def _planes(population: Population, law: LawInForce, names: tuple[str, ...]) -> Planes:
    """Lay out what outputs read; a fact that turns out to be absent may make a rule read what it did not before."""
    read = make_plan(law, names).columns
    planes = _laid_out(population, law, read)
    while more := [name for name in make_plan(law, names, planes.absent).columns if name not in planes.columns]:
        read = (*read, *more)
        planes = _laid_out(population, law, read)
    return planes


def _laid_out(population: Population, law: LawInForce, names: Iterable[str]) -> Planes:
    origins = [law.nodes[name].origin for name in names]
    facts = [origin for origin in origins if isinstance(origin, Fact) and origin.level != CASE]
    return Planes(population, facts, law.law.levels.member)


def run(
    plan: Plan,
    planes: Planes,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    block_members: int = BLOCK_MEMBERS,
) -> Results:
    """Carry out a plan over laid-out columns."""
    member = plan.law.law.levels.member
    parts: dict[str, tuple[NDArray[Any], ...]] = {}
    for name in plan.outputs:
        node = plan.law.nodes[name]
        shapes = [((b.size, len(b.groups)) if node.level == member else (len(b.groups),)) for b in planes.buckets]
        parts[name] = tuple(np.empty(shape, dtype=node.unit.dtype) for shape in shapes)
    shared = plan.values({key: planes.codes(key) for key in set(plan.keys.values())})

    def work(block: Block) -> int:
        columns = planes.block_columns(block, plan.columns)
        groups = block.stop - block.start
        values = plan.program(planes.buckets[block.bucket].size, groups, columns, shared)
        for name, value in zip(plan.outputs, values, strict=True):
            parts[name][block.bucket][..., block.start : block.stop] = value
        return groups

    for_each_block(planes, work, workers, progress, block_members, int)
    return Results(plan, planes, parts)


def for_each_block(
    planes: Planes,
    work: Callable[[Block], T],
    workers: int | None,
    progress: Progress | None,
    block_members: int,
    finish: Callable[[T], int],
) -> None:
    """Share the blocks among workers; `finish` takes each block's result in turn and says how many groups it was."""
    blocks = list(planes.blocks(block_members))
    threads = min(workers or os.cpu_count() or 1, max(1, len(blocks)))
    done = 0
    pool = ThreadPoolExecutor(threads) if threads > 1 else None
    try:
        for result in pool.map(work, blocks) if pool else map(work, blocks):
            done += finish(result)
            if progress is not None:
                progress(done, planes.groups)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)
