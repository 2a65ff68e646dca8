"""How likely answers are where they follow from nothing known of the person."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from shanyraq.evidence.youth.questionnaire.condition import DECLINED, Value
from shanyraq.evidence.youth.questionnaire.interview import NO, YES
from shanyraq.evidence.youth.questionnaire.model import Question

USUAL_TICKED = 0.25
"""The chance of an answer among several, where nothing says otherwise."""

RARE = 1000
"""What the most that a number may be is divided by for a usual one, where nothing says otherwise."""


@cache
def _chances() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("likely.toml").read_text(encoding="utf-8"))


def likely_answer(question: Question, rng: np.random.Generator) -> Value:
    """An answer by chance; a number may still fail the question's checks."""
    if question.kind == "many":
        return _several(question, rng)
    if question.kind == "number":
        return _number(question, rng)
    codes = [answer.code for answer in question.listed if answer.code not in DECLINED]
    if sorted(codes) == [NO, YES]:
        return YES if rng.random() < _of(question, "yes", 0.5) else NO
    weights = _filled(_of(question, "one", [1]), len(codes))
    return codes[int(rng.choice(len(codes), p=weights / weights.sum()))]


def _several(question: Question, rng: np.random.Generator) -> Value:
    joint = [answer.code for answer in question.listed if not answer.alone]
    chances = _filled(_of(question, "several", [USUAL_TICKED]), len(joint))
    ticked = frozenset(code for code, chance in zip(joint, chances, strict=True) if rng.random() < chance)
    if ticked:
        return ticked
    none = [answer.code for answer in question.listed if answer.alone and answer.code not in DECLINED]
    return frozenset({none[0] if none else joint[0]})


def _number(question: Question, rng: np.random.Generator) -> int:
    least, most = question.bounds
    low, usual, high = _of(question, "numbers", [least, least + max(1, (most - least) // RARE), most])
    drawn = round(rng.triangular(low, usual, high)) if high > low else low
    if most >= 100_000:  # money is told in round sums
        drawn = round(drawn, -4)
    return int(min(max(drawn, least), most))


def _of(question: Question, kind: str, otherwise: Any) -> Any:  # noqa: ANN401  # what the file holds for a kind
    """What the file says of a question, or of the last word of its name, where one is asked of each service."""
    table = _chances()[kind]
    return table.get(question.name, table.get(question.name.rpartition("_")[2], otherwise))


def _filled(given: list[float], count: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    """So many chances: what is left out is as likely as the last."""
    return np.array((given + [given[-1]] * count)[:count], dtype=float)
