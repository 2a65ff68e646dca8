"""What cells of text say: a column of text for each variable of the questionnaire becomes a column of codes or days.

Answers stand as their codes, their names or, in any of the three languages, their texts. Where several may be ticked, a
cell lists them, or each has a column of its own. What a cell says that no answer says is a finding, not a guess.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from shanyraq.evidence.youth.questionnaire.condition import DECLINED
from shanyraq.evidence.youth.questionnaire.model import Question, variables_of
from shanyraq.rules import LANGUAGES

DATES = ("%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%dT%H:%M:%S%.f%:z", "%Y-%m-%d %H:%M:%S")
"""Forms of days that are understood: ISO, the country's own, and moments of which the day is taken."""

FLAGS = {"1": 1, "0": 0, "true": 1, "false": 0, "yes": 1, "no": 0, "1.0": 1, "0.0": 0}


@dataclass(frozen=True)
class Unread:
    """Cells of a variable that say what no answer says.

    Attributes:
        variable: the variable.
        rows: their rows, from 0.
        values: what stands there.
    """

    variable: str
    rows: tuple[int, ...]
    values: tuple[str, ...]


def coded_question(question: Question, cells: Mapping[str, pl.Series]) -> Iterator[tuple[pl.Series, Unread | None]]:
    """The columns of a question's variables.

    Args:
        question: the question.
        cells: text by variable; for a question of which several may be ticked also by the question's own name, listing
            what was ticked.
    """
    if question.kind == "many" and question.name in cells:
        yield from _listed(question, cells[question.name])
        return
    for variable in variables_of(question):
        if variable.name not in cells:
            continue
        text = cells[variable.name].str.strip_chars().replace("", None)
        if question.kind in ("date", "today"):
            yield _checked(variable.name, text, _days(text))
        elif question.kind == "many":
            yield _checked(variable.name, text, _looked_up(text.str.to_lowercase(), FLAGS))
        elif question.kind in ("one", "computed"):
            yield _checked(variable.name, text, _looked_up(text.str.to_lowercase(), _words(question)))
        else:
            yield _checked(variable.name, text, _numbers(question, text))


def _listed(question: Question, cells: pl.Series) -> Iterator[tuple[pl.Series, Unread | None]]:
    """One cell with all that was ticked, parted by spaces, commas or semicolons."""
    text = cells.str.strip_chars().replace("", None)
    parts = text.str.to_lowercase().str.replace_all(r"[,;\s]+", " ").str.split(" ")
    words = {word: code for word, code in _words(question).items() if " " not in word}
    codes = parts.list.eval(pl.element().replace_strict(words, default=None, return_dtype=pl.Int64))
    wrong = (text.is_not_null() & codes.list.eval(pl.element().is_null()).list.any().fill_null(value=False)).arg_true()
    unread = None
    if len(wrong):
        unread = Unread(question.name, tuple(wrong.to_list()), tuple(text.gather(wrong).to_list()))
    for variable in variables_of(question):
        assert variable.answer is not None
        ticked = codes.list.contains(variable.answer.code).cast(pl.Int64)
        yield ticked.alias(variable.name), unread
        unread = None


def _checked(name: str, text: pl.Series, values: pl.Series) -> tuple[pl.Series, Unread | None]:
    wrong = (text.is_not_null() & values.is_null()).arg_true()
    unread = Unread(name, tuple(wrong.to_list()), tuple(text.gather(wrong).to_list())) if len(wrong) else None
    return values.alias(name), unread


def _looked_up(text: pl.Series, words: Mapping[str, int]) -> pl.Series:
    return text.replace_strict(words, default=None, return_dtype=pl.Int64)


def _words(question: Question) -> dict[str, int]:
    """What may stand for each answer; a text that two answers share stands for none of them."""
    told: dict[str, int] = {}
    for answer in question.listed:
        told |= {str(answer.code): answer.code, f"{answer.code:02d}": answer.code, f"{answer.code}.0": answer.code}
        told[answer.name.lower()] = answer.code
    for lang in LANGUAGES:
        texts = [answer.text.lang(lang).lower() for answer in question.listed]
        told |= {
            said: answer.code
            for said, answer in zip(texts, question.listed, strict=True)
            if texts.count(said) == 1 and said not in told
        }
    return told


def _numbers(question: Question, text: pl.Series) -> pl.Series:
    """Whole numbers within the question's bounds; spaces between thousands and a decimal nought are taken away."""
    plain = text.str.replace_all(r"[\s\u00a0\u202f]", "").str.replace(r"[.,]0+$", "")
    values = plain.cast(pl.Int64, strict=False)
    least, most = question.bounds
    fits = values.is_between(least, most)
    if question.declinable:
        fits |= values.is_in(DECLINED)
    return values.set(~fits.fill_null(value=False), None)


def _days(text: pl.Series) -> pl.Series:
    found = pl.Series(text.name, [None] * len(text), dtype=pl.Date)
    for form in DATES:
        days = text.str.to_datetime(form, strict=False) if "%H" in form else text.str.to_date(form, strict=False)
        found = found.zip_with(found.is_not_null(), days.cast(pl.Date))
    return found
