"""The scales of life in a community, as data: questions whose answers, from least to most, say the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.youth.problems import FormProblems
from shanyraq.evidence.youth.questionnaire.condition import DECLINED
from shanyraq.evidence.youth.questionnaire.model import Question
from shanyraq.evidence.youth.questionnaire.reading import contents, shipped_questionnaire
from shanyraq.evidence.youth.questionnaire.strict import TEXT, Strict
from shanyraq.rules import Text

Numbers = NDArray[np.float64]

FILE = Path(__file__).with_name("scales.toml")

KEYS: dict[str, dict[str, type]] = {"scale": {**TEXT, "questions": list, "note": dict}, "note": TEXT}
"""The keys of each table of the file, and what may stand there."""


@dataclass(frozen=True)
class Scale:
    """A scale.

    Attributes:
        name: what files and programs call it.
        questions: whose answers make it, by their codes from the least to the most.
        text: what it is called.
        note: what it is about.
    """

    name: str
    questions: tuple[Question, ...]
    text: Text
    note: Text


@cache
def shipped_scales() -> tuple[Scale, ...]:
    """The scales of the questionnaire of young people."""
    return read_scales(FILE, shipped_questionnaire("young_people").by_name)


def read_scales(file: Path, questions: Mapping[str, Question]) -> tuple[Scale, ...]:
    """The scales of a file, in its order.

    Raises:
        YouthProblem: the file cannot be read.
        FormProblems: everything else that is wrong with it.
    """
    strict = Strict(KEYS)
    found = []
    for name, table in contents(file).items():
        place = f"{file.name}: {name}"
        told = strict.table(table, "scale", place)
        strict.needed(told, ("questions", "note"), place)
        named = [strict.one_of(one, questions, f"{place}.questions") for one in told.get("questions", [])]
        asked = tuple(questions[one] for one in named if one in questions)
        note = strict.text(strict.table(told.get("note", {}), "note", f"{place}.note"), f"{place}.note")
        found.append(Scale(name, asked, strict.text(told, place), note))
    if strict.problems:
        raise FormProblems("form_refused", problems=strict.problems)
    return tuple(found)


def answers_of(scale: Scale, answers: pl.DataFrame) -> Numbers:
    """Answers to a scale's questions between 0 and 1, one row a person; NaN where a question was not answered."""
    return np.column_stack([_between(question, answers) for question in scale.questions])


def _between(question: Question, answers: pl.DataFrame) -> Numbers:
    codes = [answer.code for answer in question.listed if answer.code not in DECLINED]
    least, most = min(codes), max(codes)
    told = pl.when(pl.col(question.name).is_in(DECLINED)).then(None).otherwise(pl.col(question.name))
    part = (told - least) / (most - least)
    return answers.select(part.cast(pl.Float64).fill_null(float("nan"))).to_series().to_numpy()
