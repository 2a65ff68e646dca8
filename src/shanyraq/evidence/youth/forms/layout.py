"""What a form says beside the question itself: who answers, the unit and limits of a number, what a check demands."""

from collections.abc import Iterator

from shanyraq.evidence.youth.questionnaire.condition import Condition, Every
from shanyraq.evidence.youth.questionnaire.model import Question, Questionnaire
from shanyraq.evidence.youth.questionnaire.telling import in_words
from shanyraq.evidence.youth.words import text
from shanyraq.rules.formats import whole

LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""What the languages call themselves."""


def hints(question: Question, lang: str) -> Iterator[str]:
    """The lines under a question, in one of `LANGUAGES`."""
    if question.who != "asked":
        yield text(f"who_{question.who}", lang)
    if question.note:
        yield question.note.lang(lang)
    if question.kind == "many":
        yield text("several", lang)
    if question.kind == "number":
        least, most = (whole(bound, lang) for bound in question.bounds)
        unit = text(f"unit_{question.unit}", lang) if question.unit else text("unit_number", lang)
        yield text("limits", lang, unit=unit, least=least, most=most)
        if question.declinable:
            yield text("decline_number", lang)


def asked_if(question: Question, form: Questionnaire, lang: str) -> str:
    """When a question is asked, beyond its module's condition; empty where always."""
    module = next(module for module in form.modules if module.code == question.module)
    beyond = [part for part in parts_of(question.own) if part not in parts_of(module.when)]
    return in_words(Every(tuple(beyond)), form, lang)


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """What must hold together."""
    return condition.parts if isinstance(condition, Every) else (condition,)


def helpline_lines(form: Questionnaire, lang: str) -> list[str]:
    """The helplines, one a line; what was not read on an office's own page is marked."""
    return [
        f"{line.number}: {line.text.lang(lang)}{text('to_confirm', lang) if line.certainty != 'read' else ''}"
        for line in form.helplines
    ]


def full_text(question: Question, form: Questionnaire, lang: str) -> str:
    """A question's text, with the helplines where they belong to it."""
    said = question.text.lang(lang)
    return "\n".join([said, *helpline_lines(form, lang)]) if question.helplines else said


def title_of(form: Questionnaire, lang: str) -> str:
    """What a questionnaire is called."""
    return text(f"title_{form.name}", lang) if form.name in ("young_people", "employers") else form.name
