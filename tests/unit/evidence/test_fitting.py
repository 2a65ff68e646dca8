"""Weights fitted to known totals: by hand, as R's survey fits them, within bounds, and totals that nothing reaches."""

import numpy as np
import pytest

from shanyraq.evidence.estimation.fitting import Distance, Fit, fitted_weights
from shanyraq.evidence.problems import EvidenceProblem

WEIGHT = np.array([10.0, 12, 8, 15, 9, 11, 14, 10])
SEX = np.array([0, 1, 0, 1, 0, 1, 0, 1])
AGE = np.array([0, 0, 0, 1, 1, 1, 2, 2])
AUXILIARY = np.column_stack([SEX == 0, SEX == 1, AGE == 0, AGE == 1, AGE == 2]).astype(float)
TOTALS = np.array([45.0, 55, 34, 36, 30])
SURVEY = {
    "linear": [10.89575787, 14.38763584, 8.71660629, 15.85051920, 8.52576672, 11.62371408, 16.86186911, 13.13813089],
    "raking": [10.89071857, 14.39670658, 8.71257485, 15.80337906, 8.60747630, 11.58914464, 16.78923028, 13.21076972],
    "logit": [10.88891682, 14.39994973, 8.71113345, 15.81293661, 8.59090987, 11.59615352, 16.80903986, 13.19096014],
}


@pytest.mark.parametrize("distance", Distance)
def test_fitted_weights_have_the_known_totals(distance) -> None:
    fitted = fitted_weights(WEIGHT, AUXILIARY, TOTALS, Fit(distance))
    assert AUXILIARY.T @ fitted == pytest.approx(TOTALS)


def test_one_margin_is_reached_by_one_ratio_each() -> None:
    flags = np.column_stack([SEX == 0, SEX == 1]).astype(float)
    fitted = fitted_weights(WEIGHT, flags, np.array([82.0, 24]))
    assert fitted == pytest.approx(WEIGHT * np.where(SEX == 0, 2, 0.5))


@pytest.mark.parametrize("distance", ["linear", "raking", "logit"])
def test_it_fits_as_calibrate_of_survey_does(distance) -> None:
    """`calibrate(design, ~factor(sex) + factor(age), totals, calfun = …)` of R's survey 4.1."""
    fitted = fitted_weights(WEIGHT, AUXILIARY, TOTALS, Fit(Distance(distance), (0.3, 3.0)))
    assert fitted == pytest.approx(SURVEY[distance], rel=1e-6)


def test_logit_keeps_within_its_bounds_where_raking_does_not() -> None:
    totals = np.array([60.0, 40, 34, 26, 40])
    raked, bounded = (
        fitted_weights(WEIGHT, AUXILIARY, totals, way) for way in (Fit(), Fit(Distance.LOGIT, (0.5, 1.9)))
    )
    assert (raked / WEIGHT).max() > (bounded / WEIGHT).max()
    assert 0.5 < (bounded / WEIGHT).min() < (bounded / WEIGHT).max() < 1.9


@pytest.mark.parametrize(
    ("totals", "fit", "key"),
    [
        (TOTALS * [1, 1, 1, 1, 2], Fit(), "totals_unreached"),
        (TOTALS * 4, Fit(Distance.LOGIT, (0.5, 1.5)), "totals_unreached"),
        (TOTALS, Fit(Distance.LOGIT, (1.1, 3.0)), "fit_bounds"),
    ],
)
def test_totals_that_nothing_reaches_are_refused(totals, fit, key) -> None:
    with pytest.raises(EvidenceProblem) as refused:
        fitted_weights(WEIGHT, AUXILIARY, totals, fit)
    assert refused.value.key == key


def test_a_total_of_nobody_is_refused() -> None:
    with pytest.raises(EvidenceProblem) as refused:
        fitted_weights(WEIGHT, np.column_stack([AUXILIARY, np.zeros(8)]), np.append(TOTALS, 5))
    assert (refused.value.key, refused.value.values["column"]) == ("total_of_nobody", 5)
