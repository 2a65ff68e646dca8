"""The one core of every linearised error: the design's variance of weighted totals.

Var = Σ_h (1 - f_h) n_h/(n_h - 1) Σ_i (t_hi - t̄_h)², t the totals of sampling units (Särndal, Swensson and Wretman 1992,
with the ultimate clusters as units). Records outside a domain count as noughts, so that the whole design stays.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design, Lonely
from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]


def covariance(design: Design, weighted: Numbers) -> Numbers:
    """The covariance matrix of totals.

    Args:
        design: how the records were drawn.
        weighted: w_k z_k, one row a record and one column a total (or a single row of records for one total).

    Returns:
        A matrix of one row and column a total.

    Raises:
        EvidenceProblem: a stratum has one unit alone and the design says `fail`, or there is but one unit in all.
    """
    scores = weighted.reshape(len(weighted), -1)
    if design.calibration is not None:
        scores = design.calibration.residuals(scores)
    return covariance_of_units(design, unit_totals(design, scores))


def variance(design: Design, weighted: Numbers) -> float:
    """The variance of one total; the arguments and errors are those of `covariance`."""
    return float(covariance(design, weighted)[0, 0])


def unit_totals(design: Design, scores: Numbers) -> Numbers:
    """The totals of each sampling unit."""
    if design.psu is None:
        return scores
    return sums_by(design.psu, scores, design.units)


def covariance_of_units(design: Design, totals: Numbers) -> Numbers:
    """The covariance of sums over sampling units, from each unit's own totals."""
    if design.units < 2:
        raise EvidenceProblem("one_unit")
    strata, sizes = _strata(design)
    spread = _deviations(totals, strata, sizes)
    factors = _factors(design, sizes)
    weighted = spread * factors[0] if len(sizes) == 1 else spread * factors[strata][:, None]
    found: Numbers = weighted.T @ spread
    lonely = np.count_nonzero(design.lonely_strata)
    if design.lonely is Lonely.AVERAGE and lonely:
        seen = np.count_nonzero(sizes) - lonely
        found = found * (np.count_nonzero(sizes) / seen) if seen else np.full_like(found, np.nan)
    return found


def sums_by(codes: NDArray[np.intp], values: Numbers, number: int) -> Numbers:
    """Sums of rows of values by code, one row a code."""
    return np.column_stack([np.bincount(codes, weights=column, minlength=number) for column in values.T])


def _strata(design: Design) -> tuple[NDArray[np.intp], NDArray[Any]]:
    """The stratum of each unit, and the units of each stratum, with lonely ones joined where that is asked."""
    strata, sizes, lonely = design.unit_strata, design.units_of_strata, design.lonely_strata
    if not np.any(lonely):
        return strata, sizes
    if design.lonely is Lonely.FAIL:
        raise EvidenceProblem("lonely_stratum", count=int(np.count_nonzero(lonely)))
    if design.lonely is not Lonely.COLLAPSE:
        return strata, sizes
    joined = _joined(sizes, lonely)[strata]
    return joined, np.bincount(joined, minlength=len(sizes))


def _joined(sizes: NDArray[Any], lonely: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The stratum each becomes part of: a lonely one joins the next that has units, the last the one before."""
    target = np.arange(len(sizes))
    present = np.flatnonzero(sizes)
    for place, stratum in enumerate(present):
        if lonely[stratum] and len(present) > 1:
            neighbour = present[place + 1] if place + 1 < len(present) else present[place - 1]
            target[target == target[stratum]] = target[neighbour]
    return target


def _deviations(totals: Numbers, strata: NDArray[np.intp], sizes: NDArray[Any]) -> Numbers:
    """Each unit's totals less the mean of its stratum; of a lonely unit less the mean of all units."""
    everywhere = totals.mean(axis=0)
    if len(sizes) == 1:
        around: Numbers = totals - everywhere
        return around
    means = sums_by(strata, totals, len(sizes)) / np.maximum(sizes, 1)[:, None]
    means[sizes == 1] = everywhere
    within: Numbers = totals - means[strata]
    return within


def _factors(design: Design, sizes: NDArray[Any]) -> Numbers:
    """What each stratum's squared deviations are multiplied by."""
    found = np.where(sizes > 1, sizes / np.maximum(sizes - 1, 1), 0.0)
    if design.lonely is Lonely.ADJUST:
        found[sizes == 1] = 1.0
    adjusted: Numbers = found * (1 - design.drawn)
    return adjusted
