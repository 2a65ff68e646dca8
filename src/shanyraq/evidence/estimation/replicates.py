"""Errors by doing it again: the rescaled bootstrap of Rao and Wu, and replicate weights that a survey came with."""

from collections.abc import Iterable
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
        weights: each is one weight a record.
        number: how many sets.
        scale: what the sum of squared differences is multiplied by.
        degrees: degrees of freedom that they leave.
    """

    weights: Iterable[Numbers]
    number: int
    scale: float
    degrees: int


def bootstrap(design: Design, weight: Numbers, number: int, seed: int) -> Replicates:
    """Sets of weights by drawing n_h - 1 of the n_h units of each stratum with replacement (Rao and Wu 1988).

    With a finite correction, what a set differs from the weights by is √(1 - f_h) of that (Rao, Wu and Yue 1992).

    Args:
        design: how the records were drawn.
        weight: the records' weights.
        number: how many sets.
        seed: the same seed gives the same sets.

    Raises:
        EvidenceProblem: fewer than two sets, a seed below nought, calibrated weights, which each set would have to be
            calibrated like, or a stratum with one unit that the design does not settle.
    """
    if number < 2:
        raise EvidenceProblem("replicates_few", value=number)
    if seed < 0:
        raise EvidenceProblem("seed_wrong", value=seed)
    if design.calibration is not None:
        raise EvidenceProblem("calibrated_bootstrap")
    lonely = int(np.count_nonzero(design.lonely_strata))
    if lonely and design.lonely is not Lonely.CERTAINTY:
        raise EvidenceProblem("lonely_bootstrap", count=lonely)
    sets = (_redrawn(design, weight, seed, replicate) for replicate in range(number))
    return Replicates(sets, number, 1 / number, design.degrees)


def given(columns: NDArray[np.float64], scale: float) -> Replicates:
    """Replicate weights that came with the data: one column a set, and the scale its makers state.

    Raises:
        EvidenceProblem: fewer than two columns, or a scale that is not above nought.
    """
    number = columns.shape[1]
    if number < 2:
        raise EvidenceProblem("replicates_few", value=number)
    if not 0 < scale < np.inf:
        raise EvidenceProblem("replicate_scale_wrong", value=scale)
    return Replicates(columns.T, number, scale, number - 1)


def replicate_covariance(estimates: Numbers, scale: float) -> Numbers:
    """The covariance of estimates over replicates, around their means.

    A replicate that cannot tell an estimate is left out of it, and the others count for it; NaN where fewer than two
    can.

    Args:
        estimates: one row a replicate, one column an estimate.
        scale: what the sum of squares is multiplied by.
    """
    known = ~np.isnan(estimates)
    number = known.sum(axis=0)
    centre = np.where(known, estimates, 0.0).sum(axis=0) / np.maximum(number, 1)
    spread = np.where(known, estimates - centre, 0.0)
    together = known.T.astype(np.float64) @ known
    share = np.where(together > 1, together / len(estimates), np.nan)
    found: Numbers = spread.T @ spread * scale / share
    return found


def _redrawn(design: Design, weight: Numbers, seed: int, replicate: int) -> Numbers:
    rng = np.random.Generator(np.random.PCG64([seed, replicate]))
    counts = np.empty(design.units)
    order = np.argsort(design.unit_strata, kind="stable")
    start = 0
    for size, shrunk in zip(design.units_of_strata, np.sqrt(1 - design.drawn), strict=True):
        units = order[start : start + size]
        start += size
        if size == 1:
            counts[units] = 1.0
        elif size:
            drawn = np.bincount(rng.integers(0, size, size - 1), minlength=size)
            counts[units] = 1 + shrunk * (drawn * (size / (size - 1)) - 1)
    return weight * (counts if design.psu is None else counts[design.psu])
