"""Poverty lines: given, or a share of the median or the mean of the whole sample, with its own error."""

from collections.abc import Callable

import numpy as np

from shanyraq.evidence.estimation.score import Score, mean
from shanyraq.evidence.measures.quantiles import quantile
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem

LineOf = Callable[[Sample], Score]


def fixed(value: float) -> LineOf:
    """A line that is given: it has no error."""
    return lambda sample: Score(value, lambda: np.zeros(len(sample.whole)), exact=True)


def relative(share: float, of: str) -> LineOf:
    """A share of the median or of the mean of welfare.

    Raises:
        EvidenceProblem: a share that is not above nought, or of something else.
    """
    if not share > 0:
        raise EvidenceProblem("line_share_wrong", value=share)
    if of == "median":
        return lambda sample: quantile(sample, 0.5) * share
    if of == "mean":
        return lambda sample: mean(sample.weight, sample.welfare) * share
    raise EvidenceProblem("line_of_unknown", value=of, allowed="median, mean")
