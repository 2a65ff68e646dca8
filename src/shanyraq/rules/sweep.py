"""One parameter under many values over a whole population: what it does not touch is computed once a block."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from shanyraq.rules.bounds import Range, prove_bounds
from shanyraq.rules.evaluate import BLOCK_MEMBERS, Progress, exact_sum, for_each_block, lay_out, plan_over
from shanyraq.rules.in_force import LawInForce, ParameterInForce
from shanyraq.rules.kept import frontier
from shanyraq.rules.plan import Plan
from shanyraq.rules.planes import Block, Planes
from shanyraq.rules.population import Population
from shanyraq.rules.problems import InputProblem

Totals = list[list[int]]
"""For every output, one number for every value of the parameter."""


@dataclass(frozen=True)
class Sweep:
    """Totals of a population under many values of one parameter.

    Attributes:
        name: the parameter.
        values: its values, in its unit.
        totals: for each output, its sum over the population under each value.
        above_zero: for each output, how many groups or members have more than nought.
        rules_run: the rules that ran again for every value.
    """

    name: str
    values: tuple[int, ...]
    totals: Mapping[str, tuple[int, ...]]
    above_zero: Mapping[str, tuple[int, ...]]
    rules_run: tuple[str, ...]


def sweep(
    population: Population | Planes,
    law: LawInForce,
    name: str,
    values: Sequence[int],
    outputs: Iterable[str],
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Sweep:
    """Evaluate outputs under each value of a parameter.

    Args:
        population: groups and members as columns, or laid out.
        law: the law in force.
        name: the parameter; a parameter given by a code takes the value for every code.
        values: in the parameter's unit (shares in ten-thousandths, money in tiyn).
        outputs: the names whose totals are wanted.
        workers: how many threads share the blocks.
        progress: called after every block.

    Raises:
        InputProblem: `name` is not a parameter of the day's law, or no value is given.
    """
    if not isinstance(law[name].origin, ParameterInForce):
        raise InputProblem("sweep_name", name=name, day=law.day)
    if not values:
        raise InputProblem("sweep_empty", name=name)
    wanted = tuple(dict.fromkeys(outputs))
    prove_bounds(law, law.needed(wanted), {name: Range(min(values), max(values))})
    planes = population if isinstance(population, Planes) else lay_out(population, law, wanted)
    variants = _Variants(planes, law, name, values, wanted)
    for_each_block(planes, variants.block, workers, progress, BLOCK_MEMBERS, variants.add)
    totals, above_zero = (
        {output: tuple(row) for output, row in zip(wanted, rows, strict=True)}
        for rows in (variants.totals, variants.above_zero)
    )
    return Sweep(name, tuple(values), totals, above_zero, variants.below.rules_run)


class _Variants:
    """The two programs of a sweep: above the parameter, run once a block, and below it, run once a value."""

    def __init__(
        self, planes: Planes, law: LawInForce, name: str, values: Sequence[int], wanted: tuple[str, ...]
    ) -> None:
        self.planes = planes
        self.above, self.below = _split(law, name, wanted, planes)
        codes = {key: planes.codes(key) for key in {*self.above.keys.values(), *self.below.keys.values()}}
        self.upper = self.above.values(codes)
        self.lower = [self.below.values(codes, law.with_values({name: value})) for value in values]
        self.read = {*self.above.columns, *(column for column in self.below.columns if column in planes.columns)}
        self.totals = self.blank()
        self.above_zero = self.blank()

    def blank(self) -> Totals:
        """Noughts for every output and value."""
        return [[0] * len(self.lower) for _ in self.below.outputs]

    def block(self, block: Block) -> tuple[int, Totals, Totals]:
        """The totals of one block: how many groups it has, sums, and how many are above nought."""
        size, groups = self.planes.buckets[block.bucket].size, block.stop - block.start
        columns: dict[str, Any] = self.planes.block_columns(block, self.read)
        columns.update(zip(self.above.outputs, self.above.program(size, groups, columns, self.upper), strict=True))
        sums, counts = self.blank(), self.blank()
        for place, shared in enumerate(self.lower):
            for row, value in enumerate(self.below.program(size, groups, columns, shared)):
                sums[row][place] = exact_sum(value)
                counts[row][place] = int(np.count_nonzero(value > 0))
        return groups, sums, counts

    def add(self, result: tuple[int, Totals, Totals]) -> int:
        """Add a block's totals to the population's; how many groups it had."""
        groups, *found = result
        for mine, theirs in zip((self.totals, self.above_zero), found, strict=True):
            for row, others in zip(mine, theirs, strict=True):
                row[:] = [one + other for one, other in zip(row, others, strict=True)]
        return groups


def _split(law: LawInForce, name: str, wanted: tuple[str, ...], planes: Planes) -> tuple[Plan, Plan]:
    """The plan of what a parameter leaves alone, and of what lies downstream of it."""
    whole = plan_over(planes, law, wanted)
    touched = law.downstream([name])
    alone = tuple(output for output in wanted if output not in touched and output in whole.rules_run)
    names = (*frontier(law, wanted, [name], whole.rules_run), *alone)
    above = plan_over(planes, law, names)
    below = plan_over(planes, law, wanted, frozenset(names), touched)
    return above, below
