"""Conditions: when a question is asked, and what an answer has to fulfil.

A condition is a piece of Python: comparisons of questions with codes, numbers or one another, `in`, `and`, `or`, `not`,
`answered(q)`, `declined(q)`. Whatever is said of a question that was not asked is false, and so is a comparison with a
number that was declined; `not` turns what stands behind it. Forms on paper and in the field say the same.
"""

import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

DONT_KNOW, REFUSED = -98, -99
DECLINED = (DONT_KNOW, REFUSED)
"""Codes of answers that are none."""

Value = int | date | frozenset[int]
"""What stands for one question: a code or number, a day, or the codes that were ticked."""

Answers = Mapping[str, Value]
"""The answers of one interview by question; a question that was not asked is absent."""

SIGNS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""Signs of comparisons with what they do."""


@dataclass(frozen=True)
class OneOf:
    """The answer is one of these codes, or, turned, another than these."""

    question: str
    codes: tuple[int, ...]
    inside: bool = True


@dataclass(frozen=True)
class Compare:
    """The number compares with a constant, or with the number of another question."""

    question: str
    sign: str
    other: int | str


@dataclass(frozen=True)
class Has:
    """This code was ticked."""

    question: str
    code: int


@dataclass(frozen=True)
class Answered:
    """The question was asked; a person who declined has answered, too."""

    question: str


@dataclass(frozen=True)
class Declined:
    """The question was asked and the person did not know or preferred not to say."""

    question: str


@dataclass(frozen=True)
class Not:
    """The opposite."""

    part: "Condition"


@dataclass(frozen=True)
class Every:
    """All parts hold; without parts, always."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Some:
    """At least one part holds."""

    parts: tuple["Condition", ...]


Condition = OneOf | Compare | Has | Answered | Declined | Not | Every | Some

ALWAYS = Every(())


def every(*conditions: Condition) -> Condition:
    """All of the conditions, without the empty ones and without brackets in brackets."""
    parts: list[Condition] = []
    for condition in conditions:
        parts.extend(condition.parts if isinstance(condition, Every) else (condition,))
    return parts[0] if len(parts) == 1 else Every(tuple(dict.fromkeys(parts)))


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether a condition holds for the answers given so far."""
    match condition:
        case Every(parts):
            return all(holds(part, answers) for part in parts)
        case Some(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)
    value = answers.get(condition.question)
    return value is not None and _holds_of(condition, value, answers)


def _holds_of(condition: OneOf | Compare | Has | Answered | Declined, value: Value, answers: Answers) -> bool:
    match condition:
        case OneOf(_, codes, inside):
            return (value in codes) == inside
        case Has(_, code):
            return isinstance(value, frozenset) and code in value
        case Declined():
            return is_declined(value)
        case Compare(_, sign, other):
            against = answers.get(other) if isinstance(other, str) else other
            if against is None or is_declined(value) or is_declined(against):
                return False
            return bool(SIGNS[sign](value, against))
    return True


def is_declined(value: Value) -> bool:
    """Whether a value says that the person did not know or preferred not to answer."""
    return bool(value & set(DECLINED)) if isinstance(value, frozenset) else value in DECLINED


def atoms(condition: Condition) -> Iterator[OneOf | Compare | Has | Answered | Declined]:
    """What a condition says of single questions."""
    match condition:
        case Every(parts) | Some(parts):
            for part in parts:
                yield from atoms(part)
        case Not(part):
            yield from atoms(part)
        case _:
            yield condition


def questions_in(condition: Condition) -> frozenset[str]:
    """The questions that a condition asks about."""
    found = {atom.question for atom in atoms(condition)}
    return frozenset(
        found | {atom.other for atom in atoms(condition) if isinstance(atom, Compare) and isinstance(atom.other, str)}
    )
