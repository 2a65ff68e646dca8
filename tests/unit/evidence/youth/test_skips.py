"""What is wrong with skips is found and named; the questionnaires of the study have nothing of it."""

from pathlib import Path

import pytest
from tests.unit.evidence.youth.small_form import MODULE, write_form

from shanyraq.evidence.youth.problems import FormProblems
from shanyraq.evidence.youth.questionnaire.condition import Condition, Every, every, holds, questions_in
from shanyraq.evidence.youth.questionnaire.domains import domains
from shanyraq.evidence.youth.questionnaire.reading import (
    QUESTIONNAIRES,
    read_questionnaire,
    shipped_questionnaire,
)
from shanyraq.evidence.youth.questionnaire.skips import Paths, prove_skips
from shanyraq.evidence.youth.questionnaire.telling import as_written, in_words

CONSENT = "A9 is “A young person of 14 to 34 lives here and can be asked now” and (A14 ≥ 18 or A16 is “Yes”)"


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_the_skips_of_the_study_are_complete(name: str) -> None:
    prove_skips(shipped_questionnaire(name))


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("works == no", "works == no and works == yes", "skip_unreachable", "places"),
        ('when = "hours >= 10"', 'when = "hours > 60"', "skip_unreachable", "extra"),
        (
            "works == yes or school in places",
            "works == yes or works == no and answered(works) and works == yes",
            "skip_part_never",
            "works == no and answered(works) and works == yes",
        ),
        ("extra <= hours", "extra <= hours and extra >= 40", "skip_unanswerable", "hours = 10"),
        ("extra <= hours", "extra < 60", "skip_answer_never", "60"),
        ('bounds = [0, 60]\nwhen = "hours', 'bounds = [30, 60]\nwhen = "hours', "skip_unanswerable", "hours = 10"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    module = MODULE.replace("[questions.extra]", "[questions.extra]\ndeclinable = false")
    assert old in module
    form = read_questionnaire(write_form(tmp_path, module.replace(old, new, 1)))
    with pytest.raises(FormProblems) as caught:
        prove_skips(form)
    assert caught.value.key == "skips_incomplete"
    assert key in [problem.key for problem in caught.value.problems]
    assert says in caught.value.text("kk")


def test_an_answer_that_may_be_declined_can_always_be_given(tmp_path: Path) -> None:
    form = read_questionnaire(write_form(tmp_path, MODULE.replace("extra <= hours", "extra <= hours and extra > 20")))
    with pytest.raises(FormProblems) as caught:
        prove_skips(form)
    assert [problem.key for problem in caught.value.problems] == ["skip_answer_never"]


def test_what_conditions_do_not_tell_apart_is_one_value(tmp_path: Path) -> None:
    values = domains(read_questionnaire(write_form(tmp_path)))
    assert values["works"] == (1, 0, -98)
    assert set(values["places"]) == {frozenset({c}) for c in (1, 2, 0, -98)} | {frozenset({1, 2})}
    assert len(values["hours"]) < 30


def test_nobody_is_asked_anything_without_consent() -> None:
    """Not after a refusal, and under 18 not without the guardian."""
    form = shipped_questionnaire("young_people")
    paths = Paths.of(form)
    place = [question.name for question in form.questions].index("consent")
    for question in form.questions[place + 1 :]:
        states = paths.states({"consent", "age", "guardian_consent", *questions_in(question.when)})
        for state in states:
            if holds(question.when, state):
                assert state["consent"] == 1
                assert state["age"] >= 18 or state["guardian_consent"] == 1
                assert question.from_age is None or state["age"] >= question.from_age


def test_conditions_are_told_as_files_write_them() -> None:
    form = shipped_questionnaire("young_people")
    told = as_written(form.by_name["absent_return"].own, form)
    assert told == "absent_reason not in (leave, sick, shift, birth, season)"
    told = as_written(form.by_name["consent"].own, form)
    assert told == "outcome == opened and (age >= 18 or guardian_consent == yes)"
    told = as_written(form.by_name["learning_form"].own, form)
    assert told == "not none in learning and not declined(learning)"


@pytest.mark.parametrize(
    ("question", "lang", "told"),
    [
        ("absent_reason", "ru", "C9: «Да»"),
        ("learning_form", "en", "“Nothing now” is not ticked in H5 and H5 was answered"),
        ("learning_form", "kk", "H5 сұрағында «Қазір ештеңе» белгіленбеген және H5 сұрағына жауап берілді"),
        ("partner", "en", "A14 ≥ 16"),
        ("pay_band", "ru", "на D17 ответа не дали"),
        ("consent", "en", CONSENT),
    ],
)
def test_conditions_are_told_in_three_languages(question: str, lang: str, told: str) -> None:
    form = shipped_questionnaire("young_people")
    own = form.by_name[question].own
    assert in_words(every(*(p for p in parts(own) if questions_in(p) != {"consent"})), form, lang) == told


def parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, Every) else (condition,)
