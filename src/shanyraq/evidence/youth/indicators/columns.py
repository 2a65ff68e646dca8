"""Conditions of the questionnaire over columns of answers, with the meaning they have for one interview."""

from functools import reduce
from operator import and_, or_

import polars as pl

from shanyraq.evidence.youth.questionnaire.condition import (
    DECLINED,
    SIGNS,
    Answered,
    Compare,
    Condition,
    Declined,
    Every,
    Has,
    Not,
    OneOf,
    Some,
)
from shanyraq.evidence.youth.questionnaire.model import Question, variables_of


class Columns:
    """Turns conditions into expressions over a table with a column a variable, empty where a question was not asked.

    Args:
        known: the questions, and the statuses that stand for questions, by name.
    """

    def __init__(self, known: dict[str, Question]) -> None:
        self.known = known

    def holds(self, condition: Condition) -> pl.Expr:
        """Whether a condition holds, never empty."""
        match condition:
            case Every(parts):
                return reduce(and_, map(self.holds, parts), pl.lit(value=True))
            case Some(parts):
                return reduce(or_, map(self.holds, parts), pl.lit(value=False))
            case Not(part):
                return ~self.holds(part)
            case OneOf(question, codes, inside):
                among = pl.col(question).is_in(codes)
                return (among if inside else ~among).fill_null(value=False)
            case Has(question, code):
                return (self.ticked(question, code) == 1).fill_null(value=False)
            case Answered(question):
                return self.answered(question)
            case Declined(question):
                return self.declined(question)
            case Compare():
                return self.compared(condition)

    def answered(self, question: str) -> pl.Expr:
        """Whether a question was asked."""
        return pl.col(next(variables_of(self.known[question])).name).is_not_null()

    def declined(self, question: str) -> pl.Expr:
        """Whether it was asked and not told."""
        if self.known[question].kind == "many":
            told = [(self.ticked(question, code) == 1).fill_null(value=False) for code in self.codes(question)]
            return reduce(or_, told, pl.lit(value=False))
        return pl.col(question).is_in(DECLINED).fill_null(value=False)

    def codes(self, question: str) -> list[int]:
        """The codes that decline a question of which several answers may be ticked."""
        return [answer.code for answer in self.known[question].listed if answer.code in DECLINED]

    def ticked(self, question: str, code: int) -> pl.Expr:
        """The column of one answer of several."""
        found = next(one for one in variables_of(self.known[question]) if one.answer and one.answer.code == code)
        return pl.col(found.name)

    def compared(self, condition: Compare) -> pl.Expr:
        """A comparison of a number; one that was declined compares with nothing."""
        told = ~self.declined(condition.question)
        other: pl.Expr | int = condition.other if isinstance(condition.other, int) else pl.col(condition.other)
        if isinstance(condition.other, str):
            told &= ~self.declined(condition.other)
        compared: pl.Expr = SIGNS[condition.sign](pl.col(condition.question), other)
        return (compared & told).fill_null(value=False)
