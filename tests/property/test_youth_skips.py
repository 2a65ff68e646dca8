"""The proof of skips against every interview there can be, and against interviews filled in at random."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st
from random_form import forms

from shanyraq.evidence.youth.questionnaire.condition import REFUSED, Answers, Value, holds
from shanyraq.evidence.youth.questionnaire.interview import failed_checks, filled_in, fits, is_asked
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire
from shanyraq.evidence.youth.questionnaire.reading import shipped_questionnaire
from shanyraq.evidence.youth.questionnaire.skips import Paths

DAY = date(2025, 10, 14)


def possible(question: Question, answers: Answers) -> Iterator[Value]:
    """Every answer that a question takes after these answers, tried one by one."""
    by_form = filled_in(question, answers, DAY)
    if by_form is not None:
        yield by_form
        return
    codes = [answer.code for answer in question.listed]
    every: Iterator[Value] = {
        "one": iter(codes),
        "many": (frozenset(c) for c in chain.from_iterable(combinations(codes, n) for n in range(1, len(codes) + 1))),
        "number": iter((*range(question.bounds[0], question.bounds[1] + 1), REFUSED)),
    }[question.kind]
    yield from (v for v in every if fits(question, v, DAY) and not failed_checks(question, v, answers))


def interviews(form: Questionnaire) -> dict[str, list[Answers]]:
    """Before each question, the answers of all interviews that come to it."""
    open_: list[dict[str, Value]] = [{}]
    found: dict[str, list[Answers]] = {}
    for question in form.questions:
        found[question.name] = list(open_)
        ahead = []
        for answers in open_:
            if is_asked(question, answers):
                ahead += [{**answers, question.name: value} for value in possible(question, answers)]
            else:
                ahead.append(answers)
        open_ = ahead
    return found


@given(forms())
def test_what_is_proven_is_what_every_interview_shows(form: Questionnaire) -> None:
    paths, tried = Paths.of(form), interviews(form)
    for question in form.questions:
        asked = [answers for answers in tried[question.name] if is_asked(question, answers)]
        states = [s for s in paths.states(other.name for other in before(form, question)) if is_asked(question, s)]
        assert bool(asked) == bool(states)
        stuck = any(not list(possible(question, answers)) for answers in asked)
        assert stuck == any(not list(paths.answers(question, state)) for state in states)
        if stuck:
            return  # what comes after it says nothing


@given(forms())
def test_every_condition_that_can_hold_is_found_to(form: Questionnaire) -> None:
    paths, tried = Paths.of(form), interviews(form)
    for question in form.questions:
        if any(is_asked(question, a) and not list(possible(question, a)) for a in tried[question.name]):
            return
        states = paths.states(other.name for other in before(form, question))
        for condition in (question.when, *([question.formula] if question.formula else [])):
            shown = {holds(condition, answers) for answers in tried[question.name]}
            assert shown == {holds(condition, state) for state in states}


def before(form: Questionnaire, question: Question) -> list[Question]:
    return list(form.questions[: form.questions.index(question)])


@given(st.randoms(use_true_random=False))
def test_an_interview_filled_in_at_random_comes_to_its_end(random) -> None:
    form = shipped_questionnaire("young_people")
    answers: dict[str, Value] = {}
    for question in form.questions:
        if question.kind == "note" or not is_asked(question, answers):
            continue
        value = filled_in(question, answers, DAY)
        if value is None:
            value = random_answer(question, answers, random)
            assert fits(question, value, DAY)
        answers[question.name] = value
    if answers.get("consent") != 1:
        assert not set(answers) & {q.name for q in form.questions if q.module != "A"}
    if answers.get("age", 99) < 18 and answers.get("guardian_consent") != 1:
        assert "consent" not in answers


def random_answer(question: Question, answers: Answers, random) -> Value:
    """An answer that passes the checks; the proof says that there is one."""
    if question.kind == "date":
        return date(random.randint(DAY.year - 34, DAY.year - 14), random.randint(1, 9), 1)
    if question.kind == "many":
        joint = [a.code for a in question.listed if not a.alone]
        return frozenset(random.sample(joint, random.randint(1, len(joint))))
    if question.kind == "one":
        usual = [a.code for a in question.listed if a.name in ("opened", "yes")]  # else most interviews end at once
        return random.choice([*usual * 3, *(a.code for a in question.listed)])
    values = range(question.bounds[0], min(question.bounds[1], 600) + 1)
    taken = [value for value in values if not failed_checks(question, value, answers)]
    assert taken, question.name
    return random.choice(taken)
