"""Errors by doing it again: the rescaled bootstrap of Rao and Wu, and replicate weights that a survey came with."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design, Lonely
from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Replicates:
    """Sets of weights, each as good as the survey's own.

    Attributes:
        weights: made anew for every round; each is one weight a record.
        number: how many sets.
        scale: what the sum of squared differences is multiplied by.
    """

    weights: Iterator[Numbers]
    number: int
    scale: float


def bootstrap(design: Design, weight: Numbers, number: int, seed: int) -> Replicates:
    """Sets of weights by drawing n_h - 1 of the n_h units of each stratum with replacement (Rao and Wu 1988).

    Args:
        design: how the records were drawn.
        weight: the records' weights.
        number: how many sets.
        seed: the same seed gives the same sets.

    Raises:
        EvidenceProblem: fewer than two sets, or a stratum with one unit that the design does not settle.
    """
    if number < 2:
        raise EvidenceProblem("replicates_few", value=number)
    lonely = int(np.count_nonzero(design.units_of_strata == 1))
    if lonely and design.lonely is not Lonely.CERTAINTY:
        raise EvidenceProblem("lonely_bootstrap", count=lonely)
    return Replicates((_redrawn(design, weight, seed, replicate) for replicate in range(number)), number, 1 / number)


def given(columns: NDArray[np.float64], scale: float) -> Replicates:
    """Replicate weights that came with the data: one column a set, and the scale its makers state."""
    return Replicates(iter(columns.T), columns.shape[1], scale)


def replicate_covariance(estimates: Numbers, scale: float, centre: Numbers | None = None) -> Numbers:
    """The covariance of estimates over replicates.

    Args:
        estimates: one row a replicate, one column an estimate.
        scale: what the sum of squares is multiplied by.
        centre: the estimates that the differences are from; their mean over replicates when None.
    """
    spread = estimates - (np.nanmean(estimates, axis=0) if centre is None else centre)
    spread = np.where(np.isnan(spread), 0.0, spread)
    found: Numbers = spread.T @ spread * scale
    return found


def _redrawn(design: Design, weight: Numbers, seed: int, replicate: int) -> Numbers:
    rng = np.random.Generator(np.random.PCG64([seed, replicate]))
    counts = np.empty(design.units)
    order = np.argsort(design.unit_strata, kind="stable")
    start = 0
    for size in design.units_of_strata:
        units = order[start : start + size]
        start += size
        if size == 1:
            counts[units] = 1.0
        elif size:
            drawn = np.bincount(rng.integers(0, size, size - 1), minlength=size)
            counts[units] = drawn * (size / (size - 1))
    return weight * (counts if design.psu is None else counts[design.psu])
