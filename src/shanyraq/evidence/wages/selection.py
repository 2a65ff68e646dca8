"""A wage equation with selection into work, in two steps (Heckman 1979).

Whether somebody's pay is seen follows a probit of z; its inverse Mills ratio λ(zγ) stands beside x in the regression of
the logarithm of pay, so that its slopes are those of everybody and not of those alone who work. z holds something that
moves work and not pay, or the slopes rest on the shape of the normal distribution alone. Errors come from redrawing the
sampling units through both steps, as those of the second step by itself do not know that λ was estimated.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.replicates import Replicates, replicate_covariance
from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]

STEPS = 50
"""Steps within which Newton's way has found a probit, or there is none."""

SETTLED = 1e-8

FARTHEST = 1e4
"""Standard deviations past which a probit that runs away is not followed."""


@dataclass(frozen=True)
class WageEquation:
    """A wage equation.

    Attributes:
        of_pay: a slope of the logarithm of pay for each column of x.
        of_pay_errors: their standard errors.
        of_work: a slope of the probit of work for each column of z.
        of_work_errors: their standard errors.
        selection: the slope of the inverse Mills ratio, ρσ; nought where work is not selected by pay.
        selection_error: its standard error.
        spread: σ, of what pay differs by from the equation.
        correlation: ρ, of what moves pay and what moves work besides x and z.
        records: persons in all.
        seen: of them, whose pay is seen.
    """

    of_pay: Numbers
    of_pay_errors: Numbers
    of_work: Numbers
    of_work_errors: Numbers
    selection: float
    selection_error: float
    spread: float
    correlation: float
    records: int
    seen: int


def wage_equation(
    logarithm: Numbers, of_pay: Numbers, of_work: Numbers, weight: Numbers, replicates: Replicates
) -> WageEquation:
    """Fit the equation.

    Args:
        logarithm: of pay; NaN where it is not seen.
        of_pay: x, one row a person, a column of ones among them.
        of_work: z, likewise.
        weight: of each person.
        replicates: sets of weights by which errors are found.

    Raises:
        EvidenceProblem: too few persons with or without pay, variables of which one follows from the others, or work
            that a variable tells apart without fail.
    """
    seen = ~np.isnan(logarithm)
    _check(seen & (weight > 0), ~seen & (weight > 0), of_pay, of_work)
    work, pay = _steps(logarithm, seen, of_pay, of_work, weight)
    errors = _errors(logarithm, seen, of_pay, of_work, replicates)
    spread = _spread(logarithm, seen, of_pay, of_work, weight, work, pay)
    return WageEquation(
        of_pay=pay[:-1],
        of_pay_errors=errors[len(work) : -1],
        of_work=work,
        of_work_errors=errors[: len(work)],
        selection=float(pay[-1]),
        selection_error=float(errors[-1]),
        spread=spread,
        correlation=float(pay[-1]) / spread,
        records=len(seen),
        seen=int(seen.sum()),
    )


def mills(index: Numbers) -> Numbers:
    """The inverse Mills ratio φ(a)/Φ(a), far below nought without losing digits."""
    from scipy.special import log_ndtr

    index = np.clip(index, -FARTHEST, FARTHEST)
    ratio: Numbers = np.exp(-0.5 * index**2 - 0.5 * np.log(2 * np.pi) - log_ndtr(index))
    return ratio


def probit(worked: NDArray[np.bool_], variables: Numbers, weight: Numbers) -> Numbers:
    """The weighted probit, by Fisher's scoring.

    Raises:
        EvidenceProblem: it does not settle.
    """
    slopes = np.zeros(variables.shape[1])
    for _ in range(STEPS):
        index = variables @ slopes
        up, down = mills(index), mills(-index)
        score = variables.T @ (weight * np.where(worked, up, -down))
        information = (variables * (weight * up * down)[:, None]).T @ variables
        try:
            step = np.linalg.solve(information, score)
        except np.linalg.LinAlgError:
            break
        if not np.all(np.isfinite(step)):
            break
        slopes = slopes + step
        if np.abs(step).max() < SETTLED:
            return slopes
    raise EvidenceProblem("probit_unsettled")


def _steps(
    logarithm: Numbers, seen: NDArray[np.bool_], of_pay: Numbers, of_work: Numbers, weight: Numbers
) -> tuple[Numbers, Numbers]:
    """The slopes of work, and those of pay with the inverse Mills ratio's last."""
    work = probit(seen, of_work, weight)
    variables = np.column_stack([of_pay[seen], mills(of_work[seen] @ work)])
    weighted = variables * weight[seen, None]
    pay = np.linalg.solve(weighted.T @ variables, weighted.T @ logarithm[seen])
    return work, np.asarray(pay, dtype=np.float64)


def _errors(
    logarithm: Numbers, seen: NDArray[np.bool_], of_pay: Numbers, of_work: Numbers, replicates: Replicates
) -> Numbers:
    told = np.array([_or_nothing(logarithm, seen, of_pay, of_work, weights) for weights in replicates.weights])
    errors: Numbers = np.sqrt(np.diag(replicate_covariance(told, replicates.scale)))
    return errors


def _or_nothing(
    logarithm: Numbers, seen: NDArray[np.bool_], of_pay: Numbers, of_work: Numbers, weight: Numbers
) -> Numbers:
    """All slopes; of a sample drawn anew that does not tell them, nothing."""
    try:
        return np.concatenate(_steps(logarithm, seen, of_pay, of_work, weight))
    except (EvidenceProblem, np.linalg.LinAlgError):
        return np.full(of_work.shape[1] + of_pay.shape[1] + 1, np.nan)


def _spread(
    logarithm: Numbers,
    seen: NDArray[np.bool_],
    of_pay: Numbers,
    of_work: Numbers,
    weight: Numbers,
    work: Numbers,
    pay: Numbers,
) -> float:
    """σ: what is left of pay, and what selection took of its variance, (ρσ)² λ(λ + zγ) on average."""
    index = of_work[seen] @ work
    ratio = mills(index)
    left = logarithm[seen] - np.column_stack([of_pay[seen], ratio]) @ pay
    variance = np.average(left**2 + pay[-1] ** 2 * ratio * (ratio + index), weights=weight[seen])
    return float(np.sqrt(variance))


def _check(seen: NDArray[np.bool_], unseen: NDArray[np.bool_], of_pay: Numbers, of_work: Numbers) -> None:
    needed = of_pay.shape[1] + 2
    if seen.sum() < needed or unseen.sum() < 1:
        raise EvidenceProblem("wages_few", seen=int(seen.sum()), unseen=int(unseen.sum()), needed=needed)
    if np.linalg.matrix_rank(of_pay[seen]) < of_pay.shape[1] or np.linalg.matrix_rank(of_work) < of_work.shape[1]:
        raise EvidenceProblem("wages_variables_follow")
