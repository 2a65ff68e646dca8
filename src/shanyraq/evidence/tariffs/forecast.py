"""What the budget needs: the forecast need times the tariff, with how uncertain the need is.

A need given as a range (low, likely, high) is drawn from a triangular distribution; one left to its past is carried on
by a straight line through the observed years, with the prediction interval of least squares (Student's t with two
degrees of freedom fewer than years). The draws are seeded; the means of single rows are those of the formulas.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from shanyraq.evidence.tariffs.comparison import mean_tariff
from shanyraq.evidence.tariffs.costing import Costed
from shanyraq.evidence.tariffs.problems import TariffReportProblem
from shanyraq.people.tariffs.book import Book, Need
from shanyraq.rules import TENGE

LEAST_YEARS = 3
"""Years that a line needs to have an error."""

ENDS = (0.05, 0.95)
"""The ends of the interval that is told: nine times out of ten the need lies within."""

Draws = NDArray[np.float64]


class Basis(StrEnum):
    """How a year's need is known."""

    SURE = "sure"
    """One number was given."""

    RANGE = "range"
    """A range was given: triangular, simulated."""

    TREND = "trend"
    """Past years were given: a line with its prediction interval."""


class TariffBasis(StrEnum):
    """Which tariff the need is multiplied by."""

    APPROVED = "approved"
    COMPUTED = "computed"
    ELSEWHERE = "elsewhere"
    """The region has no such service in the book: the mean of the other regions stands in."""


@dataclass(frozen=True)
class Expected:
    """What a year is expected to need and to cost.

    Attributes:
        need: the row it is of; for a trend, the last observed.
        year: the year.
        basis: how the need is known.
        units: the mean need.
        units_low: the lower end of its interval.
        units_high: the upper end.
        tariff: what a unit costs, in tiyn.
        tariff_basis: which tariff that is.
        draws: the need drawn at random.
    """

    need: Need
    year: int
    basis: Basis
    units: float
    units_low: float
    units_high: float
    tariff: Fraction
    tariff_basis: TariffBasis
    draws: Draws

    @property
    def budget(self) -> float:
        """The mean budget, in tenge."""
        return self.units * float(self.tariff) / TENGE

    @property
    def ends(self) -> tuple[float, float]:
        """The interval of the budget, in tenge."""
        unit = float(self.tariff) / TENGE
        return self.units_low * unit, self.units_high * unit


@dataclass(frozen=True)
class Total:
    """What all needs of a year cost, in tenge.

    Attributes:
        year: the year.
        budget: the mean.
        apart: the interval if needs are off their means independently of each other, simulated.
        together: the interval if all are off the same way at once.
        error: the simulation's own error of the mean.
    """

    year: int
    budget: float
    apart: tuple[float, float]
    together: tuple[float, float]
    error: float


@dataclass(frozen=True)
class Forecast:
    """A forecast.

    Attributes:
        rows: each need and year.
        totals: each year.
        seed: what the draws began from.
        draws: how many there were.
    """

    rows: tuple[Expected, ...]
    totals: tuple[Total, ...]
    seed: int
    draws: int


def forecast(book: Book, costed: Sequence[Costed], *, years: int, seed: int, draws: int) -> Forecast:
    """Forecast the budget of the needs in a book.

    Args:
        book: the book.
        costed: its services with their tariffs.
        years: how many years past the last observed one a trend is carried on.
        seed: what the draws begin from.
        draws: how many.

    Raises:
        TariffReportProblem: there is no need, no tariff for one, or too few years for a trend.
    """
    if not book.need:
        raise TariffReportProblem("no_need")
    generator = np.random.default_rng(seed)
    rows = tuple(row for needs in _series(book.need) for row in _expected(needs, costed, years, generator, draws))
    totals = tuple(_total(year, [row for row in rows if row.year == year]) for year in sorted({r.year for r in rows}))
    return Forecast(rows, totals, seed, draws)


def _series(needs: Sequence[Need]) -> Iterator[list[Need]]:
    """The rows of one region, form, group and unit together, by year."""
    found: dict[tuple[object, ...], list[Need]] = {}
    for need in sorted(needs, key=lambda one: one.year):
        found.setdefault((need.region, need.form, need.group, need.unit), []).append(need)
    yield from found.values()


