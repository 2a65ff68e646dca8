"""Curves by the name a person types."""

from enum import StrEnum

from shanyraq.evidence.curves.curve import Point
from shanyraq.evidence.curves.shares import concentration_curve, lorenz_curve, quantile_curve, tip_curve
from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem

MOST_POINTS = 1001


class Curve(StrEnum):
    """A curve over shares of persons from the poorest."""

    LORENZ = "lorenz"
    """The part of all welfare that the poorest share has."""

    CONCENTRATION = "concentration"
    """The part of the transfer that the poorest share has."""

    TIP = "tip"
    """Shortfalls from the line, cumulated from the poorest, per head."""

    QUANTILES = "quantiles"
    """The welfare that the share has at most: Pen's parade."""

    GROWTH = "growth"
    """The yearly growth of quantiles from another sample to this one; needs that sample."""

    DOMINANCE = "dominance"
    """This sample's poverty less another's at each of several lines; needs that sample."""


PAIRED = (Curve.GROWTH, Curve.DOMINANCE)
"""Curves of two samples."""


def curve_of(curve: Curve, sample: Sample, design: Design, number: int, level: float = 0.95) -> list[Point]:
    """A curve at points that stand evenly: from nought to one, or for quantiles between them.

    Args:
        curve: which.
        sample: the records.
        design: how they were drawn.
        number: how many points.
        level: of the points' intervals.

    Raises:
        EvidenceProblem: fewer than two points or too many, or the curve needs a line or a transfer.
    """
    if not 2 <= number <= MOST_POINTS:
        raise EvidenceProblem("points_wrong", value=number, most=MOST_POINTS)
    evenly = [place / (number - 1) for place in range(number)]
    if curve is Curve.LORENZ:
        return lorenz_curve(sample, design, evenly, level)
    if curve is Curve.CONCENTRATION:
        received = sample.received
        return concentration_curve(sample.ranked, design, received, evenly, level)
    if curve is Curve.TIP:
        return tip_curve(sample, design, evenly, level)
    return quantile_curve(sample, design, between(number), level)


def between(number: int) -> list[float]:
    """So many shares that stand evenly between nought and one."""
    return [place / (number + 1) for place in range(1, number + 1)]
