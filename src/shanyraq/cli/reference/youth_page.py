"""The page of the youth study's questionnaires: every variable with its question, its answers and when it is asked."""

from collections.abc import Iterator

from shanyraq.cli.reference.markdown import page, table
from shanyraq.evidence.youth.questionnaire.model import RECORD, Module, Question, Questionnaire
from shanyraq.evidence.youth.questionnaire.reading import QUESTIONNAIRES, shipped_questionnaire
from shanyraq.evidence.youth.questionnaire.telling import as_written

INTRODUCTION = """\
What the answers of the [youth study](../how-to/youth-study.md) are called in data. A question with several answers has
a column for each, named `question_answer`, with 1 where it was ticked and 0 where not. What a person is asked may be
declined unless the study cannot do without it: −98 does not know, −99 prefers not to answer. An empty place: the
question was not asked. Beside them stand `start` and `end`, the moments a form was opened and finished."""

TITLES = {"young_people": "Young people", "employers": "Employers"}

CLASSIFICATIONS = {
    "region": "two digits of KATO",
    "isic": "section of ISIC Rev. 4: 1 is A … 21 is U",
    "isco": "major group of ISCO-08",
    "isced": "level of ISCED 2011",
    "field": "broad field of ISCED-F 2013",
}
"""Long lists of answers that are told by the classification they are of."""


def youth_page() -> str:
    """The page, questionnaire by questionnaire and module by module."""
    assert RECORD == ("start", "end")  # as the introduction says
    parts = []
    for name in QUESTIONNAIRES:
        form = shipped_questionnaire(name)
        parts.append(f"## {TITLES[name]}")
        for module in form.modules:
            parts += _module(module, form)
    return page("Variables of the youth study", INTRODUCTION, parts)


def _module(module: Module, form: Questionnaire) -> Iterator[str]:
    yield f"### {module.code}. {module.title.en}"
    yield table(
        ("", "variable", "question", "values", "asked when"),
        (_row(question, form) for question in module.questions if question.kind != "note"),
    )


def _row(question: Question, form: Questionnaire) -> tuple[str, ...]:
    kept = "" if question.public else " (never given out)"
    when = as_written(question.when, form)
    values = _values(question, form)
    return (
        form.numbers[question.name],
        f"`{question.name}`",
        question.text.en + kept,
        values,
        f"`{when}`" if when else "",
    )


def _values(question: Question, form: Questionnaire) -> str:
    """What stands in the column."""
    match question.kind:
        case "number" | "age":
            return f"{question.bounds[0]} to {question.bounds[1]}{' ' if question.unit else ''}{question.unit}"
        case "computed":
            assert question.formula is not None  # the reading sees to it
            return f"1 if `{as_written(question.formula, form)}`, else 0"
        case "date" | "today":
            return "day"
    assert question.answers is not None
    if question.answers.name in CLASSIFICATIONS:
        return CLASSIFICATIONS[question.answers.name]
    own = [answer for answer in question.listed if answer.code >= 0]
    if question.kind == "many":
        return ", ".join(f"`_{answer.name}`" for answer in own)
    return ", ".join(f"{answer.code} {answer.name}" for answer in own)
