"""Values that no reform touches, kept: a second law over the same population runs only what lies downstream of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.rules.bounds import Range, prove_bounds
from shanyraq.rules.evaluate import BLOCK_MEMBERS, Progress, Results, for_each_block, lay_out, plan_over, run
from shanyraq.rules.in_force import LawInForce, ParameterInForce, own_text
from shanyraq.rules.plan import Plan
from shanyraq.rules.planes import Block, Planes
from shanyraq.rules.population import Population
from shanyraq.rules.problems import InputProblem


def changed_names(law: LawInForce, other: LawInForce) -> frozenset[str]:
    """The names whose own text or number differs between two laws in force, or that only one of them has."""
    both = law.nodes.keys() & other.nodes.keys()
    differ = {name for name in both if own_text(law.nodes[name].origin) != own_text(other.nodes[name].origin)}
    return frozenset(differ | (law.nodes.keys() ^ other.nodes.keys()))


def frontier(
    law: LawInForce, outputs: Iterable[str], changed: Iterable[str], run_before: Iterable[str]
) -> tuple[str, ...]:
    """What the rules downstream of a change ask for that the change leaves as it was.

    Args:
        law: the law with the change.
        outputs: what is wanted.
        changed: the names that differ.
        run_before: the rules that ran group by group before the change.
    """
    touched = law.downstream(name for name in changed if name in law.nodes)
    downstream = [node for node in law.needed(outputs) if node.name in touched]
    asked = dict.fromkeys(name for node in downstream for name in node.inputs if name not in touched)
    known = frozenset(run_before)
    return tuple(name for name in asked if name in known)


@dataclass(frozen=True)
class Kept:
    """A population evaluated under one law, with what changes of some names will need.

    Attributes:
        baseline: the results under the law as it is.
        planes: the population with the kept values as further columns.
        names: the kept values.
    """

    baseline: Results
    planes: Planes
    names: frozenset[str]

    def under(self, law: LawInForce, *, workers: int | None = None) -> Results:
        """The same outputs under a changed law of the same day; only rules downstream of the change run.

        Raises:
            InputProblem: the law is of another day, so that every age and period may differ.
        """
        before = self.baseline.plan.law
        if law.day != before.day:
            raise InputProblem("kept_other_day", day=law.day, kept=before.day)
        outputs = self.baseline.plan.outputs
        touched = law.downstream(name for name in changed_names(before, law) if name in law.nodes)
        given = frozenset(name for name in self.names if name in law.nodes and name not in touched)
        unchanged = tuple(name for name in outputs if name not in touched)
        plan = plan_over(self.planes, law, [name for name in outputs if name in touched], given)
        results = run(plan, self.planes, workers=workers)
        return results.joined(self.baseline, unchanged)


def keep(
    population: Population | Planes,
    law: LawInForce,
    outputs: Iterable[str],
    *,
    changing: Iterable[str],
    workers: int | None = None,
) -> Kept:
    """Evaluate a population once, keeping what changes of the names in `changing` will ask for."""
    wanted = tuple(dict.fromkeys(outputs))
    planes = population if isinstance(population, Planes) else lay_out(population, law, wanted)
    plain = plan_over(planes, law, wanted)
    names = frontier(law, wanted, changing, plain.rules_run)
    results = run(plan_over(planes, law, (*wanted, *names)), planes, workers=workers)
    kept = planes.with_columns({name: results.parts(name) for name in names})
    return Kept(results.only(wanted), kept, frozenset(names))


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
    totals: dict[str, NDArray[np.int64]]
    above_zero: dict[str, NDArray[np.int64]]
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
    """Evaluate outputs under each value of a parameter; what it does not touch is computed once a block.

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
    planes = population if isinstance(population, Planes) else lay_out(population, law, wanted)
    prove_bounds(law, law.needed(wanted), {name: Range(min(values), max(values))})
    variants = [law.with_values({name: value}) for value in values]
    above, below = _split(law, name, wanted, planes)
    codes = {key: planes.codes(key) for key in {*above.keys.values(), *below.keys.values()}}
    upper = above.values(codes)
    lower = [below.values(codes, variant) for variant in variants]
    totals = np.zeros((len(wanted), len(values)), dtype=np.int64)
    positive = np.zeros_like(totals)

    def work(block: Block) -> tuple[int, NDArray[np.int64], NDArray[np.int64]]:
        size, groups = planes.buckets[block.bucket].size, block.stop - block.start
        columns = planes.block_columns(block, {*above.columns, *(c for c in below.columns if c in planes.columns)})
        columns.update(zip(above.outputs, above.program(size, groups, columns, upper), strict=True))
        sums, counts = np.zeros_like(totals), np.zeros_like(totals)
        for place, shared in enumerate(lower):
            for row, value in enumerate(below.program(size, groups, columns, shared)):
                sums[row, place] = value.sum(dtype=np.int64)
                counts[row, place] = np.count_nonzero(value > 0)
        return groups, sums, counts

    def add(result: tuple[int, NDArray[np.int64], NDArray[np.int64]]) -> int:
        nonlocal totals, positive
        totals, positive = totals + result[1], positive + result[2]
        return result[0]

    for_each_block(planes, work, workers, progress, BLOCK_MEMBERS, add)
    return Sweep(
        name,
        tuple(values),
        {output: totals[row] for row, output in enumerate(wanted)},
        {output: positive[row] for row, output in enumerate(wanted)},
        below.rules_run,
    )


def _split(law: LawInForce, name: str, wanted: tuple[str, ...], planes: Planes) -> tuple[Plan, Plan]:
    """The plan of what a parameter leaves alone, and of what lies downstream of it."""
    whole = plan_over(planes, law, wanted)
    touched = law.downstream([name])
    alone = tuple(output for output in wanted if output not in touched and output in whole.rules_run)
    names = (*frontier(law, wanted, [name], whole.rules_run), *alone)
    above = plan_over(planes, law, names)
    below = plan_over(planes, law, wanted, frozenset(names), touched)
    return above, below
