"""Conditions as XPath of XForms, with the same meaning: what was not asked is empty and compares with nothing."""

from shanyraq.evidence.youth.questionnaire.condition import (
    DECLINED,
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
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire

_SIGNS = {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def xpath(condition: Condition, form: Questionnaire, own: str = "") -> str:
    """A condition as XForms reads it.

    Args:
        condition: the condition; the empty one gives an empty text.
        form: the questionnaire it is of.
        own: the question whose constraint it is; there it is written as a dot.
    """
    return _Writer(form, own).written(condition)


class _Writer:
    def __init__(self, form: Questionnaire, own: str) -> None:
        self.form = form
        self.own = own

    def written(self, condition: Condition) -> str:
        match condition:
            case Every(parts):
                return " and ".join(self.bracketed(part) for part in parts)
            case Some(parts):
                return " or ".join(self.bracketed(part) for part in parts)
            case Not(part):
                return f"not({self.written(part)})"
            case Compare(question, sign, other):
                return self.compared(question, sign, other)
        return self.of_answer(condition)

    def of_answer(self, condition: OneOf | Has | Answered | Declined) -> str:
        place = self.place(condition.question)
        match condition:
            case OneOf(_, codes, True):
                return " or ".join(f"{place} = '{code}'" for code in codes)
            case OneOf(_, codes, False):
                return " and ".join([f"{place} != ''", *(f"{place} != '{code}'" for code in codes)])
            case Has(_, code):
                return f"selected({place}, '{code}')"
            case Declined(question):
                ticked = self.form.by_name[question].kind == "many"
                each = (f"selected({place}, '{code}')" if ticked else f"{place} = '{code}'" for code in DECLINED)
                return " or ".join(each)
        return f"{place} != ''"

    def compared(self, question: str, sign: str, other: int | str) -> str:
        """A comparison of numbers; those that were declined are negative and compare with nothing."""
        place = self.place(question)
        against = self.place(other) if isinstance(other, str) else str(other)
        told = [f"{place} >= 0"] + ([f"{against} >= 0"] if isinstance(other, str) else [])
        return " and ".join([*told, f"{place} {_SIGNS[sign]} {against}"])

    def place(self, question: str) -> str:
        return "." if question == self.own else f"${{{question}}}"

    def bracketed(self, part: Condition) -> str:
        said = self.written(part)
        return f"({said})" if " and " in said or " or " in said else said


def constraint(question: Question, form: Questionnaire) -> str:
    """What a question's answer has to fulfil: its bounds, its checks, and answers that exclude the others."""
    if question.kind == "many":
        alone = [f"selected(., '{answer.code}')" for answer in question.listed if answer.alone]
        return f"count-selected(.) = 1 or not({' or '.join(alone)})" if alone else ""
    checks = " and ".join(f"({xpath(check.holds, form, question.name)})" for check in question.checks)
    if question.kind == "number":
        bounds = f". >= {question.bounds[0]} and . <= {question.bounds[1]}"
        whole = f"{bounds} and {checks}" if checks else bounds
        return f"({whole}) or . = {DECLINED[0]} or . = {DECLINED[1]}" if question.declinable else whole
    if question.kind == "date" and question.ages:
        least, most = question.ages
        age = completed_years(".", "today()")
        return f"{age} >= {least} and {age} <= {most}"
    return checks


def completed_years(born: str, day: str) -> str:
    """Completed years from one day to another: the years between, one less before the birthday."""
    year, month_day = "format-date({}, '%Y')", "number(format-date({}, '%m%d'))"
    before = f"if({month_day.format(day)} < {month_day.format(born)}, 1, 0)"
    return f"({year.format(day)} - {year.format(born)} - {before})"
