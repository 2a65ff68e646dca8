"""Reading a questionnaire from its files: strictly, so that a slip of the pen is named and not taken for a decision.

A folder holds a file for each module, in the order of their names, beside which, one folder up,
stand `answers.toml` and `helplines.toml`.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from shanyraq.evidence.youth.problems import FormProblems, YouthProblem
from shanyraq.evidence.youth.questionnaire.model import Helpline, Questionnaire
from shanyraq.evidence.youth.questionnaire.module_tables import KEYS, ModuleReader
from shanyraq.evidence.youth.questionnaire.strict import Strict
from shanyraq.rules.problems import refusal_of_system

FORMS = Path(__file__).with_name("forms")

QUESTIONNAIRES = ("young_people", "employers")
"""The questionnaires that the package carries."""


@cache
def shipped_questionnaire(name: str) -> Questionnaire:
    """A questionnaire that the package carries.

    Args:
        name: one of `QUESTIONNAIRES`.
    """
    return read_questionnaire(FORMS / name)


def read_questionnaire(folder: Path) -> Questionnaire:
    """The questionnaire of a folder.

    Raises:
        YouthProblem: the folder has no module, or a file cannot be read.
        FormProblems: everything else that is wrong with it.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise YouthProblem("form_empty", folder=folder)
    strict = Strict(KEYS)
    shared, helplines = contents(folder.parent / "answers.toml"), contents(folder.parent / "helplines.toml")
    reader = ModuleReader(strict, shared)
    modules = tuple(reader.module(file.name, contents(file)) for file in files)
    lines = tuple(_helplines(strict, helplines))
    if strict.problems:
        raise FormProblems("form_refused", problems=strict.problems)
    return Questionnaire(folder.name, modules, lines)


def contents(file: Path) -> dict[str, Any]:
    """The tables of a TOML file.

    Raises:
        YouthProblem: it cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise YouthProblem("form_unreadable", file=file, reason=refusal_of_system(error)) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise YouthProblem("form_not_toml", file=file, reason=error) from None


def _helplines(strict: Strict, content: dict[str, Any]) -> Iterator[Helpline]:
    for number, table in content.items():
        place = f"helplines.toml: {number}"
        found = strict.table(table, "helpline", place)
        yield Helpline(number, strict.text(found, place), found.get("certainty", "assumed"), found.get("source", ""))
