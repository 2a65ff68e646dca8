"""Whether a transfer reaches whom it should: errors against the poor and against the legally eligible, and summaries.

Against the eligible, errors are of carrying out; what separates the eligible from the poor is the law's own design.
Which welfare tells the poor is the conventions' ranking: without the transfer unless asked otherwise.
"""

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Score, mean, ratio, total
from shanyraq.evidence.measures.programme import receives
from shanyraq.evidence.measures.quantiles import density, quantile_value
from shanyraq.evidence.measures.ranks import concentration_of, ranks_by
from shanyraq.evidence.measures.sample import Numbers, Sample
from shanyraq.evidence.problems import EvidenceProblem

LOWEST = 0.1
"""Of the line: welfare counts as no lower than this part of it in social weights, so that nobody outweighs the rest."""


def entitled(sample: Sample) -> NDArray[np.bool_]:
    """Who has a right to the transfer.

    Raises:
        EvidenceProblem: it is not known.
    """
    if sample.eligible is None:
        raise EvidenceProblem("eligible_missing")
    return sample.eligible


def exclusion(sample: Sample, target: NDArray[np.bool_]) -> Score:
    """The share of those it should reach whom it does not: undercoverage."""
    return 1.0 - ratio(sample.weight, receives(sample) * target, target.astype(np.float64))


def inclusion(sample: Sample, target: NDArray[np.bool_]) -> Score:
    """The share of those it reaches whom it should not: leakage, out of all beneficiaries."""
    return ratio(sample.weight, receives(sample) * ~target, receives(sample))


def inclusion_of_others(sample: Sample, target: NDArray[np.bool_]) -> Score:
    """The share of those it should not reach whom it does: the same leakage, out of all who should not."""
    return ratio(sample.weight, receives(sample) * ~target, (~target).astype(np.float64))


def money_leaked(sample: Sample, target: NDArray[np.bool_]) -> Score:
    """The share of the money that goes to whom it should not."""
    return ratio(sample.weight, sample.received * ~target, sample.received)


def differential(sample: Sample) -> Score:
    """Ravallion's targeting differential: coverage of the poor less coverage of the others."""
    poor = sample.ranked.poor
    return (1.0 - exclusion(sample, poor)) - inclusion_of_others(sample, poor)


def differential_of_errors(sample: Sample) -> Score:
    """The World Bank's targeting differential (2022): one less both errors."""
    poor = sample.ranked.poor
    return 1.0 - exclusion(sample, poor) - inclusion(sample, poor)


def cgh(sample: Sample, share: float) -> Score:
    """Coady, Grosh and Hoddinott's index (2004): the part of the money of the poorest share, over it; 1 is neutral."""
    return ordinate(sample.ranked, sample.received, share) / share


def ordinate(sample: Sample, values: Numbers, share: float) -> Score:
    """The concentration curve: the part of a variable that the poorest share has, its border counting in part."""
    border = quantile_value(sample, share)
    whole = float(sample.weight @ values)
    under, at = sample.welfare < border, sample.welfare == border
    missing = share * float(sample.weight.sum()) - float(sample.weight @ under)
    tied = float(sample.weight @ at)
    there = float(sample.weight @ (values * at)) / tied if tied else 0.0
    held = float(sample.weight @ (values * under)) + missing * there
    if whole == 0:
        return Score(float("nan"), lambda: np.full(len(sample.weight), np.nan))

    def scores() -> Numbers:
        below = sample.welfare <= border
        usual = _around(sample, values, border)
        return sample.weight * (values * below + usual * (share - below) - held / whole * values) / whole

    return Score(held / whole, scores)


def concentration(sample: Sample) -> Score:
    """The concentration coefficient of the transfer over ranks of welfare: below nought where the poor have more."""
    return concentration_over_rank(sample, sample.received)


def concentration_over_rank(sample: Sample, values: Numbers) -> Score:
    """The concentration coefficient of a variable over the ranks that the sample names, or over welfare's."""
    by = sample.ranked.welfare if sample.transfer is not None else sample.welfare
    by = by if sample.rank is None else sample.rank
    return concentration_of(sample.weight, values, ranks_by(sample.weight, by, np.argsort(by)))


def distributional(sample: Sample, aversion: float) -> Score:
    """The distributional characteristic: the mean social weight (line / welfare)^ε of the money.

    Welfare is that before the transfer and counts as no less than a tenth of the line; the line has weight 1.
    """
    line = sample.line.value
    social = (line / np.maximum(sample.ranked.welfare, LOWEST * line)) ** aversion
    return ratio(sample.weight, sample.received * social, sample.received)


def take_up(sample: Sample) -> Score:
    """The share of the entitled whom the transfer reaches."""
    right = entitled(sample)
    return ratio(sample.weight, receives(sample) * right, right.astype(np.float64))


def without_right(sample: Sample) -> Score:
    """The share of those without a right whom it reaches: the beta error."""
    return mean(sample.weight, receives(sample) * ~entitled(sample)) / mean(
        sample.weight, (~entitled(sample)).astype(np.float64)
    )


def poor_without_right(sample: Sample) -> Score:
    """The design's own exclusion: the share of the poor to whom the law gives no right."""
    poor = sample.ranked.poor
    return total(sample.weight, (poor & ~entitled(sample)).astype(np.float64)) / total(
        sample.weight, poor.astype(np.float64)
    )


def right_of_others(sample: Sample) -> Score:
    """The design's own inclusion: the share of the entitled who are not poor."""
    right = entitled(sample)
    return ratio(sample.weight, (right & ~sample.ranked.poor).astype(np.float64), right.astype(np.float64))


def _around(sample: Sample, values: Numbers, border: float) -> float:
    """The mean of a variable near a value of welfare, by the kernel of the density."""
    near = density(sample, border)
    if not near > 0:
        return 0.0
    number = float(sample.weight.sum())
    centre = float(sample.weight @ sample.welfare) / number
    spread = float(np.sqrt(sample.weight @ (sample.welfare - centre) ** 2 / number))
    width = spread * sample.records ** (-0.2)
    kernel = np.exp(-0.5 * ((sample.welfare - border) / width) ** 2) / (width * np.sqrt(2 * np.pi))
    return float(sample.weight @ (values * kernel)) / (number * near)
