"""Visits made up for tests: interviews filled in at random by the questionnaire's own rules, and as a field's file."""

import random
from datetime import date

import polars as pl
from tests.unit.evidence.youth.interviews import FORM, table

from shanyraq.evidence.youth.questionnaire.interview import failed_checks, filled_in, is_asked

DAY = date(2026, 10, 5)


def visit(rng, **fixed):
    """An interview, with some answers fixed."""
    answers = {}
    for question in FORM.questions:
        if question.kind == "note" or not is_asked(question, answers):
            continue
        value = filled_in(question, answers, DAY)
        answers[question.name] = drawn(question, answers, rng) if value is None else value
        if question.name in fixed:
            answers[question.name] = fixed[question.name]
    return answers


def drawn(question, answers, rng):
    if question.kind == "date":
        return date(rng.randint(DAY.year - 33, DAY.year - 15), rng.randint(1, 9), 1)
    if question.kind == "many":
        joint = [one.code for one in question.listed if not one.alone]
        return frozenset(rng.sample(joint, rng.randint(1, len(joint))))
    if question.kind == "one":
        return rng.choice([one.code for one in question.listed])
    values = range(question.bounds[0], min(question.bounds[1], 600) + 1)
    return rng.choice([value for value in values if not failed_checks(question, value, answers)])


def visits(number, seed=1, **fixed):
    rng = random.Random(seed)
    return [visit(rng, **{"outcome": 1, "guardian_consent": 1, "consent": 1, **fixed}) for _ in range(number)]


def as_table(interviews) -> pl.DataFrame:
    """Interviews as a table of codes and days."""
    days = ("birth_date", "interview_date")
    plain = [{name: value for name, value in one.items() if name not in days} for one in interviews]
    columns = [pl.Series(name, [one.get(name) for one in interviews], dtype=pl.Date) for name in days]
    return table(plain).with_columns(columns)
