"""Telling conditions: as files write them, and in words for those who read a form."""

from shanyraq.evidence.youth.questionnaire.condition import (
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
from shanyraq.evidence.youth.questionnaire.model import Questionnaire
from shanyraq.evidence.youth.words import text

_SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}


def as_written(condition: Condition, form: Questionnaire) -> str:
    """A condition as a file of the questionnaire has it."""
    match condition:
        case Every(parts) | Some(parts):
            word = " and " if isinstance(condition, Every) else " or "
            return word.join(_bracketed(as_written(part, form), part) for part in parts)
        case Not(part):
            return f"not {_bracketed(as_written(part, form), part)}"
        case OneOf(question, codes, inside):
            names = [_name(form, question, code) for code in codes]
            if len(names) == 1:
                return f"{question} {'==' if inside else '!='} {names[0]}"
            return f"{question} {'in' if inside else 'not in'} ({', '.join(names)})"
        case Compare(question, sign, other):
            return f"{question} {sign} {other}"
        case Has(question, code):
            return f"{_name(form, question, code)} in {question}"
        case Answered(question):
            return f"answered({question})"
        case Declined(question):
            return f"declined({question})"


def in_words(condition: Condition, form: Questionnaire, lang: str) -> str:
    """A condition in one of `LANGUAGES`, with questions by their numbers; empty where it always holds."""
    match condition:
        case Every(parts) | Some(parts):
            word = text("and" if isinstance(condition, Every) else "or", lang)
            return f" {word} ".join(_bracketed(in_words(part, form, lang), part) for part in parts)
        case Not(part):
            return _denied(part, form, lang)
        case OneOf(question, codes, inside):
            quoted = [text("quoted", lang, said=_said(form, question, code, lang)) for code in codes]
            key = "is" if inside else "is_not" if len(codes) == 1 else "is_none_of"
            told = f" {text('or', lang)} ".join(quoted) if inside else ", ".join(quoted)
            return text(key, lang, question=form.numbers[question], answers=told)
        case Compare(question, sign, other):
            against = form.numbers[other] if isinstance(other, str) else other
            return f"{form.numbers[question]} {_SIGNS.get(sign, sign)} {against}"
        case Has(question, code):
            return text("ticked", lang, question=form.numbers[question], answer=_said(form, question, code, lang))
        case Answered(question):
            return text("was_asked", lang, question=form.numbers[question])
        case Declined(question):
            return text("was_declined", lang, question=form.numbers[question])


def _denied(condition: Condition, form: Questionnaire, lang: str) -> str:
    """The opposite of a condition, as short as it can be said."""
    match condition:
        case Has(question, code):
            answer = _said(form, question, code, lang)
            return text("not_ticked", lang, question=form.numbers[question], answer=answer)
        case Declined(question):
            return text("was_told", lang, question=form.numbers[question])
        case Answered(question):
            return text("was_not_asked", lang, question=form.numbers[question])
    return text("not", lang, condition=in_words(condition, form, lang))


def _bracketed(said: str, part: Condition) -> str:
    return f"({said})" if isinstance(part, Every | Some) and len(part.parts) > 1 else said


def _name(form: Questionnaire, question: str, code: int) -> str:
    return next(answer.name for answer in form.by_name[question].listed if answer.code == code)


def _said(form: Questionnaire, question: str, code: int, lang: str) -> str:
    return next(answer.text.lang(lang) for answer in form.by_name[question].listed if answer.code == code)
