"""What is left of another tenge earned, and of taking work at all, when assistance is withdrawn.

The whole family answers: the best earner's wage is raised, or taken away, and the family's assistance is decided anew.
Taxes are no part of it; net income is income and assistance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.families.families import SLICE_PERSONS, Progress, slices_of
from shanyraq.evidence.measure import Groups
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.population import Part, Population
from shanyraq.rules import TENGE
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.in_force import LawInForce

Whole = NDArray[np.int64]

WAGE = "income_wage"

STEP = 10_000 * TENGE
"""By how much the best earner's wage is raised a month, in tiyn: small against a wage, large against rounding."""

SLACK = 20 * TENGE / STEP
"""How far rounding moves a rate: assistance is rounded to a tenge, of some laws for each member, and no family has more
than twenty; a rate of 1 that comes out as 0.9999 is one of 1, and one of 1.0001 no cliff."""

HIGH = (0.6, 0.8, 1.0)
"""Rates from which on a family counts as facing a high one."""


@dataclass(frozen=True)
class Rates:
    """Rates of families, NaN for those without a wage.

    Attributes:
        marginal: of each further tenge, the part that is lost; above 1 where the family ends with less.
        participation: of the best earner's whole wage, the part that is lost to assistance forgone.
    """

    marginal: NDArray[np.float64]
    participation: NDArray[np.float64]


@dataclass(frozen=True)
class Incentives:
    """How many families of a group face high rates.

    Attributes:
        group: the group's name.
        families: families with a wage.
        mean: their mean marginal rate.
        above: for each rate of `HIGH`, the share of them that faces it or a higher one, rounding aside.
        cliffs: the share that would end with less than before, rounding aside.
        participation: the mean participation rate.
    """

    group: str
    families: float
    mean: float
    above: tuple[float, ...]
    cliffs: float
    participation: float


class _WithWages:
    """A population whose wages are others."""

    def __init__(self, population: Population, wages: Whole) -> None:
        self.population = population
        self.sizes = population.sizes
        self.wages = wages

    def column(self, name: str) -> NDArray[np.generic] | None:
        """A fact, wages as given."""
        return self.wages if name == WAGE else self.population.column(name)


def rates(
    parts: Sequence[Part],
    laws: Sequence[LawInForce],
    output: str,
    progress: Progress | None = None,
    *,
    slice_persons: int = SLICE_PERSONS,
) -> list[Rates]:
    """The rates of every family under each law.

    Raises:
        Problem: the population cannot be used.
    """
    found: list[list[Rates]] = [[] for _ in laws]
    for population in slices_of(parts, progress, slice_persons):
        for ratings, law in zip(found, laws, strict=True):
            ratings.append(rates_of(population, law, output))
    return [joined_rates(ratings) for ratings in found]


def rates_of(population: Population, law: LawInForce, output: str) -> Rates:
    """The rates of every family of a population that is in memory as a whole.

    Raises:
        Problem: the population cannot be used.
    """
    wages = population.known(WAGE).astype(np.int64)
    best = _best_earners(population.sizes, wages)
    earning = wages[best] > 0
    raised, without = wages.copy(), wages.copy()
    raised[best[earning]] += STEP * QUARTER_MONTHS
    without[best[earning]] = 0
    now, more, none = (
        evaluate(_WithWages(population, column), law, (output,)).column(output) for column in (wages, raised, without)
    )
    gross = np.where(earning, wages[best] / QUARTER_MONTHS, np.nan)
    return Rates(np.where(earning, (now - more) / STEP, np.nan), (none - now) / gross)


def joined_rates(found: Sequence[Rates]) -> Rates:
    """Rates of several slices as one."""
    return Rates(np.concatenate([one.marginal for one in found]), np.concatenate([one.participation for one in found]))


def incentives_of(found: Rates, weight: NDArray[np.float64], groups: Groups) -> list[Incentives]:
    """Sum rates up by group; families without a wage are left out."""
    told = []
    earning = ~np.isnan(found.marginal)
    for code, name in enumerate(groups.names):
        rows = earning & (groups.codes == code)
        own, number = weight[rows], float(weight[rows].sum())
        if number == 0:
            told.append(Incentives(name, 0.0, np.nan, (np.nan,) * len(HIGH), np.nan, np.nan))
            continue
        marginal = found.marginal[rows]
        above = tuple(float(own @ (marginal >= high - SLACK)) / number for high in HIGH)
        cliffs = float(own @ (marginal > 1 + SLACK)) / number
        mean, participation = (float(own @ part[rows]) / number for part in (found.marginal, found.participation))
        told.append(Incentives(name, number, mean, above, cliffs, participation))
    return told


def _best_earners(sizes: Whole, wages: Whole) -> Whole:
    """The row of each family's member with the highest wage."""
    family = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((-wages, family))
    best: Whole = order[np.cumsum(sizes) - sizes]
    return best
