"""What somebody may know of a person, told more coarsely, and numbers cut at the top and rounded.

The key is what a neighbour or an acquaintance may know: place, sex, age, education, family. Its values are joined the
same way for everybody. Of other numbers the largest are told as one, so that nobody stands out by them, and what is
told in round sums is rounded.
"""

from collections.abc import Iterable

import polars as pl

from shanyraq.evidence.youth.indicators.statuses import Status
from shanyraq.evidence.youth.questionnaire.condition import DECLINED, questions_in
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire

AGE_BANDS = (14, 16, 18, 22, 26, 30)
"""The first ages of bands, told by these; they part where questions begin to be asked, which shows anyhow."""

EDUCATION = {0: 2, 1: 2, 2: 2, 3: 3, 4: 3, 5: 5, 6: 6, 7: 6, 8: 6}
"""Levels of ISCED joined: up to basic secondary, secondary, college, higher; told by one of their codes."""

MOST_CHILDREN, MOST_MEMBERS, MOST_YOUNG = 3, 7, 4

KEY = ("region", "settlement", "sex", "age", "education", "partner", "own_children")
"""What somebody may know of a person, the dearest first: what is hidden is taken from the end."""

OPEN = ("region", "settlement")
"""What is never hidden: the design's strata are made of it, so hiding it would hide nothing."""

ROUNDED = {"tenge": 10_000, "minutes": 5}
"""To what numbers of a unit are rounded."""

LEAST_AT_TOP = 10
"""Persons that the top value of a number stands for at least."""


def recode(answers: pl.DataFrame) -> pl.DataFrame:
    """The key told more coarsely, and sizes of households cut at the top."""
    age = pl.col("age")
    bands = pl.coalesce(*(pl.when(age >= first).then(first) for first in reversed(AGE_BANDS)))
    most = {"own_children": MOST_CHILDREN, "household_size": MOST_MEMBERS, "young_persons": MOST_YOUNG}
    return answers.with_columns(
        bands.cast(pl.Int64).alias("age"),
        pl.col("education").replace(EDUCATION),
        *(pl.col(name).clip(upper_bound=top) for name, top in most.items()),
    )


def cut_numbers(answers: pl.DataFrame, form: Questionnaire) -> tuple[pl.DataFrame, dict[str, int]]:
    """Numbers outside the key rounded and cut at the top, and where each was cut."""
    tops: dict[str, int] = {}
    columns = []
    for question in form.questions:
        if question.kind != "number" or not question.public or question.name in KEY:
            continue
        values = pl.col(question.name)
        told = answers.filter(~values.is_in(DECLINED))[question.name].drop_nulls().sort(descending=True)
        step = _step(question)
        cut = values
        if len(told):
            top = int(told[min(LEAST_AT_TOP, len(told)) - 1]) // step * step
            tops[question.name] = top
            cut = ((values + step // 2) // step * step).clip(upper_bound=top)
        columns.append(pl.when(values.is_in(DECLINED)).then(values).otherwise(cut).alias(question.name))
    return answers.with_columns(columns), tops


def _step(question: Question) -> int:
    return ROUNDED.get(question.unit, 1)


def kept_columns(answers: pl.DataFrame, form: Questionnaire, statuses: Iterable[Status]) -> list[str]:
    """The columns that may be given out: public variables, and statuses that tell nothing of the key."""
    public = [variable.name for variable in form.variables if variable.question.public]
    telling: set[str] = set(KEY) - set(OPEN)
    silent = []
    for status in statuses:
        asked = frozenset().union(*(questions_in(condition) for condition, _ in status.cases))
        if asked & telling:
            telling.add(status.name)  # and so does a status that rests on it
        else:
            silent.append(status.name)
    return [name for name in (*public, *silent) if name in answers.columns]


def telling_columns(form: Questionnaire) -> dict[str, list[str]]:
    """For each variable of the key the columns that tell of it by being filled or empty."""
    return {
        name: [
            variable.name
            for variable in form.variables
            if name in questions_in(variable.question.when) and variable.name not in KEY
        ]
        for name in KEY
    }
