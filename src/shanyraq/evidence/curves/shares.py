"""Curves over shares of persons from the poorest: Lorenz, concentration, TIP, growth incidence."""

import math
from collections.abc import Sequence

import numpy as np

from shanyraq.evidence.curves.curve import Point, points
from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.interval import student
from shanyraq.evidence.estimation.score import Score, mean
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.measures.inequality import lorenz
from shanyraq.evidence.measures.poverty import gaps
from shanyraq.evidence.measures.quantiles import distribution, quantile_value, woodruff
from shanyraq.evidence.measures.sample import Numbers, Sample
from shanyraq.evidence.measures.targeting import ordinate

LARGE = 10**6
"""Degrees of freedom of two samples together, whose intervals are the normal distribution's."""

TENTHS = tuple(place / 10 for place in range(11))


def lorenz_curve(sample: Sample, design: Design, at: Sequence[float] = TENTHS, level: float = 0.95) -> list[Point]:
    """The part of all welfare that the poorest share has."""
    return points(design, at, [_ends(sample, share) or lorenz(sample, share) for share in at], level)


def concentration_curve(
    sample: Sample, design: Design, values: Numbers, at: Sequence[float] = TENTHS, level: float = 0.95
) -> list[Point]:
    """The part of a variable, such as a transfer, that the poorest share has."""
    return points(design, at, [_ends(sample, share) or ordinate(sample, values, share) for share in at], level)


def tip_curve(sample: Sample, design: Design, at: Sequence[float] = TENTHS, level: float = 0.95) -> list[Point]:
    """Shortfalls cumulated from the poorest, per head: incidence, intensity and inequality (Jenkins, Lambert 1997).

    It rises to P1 and is flat beyond the headcount.
    """
    shortfall = gaps(sample, 1)
    whole = mean(sample.weight, shortfall)
    if whole.value == 0:
        return points(design, at, [whole for _ in at], level)
    parts = [_ends(sample, share) or ordinate(sample, shortfall, share) for share in at]
    return points(design, at, [whole * part for part in parts], level)


def growth_incidence(
    first: Sample,
    second: Sample,
    designs: tuple[Design, Design],
    at: Sequence[float],
    years: float = 1.0,
    level: float = 0.95,
) -> list[Point]:
    """The yearly growth of each quantile between two independent surveys (Ravallion and Chen 2003).

    Errors are those of the two quantiles (Woodruff's), carried to the rate.

    Args:
        first: the earlier survey.
        second: the later one.
        designs: of each.
        at: shares of persons, between 0 and 1.
        years: between the two.
        level: of the points' intervals.
    """
    pairs = (quantile_curve(one, design, at, level) for one, design in zip((first, second), designs, strict=True))
    return [_growth(before, after, years, level) for before, after in zip(*pairs, strict=True)]


def _growth(before: Point, after: Point, years: float, level: float) -> Point:
    if not (before.value > 0 and after.value > 0):
        return Point(before.at, *[math.nan] * 4)
    rate = (after.value / before.value) ** (1 / years)
    relative = math.hypot(before.std_error / before.value, after.std_error / after.value)
    error = rate * relative / years
    reach = student(level, LARGE) * error
    return Point(before.at, rate - 1, error, rate - 1 - reach, rate - 1 + reach)


def quantile_curve(sample: Sample, design: Design, at: Sequence[float], level: float = 0.95) -> list[Point]:
    """Quantiles by their share, with Woodruff's intervals: Pen's parade."""
    reach = student(level, max(design.degrees, 1))
    found = []
    for share in at:
        value = quantile_value(sample, share)
        spread = math.sqrt(variance(design, distribution(sample, value).scores))
        found.append(Point(share, value, *woodruff(sample, share, spread, reach)))
    return found


def _ends(sample: Sample, share: float) -> Score | None:
    """The two ends of a curve of shares, which have no error; None between them."""
    if 0 < share < 1:
        return None
    return Score(share, lambda: np.zeros(len(sample.weight)))
