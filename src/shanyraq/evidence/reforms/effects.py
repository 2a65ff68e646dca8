"""What a law does, and what a reform changes: cost, poverty, inequality, targeting, each change with its own error.

Baseline and reform are measured on the same families, so that the error of a change heeds how much both share.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.interval import interval
from shanyraq.evidence.estimation.score import Score, total
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.families.families import Families
from shanyraq.evidence.families.samples import in_lines, in_tenge
from shanyraq.evidence.measures.catalogue import Scale, measure_named
from shanyraq.rules import TENGE

Whole = NDArray[np.int64]

Paid = tuple[Whole, Whole]
"""What is paid a month under a law, and what there is a right to, in tiyn."""

MONTHS = 12

AGAINST_LINES = (
    "fgt0",
    "fgt1",
    "fgt2",
    "coverage",
    "exclusion",
    "inclusion",
    "benefit_cost",
    "spillover",
)
"""Measures of welfare as a multiple of each family's own line."""

IN_TENGE = ("gini", "adequacy", "cgh40")
"""Measures of welfare in money."""


@dataclass(frozen=True)
class Effect:
    """A number under the baseline and under a reform.

    Attributes:
        measure: its name.
        scale: what kind of number it is.
        baseline: under the law as it is.
        baseline_error: its standard error.
        reform: under the reform.
        reform_error: its standard error.
        change: the second less the first.
        change_error: the standard error of that, which heeds that the families are the same.
        ci_low: the lower end of the change's interval.
        ci_high: the upper end.
    """

    measure: str
    scale: Scale
    baseline: float
    baseline_error: float
    reform: float
    reform_error: float
    change: float
    change_error: float
    ci_low: float
    ci_high: float


def effects(families: Families, before: Whole, after: Whole, rights: tuple[Whole, Whole]) -> list[Effect]:
    """What changes.

    Args:
        families: the families.
        before: what is paid under the baseline a month, in tiyn.
        after: what is paid under the reform.
        rights: what there is a right to under each; what is paid where everybody claims.
    """
    [found] = effects_of_each(families, (before, rights[0]), [(after, rights[1])])
    return found


def effects_of_each(families: Families, baseline: Paid, reforms: Sequence[Paid]) -> list[list[Effect]]:
    """What changes by each of several reforms; the baseline is measured once, and one number is in memory at a time.

    Args:
        families: the families.
        baseline: what is paid under the law as it is, and what there is a right to, a month in tiyn.
        reforms: the same under each reform.
    """
    design = families.design
    laws = [_scores(families, *paid) for paid in (baseline, *reforms)]
    found: list[list[Effect]] = [[] for _ in reforms]
    for (name, scale, base), *others in zip(*laws, strict=True):
        error = _error(design, base)
        for effects_found, (_, _, score) in zip(found, others, strict=True):
            effects_found.append(_effect(design, name, scale, (base, error), score))
    return found


def _scores(families: Families, month: Whole, right: Whole) -> Iterator[tuple[str, Scale, Score]]:
    """Every number of one law."""
    weight, tenge = families.weight, month / TENGE
    yield "cost_month", Scale.MONEY, total(weight, tenge)
    yield "cost_year", Scale.MONEY, total(weight, tenge * MONTHS)
    yield "families_paid", Scale.NUMBER, total(weight, (month > 0).astype(np.float64))
    yield "persons_paid", Scale.NUMBER, total(families.persons, (month > 0).astype(np.float64))
    yield "families_entitled", Scale.NUMBER, total(weight, (right > 0).astype(np.float64))
    lines, money = in_lines(families, month, right), in_tenge(families, month)
    for sample, names in ((lines, AGAINST_LINES), (money, IN_TENGE)):
        for name in names:
            measure = measure_named(name)
            yield name, measure.scale, measure.function(sample)
    yield "poverty_gap_month", Scale.MONEY, _gap(families, month)


def _gap(families: Families, month: Whole) -> Score:
    """What would lift every poor person to the line of the law, in tenge a month."""
    short = families.line_tenge - families.per_head - families.per_head_of(month)
    return total(families.persons, np.maximum(short, 0.0))


def _effect(design: Design, name: str, scale: Scale, baseline: tuple[Score, float], reform: Score) -> Effect:
    base, base_error = baseline
    change = reform - base
    error, change_error = (_error(design, score) for score in (reform, change))
    low, high = interval(change.value, change_error, design.degrees)
    return Effect(name, scale, base.value, base_error, reform.value, error, change.value, change_error, low, high)


def _error(design: Design, score: Score) -> float:
    return math.nan if math.isnan(score.value) else math.sqrt(variance(design, score.scores))


def cost_of_closing(found: list[Effect]) -> float:
    """Tenge spent more for each tenge of the poverty gap that the reform closes; NaN where it closes none."""
    by_name = {effect.measure: effect for effect in found}
    closed = -by_name["poverty_gap_month"].change
    return by_name["cost_month"].change / closed if closed > 0 else math.nan
