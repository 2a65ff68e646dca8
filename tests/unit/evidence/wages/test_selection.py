"""The wage equation: what R's probit gives, slopes brought back from selected pay, and what it refuses."""

import numpy as np
import pytest

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.replicates import bootstrap
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.wages.selection import mills, probit, wage_equation

GLM = [-2.96254348, 0.93280163]


def drawn(records, seed=1, *, correlation=0.7):
    """Persons whose pay is seen the oftener the more they could earn: log pay = 11 + 0.1 x + u."""
    rng = np.random.default_rng(seed)
    schooling, children = rng.normal(12, 2, records), rng.poisson(1, records).astype(float)
    moves = rng.normal(size=records)
    pay = 11 + 0.1 * schooling + 0.5 * (correlation * moves + np.sqrt(1 - correlation**2) * rng.normal(size=records))
    works = 0.25 * (schooling - 12) - 0.8 * (children - 1) + moves > 0
    ones = np.ones(records)
    return (
        np.where(works, pay, np.nan),
        np.column_stack([ones, schooling]),
        np.column_stack([ones, schooling, children]),
    )


def fitted(records, replicates=2, seed=1, **how):
    pay, of_pay, of_work = drawn(records, seed, **how)
    weight = np.ones(records)
    return wage_equation(pay, of_pay, of_work, weight, bootstrap(Design(records), weight, replicates, 1))


def test_the_mills_ratio_is_that_of_the_normal_distribution() -> None:
    assert mills(np.array([0.0])) == pytest.approx([np.sqrt(2 / np.pi)])
    assert mills(np.array([-40.0])) == pytest.approx([40.0249], rel=1e-5)


def test_the_probit_is_that_of_glm() -> None:
    """`glm(y ~ x, family = binomial(link = "probit"), weights = w)` of R 4.2."""
    worked = np.array([0, 0, 1, 0, 1, 1, 0, 1], dtype=bool)
    variables = np.column_stack([np.ones(8), [1, 2, 3, 4, 5, 6, 2.5, 3.5]])
    found = probit(worked, variables, np.array([1, 1, 2, 1, 1, 1, 2, 1.0]))
    assert found == pytest.approx(GLM, rel=1e-5)


def test_slopes_are_brought_back_that_a_regression_of_the_seen_gets_wrong() -> None:
    found = fitted(40_000)
    assert found.of_pay[1] == pytest.approx(0.1, abs=0.006)
    assert found.of_pay[0] == pytest.approx(11, abs=0.1)
    assert found.of_work == pytest.approx([-0.25 * 12 + 0.8, 0.25, -0.8], abs=0.08)
    assert found.correlation == pytest.approx(0.7, abs=0.06)
    assert found.spread == pytest.approx(0.5, abs=0.03)
    pay, of_pay, _ = drawn(40_000)
    seen = ~np.isnan(pay)
    naive = np.linalg.lstsq(of_pay[seen], pay[seen], rcond=None)[0]
    assert naive[1] < 0.08


def test_without_selection_the_ratio_has_no_slope() -> None:
    found = fitted(20_000, correlation=0.0, replicates=30)
    assert abs(found.selection) < 3 * found.selection_error


def test_errors_are_about_as_large_as_estimates_scatter() -> None:
    scatter = np.std([fitted(1000, seed=seed).of_pay[1] for seed in range(60)], ddof=1)
    told = np.mean([fitted(1000, 60, seed).of_pay_errors[1] for seed in range(4)])
    assert told == pytest.approx(scatter, rel=0.35)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda y, x, z: (np.where(np.arange(200) < 2, 11.0, np.nan), x, z), "wages_few"),
        (lambda y, x, z: (np.full(200, 11.0), x, z), "wages_few"),
        (lambda y, x, z: (y, np.column_stack([x, x[:, 1]]), z), "wages_variables_follow"),
        (lambda y, x, z: (y, x, np.column_stack([z, np.isnan(y)])), "probit_unsettled"),
    ],
)
def test_what_tells_no_equation_is_refused(change, key) -> None:
    with pytest.raises(EvidenceProblem) as refused:
        wage_equation(*change(*drawn(200)), np.ones(200), bootstrap(Design(200), np.ones(200), 2, 1))
    assert refused.value.key == key
