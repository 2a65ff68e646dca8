"""What answers come to: persons made up to show one thing each, and the meaning conditions have over columns."""

import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.evidence.youth.interviews import FORM, interview, table

from shanyraq.evidence.youth.indicators.catalogue import known_variables, shipped_indicators
from shanyraq.evidence.youth.indicators.columns import Columns
from shanyraq.evidence.youth.indicators.statuses import read_statuses, shipped_statuses, with_statuses
from shanyraq.evidence.youth.problems import FormProblems, YouthProblem
from shanyraq.evidence.youth.questionnaire.condition import holds

BASE = {
    "attends": "no",
    "training": "no",
    "worked_pay": "no",
    "worked_helping": "no",
    "farm_work": "no",
    "own_goods": "no",
}
JOB = {**BASE, "worked_pay": "yes", "status": "employee"}
WITHOUT = {**BASE, "absent": "no"}


def statuses(**words):
    """The statuses of one person, by name and in words."""
    frame = with_statuses(table([interview(**words)]), shipped_statuses(), FORM.by_name)
    found = {}
    for status in shipped_statuses():
        code = frame[status.name][0]
        names = {answer.code: answer.name for answer in status.question.listed}
        found[status.name] = None if code is None else names[code]
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (JOB, {"labour_status_19": "employed", "labour_status_13": "employed", "neet_19": "no"}),
        ({**WITHOUT, "searched": "yes", "available": "yes"}, {"labour_status_19": "unemployed", "neet_19": "yes"}),
        (
            {**WITHOUT, "searched": "yes", "available": "no"},
            {"labour_status_19": "outside", "potential_labour_force": "unavailable"},
        ),
        (
            {**WITHOUT, "searched": "no", "found_job": "yes", "starts": "within_3_months", "available": "yes"},
            {"labour_status_19": "unemployed"},
        ),
        (
            {**WITHOUT, "searched": "no", "found_job": "yes", "starts": "later", "available": "yes"},
            {"labour_status_19": "outside", "potential_labour_force": "not_seeking", "neet_reason": "soon"},
        ),
        (
            {**WITHOUT, "searched": "no", "found_job": "no", "wants_work": "yes", "available": "yes"},
            {
                "labour_status_19": "outside",
                "labour_status_relaxed": "unemployed",
                "potential_labour_force": "not_seeking",
                "transition_swts": "in_transition",
            },
        ),
        (
            {**WITHOUT, "searched": "no", "found_job": "no", "wants_work": "no", "inactive_reason": "childcare"},
            {"labour_status_19": "outside", "potential_labour_force": "no", "neet_reason": "family"},
        ),
        (
            {**WITHOUT, "own_goods": "yes", "searched": "yes", "available": "yes"},
            {"labour_status_19": "unemployed", "labour_status_13": "employed", "neet_19": "yes", "neet_13": "no"},
        ),
        ({**WITHOUT, "training": "yes", "searched": "no"}, {"in_education_or_training": "yes", "neet_19": "no"}),
        (
            {**WITHOUT, "searched": "yes", "available": "yes", "months_searching": 12},
            {"neet_reason": "long_unemployed"},
        ),
        ({**WITHOUT, "searched": "yes", "available": "yes", "months_searching": 11}, {"neet_reason": "unemployed"}),
        (
            {**WITHOUT, "searched": "yes", "available": "yes", "months_searching": -98},
            {"neet_reason": "unemployed"},
        ),
        (
            {**JOB, "hours_usual": 39, "more_hours": "yes", "more_hours_available": "yes"},
            {"time_related_underemployment": "yes"},
        ),
        (
            {**JOB, "hours_usual": 40, "more_hours": "yes", "more_hours_available": "yes"},
            {"time_related_underemployment": "no"},
        ),
        (
            {**JOB, "contract": "open_ended", "job_satisfaction": "dissatisfied", "wants_change": "yes"},
            {"transition_ilostat": "transited", "transition_swts": "transited", "transited_how": "stable"},
        ),
        (
            {
                **JOB,
                "contract": "fixed",
                "contract_length": "from_12",
                "job_satisfaction": "satisfied",
                "wants_change": "no",
            },
            {"stable_job": "yes", "transited_how": "stable_satisfactory"},
        ),
        (
            {
                **JOB,
                "contract": "fixed",
                "contract_length": "to_12",
                "job_satisfaction": "satisfied",
                "wants_change": "no",
            },
            {"stable_job": "no", "transition_swts": "transited", "transited_how": "temporary"},
        ),
        (
            {**JOB, "status": "own_account", "job_satisfaction": "satisfied", "wants_change": "yes"},
            {"transition_ilostat": "in_transition", "transition_swts": "in_transition", "transited_how": None},
        ),
        (
            {**JOB, "attends": "yes", "contract": "open_ended"},
            {"transition_ilostat": "in_transition", "transition_swts": "transited"},
        ),
        (
            {**WITHOUT, "attends": "yes", "searched": "no", "found_job": "no", "wants_work": "yes", "available": "no"},
            {"transition_ilostat": "not_started", "transition_swts": "not_started"},
        ),
        ({**JOB, "pension_contributions": "no"}, {"informal": "yes"}),
        ({**JOB, "pension_contributions": "yes"}, {"informal": "no"}),
        ({**JOB, "pension_contributions": "dont_know"}, {"informal": None}),
        ({**JOB, "status": "family"}, {"informal": "yes"}),
        ({**JOB, "status": "own_account", "registration": "none"}, {"informal": "yes"}),
        ({**JOB, "status": "employer", "registration": "sole_trader"}, {"informal": "no"}),
        ({**JOB, "occupation": "clerks", "education": "bachelor"}, {"mismatch": "over"}),
        ({**JOB, "occupation": "technicians", "education": "short_tertiary"}, {"mismatch": "fits"}),
        ({**JOB, "occupation": "professionals", "education": "short_tertiary"}, {"mismatch": "under"}),
        ({**JOB, "occupation": "armed_forces", "education": "bachelor"}, {"mismatch": None}),
        ({**JOB, "wg_seeing": "some", "wg_walking": "some"}, {"disability": "no"}),
        ({**JOB, "wg_seeing": "none", "wg_walking": "much"}, {"disability": "yes"}),
        ({**JOB, "age": 17}, {"age_band": "to_17"}),
        ({**JOB, "age": 18}, {"age_band": "to_24"}),
        ({**JOB, "age": 34}, {"age_band": "to_34"}),
    ],
)
def test_what_answers_come_to(words, expected) -> None:
    found = statuses(**words)
    assert {name: found[name] for name in expected} == expected


