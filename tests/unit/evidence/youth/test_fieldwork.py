"""Weights step by step by hand, and what a report of the field finds: response, hurry, straight lines, interviewers."""

import math

import numpy as np
import polars as pl
import pytest
from tests.unit.evidence.youth.interviews import FORM
from tests.unit.evidence.youth.visits import as_table, visits

from shanyraq.evidence.estimation.fitting import Distance, Fit
from shanyraq.evidence.youth.fieldwork.quality import (
    between_interviewers,
    blocks,
    interviewers,
    items,
    minutes,
    responses,
    straight,
)
from shanyraq.evidence.youth.fieldwork.weighting import design_weights, weights
from shanyraq.evidence.youth.problems import YouthProblem

SAMPLE = pl.DataFrame({"cluster": [1, 2], "probability": [0.1, 0.02]})


def visited(consent, **columns):
    number = len(consent)
    told = {"region": [35] * number, "settlement": [1] * number, "sex": [1] * number, "age_band": [2] * number}
    return pl.DataFrame({"consent": consent, **told, **columns})


def test_a_weight_is_the_inverse_of_the_chance_times_the_young_of_the_household() -> None:
    frame = pl.DataFrame({"cluster": [1, 2, 2], "young_persons": [2, 1, None]})
    assert design_weights(frame, SAMPLE, "sample.csv") == pytest.approx([20, 50, 50])


@pytest.mark.parametrize(
    ("sample", "key"),
    [
        (SAMPLE[:1], "cluster_undrawn"),
        (SAMPLE.with_columns(probability=pl.Series([0.1, 0.0])), "probability_wrong"),
        (SAMPLE.with_columns(probability=pl.Series([0.1, 1.2])), "probability_wrong"),
    ],
)
def test_a_sample_that_does_not_fit_is_refused(sample, key) -> None:
    frame = pl.DataFrame({"cluster": [1, 2], "young_persons": [1, 1]})
    with pytest.raises(YouthProblem) as refused:
        design_weights(frame, sample, "sample.csv")
    assert refused.value.key == key


def test_those_who_answered_stand_for_those_of_their_class_who_did_not() -> None:
    consent = [1] * 10 + [0] * 10 + [1] * 20
    frame = visited(consent, settlement=[1] * 20 + [2] * 20)
    found = weights(frame, np.full(40, 100.0), None)
    assert found.adjusted.tolist() == [200.0] * 10 + [100.0] * 20
    assert found.classes_joined == ()


def test_a_class_with_few_answers_is_joined_with_its_region() -> None:
    consent = [1] * 9 + [0] * 11 + [1] * 20
    frame = visited(consent, settlement=[1] * 20 + [2] * 20)
    found = weights(frame, np.full(40, 100.0), None)
    assert found.classes_joined == ((35, 1),)
    assert found.adjusted[0] == pytest.approx(100 * 40 / 29)


def test_fitted_weights_add_up_to_the_countrys_totals() -> None:
    frame = visited([1] * 40, sex=[1, 2] * 20, age_band=[2] * 20 + [3] * 20)
    totals = pl.DataFrame(
        {"region": [35] * 4, "sex": [1, 1, 2, 2], "age_band": [2, 3, 2, 3], "persons": [500, 700, 600, 800]}
    )
    for distance in (Distance.RAKING, Distance.LINEAR):
        found = weights(frame, np.full(40, 60.0), totals, Fit(distance))
        sums = frame.with_columns(weight=found.final).group_by("sex", "age_band").agg(pl.sum("weight"))
        assert dict(zip(map(tuple, sums.select("sex", "age_band").rows()), sums["weight"])) == pytest.approx(
            {(1, 2): 500, (1, 3): 700, (2, 2): 600, (2, 3): 800}
        )
        assert found.diagnostics.total == pytest.approx(2600)
    assert found.diagnostics.ratio_most == pytest.approx(800 / 600)


def test_a_cell_that_nobody_answered_in_goes_to_the_largest_of_its_sex() -> None:
    frame = visited([1] * 20, age_band=[2] * 10 + [3] * 10)
    totals = pl.DataFrame({"region": [35] * 3, "sex": [1] * 3, "age_band": [2, 3, 4], "persons": [100, 300, 50]})
    found = weights(frame, np.ones(20), totals)
    assert found.cells_joined == ((35, 1, 4),)
    assert found.final[-1] == pytest.approx(35)


