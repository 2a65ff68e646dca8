"""What a transfer does: whom it reaches, who has the money, what it is worth to them, what it changes.

Definitions follow ASPIRE and ADePT SP of the World Bank: a beneficiary is whoever lives in a household that receives,
so that the transfer of each record is its household's per head; the conventions' ranking tells ranks and the poor.
Areas A to D are Beckerman's (1979).
"""

from collections.abc import Callable

import numpy as np

from shanyraq.evidence.estimation.score import Score, ratio, total
from shanyraq.evidence.measures.sample import Numbers, Sample
from shanyraq.evidence.problems import EvidenceProblem

Measured = Callable[[Sample], Score]


def receives(sample: Sample) -> Numbers:
    """One for whom the transfer reaches, nought for others."""
    return (sample.received > 0).astype(np.float64)


def coverage(sample: Sample) -> Score:
    """The share of the domain that the transfer reaches."""
    return ratio(sample.weight, receives(sample), np.ones(len(sample.weight)))


def receives_other(sample: Sample) -> Numbers:
    """One for whom the other transfer reaches, nought for others.

    Raises:
        EvidenceProblem: no other transfer was given.
    """
    if sample.other is None:
        raise EvidenceProblem("other_missing")
    return (sample.other > 0).astype(np.float64)


def both(sample: Sample) -> Numbers:
    """One for whom both transfers reach."""
    return receives(sample) * receives_other(sample)


def either(sample: Sample) -> Numbers:
    """One for whom one of the transfers reaches at least."""
    return np.maximum(receives(sample), receives_other(sample))


def overlap(sample: Sample) -> Score:
    """The share of those whom the transfer reaches whom the other reaches, too."""
    return ratio(sample.weight, both(sample), receives(sample))


def beneficiaries(sample: Sample) -> Score:
    """How many the transfer reaches."""
    return total(sample.weight, receives(sample))


def beneficiary_incidence(sample: Sample) -> Score:
    """The part of all beneficiaries who are in the domain."""
    return total(sample.weight, receives(sample)) / total(sample.whole, receives(sample))


def benefit_incidence(sample: Sample) -> Score:
    """The part of all the transfer's money that goes to the domain."""
    return total(sample.weight, sample.received) / total(sample.whole, sample.received)


def spending(sample: Sample) -> Score:
    """The transfer's money in the domain."""
    return total(sample.weight, sample.received)


def average_transfer(sample: Sample) -> Score:
    """The mean transfer of whom it reaches."""
    return ratio(sample.weight, sample.received, receives(sample))


def adequacy(sample: Sample) -> Score:
    """The transfer's part in the welfare, transfer included, of whom it reaches (ASPIRE's generosity)."""
    return ratio(sample.weight, sample.received, sample.welfare * receives(sample))


def dependency(sample: Sample, share: float) -> Score:
    """The share of the domain for whom the transfer is more than a part of welfare."""
    leaning = (sample.received > share * sample.welfare) & (sample.received > 0)
    return ratio(sample.weight, leaning.astype(np.float64), np.ones(len(sample.weight)))


def reduction(sample: Sample, measured: Measured) -> Score:
    """By what part of its value before the transfer a measure is lower with it; the line stays where it is."""
    return 1.0 - measured(sample) / measured(sample.before)


def benefit_cost(sample: Sample) -> Score:
    """How much of the poverty gap a unit of the transfer's money closes: A / (A + B + C)."""
    return closing(sample) / spending(sample)


def closing(sample: Sample) -> Score:
    """Area A: the money that closes the gap of those poor before the transfer."""
    gap = np.maximum(sample.line.value - sample.before.welfare, 0.0)
    return total(sample.weight, np.minimum(sample.received, gap) * sample.before.poor)


def excess(sample: Sample) -> Score:
    """Area B: the money that the poor before the transfer receive beyond the line."""
    gap = np.maximum(sample.line.value - sample.before.welfare, 0.0)
    return total(sample.weight, np.maximum(sample.received - gap, 0.0) * sample.before.poor)


def to_others(sample: Sample) -> Score:
    """Area C: the money of those who were not poor before it."""
    return total(sample.weight, sample.received * ~sample.before.poor)


def remaining(sample: Sample) -> Score:
    """Area D: the gap that is left."""
    return total(sample.weight, np.maximum(sample.line.value - sample.welfare, 0.0) * sample.before.poor)


def vertical_efficiency(sample: Sample) -> Score:
    """The part of the money that goes to those poor before it: (A + B) / (A + B + C)."""
    return (closing(sample) + excess(sample)) / spending(sample)


def spillover(sample: Sample) -> Score:
    """The part of the poor's money that lifts them beyond the line: B / (A + B)."""
    return excess(sample) / (closing(sample) + excess(sample))


def gap_efficiency(sample: Sample) -> Score:
    """The part of the gap before the transfer that is closed: A / (A + D)."""
    return closing(sample) / (closing(sample) + remaining(sample))
