"""Weights fitted to known totals: the nearest weights, by one of three distances, whose totals are the known ones.

Deville and Särndal (1992): w_k = d_k F(x_k'λ), with F(u) = 1 + u (linear), exp(u) (raking), or between bounds (logit).
λ is found by Newton's steps. The estimates' errors then heed the fit through `Calibration`.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]

STEPS = 100
"""Newton's steps within which weights are found, or there are none."""

PRECISION = 1e-9
"""How near, relatively, a fitted total has to be."""


class Distance(StrEnum):
    """How far fitted weights may lie from given ones."""

    LINEAR = "linear"
    """Anywhere; a weight may fall below nought."""

    RAKING = "raking"
    """Above nought, however far."""

    LOGIT = "logit"
    """Within bounds times the weight."""


@dataclass(frozen=True)
class Fit:
    """How weights are fitted.

    Attributes:
        distance: the way.
        bounds: for `logit`, the least and the most that a weight is multiplied by.
    """

    distance: Distance = Distance.RAKING
    bounds: tuple[float, float] = (0.3, 3.0)


def fitted_weights(weight: Numbers, auxiliary: Numbers, totals: Numbers, fit: Fit | None = None) -> Numbers:
    """Weights near the given ones with the known totals.

    Args:
        weight: of each record, above nought.
        auxiliary: one row a record and one column a total; columns may follow from one another, as margins do.
        totals: what each column has to come to.
        fit: how.

    Raises:
        EvidenceProblem: bounds that do not hold one, a total to which no record adds, totals that contradict one
            another, or totals that no weights of this way reach.
    """
    way = fit or Fit()
    _check(auxiliary, totals, way)
    multipliers = np.zeros(len(totals))
    factors = np.ones(len(weight))
    for _ in range(STEPS):
        lacking = totals - auxiliary.T @ (weight * factors)
        if np.all(np.abs(lacking) <= PRECISION * np.maximum(np.abs(totals), 1.0)):
            return weight * factors
        slopes = _slopes(auxiliary @ multipliers, way)
        matrix = (auxiliary * (weight * slopes)[:, None]).T @ auxiliary
        multipliers = multipliers + np.linalg.lstsq(matrix, lacking, rcond=None)[0]
        factors = _factors(auxiliary @ multipliers, way)
        if not np.all(np.isfinite(factors)):
            break
    raise EvidenceProblem("totals_unreached", distance=str(way.distance), column=int(np.argmax(np.abs(lacking))))


def _factors(index: Numbers, way: Fit) -> Numbers:
    from scipy.special import expit

    if way.distance is Distance.LINEAR:
        return 1 + index
    if way.distance is Distance.RAKING:
        with np.errstate(over="ignore"):
            return np.exp(index)
    low, high = way.bounds
    steepness = (high - low) / ((1 - low) * (high - 1))
    bounded: Numbers = low + (high - low) * expit(steepness * index + np.log((1 - low) / (high - 1)))
    return bounded


def _slopes(index: Numbers, way: Fit) -> Numbers:
    if way.distance is Distance.LINEAR:
        return np.ones(len(index))
    factors = _factors(index, way)
    if way.distance is Distance.RAKING:
        return factors
    low, high = way.bounds
    slopes: Numbers = (factors - low) * (high - factors) / ((1 - low) * (high - 1))
    return slopes


def _check(auxiliary: Numbers, totals: Numbers, way: Fit) -> None:
    low, high = way.bounds
    if way.distance is Distance.LOGIT and not 0 <= low < 1 < high:
        raise EvidenceProblem("fit_bounds", low=low, high=high)
    empty = ~np.any(auxiliary != 0, axis=0) & (totals != 0)
    if empty.any():
        raise EvidenceProblem("total_of_nobody", column=int(np.flatnonzero(empty)[0]))
