"""Values that no reform touches, kept: a second law over the same population runs only what lies downstream of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shanyraq.rules.difference import changed_names
from shanyraq.rules.evaluate import Results, lay_out, plan_over, run
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.planes import Planes
from shanyraq.rules.population import Population
from shanyraq.rules.problems import InputProblem


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

    def narrowed(self, values: Mapping[str, int]) -> "Kept":
        """The same without the columns that other values of these parameters do not ask for, to be kept for long.

        Args:
            values: the parameters that will be tried, each with any value.
        """
        law = self.baseline.plan.law.with_values(values)
        touched = law.downstream(values)
        given = frozenset(name for name in self.names if name not in touched)
        asked = [name for name in self.baseline.plan.outputs if name in touched]
        columns = plan_over(self.planes, law, asked, given).columns
        return Kept(self.baseline, self.planes.with_only(columns), frozenset(self.names & set(columns)))


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