def _expected(
    needs: list[Need], costed: Sequence[Costed], years: int, generator: np.random.Generator, draws: int
) -> Iterator[Expected]:
    tariff, basis = _tariff(needs[0], costed)
    observed = [need for need in needs if need.observed is not None]
    given = [need for need in needs if need.likely is not None]
    for need in given:
        drawn = _triangular(need, generator, draws)
        units = sum(_corners(need)) / len(_corners(need))
        low, high = (float(end) for end in _triangular_ends(need))
        kind = Basis.SURE if need.low is None else Basis.RANGE
        yield Expected(need, need.year, kind, units, low, high, tariff, basis, drawn)
    if not given:
        yield from _trend(observed, years, tariff, basis, generator, draws)


def _corners(need: Need) -> tuple[float, float, float]:
    likely = float(need.likely or 0)
    return (likely if need.low is None else float(need.low), likely, likely if need.high is None else float(need.high))


def _triangular(need: Need, generator: np.random.Generator, draws: int) -> Draws:
    low, likely, high = _corners(need)
    return np.full(draws, likely) if low == high else generator.triangular(low, likely, high, draws)


def _triangular_ends(need: Need) -> tuple[float, float]:
    """The quantiles of a triangular distribution, by its formula."""
    low, likely, high = _corners(need)
    if low == high:
        return low, high
    found = stats.triang((likely - low) / (high - low), loc=low, scale=high - low).ppf(ENDS)
    return float(found[0]), float(found[1])


def _trend(
    observed: list[Need],
    years: int,
    tariff: Fraction,
    basis: TariffBasis,
    generator: np.random.Generator,
    draws: int,
) -> Iterator[Expected]:
    """The line through the observed years, carried on; a need is never below nought."""
    last = observed[-1]
    if len(observed) < LEAST_YEARS:
        raise TariffReportProblem(
            "too_few_years", region=last.region.wire, form=last.form.wire, count=len(observed), least=LEAST_YEARS
        )
    x = np.array([need.year for need in observed], dtype=np.float64)
    y = np.array([need.observed for need in observed], dtype=np.float64)
    slope, level = np.polyfit(x - x.mean(), y, 1)
    freedom = len(x) - 2
    spread = sqrt(float(((y - level - slope * (x - x.mean())) ** 2).sum()) / freedom)
    for year in range(last.year + 1, last.year + 1 + years):
        away = year - float(x.mean())
        mean = level + slope * away
        error = spread * sqrt(1 + 1 / len(x) + away**2 / float(((x - x.mean()) ** 2).sum()))
        low, high = (max(0.0, mean + error * float(stats.t(freedom).ppf(end))) for end in ENDS)
        drawn = np.maximum(0.0, mean + error * generator.standard_t(freedom, draws))
        yield Expected(last, year, Basis.TREND, max(0.0, float(mean)), low, high, tariff, basis, drawn)


def _tariff(need: Need, costed: Sequence[Costed]) -> tuple[Fraction, TariffBasis]:
    """What a unit of a need costs: the services of its region, else those of the other regions."""
    wanted = (need.form, need.group, need.unit)
    alike = [one for one in costed if (one.service.form, one.service.group, one.service.unit) == wanted]
    here = [one for one in alike if one.found.provider.region is need.region]
    if not alike:
        raise TariffReportProblem("no_tariff", region=need.region.wire, form=need.form.wire, group=need.group.wire)
    services = here or alike
    if not here:
        return mean_tariff(services), TariffBasis.ELSEWHERE
    approved = [one for one in here if one.service.approved]
    if len(approved) < len(here):
        return mean_tariff(here), TariffBasis.COMPUTED
    units = sum(one.value("planned_units") for one in here)
    paid = sum((one.service.approved or 0) * one.value("planned_units") for one in here)
    return (Fraction(paid, units), TariffBasis.APPROVED) if units else (Fraction(0), TariffBasis.APPROVED)


def _total(year: int, rows: Sequence[Expected]) -> Total:
    drawn = sum((row.draws * (float(row.tariff) / TENGE) for row in rows), np.zeros(len(rows[0].draws)))
    low, high = (float(end) for end in np.quantile(drawn, ENDS))
    together = tuple(float(sum(row.ends[side] for row in rows)) for side in (0, 1))
    error = float(drawn.std(ddof=1)) / sqrt(len(drawn)) if len(drawn) > 1 else 0.0
    return Total(year, sum(row.budget for row in rows), (low, high), (together[0], together[1]), error)
