"""A simulation: the law as it is and reforms of it on the same families, summed up for screens, pages and programs."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from shanyraq.evidence.estimation.design import Lonely
from shanyraq.evidence.families.families import Progress
from shanyraq.evidence.reforms.amounts import AMOUNT, Entitlements, entitlements
from shanyraq.evidence.reforms.effects import Effect, cost_of_closing, effects_of_each
from shanyraq.evidence.reforms.frontier import Bought, Frontier, FrontierPoint, check_parameter
from shanyraq.evidence.reforms.gains import Gains, gains_of, groupings
from shanyraq.evidence.reforms.incentives import Incentives, incentives_of
from shanyraq.evidence.reforms.scenarios import Scenario
from shanyraq.evidence.reforms.take_up import claimed
from shanyraq.people.population import Part
from shanyraq.people.population_files import About
from shanyraq.rules import LANGUAGES


@dataclass(frozen=True)
class Sweep:
    """One parameter to try.

    Attributes:
        name: the parameter.
        values: its values, in its unit, ascending.
        budget: a year's budget in tenge whose value is sought between the first and the last; None for none.
    """

    name: str
    values: tuple[int, ...]
    budget: float | None = None


@dataclass(frozen=True)
class Wanted:
    """What to simulate.

    Attributes:
        scenarios: the baseline and the reforms.
        take_up: the part of the entitled who claim; None where all do.
        incentives: whether rates are found, which takes as long again as everything else.
        sweep: a parameter of the last scenario's law to try; None for none.
        output: the amount that is compared.
        lonely: what to do with a survey's strata of one sampling unit.
    """

    scenarios: Sequence[Scenario]
    take_up: float | None = None
    incentives: bool = False
    sweep: Sweep | None = None
    output: str = AMOUNT
    lonely: Lonely = Lonely.FAIL


@dataclass(frozen=True)
class Outcome:
    """A reform's outcome.

    Attributes:
        scenario: the reform.
        effects: numbers under both laws, and their change.
        gains: gainers and losers, of all and by group.
        closing_cost: tenge spent more for each tenge of the poverty gap closed; NaN where none is closed.
        incentives: rates by tenth of families with a wage; empty where they were not asked for.
    """

    scenario: Scenario
    effects: list[Effect]
    gains: list[Gains]
    closing_cost: float
    incentives: list[Incentives]


@dataclass(frozen=True)
class Simulation:
    """Everything that was found.

    Attributes:
        about: whose families they are.
        day: the day of the laws.
        families: families of the country they stand for.
        rows: families that were evaluated.
        take_up: the part of the entitled who claim; None where all do.
        baseline: the law as it is.
        baseline_incentives: rates under it.
        outcomes: of each reform.
        sweep: the parameter that was tried.
        frontier: what each of its values comes to.
        bought: what the budget buys.
    """

    about: About
    day: date
    families: float
    rows: int
    take_up: float | None
    baseline: Scenario
    baseline_incentives: list[Incentives]
    outcomes: list[Outcome]
    sweep: Sweep | None
    frontier: list[FrontierPoint]
    bought: Bought | None

    def as_json(self) -> dict[str, object]:
        """The simulation as files have it; what is not known is null."""
        told = {
            "date": self.day.isoformat(),
            "population": {"source": self.about.source._asdict(), "synthetic": self.about.synthetic},
            "families": self.families,
            "rows": self.rows,
            "take_up": self.take_up,
            "baseline": {"law": self.baseline.law.fingerprint, "incentives": _dicts(self.baseline_incentives)},
            "reforms": [
                {
                    "name": outcome.scenario.name,
                    "title": {lang: outcome.scenario.called(lang) for lang in LANGUAGES},
                    "description": {lang: outcome.scenario.described(lang) for lang in LANGUAGES},
                    "law": outcome.scenario.law.fingerprint,
                    "effects": _dicts(outcome.effects),
                    "gains": _dicts(outcome.gains),
                    "cost_per_tenge_of_gap_closed": outcome.closing_cost,
                    "incentives": _dicts(outcome.incentives),
                }
                for outcome in self.outcomes
            ],
            "sweep": None if self.sweep is None else {"name": self.sweep.name, "points": _dicts(self.frontier)},
            "bought": None if self.bought is None else asdict(self.bought),
        }
        return {name: _known(value) for name, value in told.items()}


def simulate(parts: Sequence[Part], wanted: Wanted, progress: Progress | None = None) -> Simulation:
    """Put the families of a population under each law.

    Args:
        parts: the population's parts.
        wanted: what to simulate.
        progress: told how many families are done, of how many.

    Raises:
        Problem: the population, a share, a value or a budget cannot be used.
    """
    scenarios, sweep = wanted.scenarios, wanted.sweep
    if sweep is not None:
        check_parameter(scenarios[-1].law, sweep.name, wanted.output)
    laws = [scenario.law for scenario in scenarios]
    varying = [] if sweep is None else [sweep.name]
    found = entitlements(parts, laws, wanted.output, varying=varying, rated=wanted.incentives, progress=progress)
    families = replace(found.families, lonely=wanted.lonely)
    grouped = groupings(families)
    told = [incentives_of(one, families.weight, grouped["decile"]) for one in found.rates] or [[] for _ in laws]
    paid = [month if wanted.take_up is None else claimed(families, month, wanted.take_up) for month in found.month]
    baseline, *reforms = zip(paid, found.month, strict=True)
    changes = effects_of_each(families, baseline, reforms)
    outcomes = [
        Outcome(scenario, change, gains_of(families, grouped, paid[0], after), cost_of_closing(change), incentives)
        for scenario, change, after, incentives in zip(scenarios[1:], changes, paid[1:], told[1:], strict=True)
    ]
    frontier, bought = _tried(found, wanted)
    return Simulation(
        about=families.about,
        day=families.day,
        families=float(families.weight.sum()),
        rows=families.number,
        take_up=wanted.take_up,
        baseline=scenarios[0],
        baseline_incentives=told[0],
        outcomes=outcomes,
        sweep=sweep,
        frontier=frontier,
        bought=bought,
    )


def _tried(found: Entitlements, wanted: Wanted) -> tuple[list[FrontierPoint], Bought | None]:
    """The frontier, and the value that the budget buys, of the last scenario's law."""
    sweep, law = wanted.sweep, wanted.scenarios[-1].law
    if sweep is None:
        return [], None
    frontier = Frontier(found, law, sweep.name, wanted.output, wanted.take_up)
    points = frontier.sweep(sweep.values)
    if sweep.budget is None:
        return points, None
    return points, frontier.solve(sweep.budget, sweep.values[0], sweep.values[-1])


def _dicts(rows: Sequence[Effect | Gains | Incentives | FrontierPoint]) -> list[dict[str, object]]:
    return [asdict(row) for row in rows]


def _known(value: object) -> object:
    """The same with null for numbers that are not known."""
    if isinstance(value, dict):
        return {name: _known(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_known(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
