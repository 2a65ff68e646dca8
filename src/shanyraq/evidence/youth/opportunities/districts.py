"""Districts with their young people and what there is for them: a CSV file, read strictly."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.rules import LANGUAGES, Text
from shanyraq.rules.problems import refusal_of_system

KINDS = ("service_point", "vacancy", "training_place")
"""Kinds of places that are counted."""

NAMES = tuple(f"name_{lang}" for lang in LANGUAGES)

COLUMNS = ("district", *NAMES, "region", "youth", *KINDS)
"""The columns of the file."""


@dataclass(frozen=True)
class District:
    """A district.

    Attributes:
        code: its code, such as of KATO.
        name: what it is called.
        region: its region's two digits of KATO, as a number.
        youth: persons of 14 to 34 who live there.
        places: how many places there are of each kind.
    """

    code: str
    name: Text
    region: int
    youth: int
    places: dict[str, int]


def read_districts(file: Path) -> tuple[District, ...]:
    """The districts of a file, in its order.

    Raises:
        YouthProblem: it cannot be read, lacks a column, names a district twice, or a number is none.
    """
    try:
        frame = pl.read_csv(file, infer_schema=False)
    except OSError as error:
        raise YouthProblem("districts_unreadable", file=file, reason=refusal_of_system(error)) from None
    except pl.exceptions.PolarsError as error:
        raise YouthProblem("districts_unreadable", file=file, reason=str(error).partition("\n")[0]) from None
    for column in COLUMNS:
        if column not in frame.columns:
            raise YouthProblem("districts_column", file=file, column=column, columns=", ".join(COLUMNS))
    found = tuple(_district(file, row, number) for number, row in enumerate(frame.iter_rows(named=True), 1))
    codes = [one.code for one in found]
    for number, code in enumerate(codes, 1):
        if code in codes[: number - 1]:
            raise YouthProblem("districts_twice", file=file, row=number, district=code)
    return found


def _district(file: Path, row: dict[str, str | None], number: int) -> District:
    def whole(column: str, least: int) -> int:
        text = (row[column] or "").replace(" ", "").replace("\u00a0", "")
        if not text.isdecimal() or int(text) < least:
            raise YouthProblem("districts_number", file=file, row=number, column=column, value=row[column] or "–")
        return int(text)

    names = [row[column] or str(row["district"]) for column in NAMES]
    places = {kind: whole(kind, 0) for kind in KINDS}
    return District(str(row["district"]), Text(*names), whole("region", 1), whole("youth", 1), places)
