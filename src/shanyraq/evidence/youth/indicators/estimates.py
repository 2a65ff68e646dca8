"""Numbers of indicators by group, with the errors of the survey's design, their numerators and denominators.

A share is the ratio of two weighted totals; its group stays in the whole design as a domain. A median has Woodruff's
error. The design effect is the variance over that of as many persons drawn one by one.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.interval import ForShares, interval, student
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.measures.quantiles import distribution, quantile_value, woodruff
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.youth.indicators.catalogue import Indicator, known_variables
from shanyraq.evidence.youth.indicators.columns import Columns

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

EVERYBODY = "all"
"""What the group of all is called."""

LEAST_TOLD = 30
"""Persons that a number needs to be told."""

MOST_VARIATION = 0.33
"""The largest coefficient of variation of a number that is told."""

UNSURE_VARIATION = 0.20
"""From here on a number is marked."""


class Precision(StrEnum):
    """Whether a number can be used."""

    FIT = ""
    """As it is."""

    UNSURE = "unsure"
    """With care: its error is large beside it."""

    FEW = "few"
    """Not told: it rests on too few persons."""

    WILD = "wild"
    """Not told: its error is too large beside it."""

    NONE = "none"
    """Nobody belongs to those it is told of."""

    @property
    def told(self) -> bool:
        """Whether the number is told."""
        return self in (Precision.FIT, Precision.UNSURE)


@dataclass(frozen=True)
class Grouping:
    """Groups that indicators are told of.

    Attributes:
        name: the variable that makes them; `all` for everybody.
        codes: the group of each record, from 0; -1 for none.
        values: the variable's code for each group.
    """

    name: str
    codes: NDArray[np.intp]
    values: tuple[int, ...]


@dataclass(frozen=True)
class Estimate:
    """A number of an indicator in a group.

    Attributes:
        indicator: the indicator's name.
        grouping: the variable that makes the group.
        group: its code there; None for everybody.
        value: the share, mean or median; NaN where nobody tells it.
        std_error: its standard error.
        low: the lower end of its interval of 95 percent.
        high: the upper end.
        numerator: persons of the country counted; NaN for means and medians.
        denominator: persons of the country among whom.
        n: persons asked among whom.
        design_effect: the variance over that of simple draws; NaN where it is not told.
        precision: whether it can be used.
    """

    indicator: str
    grouping: str
    group: int | None
    value: float
    std_error: float
    low: float
    high: float
    numerator: float
    denominator: float
    n: int
    design_effect: float
    precision: Precision


def everybody(records: int) -> Grouping:
    """All records as one group."""
    return Grouping(EVERYBODY, np.zeros(records, dtype=np.intp), ())


def grouping_of(answers: pl.DataFrame, name: str) -> Grouping:
    """The groups of a variable with codes; who declined or was not asked is in none."""
    column = answers[name]
    values = tuple(int(value) for value in column.unique().sort().to_list() if value is not None and value >= 0)
    known = {value: place for place, value in enumerate(values)}
    codes = column.replace_strict(known, default=-1, return_dtype=pl.Int64).fill_null(-1).to_numpy()
    return Grouping(name, codes.astype(np.intp), values)


def estimates(
    answers: pl.DataFrame,
    weight: Numbers,
    design: Design,
    indicators: Iterable[Indicator],
    groupings: Sequence[Grouping],
) -> Iterator[Estimate]:
    """Every indicator in every group.

    Args:
        answers: a row a person, a column a variable and a status.
        weight: of each person; nought for who was drawn and did not answer.
        design: how the persons were drawn.
        indicators: what to tell.
        groupings: of whom.

    Raises:
        EvidenceProblem: the design tells no error.
    """
    columns = Columns(dict(known_variables()))
    for indicator in indicators:
        within = _within(answers, columns, indicator)
        counted = _counted(answers, columns, indicator)
        for grouping in groupings:
            for place in range(max(len(grouping.values), 1)):
                inside = within & (grouping.codes == place)
                group = grouping.values[place] if grouping.values else None
                yield _estimate(indicator, grouping.name, group, counted, np.where(inside, weight, 0.0), design)


def precision_of(value: float, std_error: float, n: int, kind: str) -> Precision:
    """Whether a number can be used: 30 persons and a coefficient of variation up to 33 percent.

    Of a share the smaller of itself and its complement is looked at, so that a share near one is as sure as one near
    nought.
    """
    if n == 0 or math.isnan(value):
        return Precision.NONE
    if n < LEAST_TOLD:
        return Precision.FEW
    size = min(value, 1 - value) if kind == "share" else abs(value)
    variation = std_error / size if size > 0 else (0.0 if std_error == 0 else math.inf)
    if variation > MOST_VARIATION:
        return Precision.WILD
    return Precision.UNSURE if variation > UNSURE_VARIATION else Precision.FIT


def _within(answers: pl.DataFrame, columns: Columns, indicator: Indicator) -> Flags:
    youngest, oldest = indicator.ages
    aged = pl.col("age").is_between(youngest, oldest).fill_null(value=False)
    found: Flags = answers.select(columns.holds(indicator.among) & aged).to_series().to_numpy()
    return found


def _counted(answers: pl.DataFrame, columns: Columns, indicator: Indicator) -> Numbers:
    what = pl.col(indicator.of) if isinstance(indicator.of, str) else columns.holds(indicator.of)
    return answers.select(what.cast(pl.Float64).fill_null(0.0)).to_series().to_numpy()


def _estimate(
    indicator: Indicator, grouping: str, group: int | None, counted: Numbers, weight: Numbers, design: Design
) -> Estimate:
    n = int(np.count_nonzero(weight))
    people = float(weight.sum())
    numerator = float(weight @ counted) if indicator.kind == "share" else math.nan
    value, error, low, high = (math.nan,) * 4
    effect = math.nan
    if n:
        tell = _median if indicator.kind == "median" else _mean
        value, error, low, high = tell(counted, weight, design, share=indicator.kind == "share", n=n)
        simple = _simple_variance(counted, weight, n)
        effect = error**2 / simple if simple > 0 and indicator.kind != "median" else math.nan
    fit = precision_of(value, error, n, indicator.kind)
    return Estimate(indicator.name, grouping, group, value, error, low, high, numerator, people, n, effect, fit)


def _mean(
    counted: Numbers, weight: Numbers, design: Design, *, share: bool, n: int
) -> tuple[float, float, float, float]:
    score = ratio(weight, counted, np.ones(len(weight)))
    error = math.sqrt(max(variance(design, score.scores), 0.0))
    way = ForShares.LOGIT if share else None
    return score.value, error, *interval(score.value, error, design.degrees, share=way, records=n)


def _median(
    counted: Numbers, weight: Numbers, design: Design, *, share: bool, n: int
) -> tuple[float, float, float, float]:
    del share, n
    sample = Sample(counted, weight, weight)
    value = quantile_value(sample, 0.5)
    spread = math.sqrt(variance(design, distribution(sample, value).scores))
    return value, *woodruff(sample, 0.5, spread, student(0.95, max(design.degrees, 1)))


def _simple_variance(counted: Numbers, weight: Numbers, n: int) -> float:
    """The variance of a mean of as many persons drawn one by one."""
    mean = float(weight @ counted / weight.sum())
    return float(weight @ (counted - mean) ** 2 / weight.sum()) / n
