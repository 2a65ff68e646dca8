"""What no file of the study may carry: numbers of persons and links to registers. A file with one is refused whole.

The answers were given for communities and programmes. With a person's number beside them they would become a file about
persons; the study has no use for that, and no code of it accepts it.
"""

import re

import polars as pl

from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.people.intake.iin import LENGTH, digits_of, right_numbers

LINKS = re.compile(
    r"(?:^|_)(?:iin|bin|жсн|иин|бсн|бин|person_id|family_id|card|card_id|case_id|application_id|passport|phone|email"
    r"|surname|first_name|full_name|fio|фио|address|gps|latitude|longitude)(?:$|_)",
    re.IGNORECASE,
)
"""Names of columns that lead to a person or to a register."""

MOSTLY = 0.5
"""Of twelve-digit values, the share with a right check digit from which a column holds numbers of persons: of twelve
digits at hand one in eleven is right by chance."""


def refuse_identified(answers: pl.DataFrame, file: object) -> None:
    """Refuse a file that leads to persons.

    Args:
        answers: the file's columns as they came.
        file: its name, for the message.

    Raises:
        YouthProblem: a column is named like a person's number or a register's, or holds individual identification
            numbers, whatever it is called.
    """
    for name in answers.columns:
        if LINKS.search(name):
            raise YouthProblem("link_column", file=file, column=name)
        if _holds_numbers(answers[name]):
            raise YouthProblem("link_values", file=file, column=name)


def _holds_numbers(column: pl.Series) -> bool:
    """Whether most of a column's twelve-digit values are individual identification numbers."""
    if not (column.dtype == pl.String or column.dtype.is_integer()):
        return False
    told = column.drop_nulls().cast(pl.String).str.strip_chars()
    if column.dtype.is_integer():
        told = told.str.zfill(LENGTH).filter(column.drop_nulls() >= 10**10)
    digits, formed = digits_of(told.rechunk())
    found = int(formed.sum())
    return found > 0 and int(right_numbers(digits, formed).sum()) > MOSTLY * found
