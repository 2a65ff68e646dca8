"""The questionnaires of the youth study ask nothing they may not, in three languages, by names that programs take."""

import re

import pytest

from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire
from shanyraq.evidence.youth.questionnaire.privacy import FORBIDDEN, forbidden_topic
from shanyraq.evidence.youth.questionnaire.reading import QUESTIONNAIRES, shipped_questionnaire
from shanyraq.rules import Text

FORMS: list[Questionnaire] = [shipped_questionnaire(name) for name in QUESTIONNAIRES]
CYRILLIC = re.compile("[а-яәғқңөұүһі]", re.IGNORECASE)


@pytest.mark.parametrize("form", FORMS, ids=QUESTIONNAIRES)
def test_no_question_touches_what_is_forbidden(form: Questionnaire) -> None:
    assert [(question.name, topic) for question in form.questions if (topic := forbidden_topic(question))] == []


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("iin", Text("Жсн", "x", "x")),
        ("iin", Text("x", "Ваш ИИН?", "x")),
        ("name", Text("x", "x", "Full name")),
        ("address", Text("Мекенжайыңыз", "x", "x")),
        ("contact", Text("x", "Номер телефона", "x")),
        ("document", Text("x", "Данные паспорта", "x")),
        ("religion", Text("Дініңіз қандай?", "x", "x")),
        ("ethnicity", Text("x", "Ваша национальность?", "x")),
        ("politics", Text("x", "x", "Did you vote?")),
        ("extremism", Text("x", "Как вы относитесь к экстремизму?", "x")),
    ],
)
def test_a_question_that_touches_it_is_found(topic: str, text: Text) -> None:
    assert forbidden_topic(Question("q", "number", text, "A")) == topic
    assert topic in FORBIDDEN


def test_a_variable_that_names_it_is_found() -> None:
    assert forbidden_topic(Question("person_iin", "number", Text("x", "x", "x"), "A")) == "iin"


@pytest.mark.parametrize("form", FORMS, ids=QUESTIONNAIRES)
def test_variables_are_unique_and_short_enough_for_statistics_programs(form: Questionnaire) -> None:
    names = [variable.name for variable in form.variables]
    assert len(set(names)) == len(names)
    assert [name for name in names if len(name) > 32] == []


@pytest.mark.parametrize("form", FORMS, ids=QUESTIONNAIRES)
def test_texts_are_not_left_in_another_language(form: Questionnaire) -> None:
    texts = [text for question in form.questions for text in (question.text, *(a.text for a in question.listed))]
    assert [text.en for text in texts if CYRILLIC.search(text.en)] == []
    assert [text.en for text in texts if not (CYRILLIC.search(text.ru) or text.ru[0].isdigit())] == []
    assert [text.en for text in texts if text.kk == text.ru and text.ru not in SAME and not text.ru[0].isdigit()] == []


SAME = {"Бакалавриат", "Докторантура", "Онлайн", "Бухгалтер"}
"""What Kazakh and Russian say alike."""


def test_minors_are_asked_with_their_guardian_and_their_own_consent() -> None:
    form = shipped_questionnaire("young_people")
    names = [question.name for question in form.questions]
    assert names.index("about_study") < names.index("guardian_consent") < names.index("consent")
    assert form.by_name["guardian_consent"].who == "guardian"
    grown = [question.name for question in form.questions if question.from_age == 16]
    assert {"lonely_company", "treated_unfairly", "registered", "partner"} <= set(grown)


def test_helplines_say_how_sure_they_are() -> None:
    lines = shipped_questionnaire("young_people").helplines
    assert [line.number for line in lines] == ["111", "150", "112"]
    assert {line.certainty for line in lines} == {"reported"}
