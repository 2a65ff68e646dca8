"""Inequality: Gini, generalised entropy, Atkinson, and ratios of shares and of quantiles.

The Gini coefficient is the trapezoid (mid-rank) form of laeken and the World Bank's PIP, which does not change when
weights are rescaled, unless the conventions ask for convey's. Scores: Langel and Tillé (2013) for the Gini, the chain
rule of power means for the rest.
"""

import math

import numpy as np

from shanyraq.evidence.estimation.score import Score, mean
from shanyraq.evidence.measures.conventions import Gini, Shares
from shanyraq.evidence.measures.quantiles import quantile, quantile_value
from shanyraq.evidence.measures.ranks import concentration_of, ranks_by
from shanyraq.evidence.measures.sample import Numbers, Sample
from shanyraq.evidence.problems import EvidenceProblem


def gini_of(sample: Sample, values: Numbers) -> Score:
    """The Gini coefficient of any variable of the sample."""
    order = sample.order if values is sample.welfare else np.argsort(values)
    return concentration_of(sample.weight, values, ranks_by(sample.weight, values, order))


def gini(sample: Sample) -> Score:
    """The Gini coefficient of welfare, 2 Σ w y F / Σ w y - 1 with mid-ranks F."""
    found = gini_of(sample, sample.welfare)
    return found if sample.conventions.gini is Gini.TRAPEZOID else found + _own_ranks(sample)


def _own_ranks(sample: Sample) -> Score:
    """What ranks with all of a record's own weight less half a unit add to the Gini coefficient: Σw²y / NY - 1/N."""
    number, whole = float(sample.weight.sum()), float(sample.weight @ sample.welfare)
    if whole == 0 or number == 0:
        return Score(math.nan, lambda: np.full(len(sample.weight), math.nan))
    own = float((sample.weight**2) @ sample.welfare) / (number * whole)

    def scores() -> Numbers:
        moved = 2 * sample.weight * sample.welfare / (number * whole) - own / number - own * sample.welfare / whole
        return sample.weight * (moved + 1 / number**2)

    return Score(own - 1 / number, scores)


def entropy(sample: Sample, power: float) -> Score:
    """Generalised entropy GE(a): the mean log deviation for 0, Theil's index for 1, half the squared variation at 2."""
    usable = sample if power >= 2 and not np.any(sample.welfare < 0) else sample.positive(f"ge{power:g}")
    if not _mean(usable).value > 0:
        return Score(math.nan, lambda: np.full(len(sample.weight), math.nan))
    if power == 0:
        logs = mean(usable.weight, usable.safe(np.log))
        return _mean(usable).through(math.log, lambda centre: 1 / centre) - logs
    if power == 1:
        products = mean(usable.weight, usable.safe(lambda welfare: welfare * np.log(welfare)))
        centre = _mean(usable)
        return products / centre - centre.through(math.log, lambda value: 1 / value)
    powers = mean(usable.weight, _power(usable, power))
    scaled = powers * _mean(usable).through(lambda value: value**-power, lambda value: -power * value ** (-power - 1))
    return (scaled - 1.0) / (power * (power - 1))


def atkinson(sample: Sample, aversion: float) -> Score:
    """Atkinson's index with the aversion ε > 0: the share of welfare that equality would make superfluous (1970).

    Raises:
        EvidenceProblem: an aversion that is not above nought.
    """
    if not aversion > 0:
        raise EvidenceProblem("aversion_wrong", value=aversion)
    usable = sample if aversion < 1 and not np.any(sample.welfare < 0) else sample.positive(f"atkinson{aversion:g}")
    if aversion == 1:
        deviation = entropy(sample, 0)
        return 1.0 - deviation.through(lambda value: math.exp(-value), lambda value: -math.exp(-value))
    power = 1 - aversion
    powers = mean(usable.weight, _power(usable, power))
    equal = powers.through(lambda value: value ** (1 / power), lambda value: value ** (1 / power - 1) / power)
    return 1.0 - equal / _mean(usable)


def s80_s20(sample: Sample) -> Score:
    """Income above the fourth quintile border over income up to the first (Eurostat's quintile share ratio)."""
    return (1.0 - cut_share(sample, 0.8)) / cut_share(sample, 0.2)


def palma(sample: Sample) -> Score:
    """The share of the richest tenth over that of the poorest forty hundredths (Palma 2011)."""
    return (1.0 - share_of_poorest(sample, 0.9)) / share_of_poorest(sample, 0.4)


def quantile_ratio(sample: Sample, upper: float, lower: float) -> Score:
    """One quantile over another, such as P90/P10."""
    return quantile(sample, upper) / quantile(sample, lower)


def share_of_poorest(sample: Sample, share: float) -> Score:
    """The part of all welfare that the poorest share of the domain has, cut as the conventions say."""
    if share <= 0 or share >= 1:
        return Score(float(share >= 1), lambda: np.zeros(len(sample.weight)))
    return cut_share(sample, share) if sample.conventions.shares is Shares.CUT else lorenz(sample, share)


def cut_share(sample: Sample, share: float) -> Score:
    """The part of all welfare that is held at or below the quantile."""
    border = quantile_value(sample, share)
    held = float(sample.weight @ np.where(sample.welfare <= border, sample.welfare, 0.0))
    return _share(sample, share, border, held)


def lorenz(sample: Sample, share: float) -> Score:
    """The ordinate of the Lorenz curve: the record at the border counts in part."""
    border = quantile_value(sample, share)
    under = sample.welfare < border
    weight_under = float(sample.weight @ under)
    held = float(sample.weight @ np.where(under, sample.welfare, 0.0))
    return _share(sample, share, border, held + border * (share * float(sample.weight.sum()) - weight_under))


def _share(sample: Sample, share: float, border: float, held: float) -> Score:
    """A share of welfare held up to a border; the density at the border cancels (Langel and Tillé 2011)."""
    whole = float(sample.weight @ sample.welfare)
    if whole == 0:
        return Score(math.nan, lambda: np.full(len(sample.weight), math.nan))
    value = held / whole

    def scores() -> Numbers:
        below = sample.welfare <= border
        moved = np.where(below, sample.welfare - border, 0.0) + border * share
        return sample.weight * (moved - value * sample.welfare) / whole

    return Score(value, scores)


def _mean(sample: Sample) -> Score:
    return mean(sample.weight, sample.welfare)


def _power(sample: Sample, power: float) -> Numbers:
    """Welfare to a power, noughts allowed where the power is above nought."""
    if power > 0:
        return np.where(sample.weight > 0, np.maximum(sample.welfare, 0.0), 0.0) ** power
    return sample.safe(lambda welfare: welfare**power)
