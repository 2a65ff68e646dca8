"""One interview: every question that is asked gets an answer that fits it and passes its checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from shanyraq.evidence.youth.questionnaire.condition import DECLINED, DONT_KNOW, REFUSED, Answers, Value
from shanyraq.evidence.youth.questionnaire.interview import failed_checks, filled_in, fits, is_asked
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire
from shanyraq.evidence.youth.rehearsal.life_answers import LIFE_ANSWERS, SCALES, scale_answer
from shanyraq.evidence.youth.rehearsal.likely import likely_answer
from shanyraq.evidence.youth.rehearsal.respondents import Person
from shanyraq.evidence.youth.rehearsal.work_answers import WORK_ANSWERS

MAKERS = {**WORK_ANSWERS, **LIFE_ANSWERS}

DECLINES = {"pay": 0.12, "wanted_pay": 0.08, "treated_unfairly": 0.05, "life_satisfaction": 0.03}
"""Chances of declining, where they are not the usual one."""

USUAL_DECLINE, HASTY_DECLINE = 0.012, 0.05

TRIES = 25
"""How often chance is asked again for a number that passes the checks."""


@dataclass(frozen=True)
class Manner:
    """How an interview goes.

    Attributes:
        leaning: towards good or bad answers to scales.
        straight: the step given to every item of the scales; None for answers of one's own.
        hasty: whether the interviewer hurries.
    """

    leaning: float = 0.0
    straight: int | None = None
    hasty: bool = False


def interview(
    form: Questionnaire,
    person: Person | None,
    given: Mapping[str, Value],
    today: date,
    manner: Manner,
    rng: np.random.Generator,
) -> dict[str, Value]:
    """The answers of one interview.

    Args:
        form: the questionnaire.
        person: who answers; None where answers follow from nobody.
        given: answers that are settled: what the interviewer notes, the sex, the day of birth.
        today: the day.
        manner: how it goes.
        rng: where chance comes from.
    """
    answers: dict[str, Value] = {}
    for question in form.questions:
        if question.kind == "note" or not is_asked(question, answers):
            continue
        value = filled_in(question, answers, today)
        if value is None:
            value = given.get(question.name)
        answers[question.name] = _answer(question, person, answers, manner, rng) if value is None else value
    return answers


def _answer(
    question: Question, person: Person | None, answers: Answers, manner: Manner, rng: np.random.Generator
) -> Value:
    usual = HASTY_DECLINE if manner.hasty else USUAL_DECLINE
    if question.declinable and rng.random() < DECLINES.get(question.name, usual):
        code = DONT_KNOW if rng.random() < 0.4 else REFUSED
        return frozenset({code}) if question.kind == "many" else code
    for _ in range(TRIES):
        value = _made(question, person, answers, manner, rng)
        if not failed_checks(question, value, answers):
            return value
    return _any_that_passes(question, answers, rng)


def _made(
    question: Question, person: Person | None, answers: Answers, manner: Manner, rng: np.random.Generator
) -> Value:
    if question.name in SCALES:
        if manner.straight is not None:
            return min(manner.straight, SCALES[question.name][0])
        return scale_answer(question.name, manner.leaning, rng)
    maker = MAKERS.get(question.name)
    made = maker(person, answers, rng) if maker and person else None
    if made is None:
        return likely_answer(question, rng)
    return made if fits(question, made, date.min) else likely_answer(question, rng)


def _any_that_passes(question: Question, answers: Answers, rng: np.random.Generator) -> Value:
    """An answer that passes, looked for among all; the proof of the skips says that there is one."""
    values: list[Value] = (
        list(range(question.bounds[0], question.bounds[1] + 1))
        if question.kind == "number"
        else [answer.code for answer in question.listed if answer.code not in DECLINED]
    )
    passing = [value for value in values if not failed_checks(question, value, answers)]
    return passing[int(rng.integers(len(passing)))]
