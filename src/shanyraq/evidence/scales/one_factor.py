"""One common factor behind the questions of a scale, in several groups at once, by maximum likelihood.

Question i of a person in group g is ν_gi + λ_gi η + ε_gi, the factor η having mean κ_g and variance φ_g and the error
the variance θ_gi, so that the means are ν_g + λ_g κ_g and the covariances φ_g λ_g λ_g' + diag θ_g (Jöreskog 1971). The
first group's factor has mean 0 and variance 1, which gives the scale its unit.

The weights make it pseudo maximum likelihood: estimates are the population's, χ² does not know of clusters and is told
as a description of fit beside the indices, not as a test.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.scales.answers import Moments

Numbers = NDArray[np.float64]


SETTLED = 1e-4
"""The steepest slope at which a fit has found its place."""

NO_ERROR = 1e-3
"""A question with a smaller part of its variance its own would be the factor itself (a Heywood case)."""


class Alike(StrEnum):
    """What is the same in all groups; each holds what those before it hold."""

    CONFIGURAL = "configural"
    """One factor behind the same questions."""

    METRIC = "metric"
    """The loadings too: relations with other things can be compared."""

    SCALAR = "scalar"
    """The intercepts too: means can be compared."""


@dataclass(frozen=True)
class Factor:
    """A fitted model.

    Attributes:
        alike: what was held the same.
        loadings: λ, one row a group and one column a question.
        intercepts: ν.
        error_variances: θ.
        means: κ, of each group's factor.
        variances: φ.
        chi_square: how far the moments are from the model's, times the records.
        degrees: degrees of freedom.
        cfi: comparative fit index, 1 at best (Bentler 1990).
        rmsea: root mean square error of approximation, 0 at best (Steiger 1998, for several groups).
        srmr: the standardised root mean square residual of the covariances, 0 at best.
    """

    alike: Alike
    loadings: Numbers
    intercepts: Numbers
    error_variances: Numbers
    means: Numbers
    variances: Numbers
    chi_square: float
    degrees: int
    cfi: float
    rmsea: float
    srmr: float


@dataclass(frozen=True)
class _Shape:
    """How the free numbers of a model are laid out in one row."""

    alike: Alike
    groups: int
    questions: int

    @property
    def sizes(self) -> tuple[int, ...]:
        """Loadings, intercepts, logarithms of error variances, of factor variances, and factor means."""
        each, others = self.groups * self.questions, self.groups - 1
        return (
            each if self.alike is Alike.CONFIGURAL else self.questions,
            self.questions if self.alike is Alike.SCALAR else each,
            each,
            0 if self.alike is Alike.CONFIGURAL else others,
            others if self.alike is Alike.SCALAR else 0,
        )

    def parts(self, row: Numbers) -> list[Numbers]:
        """λ, ν, θ by group and question; φ and κ by group."""
        loadings, intercepts, errors, variances, means = np.split(row, np.cumsum(self.sizes)[:-1])
        wide = (self.groups, self.questions)
        return [
            np.broadcast_to(loadings.reshape(-1, self.questions), wide),
            np.broadcast_to(intercepts.reshape(-1, self.questions), wide),
            np.exp(errors).reshape(wide),
            np.exp(np.concatenate([np.zeros(self.groups - len(variances)), variances])),
            np.concatenate([np.zeros(self.groups - len(means)), means]),
        ]

    def gathered(self, slopes: list[Numbers], parts: list[Numbers]) -> Numbers:
        """Slopes by λ, ν, θ, φ and κ as slopes by the free numbers."""
        loadings, intercepts, errors, variances, means = self.sizes
        return np.concatenate(
            [
                slopes[0].reshape(-1, loadings).sum(axis=0),
                slopes[1].reshape(-1, intercepts).sum(axis=0),
                (slopes[2] * parts[2]).reshape(-1)[:errors],
                (slopes[3] * parts[3])[self.groups - variances :],
                slopes[4][self.groups - means :],
            ]
        )


def one_factor(groups: list[Moments], alike: Alike = Alike.CONFIGURAL) -> Factor:
    """Fit the model to the moments of one group or several.

    Raises:
        EvidenceProblem: the fit does not settle, or only with a question that has no error of its own, as happens where
            the questions have nothing in common.
    """
    from scipy.optimize import minimize

    shape = _Shape(alike, len(groups), len(groups[0].means))
    found = minimize(
        _discrepancy, _start(shape, groups), args=(shape, groups), jac=True, method="BFGS", options={"gtol": 1e-7}
    )
    loadings, intercepts, errors, variances, means = shape.parts(found.x)
    spread = np.array([np.diag(group.covariances) for group in groups])
    if not np.isfinite(found.fun) or np.abs(found.jac).max() > SETTLED or np.any(errors < NO_ERROR * spread):
        raise EvidenceProblem("scale_unsettled")
    signs = np.where(loadings.sum(axis=1) < 0, -1.0, 1.0)
    records = sum(group.records for group in groups)
    moments = shape.questions * (shape.questions + 3) // 2
    degrees = shape.groups * moments - sum(shape.sizes)
    chi_square = max(records * float(found.fun), 0.0)
    return Factor(
        alike=alike,
        loadings=loadings * signs[:, None],
        intercepts=intercepts.copy(),
        error_variances=errors,
        means=means * signs,
        variances=variances,
        chi_square=chi_square,
        degrees=degrees,
        cfi=_comparative(chi_square, degrees, groups),
        rmsea=float(np.sqrt(shape.groups * max(chi_square - degrees, 0.0) / (records * degrees))) if degrees else 0.0,
        srmr=_residual(groups, loadings, errors, variances),
    )


def _start(shape: _Shape, groups: list[Moments]) -> Numbers:
    """Half of each question's variance is the factor's, with the sign of its part in the first principal component."""
    spread = np.array([np.diag(group.covariances) for group in groups])
    signs = np.array([np.sign(np.linalg.eigh(group.covariances)[1][:, -1]) for group in groups])
    signs *= np.sign(signs.sum(axis=1, keepdims=True) + 0.5)
    loadings, means = signs * np.sqrt(spread / 2), np.array([group.means for group in groups])
    whole = [loadings, means, np.log(spread / 2)]
    sizes = shape.sizes
    parts = [part.reshape(-1, size).mean(axis=0) for part, size in zip(whole, sizes[:3], strict=True)]
    return np.concatenate([*parts, np.zeros(sizes[3] + sizes[4])])


def _discrepancy(row: Numbers, shape: _Shape, groups: list[Moments]) -> tuple[float, Numbers]:
    """What twice the likelihood lacks of its most, a record, and its slopes."""
    parts = shape.parts(row)
    records = sum(group.records for group in groups)
    slopes = [np.zeros_like(part) for part in parts]
    value = 0.0
    for place, group in enumerate(groups):
        loading, intercept, error, variance, mean = (part[place] for part in parts)
        share = group.records / records
        inverse = np.linalg.inv(variance * np.outer(loading, loading) + np.diag(error))
        left = group.means - intercept - loading * mean
        second = group.covariances + np.outer(left, left)
        product = inverse @ second
        logarithm = np.linalg.slogdet(inverse)[1] + np.linalg.slogdet(group.covariances)[1]
        value += share * float(np.trace(product) - logarithm - len(loading))
        around, pulled = inverse - product @ inverse, inverse @ left
        slopes[0][place] = share * (2 * variance * around @ loading - 2 * mean * pulled)
        slopes[1][place] = share * -2 * pulled
        slopes[2][place] = share * np.diag(around)
        slopes[3][place] = share * (loading @ around @ loading)
        slopes[4][place] = share * -2 * (loading @ pulled)
    return value, shape.gathered(slopes, parts)


def _comparative(chi_square: float, degrees: int, groups: list[Moments]) -> float:
    """CFI: against questions that have nothing in common."""
    questions = len(groups[0].means)
    apart = sum(group.records * _apart(group.covariances) for group in groups)
    of_apart = max(apart - len(groups) * questions * (questions - 1) / 2, 0.0)
    over = max(chi_square - degrees, 0.0)
    return 1.0 if max(of_apart, over) == 0 else 1 - over / max(of_apart, over)


def _apart(covariances: Numbers) -> float:
    """How far covariances are from none."""
    return float(np.log(np.diag(covariances)).sum() - np.linalg.slogdet(covariances)[1])


def _residual(groups: list[Moments], loadings: Numbers, errors: Numbers, variances: Numbers) -> float:
    records, total = sum(group.records for group in groups), 0.0
    for place, group in enumerate(groups):
        told = variances[place] * np.outer(loadings[place], loadings[place]) + np.diag(errors[place])
        deviations = np.sqrt(np.diag(group.covariances))
        left = (group.covariances - told) / np.outer(deviations, deviations)
        total += group.records / records * float(np.sqrt(np.mean(left[np.tril_indices(len(told))] ** 2)))
    return total
