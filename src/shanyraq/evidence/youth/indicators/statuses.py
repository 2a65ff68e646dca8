"""What the answers of a person come to: statuses, each the first of its cases whose condition holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from shanyraq.evidence.youth.indicators.columns import Columns
from shanyraq.evidence.youth.problems import FormProblems
from shanyraq.evidence.youth.questionnaire.condition import Condition
from shanyraq.evidence.youth.questionnaire.model import Answer, AnswerList, Question
from shanyraq.evidence.youth.questionnaire.parsing import parse_condition
from shanyraq.evidence.youth.questionnaire.reading import contents, shipped_questionnaire
from shanyraq.evidence.youth.questionnaire.strict import TEXT, Strict
from shanyraq.rules import Text

DEFINITIONS = Path(__file__).with_name("definitions")
FILE = "statuses.toml"

KEYS: dict[str, dict[str, type]] = {
    "status": {**TEXT, "source": str, "assumed": bool, "note": dict, "cases": list},
    "note": TEXT,
    "case": {**TEXT, "when": str, "code": int, "name": str},
}
"""The keys of each table of the file, and what may stand there."""


@dataclass(frozen=True)
class Status:
    """A status.

    Attributes:
        question: it as a question that nobody asks, so that conditions may speak of it.
        cases: conditions, each with the code it gives; the first that holds counts, and with none the status is empty.
        source: who defines it.
        assumed: whether something of it is this project's own.
        note: what a reader has to know.
    """

    question: Question
    cases: tuple[tuple[Condition, int], ...]
    source: str
    assumed: bool
    note: Text | None

    @property
    def name(self) -> str:
        """Its column."""
        return self.question.name


@cache
def shipped_statuses() -> tuple[Status, ...]:
    """The statuses that the package carries, of its questionnaire of young people."""
    return read_statuses(DEFINITIONS / FILE, shipped_questionnaire("young_people").by_name)


def read_statuses(file: Path, questions: Mapping[str, Question]) -> tuple[Status, ...]:
    """The statuses of a file, in its order.

    Args:
        file: the TOML file.
        questions: what conditions may speak of, besides the statuses above.

    Raises:
        YouthProblem: the file cannot be read, or a condition is none.
        FormProblems: everything else that is wrong with it.
    """
    strict = Strict(KEYS)
    known = dict(questions)
    found = []
    for name, table in contents(file).items():
        status = _status(strict, known, name, table, f"{file.name}: {name}")
        known[name] = status.question
        found.append(status)
    if strict.problems:
        raise FormProblems("form_refused", problems=strict.problems)
    return tuple(found)


def with_statuses(
    answers: pl.DataFrame, statuses: tuple[Status, ...], questions: Mapping[str, Question]
) -> pl.DataFrame:
    """The answers with a column a status.

    Args:
        answers: a row a person and a column a variable of the questionnaire.
        statuses: in their order, as one may rest on those before it.
        questions: of the questionnaire.
    """
    columns = Columns({**questions, **{status.name: status.question for status in statuses}})
    for status in statuses:
        value = pl.lit(None, dtype=pl.Int64)
        for condition, code in reversed(status.cases):
            value = pl.when(columns.holds(condition)).then(code).otherwise(value)
        answers = answers.with_columns(value.alias(status.name))
    return answers


def _status(strict: Strict, known: dict[str, Question], name: str, table: object, place: str) -> Status:
    found = strict.table(table, "status", place)
    strict.needed(found, ("source", "cases"), place)
    listed: list[Answer] = []
    cases = []
    for number, case in enumerate(found.get("cases", []), 1):
        told = strict.table(case, "case", f"{place}.cases[{number}]")
        if strict.needed(told, ("when", "code", "name"), f"{place}.cases[{number}]"):
            cases.append((parse_condition(told["when"], known, f"{place}.cases[{number}]"), told["code"]))
            answer = Answer(told["name"], told["code"], strict.text(told, f"{place}.cases[{number}]"))
            listed += [answer] if answer not in listed else []
    question = Question(name, "one", strict.text(found, place), "", answers=AnswerList(name, tuple(listed)))
    return Status(
        question, tuple(cases), found.get("source", ""), found.get("assumed", False), _note(strict, found, place)
    )


def _note(strict: Strict, found: Mapping[str, Any], place: str) -> Text | None:
    if "note" not in found:
        return None
    return strict.text(strict.table(found["note"], "note", f"{place}.note"), f"{place}.note")