def test_who_did_not_consent_has_no_status() -> None:
    frame = with_statuses(table([{"consent": 0, "age": 20}]), shipped_statuses(), FORM.by_name)
    assert [frame[status.name][0] for status in shipped_statuses() if frame[status.name][0] is not None] == []


def answer(question, rng):
    if question.kind == "many":
        return frozenset(rng.sample([one.code for one in question.listed], rng.randint(1, 2)))
    if question.listed:
        return rng.choice([one.code for one in question.listed])
    return rng.choice([-98, *range(question.bounds[0], min(question.bounds[1], question.bounds[0] + 40) + 1)])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_conditions_mean_the_same_over_columns_as_in_an_interview(seed) -> None:
    rng = random.Random(seed)
    asked = [one for one in FORM.questions if one.kind in ("one", "many", "number", "age", "computed")]
    interviews = [{one.name: answer(one, rng) for one in asked if rng.random() < 0.7} for _ in range(20)]
    frame, columns = table(interviews), Columns(dict(known_variables()))
    conditions = [one.when for one in FORM.questions] + [check.holds for one in FORM.questions for check in one.checks]
    for condition in conditions:
        if "interview_date" in str(condition) or "birth_date" in str(condition):
            continue
        found = frame.with_columns(columns.holds(condition).alias("found"))["found"].to_list()
        assert found == [holds(condition, one) for one in interviews], condition


def test_every_indicator_can_be_told_of_the_questionnaires_columns() -> None:
    frame = with_statuses(table([interview(**JOB)]), shipped_statuses(), FORM.by_name)
    columns = Columns(dict(known_variables()))
    for indicator in shipped_indicators():
        conditions = [one for one in (indicator.among, indicator.of) if not isinstance(one, str)]
        told = [frame.with_columns(columns.holds(one).alias("told"))["told"].dtype for one in conditions]
        assert set(told) == {pl.Boolean}, indicator.name


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            '[x]\nsource = "a"\nen="a"\nru="a"\nkk="a"\ncases = [{when="age<=3", code = 1, name = "a", en = "a" }]',
            "form_missing",
        ),
        ('[x]\nen="a"\nru="a"\nkk="a"\ncases = []', "form_missing"),
        ('[x]\nsource = "a"\nfoo = 1\nen="a"\nru="a"\nkk="a"\ncases = []', "form_key"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path, text, key) -> None:
    (tmp_path / "statuses.toml").write_text(text)
    with pytest.raises(FormProblems) as refused:
        read_statuses(tmp_path / "statuses.toml", FORM.by_name)
    assert key in {problem.key for problem in refused.value.problems}


def test_a_condition_of_an_unknown_question_is_named(tmp_path) -> None:
    (tmp_path / "statuses.toml").write_text(
        '[x]\nsource="a"\nen="a"\nru="a"\nkk="a"\ncases=[{when="agee <= 3", code=1, name="a"}]'
    )
    with pytest.raises(YouthProblem) as refused:
        read_statuses(tmp_path / "statuses.toml", FORM.by_name)
    assert refused.value.key == "condition_question_unknown"
