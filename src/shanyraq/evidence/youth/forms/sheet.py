"""A questionnaire as readers see it in one language: what the page and the paper are both made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from shanyraq.evidence.youth.forms.arrows import END, Arrows
from shanyraq.evidence.youth.forms.layout import asked_if, full_text, hints, title_of
from shanyraq.evidence.youth.questionnaire.condition import ALWAYS
from shanyraq.evidence.youth.questionnaire.model import Module, Question, Questionnaire
from shanyraq.evidence.youth.questionnaire.telling import in_words
from shanyraq.evidence.youth.words import text


@dataclass(frozen=True)
class Choice:
    """An answer to tick.

    Attributes:
        code: what stands in the data.
        text: what is read.
        leads_to: where to go on, where it is not the next question; empty otherwise.
    """

    code: int
    text: str
    leads_to: str


@dataclass(frozen=True)
class Item:
    """A question on a sheet.

    Attributes:
        name: its variable.
        number: what people call it; empty for a text read out.
        kind: what it takes.
        who: who answers.
        text: the question.
        only: whom it is put to, and the next ones of the same condition; empty where to everybody of its module.
        hints: the lines beneath it.
        choices: its answers.
        boxes: digits to be written in; nought where none.
    """

    name: str
    number: str
    kind: str
    who: str
    text: str
    only: str
    hints: tuple[str, ...]
    choices: tuple[Choice, ...]
    boxes: int


@dataclass(frozen=True)
class Part:
    """A module on a sheet: its letter and title, whom it is put to, its questions."""

    code: str
    title: str
    only: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Sheet:
    """A questionnaire on a sheet.

    Attributes:
        lang: one of `LANGUAGES`.
        title: what it is called.
        version: which edition it is.
        words: words of the layout by name.
        parts: its modules.
    """

    lang: str
    title: str
    version: str
    words: dict[str, str]
    parts: tuple[Part, ...]


def sheet_of(form: Questionnaire, lang: str, version: str) -> Sheet:
    """The sheet of a questionnaire in one language."""
    arrows = Arrows(form)
    parts = tuple(
        Part(
            module.code,
            module.title.lang(lang),
            text("sheet_only", lang, condition=in_words(module.when, form, lang)) if module.when != ALWAYS else "",
            tuple(_items(module, form, arrows, lang)),
        )
        for module in form.modules
    )
    words = {key: text(f"sheet_{key}", lang) for key in ("edition", "contents", "variable", "fill_in")}
    return Sheet(lang, title_of(form, lang), version, words, parts)


def _items(module: Module, form: Questionnaire, arrows: Arrows, lang: str) -> Iterator[Item]:
    """The questions; a condition of several in a row stands once, over the first."""
    for condition, group in groupby(module.questions, key=lambda question: asked_if(question, form, lang)):
        questions = list(group)
        numbers = [form.numbers[question.name] for question in questions if question.name in form.numbers]
        key = "sheet_only" if len(numbers) < 2 else "sheet_several_only"
        told = text(key, lang, condition=condition, first=numbers[:1][0], last=numbers[-1]) if condition else ""
        for place, question in enumerate(questions):
            yield _item(question, told if place == 0 else "", form, arrows, lang)


def _item(question: Question, only: str, form: Questionnaire, arrows: Arrows, lang: str) -> Item:
    leads = arrows.after(question)
    listed = question.listed if question.kind in ("one", "many", "computed", "number") else ()
    choices = tuple(
        Choice(
            answer.code, answer.text.lang(lang), _told(leads[answer.code], form, lang) if answer.code in leads else ""
        )
        for answer in listed
    )
    beneath = [line for line in hints(question, lang) if line != text("decline_number", lang)]
    if question.formula:
        beneath.append(text("sheet_yes_if", lang, condition=in_words(question.formula, form, lang)))
    beneath += [text("sheet_check", lang, message=check.message.lang(lang)) for check in question.checks]
    return Item(
        question.name,
        form.numbers.get(question.name, ""),
        question.kind,
        question.who,
        full_text(question, form, lang),
        only,
        tuple(beneath),
        choices,
        _boxes(question),
    )


def _told(target: str, form: Questionnaire, lang: str) -> str:
    return text("sheet_end", lang) if target == END else form.numbers[target]


def _boxes(question: Question) -> int:
    if question.kind in ("number", "age"):
        return len(str(question.bounds[1]))
    return 8 if question.kind in ("date", "today") else 0
