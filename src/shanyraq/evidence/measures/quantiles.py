"""Weighted quantiles, and how records move them.

The quantile is the smallest welfare with at least the share p of the weight at or below it; where the weight up to it
is exactly p, the conventions say whether it is that, the next, or the mean of both (the default: `qrule="school"` of
R's `survey`, NumPy's averaged inverted CDF). Scores divide by the density there: a Gaussian kernel with the width
σ n^(-1/5), n the number of records, so that weights' scale does not matter, or as convey has it the sum of weights.
Told errors of quantiles are Woodruff's (1952).
"""

import math

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Score
from shanyraq.evidence.measures.conventions import Density, Quantile
from shanyraq.evidence.measures.sample import Sample

Numbers = NDArray[np.float64]

TOLERANCE = 1e-12
"""A cumulated share closer to p than this, relatively, is p: sums of weights round."""


def quantile(sample: Sample, share: float) -> Score:
    """The quantile of welfare, with the scores of its linearisation.

    Args:
        sample: the records; NaN where the domain has none.
        share: p, between 0 and 1.
    """
    value = quantile_value(sample, share)

    def scores() -> Numbers:
        number = sample.weight.sum()
        below = (sample.welfare <= value).astype(np.float64) - share
        moved: Numbers = -sample.weight * below / (number * density(sample, value))
        return moved

    return Score(value, scores)


def quantile_value(sample: Sample, share: float) -> float:
    """The quantile alone."""
    order = sample.order
    cumulated = np.cumsum(sample.weight[order])
    if not len(cumulated) or cumulated[-1] <= 0:
        return math.nan
    return _at(sample.welfare[order], cumulated, share, sample.conventions.quantile)


def _at(welfare: Numbers, cumulated: Numbers, share: float, form: Quantile) -> float:
    """The quantile from sorted welfare and cumulated weights, passing over records without weight."""
    wanted = share * cumulated[-1]
    slack = TOLERANCE * cumulated[-1]
    place = min(int(np.searchsorted(cumulated, max(wanted - slack, slack), side="left")), len(cumulated) - 1)
    value = float(welfare[place])
    if form is Quantile.LOWER or abs(cumulated[place] - wanted) > slack:
        return value
    above = int(np.searchsorted(cumulated, cumulated[place] + slack, side="right"))
    if above == len(welfare):
        return value
    return float(welfare[above]) if form is Quantile.UPPER else (value + float(welfare[above])) / 2


def distribution(sample: Sample, value: float) -> Score:
    """The share of the domain at or below a value that is given."""
    number = sample.weight.sum()
    below = (sample.welfare <= value).astype(np.float64)
    share = float(sample.weight @ below) / number if number else math.nan
    return Score(share, lambda: sample.weight * (below - share) / number)


def density(sample: Sample, value: float) -> float:
    """The density of welfare at a value, by a Gaussian kernel."""
    number = float(sample.weight.sum())
    centre = float(sample.weight @ sample.welfare) / number
    spread = math.sqrt(float(sample.weight @ (sample.welfare - centre) ** 2) / number)
    counted = sample.records if sample.conventions.density is Density.RECORDS else number
    width: float = spread * float(counted) ** (-0.2)
    if width == 0:
        return math.nan
    kernel = np.exp(-0.5 * ((sample.welfare - value) / width) ** 2)
    return float(sample.weight @ kernel) / (number * width * math.sqrt(2 * math.pi))


def woodruff(sample: Sample, share: float, error: float, reach: float) -> tuple[float, float, float]:
    """Woodruff's interval of a quantile, and the error it amounts to.

    Args:
        sample: the records.
        share: p.
        error: the standard error of the share of the domain at or below the quantile.
        reach: how many errors the interval reaches to each side.

    Returns:
        The error, the lower and the upper end.
    """
    low, high = (quantile_value(sample, min(max(share + side * reach * error, 0.0), 1.0)) for side in (-1, 1))
    return (high - low) / (2 * reach), low, high
