"""The questionnaire as an XLSForm workbook, which KoBoToolbox, ODK and SurveyCTO read, in the three languages at once.

Reference: the XLSForm specification. Answers go by their codes, so that what comes back needs no recoding.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import xlsxwriter

from shanyraq.evidence.youth.forms.layout import LANGUAGE_NAMES, full_text, hints, title_of
from shanyraq.evidence.youth.forms.xpath import completed_years, constraint, xpath
from shanyraq.evidence.youth.questionnaire.model import RECORD, Module, Question, Questionnaire
from shanyraq.evidence.youth.words import text
from shanyraq.rules import LANGUAGES

Row = dict[str, str]

NO_DAY = datetime(2000, 1, 1)
"""When every workbook says that it was made, so that the same questionnaire is the same bytes."""

LONG_LIST = 12
"""Answers from which a list is folded away until it is touched."""

SURVEY = ("type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "calculation")
SURVEY_MORE = ("appearance",)
TRANSLATED = ("label", "hint", "constraint_message")


def write_xlsform(file: Path, form: Questionnaire, lang: str, version: str) -> None:
    """Write the workbook.

    Args:
        file: where to.
        form: the questionnaire.
        lang: the language in which the form opens.
        version: what tells one edition from another.
    """
    with xlsxwriter.Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": title_of(form, lang), "created": NO_DAY})
        head = book.add_format({"bold": True, "bg_color": "#173F6B", "font_color": "#FFFFFF"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for name, columns, rows in _sheets(form, lang, version):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 2)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column, head)
                sheet.set_column(place, place, 44 if "::" in column else 20)
            for number, row in enumerate(rows, 1):
                for place, column in enumerate(columns):
                    if row.get(column):
                        sheet.write_string(number, place, row[column], wrap)


def _sheets(form: Questionnaire, lang: str, version: str) -> Iterator[tuple[str, list[str], list[Row]]]:
    yield "survey", _columns((*SURVEY, *SURVEY_MORE)), list(survey_rows(form))
    yield "choices", _columns(("list_name", "name", "label")), list(choice_rows(form))
    settings = {
        "form_title": title_of(form, lang),
        "form_id": form.name,
        "version": version,
        "default_language": f"{LANGUAGE_NAMES[lang]} ({lang})",
        "style": "pages",
    }
    yield "settings", list(settings), [settings]


def _columns(names: tuple[str, ...]) -> list[str]:
    return [column for name in names for column in (_translated(name) if name in TRANSLATED else [name])]


def _translated(name: str) -> list[str]:
    return [f"{name}::{LANGUAGE_NAMES[lang]} ({lang})" for lang in LANGUAGES]


def _in_languages(name: str, said: Callable[[str], str]) -> Row:
    return dict(zip(_translated(name), map(said, LANGUAGES), strict=True))


def survey_rows(form: Questionnaire) -> Iterator[Row]:
    """The rows of the sheet `survey`."""
    for name in RECORD:
        yield {"type": name, "name": name}
    for module in form.modules:
        yield from _module_rows(module, form)


def _module_rows(module: Module, form: Questionnaire) -> Iterator[Row]:
    name = f"module_{module.code.lower()}"
    title = _in_languages("label", lambda lang: f"{module.code}. {module.title.lang(lang)}")
    yield {"type": "begin_group", "name": name, "relevant": xpath(module.when, form), **title}
    yield from (_question_row(question, form) for question in module.questions)
    yield {"type": "end_group", "name": name}


def _question_row(question: Question, form: Questionnaire) -> Row:
    row = {"name": question.name, "relevant": xpath(question.own, form)}
    if question.kind in ("today", "age", "computed"):
        return {**row, **_filled_in(question, form)}
    label = _in_languages("label", lambda lang: _label(question, form, lang))
    row |= label | _in_languages("hint", lambda lang: "\n".join(hints(question, lang)))
    if question.kind == "note":
        return {**row, "type": "note"}
    row |= {"type": _type(question), "required": "yes", "constraint": constraint(question, form)}
    if len(question.listed) > LONG_LIST and question.kind == "one":
        row["appearance"] = "minimal"
    return row | (
        _in_languages("constraint_message", lambda lang: _message(question, lang)) if row["constraint"] else {}
    )


def _filled_in(question: Question, form: Questionnaire) -> Row:
    """What the form fills in by itself."""
    if question.kind == "today":
        return {"type": "today", "relevant": ""}
    if question.kind == "age":
        day = next(other.name for other in form.questions if other.kind == "today")
        return {"type": "calculate", "calculation": completed_years(f"${{{question.of}}}", f"${{{day}}}")}
    assert question.formula is not None  # the reading sees to it
    return {"type": "calculate", "calculation": f"if({xpath(question.formula, form)}, '1', '0')"}


def _label(question: Question, form: Questionnaire, lang: str) -> str:
    number = form.numbers.get(question.name)
    return f"{number}. {full_text(question, form, lang)}" if number else full_text(question, form, lang)


def _type(question: Question) -> str:
    kinds: Mapping[str, str] = {"one": "select_one", "many": "select_multiple", "number": "integer"}
    listed = f" {list_name(question)}" if question.kind in ("one", "many") else ""
    return kinds.get(question.kind, question.kind) + listed


def _message(question: Question, lang: str) -> str:
    if question.checks:
        return " ".join(check.message.lang(lang) for check in question.checks)
    if question.kind == "many":
        return text("alone", lang)
    if question.ages:
        return text("ages", lang, least=question.ages[0], most=question.ages[1])
    return text("out_of_limits", lang, least=question.bounds[0], most=question.bounds[1])


def list_name(question: Question) -> str:
    """What a question's list of answers is called: with those for declining it is another list."""
    assert question.answers is not None
    return f"{question.answers.name}_or_declined" if question.declinable else question.answers.name


def choice_rows(form: Questionnaire) -> Iterator[Row]:
    """The rows of the sheet `choices`, each list once."""
    seen = set()
    for question in form.questions:
        if question.kind not in ("one", "many") or list_name(question) in seen:
            continue
        seen.add(list_name(question))
        for answer in question.listed:
            label = _in_languages("label", lambda lang, said=answer.text: said.lang(lang))  # type: ignore[misc]
            yield {"list_name": list_name(question), "name": str(answer.code), **label}
