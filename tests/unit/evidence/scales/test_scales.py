"""Scales: alpha by hand, one factor as R's lavaan fits it, and steps of likeness that hold or do not."""

import numpy as np
import pytest

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.scales.answers import Moments, moments
from shanyraq.evidence.scales.invariance import invariance
from shanyraq.evidence.scales.one_factor import Alike, one_factor
from shanyraq.evidence.scales.reliability import alpha, omega, reliability

LOADINGS = np.array([0.8, 0.6, 0.9, 0.5, 0.7])


def drawn(records, *, mean=0.0, variance=1.0, intercepts=(3, 3, 2.5, 3, 2), loadings=LOADINGS, seed=5):
    rng = np.random.default_rng(seed)
    factor = rng.normal(mean, variance**0.5, records)
    return np.array(intercepts) + factor[:, None] * loadings + rng.normal(0, 0.7, (records, len(loadings)))


def of(answers):
    return moments(answers, np.ones(len(answers)))


def two_groups():
    """Answers that lavaan 0.6.13 was given too, rounded to three digits."""
    rng = np.random.default_rng(5)
    for records, mean, variance, fourth in ((300, 0, 1, 3), (250, 0.3, 1.3, 3.4)):
        factor = rng.normal(mean, variance**0.5, records)
        noise = rng.normal(0, 0.7, (records, 5))
        yield of(np.round(np.array([3, 3, 2.5, fourth, 2]) + factor[:, None] * LOADINGS + noise, 3))


@pytest.mark.parametrize(
    ("alike", "fit", "loadings"),
    [
        ("configural", (8.542, 10, 1.0, 0.0), [0.731745, 0.606141, 0.827374, 0.438371, 0.727615]),
        ("metric", (16.905, 14, 0.997, 0.027), [0.761517, 0.634097, 0.842168, 0.440827, 0.640619]),
        ("scalar", (51.548, 18, 0.965, 0.082), [0.759708, 0.623316, 0.834828, 0.469795, 0.642393]),
    ],
)
def test_it_fits_what_lavaan_fits(alike, fit, loadings) -> None:
    found = one_factor(list(two_groups()), Alike(alike))
    assert (found.chi_square, found.degrees, found.cfi, found.rmsea) == pytest.approx(fit, abs=6e-4)
    assert found.loadings[0] == pytest.approx(loadings, abs=2e-5)


def test_the_second_groups_factor_is_told_in_the_firsts_unit() -> None:
    found = one_factor(list(two_groups()), Alike.SCALAR)
    assert found.variances == pytest.approx([1, 1.3781546], abs=1e-4)
    assert found.means == pytest.approx([0, 0.3897298], abs=1e-4)


def test_intercepts_that_differ_end_the_steps_at_the_loadings() -> None:
    assert [step.holds for step in invariance(list(two_groups()))] == [True, True, False]


def test_groups_that_answer_alike_hold_every_step() -> None:
    groups = [of(drawn(2000, seed=1)), of(drawn(2000, mean=0.4, variance=1.5, seed=2))]
    assert [step.holds for step in invariance(groups)] == [True, True, True]


def test_loadings_that_differ_end_the_steps_at_the_factor() -> None:
    other = of(drawn(2000, loadings=np.array([0.8, 0.6, 0.1, 0.5, 1.5]), seed=2))
    assert [step.holds for step in invariance([of(drawn(2000, seed=1)), other])] == [True, False, False]


def test_alpha_and_omega_by_hand() -> None:
    """Three questions with loadings 1 and error variances 1: α = ω = 9/12."""
    covariances = np.ones((3, 3)) + np.eye(3)
    assert alpha(covariances) == pytest.approx(0.75)
    assert omega(Moments(np.zeros(3), covariances, 100)) == pytest.approx(0.75, abs=1e-6)


def test_omega_exceeds_alpha_where_loadings_differ() -> None:
    loadings = np.array([0.3, 0.9, 1.5])
    covariances = np.outer(loadings, loadings) + np.eye(3)
    found = omega(Moments(np.zeros(3), covariances, 100))
    assert found == pytest.approx(2.7**2 / (2.7**2 + 3), abs=1e-6)
    assert found > alpha(covariances)


def test_reliability_comes_with_errors_that_shrink_with_the_sample() -> None:
    small, large = drawn(200), drawn(3200)
    errors = []
    for answers in (small, large):
        found = reliability(answers, np.ones(len(answers)), Design(len(answers)), replicates=60, seed=1)
        errors.append((found.alpha_error, found.omega_error))
        assert abs(found.alpha - found.omega) < 0.05
    assert np.array(errors[0]) / np.array(errors[1]) == pytest.approx([4, 4], rel=0.5)


def test_a_question_that_has_nothing_in_common_lowers_alpha() -> None:
    answers = np.column_stack([drawn(500)[:, :3], np.random.default_rng(0).normal(size=500)])
    found = reliability(answers, np.ones(500), Design(500), replicates=2, seed=1)
    assert int(np.argmax(found.without)) == 3
    assert found.without[3] > found.alpha
    assert abs(found.with_rest[3]) < 0.1


def test_weights_count_as_persons_do() -> None:
    answers = drawn(100)
    twice = np.where(np.arange(100) < 30, 2.0, 1.0)
    repeated = np.vstack([answers, answers[:30]])
    weighted = moments(answers, twice)
    assert weighted.covariances == pytest.approx(of(repeated).covariances)
    assert weighted.records == 100


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        (drawn(50)[:, :2], "scale_short"),
        (np.where(np.arange(50)[:, None] < 45, np.nan, drawn(50)), "scale_answers_few"),
        (np.column_stack([drawn(50), np.full(50, 3.0)]), "scale_answers_alike"),
    ],
)
def test_what_tells_no_factor_is_refused(answers, key) -> None:
    with pytest.raises(EvidenceProblem) as refused:
        of(answers)
    assert refused.value.key == key


def test_questions_without_anything_in_common_settle_no_factor() -> None:
    """Of three questions with these covariances the third's loading would be without bound."""
    covariances = np.array([[1.0, 0.0, 0.6], [0.0, 1.0, 0.6], [0.6, 0.6, 1.0]])
    with pytest.raises(EvidenceProblem) as refused:
        one_factor([Moments(np.zeros(3), covariances, 100)])
    assert refused.value.key == "scale_unsettled"
