"""The numbers of communities: mean answers to scales, and shares of simple facts, above limits of size and precision.

A community's number of a scale is the mean over the scale's questions of the mean answer to each, from 0 to 100. It is
taken of the answers question by question, so that no number of a person is made on the way. A community is told with at
least 30 persons from at least 3 sampling units, and an error of at most 5 points of a hundred.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.interval import interval
from shanyraq.evidence.estimation.score import Score, ratio
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.youth.cohesion.scales import Scale, answers_of
from shanyraq.evidence.youth.indicators.estimates import Grouping

Numbers = NDArray[np.float64]

LEAST_PERSONS = 30
LEAST_UNITS = 3
MOST_ERROR = 0.05
"""Limits of what is told of a community."""


@dataclass(frozen=True)
class CommunityNumber:
    """A number of a community.

    Attributes:
        what: the scale or fact.
        community: its code.
        value: between 0 and 1; NaN where it is not told.
        std_error: its standard error; NaN likewise.
        low: the lower end of its interval.
        high: the upper end.
        n: persons who answered.
        withheld: why it is not told: `size`, `precision`, or nothing.
    """

    what: str
    community: int
    value: float
    std_error: float
    low: float
    high: float
    n: int
    withheld: str = ""


def scale_numbers(
    answers: pl.DataFrame, weight: Numbers, design: Design, scales: Iterable[Scale], communities: Grouping
) -> Iterator[CommunityNumber]:
    """Every scale of every community.

    Args:
        answers: a row a person and a column a variable.
        weight: of each person.
        design: how the persons were drawn.
        scales: the scales.
        communities: the community of each person.

    Raises:
        EvidenceProblem: the design tells no error.
    """
    for scale in scales:
        told = answers_of(scale, answers)
        for place, community in enumerate(communities.values):
            inside = np.where(communities.codes == place, weight, 0.0)
            yield _limited(scale.name, community, _mean_of_questions(told, inside), told, inside, design)


def share_numbers(
    counted: NDArray[np.bool_],
    among: NDArray[np.bool_],
    what: str,
    weight: Numbers,
    design: Design,
    communities: Grouping,
) -> Iterator[CommunityNumber]:
    """The share of a simple fact in every community, such as having somebody to turn to.

    Args:
        counted: whose answer says so.
        among: who answered.
        what: the fact's name.
        weight: of each person.
        design: how the persons were drawn.
        communities: the community of each person.
    """
    for place, community in enumerate(communities.values):
        inside = np.where((communities.codes == place) & among, weight, 0.0)
        score = ratio(inside, counted.astype(np.float64), np.ones(len(weight)))
        told = np.where(among, 1.0, np.nan)[:, None]
        yield _limited(what, community, score, told, inside, design)


def _mean_of_questions(told: Numbers, weight: Numbers) -> Score:
    """The mean of the questions' mean answers, each of those who answered it."""
    questions = told.shape[1]
    answered = ~np.isnan(told)
    means = [
        ratio(weight, np.where(answered[:, column], told[:, column], 0.0), answered[:, column].astype(np.float64))
        for column in range(questions)
    ]
    whole: Score = sum(means[1:], start=means[0])
    return whole / len(means)


def _limited(
    what: str, community: int, score: Score, told: Numbers, weight: Numbers, design: Design
) -> CommunityNumber:
    inside = (weight > 0) & ~np.isnan(told).all(axis=1)
    n = int(np.count_nonzero(inside))
    units = n if design.psu is None else len(np.unique(design.psu[inside]))
    if n < LEAST_PERSONS or units < LEAST_UNITS or math.isnan(score.value):
        return CommunityNumber(what, community, *(math.nan,) * 4, n, withheld="size")
    error = math.sqrt(max(variance(design, score.scores), 0.0))
    if error > MOST_ERROR:
        return CommunityNumber(what, community, *(math.nan,) * 4, n, withheld="precision")
    low, high = interval(score.value, error, design.degrees)
    return CommunityNumber(what, community, score.value, error, max(low, 0.0), min(high, 1.0), n)
