"""A curve: points with their errors, as a chart or a table has them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.interval import interval
from shanyraq.evidence.estimation.score import Score
from shanyraq.evidence.estimation.variance import variance


@dataclass(frozen=True)
class Point:
    """A point of a curve.

    Attributes:
        at: where on the axis below: a share of persons, or a line.
        value: the ordinate.
        std_error: its standard error.
        ci_low: the lower end of its interval, for this point alone.
        ci_high: the upper end.
    """

    at: float
    value: float
    std_error: float
    ci_low: float
    ci_high: float


def points(design: Design, at: Sequence[float], ordinates: Sequence[Score], level: float = 0.95) -> list[Point]:
    """Points with pointwise intervals."""
    found = []
    for place, score in zip(at, ordinates, strict=True):
        error = math.nan if math.isnan(score.value) else math.sqrt(variance(design, score.scores))
        found.append(Point(place, score.value, error, *interval(score.value, error, design.degrees, level=level)))
    return found
