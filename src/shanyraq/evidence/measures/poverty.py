"""Poverty: how many are below the line, how far, how unequally (Foster, Greer, Thorbecke 1984; Watts 1968; Sen 1976).

Where the line is itself estimated, the scores have the part that the line moves.
"""

import math
from collections.abc import Callable

import numpy as np

from shanyraq.evidence.estimation.score import Score, mean, ratio, total
from shanyraq.evidence.measures.inequality import gini_of
from shanyraq.evidence.measures.quantiles import density, quantile_value
from shanyraq.evidence.measures.sample import Numbers, Sample


def gaps(sample: Sample, power: float) -> Numbers:
    """The relative shortfall of the poor to a power, nought for others."""
    if power == 0:
        return sample.poor.astype(np.float64)
    return np.where(sample.poor, 1 - sample.welfare / sample.line.value, 0.0) ** power * sample.poor


def moved_by_line(found: Score, sample: Sample, slope: Callable[[], float]) -> Score:
    """An estimate at a line that may itself be an estimate; `slope` is its derivative by the line."""
    if sample.line.exact:
        return found
    return Score(found.value, lambda: found.scores + slope() * sample.line.scores)


def fgt(sample: Sample, power: float) -> Score:
    """P_α: mean of the relative shortfalls to the power α; the headcount, the gap and the severity for 0, 1 and 2."""
    return moved_by_line(mean(sample.weight, gaps(sample, power)), sample, lambda: fgt_slope(sample, power))


def fgt_slope(sample: Sample, power: float) -> float:
    """The derivative of P_α by the line: the density there for the headcount."""
    if power == 0:
        return density(sample, sample.line.value)
    line, number = sample.line.value, float(sample.weight.sum())
    short = sample.poor & (sample.welfare < line)  # who stands at it weakly has no shortfall to a power below nought
    shortfall = np.where(short, np.where(short, 1 - sample.welfare / line, 1.0) ** (power - 1), 0.0)
    return power * float(sample.weight @ (shortfall * sample.welfare)) / (line**2 * number)


def income_gap(sample: Sample) -> Score:
    """The mean relative shortfall of the poor alone: P1 / P0."""
    return fgt(sample, 1) / fgt(sample, 0)


def watts(sample: Sample) -> Score:
    """The mean of ln(line / welfare) of the poor, noughts for others; needs positive welfare (Watts 1968)."""
    usable = sample.positive("watts")
    line = sample.line.value
    distances = np.where(usable.poor, usable.safe(lambda welfare: np.log(line / welfare)), 0.0)
    return moved_by_line(mean(usable.weight, distances), sample, lambda: fgt(usable, 0).value / line)


def sen(sample: Sample) -> Score:
    """H [I + (1 - I) G], G the Gini coefficient of the poor: its form for large samples (Sen 1976)."""
    poor = sample.domain(sample.poor)
    share = mean(sample.weight, gaps(sample, 0))
    shortfall = mean(sample.weight, gaps(sample, 1))
    if share.value == 0:
        return share
    among = ratio(poor.weight, poor.welfare, np.ones(len(poor.weight))) / sample.line.value
    unequal = share * among * gini_of(poor, poor.welfare)
    return moved_by_line(shortfall + unequal, sample, lambda: _sen_slope(sample, share, shortfall, unequal))


def _sen_slope(sample: Sample, share: Score, shortfall: Score, unequal: Score) -> float:
    """The derivative of Sen's index by the line, with those whom a moved line lets in."""
    line = sample.line.value
    entering = density(sample, line) * (shortfall.value - unequal.value) / share.value
    return fgt_slope(sample, 1) - unequal.value / line + entering


def sst(sample: Sample) -> Score:
    """Sen, Shorrocks and Thon: the mean shortfall times one plus the Gini coefficient of all shortfalls (1995)."""
    shortfall = gaps(sample, 1)
    found = mean(sample.weight, shortfall)
    if found.value == 0:
        return found
    return moved_by_line(found * (gini_of(sample, shortfall) + 1.0), sample, lambda: _sst_slope(sample))


def _sst_slope(sample: Sample) -> float:
    """The derivative by the line: each poor record's share of it, at its place among the shortfalls."""
    line, order = sample.line.value, sample.order
    weight = sample.weight[order]
    number = float(weight.sum())
    below = (np.cumsum(weight) - weight / 2) / number
    growth = np.where(sample.poor, sample.welfare, 0.0)[order] / line**2
    return 2 * float(weight @ ((1 - below) * growth)) / number


def median_gap(sample: Sample) -> Score:
    """The relative median poverty gap: how far the poor's median is below the line (Eurostat; Osier 2009)."""
    poor = sample.domain(sample.poor)
    middle, line = quantile_value(poor, 0.5), sample.line
    if math.isnan(middle):
        return Score(math.nan, lambda: np.full(len(sample.weight), math.nan))

    def scores() -> Numbers:
        number = float(sample.weight.sum())
        lower = (sample.welfare <= middle).astype(np.float64)
        under = sample.poor.astype(np.float64)
        at_line = 0.0 if line.exact else density(sample, line.value)
        share = float(sample.weight @ under) / number
        drift = 0.5 * (sample.weight * (under - share) / number + at_line * line.scores)
        halved = sample.weight * (lower - float(sample.weight @ lower) / number) / number
        return (drift - halved) / density(sample, middle)

    return 1.0 - Score(middle, scores) / line


def gap_in_money(sample: Sample) -> Score:
    """What would lift every poor person to the line, in money."""
    found = total(sample.weight, np.where(sample.poor, sample.line.value - sample.welfare, 0.0))
    return moved_by_line(found, sample, lambda: float(sample.weight @ sample.poor))
