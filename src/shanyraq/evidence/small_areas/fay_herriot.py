"""The model of Fay and Herriot (1979): an area's own estimate, drawn towards what areas like it have.

y_d = x_d'β + u_d + e_d, with u_d of variance A between areas, and e_d the sampling error, whose variance ψ_d is known.
The estimate is γ_d y_d + (1 - γ_d) x_d'β with γ_d = A/(A + ψ_d): the thinner the sample, the more the model speaks.

A is fitted by restricted likelihood. Where that finds none (A = 0), every area would be told by the model alone and its
error would be understated, so A is then taken where A times the restricted likelihood is largest (Yoshimori and
Lahiri 2014, after Li and Lahiri 2010). The mean squared error is that of Datta and Lahiri (2000), with the uncertainty
of β and of A in it; an area without a sample has x_d'β, with A + x_d'V(β)x_d.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class AreaEstimates:
    """What the model makes of the areas.

    Attributes:
        values: an estimate for each area.
        errors: the square roots of their mean squared errors.
        shares: γ, the part of each estimate that is the area's own; nought where it has no sample.
        fitted: what the model alone says of each area.
        coefficients: β, one a column of the auxiliary variables.
        coefficient_errors: their standard errors.
        between: A, the variance between areas that the auxiliary variables do not explain.
        adjusted: whether the restricted likelihood found no such variance, and it was adjusted.
        residuals: of each sampled area, what it differs from the model by, in standard deviations; NaN of the others.
    """

    values: Numbers
    errors: Numbers
    shares: Numbers
    fitted: Numbers
    coefficients: Numbers
    coefficient_errors: Numbers
    between: float
    adjusted: bool
    residuals: Numbers


def fay_herriot(direct: Numbers, sampling: Numbers, auxiliary: Numbers) -> AreaEstimates:
    """Weigh each area's own estimate and the model.

    Args:
        direct: the areas' own estimates; NaN for an area without a sample.
        sampling: the variances of those, known; what stands at an area without a sample is not looked at.
        auxiliary: known of every area, one row an area and one column a variable, a column of ones among them.

    Raises:
        EvidenceProblem: fewer than three sampled areas more than there are variables, a variance that is not above
            nought, a variable that is missing somewhere, or variables of which one follows from the others.
    """
    sampled = ~np.isnan(direct)
    _check(direct, sampling, auxiliary, sampled)
    own, known, variables = direct[sampled], sampling[sampled], auxiliary[sampled]
    between, adjusted = _between(own, known, variables)
    spread = between + known
    precision = (variables / spread[:, None]).T @ variables
    of_coefficients = np.linalg.inv(precision)
    coefficients = of_coefficients @ (variables.T @ (own / spread))
    fitted = auxiliary @ coefficients
    shares = np.zeros(len(direct))
    shares[sampled] = between / spread
    values = fitted.copy()
    values[sampled] += shares[sampled] * (own - fitted[sampled])
    model_error = np.einsum("ij,jk,ik->i", auxiliary, of_coefficients, auxiliary)
    squared = between + model_error
    squared[sampled] = _squared_errors(known, spread, shares[sampled], model_error[sampled])
    residuals = np.full(len(direct), np.nan)
    residuals[sampled] = (own - fitted[sampled]) / np.sqrt(spread)
    return AreaEstimates(
        values=values,
        errors=np.sqrt(squared),
        shares=shares,
        fitted=fitted,
        coefficients=coefficients,
        coefficient_errors=np.sqrt(np.diag(of_coefficients)),
        between=between,
        adjusted=adjusted,
        residuals=residuals,
    )


def benchmarked(values: Numbers, sizes: Numbers, whole: float) -> Numbers:
    """Estimates times one ratio, so that their mean weighted by the areas' sizes is the country's own estimate.

    Raises:
        EvidenceProblem: the mean of the estimates is nought, so that no ratio makes it anything else.
    """
    told = float(values @ sizes / sizes.sum())
    if told == 0:
        raise EvidenceProblem("areas_mean_nought")
    fitted: Numbers = values * (whole / told)
    return fitted


def smoothed_variances(shares: Numbers, records: NDArray[np.int64], design_effect: float) -> Numbers:
    """Sampling variances of areas' shares by one smooth function: those of few records are themselves noise.

    The share of all areas together is put into deff P(1 - P)/n_d (a generalised variance function, Wolter 2007, ch. 7),
    so that an area in which nobody was found does not pass for certain.

    Args:
        shares: the areas' own shares; NaN where there is no sample.
        records: how many records each rests on.
        design_effect: by how much the design's variance exceeds that of as many independent draws.
    """
    sampled = records > 0
    pooled = float(shares[sampled] @ records[sampled] / records[sampled].sum())
    variances = np.full(len(shares), np.nan)
    variances[sampled] = design_effect * pooled * (1 - pooled) / records[sampled]
    return variances


def _squared_errors(known: Numbers, spread: Numbers, shares: Numbers, model_error: Numbers) -> Numbers:
    """g1 + g2 + 2 g3: of the area effect, of β, and of A, whose estimate's variance is 2/Σ(A + ψ)⁻²."""
    of_between = 2 / np.sum(spread**-2.0)
    squared: Numbers = shares * known + (1 - shares) ** 2 * model_error + 2 * known**2 / spread**3 * of_between
    return squared


def _between(own: Numbers, known: Numbers, variables: Numbers) -> tuple[float, bool]:
    """A, and whether the likelihood had to be adjusted to find one."""
    from scipy.optimize import minimize_scalar

    most = 10 * (float(np.var(own)) + float(known.max()))
    least = 1e-6 * float(known.min())

    def unlikely(logarithm: float, adjusted: bool) -> float:
        between = float(np.exp(logarithm))
        return -_restricted(between, own, known, variables) - (logarithm if adjusted else 0.0)

    for adjusted in (False, True):
        grid = np.linspace(np.log(least), np.log(most), 60)
        best = int(np.argmin([unlikely(point, adjusted) for point in grid]))
        around = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
        found = minimize_scalar(unlikely, bounds=around, args=(adjusted,), method="bounded", options={"xatol": 1e-10})
        if best > 0:
            return float(np.exp(found.x)), adjusted
    return float(np.exp(found.x)), True


def _restricted(between: float, own: Numbers, known: Numbers, variables: Numbers) -> float:
    """The restricted log likelihood of A, less a constant."""
    spread = between + known
    precision = (variables / spread[:, None]).T @ variables
    coefficients = np.linalg.solve(precision, variables.T @ (own / spread))
    left = own - variables @ coefficients
    return -0.5 * float(np.log(spread).sum() + np.linalg.slogdet(precision)[1] + (left**2 / spread).sum())


def _check(direct: Numbers, sampling: Numbers, auxiliary: Numbers, sampled: NDArray[np.bool_]) -> None:
    number, needed = int(sampled.sum()), auxiliary.shape[1] + 3
    if number < needed:
        raise EvidenceProblem("areas_few", number=number, needed=needed)
    if np.isnan(auxiliary).any():
        raise EvidenceProblem("areas_variable_missing", row=int(np.argwhere(np.isnan(auxiliary))[0][0]))
    wrong = sampled & ~(sampling > 0)
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise EvidenceProblem("areas_variance_wrong", row=row, value=float(sampling[row]))
    if np.linalg.matrix_rank(auxiliary[sampled]) < auxiliary.shape[1]:
        raise EvidenceProblem("areas_variables_follow")
