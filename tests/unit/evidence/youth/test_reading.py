"""A questionnaire's files are read strictly; what is wrong is named with its place."""

from pathlib import Path

import pytest
from tests.unit.evidence.youth.small_form import ANSWERS, MODULE, write_form

from shanyraq.evidence.youth.problems import FormProblems, YouthProblem
from shanyraq.evidence.youth.questionnaire.condition import Compare, Has, OneOf, Some
from shanyraq.evidence.youth.questionnaire.reading import read_questionnaire, shipped_questionnaire


def test_a_question_has_what_its_file_says(tmp_path: Path) -> None:
    form = read_questionnaire(write_form(tmp_path))
    hours = form.by_name["hours"]
    assert hours.bounds == (0, 60)
    assert hours.text.ru == "Сколько часов?"
    assert hours.when == Some((OneOf("works", (1,)), Has("places", 1)))
    assert [answer.code for answer in hours.listed] == [-98, -99]
    assert form.by_name["extra"].checks[0].holds == Compare("extra", "<=", "hours")


def test_a_question_for_each_answer_of_a_list_stands_for_all_of_them(tmp_path: Path) -> None:
    form = read_questionnaire(write_form(tmp_path))
    near = [question for question in form.questions if question.name.endswith("_near")]
    assert [question.name for question in near] == ["school_near", "clinic_near", "none_near"]
    assert near[1].when == Has("places", 2)
    assert near[1].text.kk == "Емхана: жақын ба?"


def test_a_question_with_several_answers_has_a_column_for_each(tmp_path: Path) -> None:
    form = read_questionnaire(write_form(tmp_path))
    names = [variable.name for variable in form.variables]
    assert names[:5] == ["works", "places_school", "places_clinic", "places_none", "places_dont_know"]


def test_answers_of_declining_exclude_the_others(tmp_path: Path) -> None:
    form = read_questionnaire(write_form(tmp_path))
    assert [a.name for a in form.by_name["places"].listed if a.alone] == ["none", "dont_know", "refused"]


def test_the_interviewer_declines_nothing() -> None:
    form = shipped_questionnaire("young_people")
    assert form.by_name["outcome"].declinable is False
    assert form.by_name["consent"].declinable is False
    assert form.by_name["attends"].declinable is True


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("bounds = [0, 60]", "bound = [0, 60]", "form_key", "hours.bound"),
        ("bounds = [0, 60]", 'bounds = "0-60"', "form_type", "hours.bounds"),
        ("bounds = [0, 60]", "bounds = [60, 0]", "form_bounds", "[60, 0]"),
        ("bounds = [0, 60]\n", "", "form_missing", "hours.bounds"),
        ('kk = "Неше сағат?"', 'kk = " "', "form_missing", "hours.kk"),
        ('type = "number"', 'type = "amount"', "form_word", "amount"),
        ("questions.hours", "questions.works", "form_not_toml", "a.toml"),
        ("questions.hours", "questions.Hours", "form_name", "Hours"),
        ("questions.places", "questions.the_places_in_which_this_person_was", "form_name_long", "32"),
        ('answers = "place"', 'answers = "plase"', "form_list_unknown", "plase"),
        ('"{place}_near"', '"{plase}_near"', "form_list_unknown", "plase"),
        ("Works?", "What is your religion?", "form_forbidden", "religion"),
        ("works == no", "works == ", "condition_unreadable", "works =="),
        ("works == no", "works + no", "condition_not_allowed", "works + no"),
        ("works == no", "works is no", "condition_not_allowed", "works"),
        ("works == no", "hours >= 4", "condition_question_unknown", "hours"),
        ("works == no", "works == maybe", "condition_answer_unknown", "maybe"),
        ("works == no", "works > no", "condition_order", "works"),
        ("hours >= 40", "places == school", "condition_kind", "places"),
        ("hours >= 40", "school in hours", "condition_kind", "hours"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    form = write_form(tmp_path, MODULE.replace(old, new, 1))
    with pytest.raises((YouthProblem, FormProblems)) as caught:
        read_questionnaire(form)
    problems = getattr(caught.value, "problems", (caught.value,))
    assert key in [problem.key for problem in problems]
    for lang in ("kk", "ru", "en"):
        assert says in caught.value.text(lang)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("code = 2", "code = 1", "form_code_twice"),
        ("[place]", "[yes_no2]\nyes = 3\n[place]", "form_type"),
        ("[place]", "[region]\n[place]", "form_list_twice"),
    ],
)
def test_a_slip_in_the_answers_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    form = write_form(tmp_path, answers=ANSWERS.replace(old, new, 1))
    with pytest.raises(FormProblems) as caught:
        read_questionnaire(form)
    assert caught.value.key == "form_refused"
    assert key in [problem.key for problem in caught.value.problems]


def test_a_question_of_an_age_needs_an_age_before_it(tmp_path: Path) -> None:
    form = write_form(tmp_path, MODULE.replace('type = "one"', 'type = "one"\nfrom_age = 16', 1))
    with pytest.raises(FormProblems, match="age"):
        read_questionnaire(form)


def test_a_folder_without_modules_and_one_without_answers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(YouthProblem) as caught:
        read_questionnaire(tmp_path)
    assert caught.value.key == "form_empty"
    form = write_form(tmp_path)
    (tmp_path / "answers.toml").unlink()
    with pytest.raises(YouthProblem) as caught:
        read_questionnaire(form)
    assert caught.value.key == "form_unreadable"