@pytest.mark.parametrize(
    ("frame", "totals", "key"),
    [
        (visited([0, 0]), None, "nobody_answered"),
        (visited([1] * 20), {"region": [35], "sex": [2], "age_band": [2], "persons": [9]}, "totals_missing"),
        (
            visited([1] * 20),
            {"region": [35, 71], "sex": [1, 1], "age_band": [2, 2], "persons": [9, 9]},
            "region_unanswered",
        ),
    ],
)
def test_totals_that_cannot_be_reached_are_named(frame, totals, key) -> None:
    with pytest.raises(YouthProblem) as refused:
        weights(frame, np.ones(frame.height), None if totals is None else pl.DataFrame(totals))
    assert refused.value.key == key


def test_kishs_factor_is_one_plus_the_squared_variation() -> None:
    found = weights(visited([1] * 20), np.array([1.0] * 10 + [3.0] * 10), None).diagnostics
    assert found.kish == pytest.approx(1 + 0.25)
    assert found.effective == pytest.approx(16)
    assert found.extreme == 0


def test_response_is_of_visits_and_cooperation_of_opened_doors() -> None:
    frame = as_table(visits(6, region=35)).with_columns(
        outcome=pl.Series([1, 1, 1, 1, 2, 3]), consent=pl.Series([1, 1, 1, 0, None, None]), reserve=pl.lit(0)
    )
    whole, region = responses(frame)
    assert (whole.visits, whole.opened, whole.answered, whole.rate, whole.cooperation) == (6, 4, 3, 0.5, 0.75)
    assert (region.group, region.visits) == (35, 6)


def test_minutes_are_told_where_forms_note_them() -> None:
    frame = pl.DataFrame({"start": ["2026-10-05T10:00:00+05:00", None], "end": ["2026-10-05T10:45:00+05:00", None]})
    assert minutes(frame).to_list() == [45.0, None]
    assert minutes(pl.DataFrame({"sex": [1]})).to_list() == [None]


def test_a_straight_line_is_one_answer_all_along_a_block() -> None:
    names = next(names for names in blocks(FORM) if "trust_people" in names)
    frame = as_table(visits(4))
    lines = {name: pl.Series([3, 3, 3, 5]) for name in names} | {names[0]: pl.Series([3, 4, -98, 5])}
    others = [name for block in blocks(FORM) for name in block if name not in names]
    frame = frame.with_columns(**lines).with_columns(pl.lit(None, dtype=pl.Int64).alias(name) for name in others)
    assert straight(frame, FORM).to_list() == [True, False, False, True]
    block = next(names for names in blocks(FORM) if "belong_here" in names)
    mixed = frame.with_columns(pl.Series(name, [2, 2, 2, place]) for place, name in enumerate(block, 1))
    assert straight(mixed, FORM).to_list() == [True, False, True, False]


def test_a_hurried_interviewer_is_found() -> None:
    frame = as_table(visits(20)).with_columns(
        interviewer=pl.Series([1] * 10 + [2] * 10),
        start=pl.lit("2026-10-05T10:00:00Z"),
        end=pl.Series(["2026-10-05T10:45:00Z"] * 15 + ["2026-10-05T10:10:00Z"] * 5),
    )
    slow, quick = interviewers(frame, FORM)
    assert (slow.number, slow.interviews, slow.minutes, slow.hurried) == (1, 10, 45.0, 0)
    assert (quick.number, quick.hurried) == (2, 5)


def test_unanswered_questions_are_counted_among_those_who_were_asked() -> None:
    frame = as_table(visits(10)).with_columns(life_satisfaction=pl.Series([-98] * 4 + [5] * 4 + [None] * 2))
    found = {item.question: item for item in items(frame, FORM)}
    assert (found["life_satisfaction"].asked, found["life_satisfaction"].declined) == (8, 4)


def test_what_lies_between_interviewers_is_found_and_chance_is_not() -> None:
    rng = np.random.default_rng(1)
    interviewer = np.repeat(np.arange(40), 25)
    pulls = rng.normal(0, 1.0, 40)[interviewer]
    frame = pl.DataFrame(
        {"interviewer": interviewer, "region": [35] * 1000, "x": (rng.normal(size=1000) + pulls > 0).astype(int)}
    )
    even = frame.with_columns(x=pl.Series(rng.integers(0, 2, 1000)))
    assert between_interviewers(frame, "x").share == pytest.approx(0.33, abs=0.12)
    assert between_interviewers(even, "x").share < 0.03
    assert math.isnan(between_interviewers(frame.head(20), "x").share)
