"""Numbers of indicators: by hand, against R's survey package, at the limits of what is told."""

import math

import numpy as np
import pytest
from tests.unit.evidence.youth.interviews import FORM, interview, table

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.youth.indicators.catalogue import CHAPTERS, shipped_indicators
from shanyraq.evidence.youth.indicators.estimates import (
    Precision,
    estimates,
    everybody,
    grouping_of,
    precision_of,
)
from shanyraq.evidence.youth.indicators.statuses import shipped_statuses, with_statuses

SURVEY = [(0.360306336, 0.095825173), (0.324546125, 0.103613728)]
NAMED = {indicator.name: indicator for indicator in shipped_indicators()}
BASE = {"attends": "no", "training": "no", "worked_helping": "no", "farm_work": "no", "own_goods": "no"}


def working(age=20, **words):
    return interview(age, **{**BASE, "worked_pay": "yes", "status": "employee", **words})


def looking(age=20, **words):
    told = {**BASE, "worked_pay": "no", "absent": "no", "searched": "yes", "available": "yes", **words}
    return interview(age, **told)


def idle(age=20, **words):
    told = {**BASE, "worked_pay": "no", "absent": "no", "searched": "no", "found_job": "no", "wants_work": "no"}
    return interview(age, **{**told, "inactive_reason": "housework", **words})


def told(interviews, name, weight=None, design=None, grouping=None):
    frame = with_statuses(table(interviews), shipped_statuses(), FORM.by_name)
    groups = grouping_of(frame, grouping) if grouping else everybody(len(frame))
    weights = np.ones(len(frame)) if weight is None else np.array(weight, dtype=float)
    return list(estimates(frame, weights, design or Design(len(frame)), [NAMED[name]], [groups]))


def test_unemployment_is_of_the_labour_force_and_neet_of_everybody() -> None:
    persons = [working()] * 6 + [looking()] * 2 + [idle()] * 2
    [unemployment], [neet] = told(persons, "unemployment"), told(persons, "neet_sdg")
    assert (unemployment.value, unemployment.numerator, unemployment.denominator, unemployment.n) == (0.25, 2, 8, 8)
    assert (neet.value, neet.numerator, neet.denominator) == (0.4, 4, 10)


def test_underutilisation_by_hand() -> None:
    """Eight in the labour force, two of them unemployed; one works 20 hours and wants more; one would work, unasked."""
    short = working(hours_usual=20, more_hours="yes", more_hours_available="yes")
    would = idle(wants_work="yes", available="yes")
    persons = [working(hours_usual=40)] * 5 + [short] + [looking()] * 2 + [would, idle()]
    found = {name: told(persons, name)[0].value for name in ("unemployment", "lu2", "lu3", "lu4")}
    assert found == pytest.approx({"unemployment": 2 / 8, "lu2": 3 / 8, "lu3": 3 / 9, "lu4": 4 / 9})


def test_ages_are_counted_to_the_last_year() -> None:
    persons = [looking(age) for age in (14, 15, 24, 25)]
    assert told(persons, "neet_sdg")[0].n == 2
    assert told(persons, "neet_national")[0].n == 4


def test_weights_are_persons_of_the_country() -> None:
    [found] = told([looking(), working()], "unemployment", weight=[300, 100])
    assert (found.value, found.numerator, found.denominator) == (0.75, 300, 400)


def test_the_error_is_that_of_svymean() -> None:
    """`svyby(~unemployed, ~sex, svydesign(~psu, strata = ~stratum, weights = ~w), svymean)` of R's survey 4.1."""
    rng = np.random.default_rng(7)
    sexes = rng.integers(1, 3, 60)
    persons = [
        (looking if flag else working)(sex="female" if sex == 1 else "male")
        for flag, sex in zip(rng.random(60) < 0.3, sexes, strict=True)
    ]
    strata, psu, weight = np.repeat([0, 1, 2], 20), np.repeat(np.arange(12), 5), np.round(rng.uniform(50, 150, 60), 1)
    found = told(persons, "unemployment", weight, Design(60, strata.astype(np.intp), psu.astype(np.intp)), "sex")
    assert [(one.group, one.value, one.std_error) for one in found] == [
        (1, pytest.approx(SURVEY[0][0], rel=1e-6), pytest.approx(SURVEY[0][1], rel=1e-6)),
        (2, pytest.approx(SURVEY[1][0], rel=1e-6), pytest.approx(SURVEY[1][1], rel=1e-6)),
    ]


def test_simple_draws_have_a_design_effect_of_about_one() -> None:
    [found] = told([looking()] * 30 + [working()] * 70, "unemployment")
    assert found.design_effect == pytest.approx(100 / 99)


def test_a_median_has_the_error_of_woodruff() -> None:
    persons = [working(pay=1000 * place) for place in range(1, 102)]
    [found] = told(persons, "pay_median")
    assert found.value == 51_000
    assert found.low < 51_000 < found.high
    assert math.isnan(found.numerator)


def test_who_declines_is_not_among_those_it_is_told_of() -> None:
    persons = [working(pension_contributions=one) for one in ("yes", "no", "dont_know", "refused")]
    [found] = told(persons, "informality")
    assert (found.value, found.n) == (0.5, 2)
    assert told([working(pay=-98), working(pay=100)], "pay")[0].value == 100


def test_a_group_without_anybody_is_told_so() -> None:
    [found] = told([idle()], "unemployment")
    assert found.precision is Precision.NONE
    assert math.isnan(found.value)


@pytest.mark.parametrize(
    ("value", "error", "n", "expected"),
    [
        (0.5, 0.01, 29, Precision.FEW),
        (0.5, 0.01, 30, Precision.FIT),
        (0.5, 0.10, 100, Precision.FIT),
        (0.5, 0.101, 100, Precision.UNSURE),
        (0.5, 0.165, 100, Precision.UNSURE),
        (0.5, 0.166, 100, Precision.WILD),
        (0.9, 0.019, 100, Precision.FIT),
        (0.9, 0.034, 100, Precision.WILD),
        (0.0, 0.0, 100, Precision.FIT),
        (math.nan, math.nan, 0, Precision.NONE),
    ],
)
def test_what_is_told_and_what_is_not(value, error, n, expected) -> None:
    assert precision_of(value, error, n, "share") is expected


def test_indicators_have_names_of_their_own_and_stand_in_known_chapters() -> None:
    assert len(NAMED) == len(shipped_indicators())
    assert {one.chapter for one in NAMED.values()} == set(CHAPTERS)
    assert all(14 <= one.ages[0] < one.ages[1] <= 34 for one in NAMED.values())
