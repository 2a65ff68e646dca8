"""How reliably a scale's sum tells persons apart: Cronbach's alpha, and McDonald's omega of one common factor."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.replicates import bootstrap, replicate_covariance
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.scales.answers import Moments, moments
from shanyraq.evidence.scales.one_factor import one_factor

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Reliability:
    """How reliable a scale is.

    Attributes:
        alpha: the share of the sum's variance that is not each question's own, were all loadings equal.
        omega: the share that is the common factor's, with loadings as they are.
        alpha_error: its standard error.
        omega_error: its standard error.
        without: alpha when each question is left out.
        with_rest: the correlation of each question with the sum of the others.
        records: how many persons answered all questions.
    """

    alpha: float
    omega: float
    alpha_error: float
    omega_error: float
    without: Numbers
    with_rest: Numbers
    records: int


def reliability(answers: Numbers, weight: Numbers, design: Design, *, replicates: int, seed: int) -> Reliability:
    """Alpha and omega with errors from the rescaled bootstrap over sampling units.

    Args:
        answers: one row a person and one column a question; NaN where there is no answer.
        weight: of each person.
        design: how the persons were drawn.
        replicates: how often the sample is drawn anew.
        seed: the same seed gives the same errors.

    Raises:
        EvidenceProblem: what `moments`, `one_factor` and `bootstrap` refuse.
    """
    whole = moments(answers, weight)
    sets = bootstrap(design, weight, replicates, seed)
    redrawn = (moments(answers, weights) for weights in sets.weights)
    told = np.array([[alpha(found.covariances), _omega_or_none(found)] for found in redrawn])
    errors = np.sqrt(np.diag(replicate_covariance(told, sets.scale)))
    return Reliability(
        alpha=alpha(whole.covariances),
        omega=omega(whole),
        alpha_error=float(errors[0]),
        omega_error=float(errors[1]),
        without=_without(whole.covariances),
        with_rest=_with_rest(whole.covariances),
        records=whole.records,
    )


def alpha(covariances: Numbers) -> float:
    """Cronbach's alpha (1951): k/(k - 1) (1 - Σ variances / variance of the sum)."""
    questions = len(covariances)
    return questions / (questions - 1) * (1 - float(np.trace(covariances) / covariances.sum()))


def omega(of_answers: Moments) -> float:
    """McDonald's omega (1999): (Σλ)² / ((Σλ)² + Σθ).

    Raises:
        EvidenceProblem: the questions have no common factor that settles.
    """
    factor = one_factor([of_answers])
    common = float(factor.loadings.sum()) ** 2
    return common / (common + float(factor.error_variances.sum()))


def _omega_or_none(of_answers: Moments) -> float:
    try:
        return omega(of_answers)
    except EvidenceProblem:  # one sample drawn anew in which the factor does not settle tells nothing
        return float("nan")


def _without(covariances: Numbers) -> Numbers:
    """Alpha of the others, for each question; of two questions there is none."""
    places = range(len(covariances))
    return np.array([alpha(np.delete(np.delete(covariances, place, 0), place, 1)) for place in places])


def _with_rest(covariances: Numbers) -> Numbers:
    variances, sums = np.diag(covariances), covariances.sum(axis=0)
    of_rest = covariances.sum() - 2 * sums + variances
    correlations: Numbers = (sums - variances) / np.sqrt(variances * of_rest)
    return correlations
