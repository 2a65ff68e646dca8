"""A population's portrait: what was counted of it as tables of whole numbers, for screens, pages and programs alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.people.population import FAMILY_COLUMNS, PERSON_COLUMNS
from shanyraq.people.population_files import About
from shanyraq.rules import Fact, Text
from shanyraq.rules.facts import wire
from shanyraq.rules.formats import NO_BREAK, decimal, money, whole
from shanyraq.rules.problems import messages
from shanyraq.rules.units import TENGE, UNITS, WHOLE

if TYPE_CHECKING:
    from shanyraq.people.country.caseloads import CaseloadCheck
    from shanyraq.people.describe.aims import Aim

WORDS = Path(__file__).with_name("words.toml")

COUNT, SHARE, MONEY, MILLIONS, RATIO, INDEX = "count", "share", "money", "millions", "ratio", "index"
"""What a number is: how many; ten-thousandths of a whole; tiyn, told in tenge or in millions of tenge; ten-thousandths
of one, told to two decimals or to three."""


PLACES = {RATIO: 2, INDEX: 3}
"""Decimals of numbers that are neither whole nor money."""

MILLION = 1_000_000


@cache
def text(key: str) -> Text:
    """A text of portraits in three languages, its places still empty."""
    return Text(**messages(WORDS)[key])


def filled(key: str, **places: object) -> Text:
    """A text of portraits with its places filled."""
    return Text(*(one.format(**places) for one in text(key)))


@dataclass(frozen=True)
class Measure:
    """A column of a table.

    Attributes:
        key: its name for programs; its title is the text `measure_` and this.
        kind: what its numbers are.
    """

    key: str
    kind: str

    @property
    def title(self) -> Text:
        """What the column is called."""
        return text(f"measure_{self.key}")

    def told(self, value: int | None, lang: str) -> str:
        """A number of the column as a person reads it: money in whole tenge, shares to a tenth of a percent."""
        if value is None:
            return "—"
        if self.kind == MONEY:
            return money(round(Fraction(value, TENGE)) * TENGE, lang)
        if self.kind == SHARE:
            return f"{fixed(value, 100, 1, lang)}{'' if lang == 'en' else NO_BREAK}%"
        if self.kind == MILLIONS:
            return fixed(value, MILLION * TENGE, 1, lang)
        return whole(value, lang) if self.kind == COUNT else fixed(value, WHOLE, PLACES[self.kind], lang)

    def wire(self, value: int | None) -> object:
        """A number of the column as programs read it: money as tenge in decimal text, shares as decimal text."""
        if value is None or self.kind == COUNT:
            return value
        return wire(value, UNITS["tiyn" if self.kind in (MONEY, MILLIONS) else "share"])


def fixed(value: int, of: int, places: int, lang: str) -> str:
    """A fraction to exactly so many decimals."""
    rounded = round(Fraction(value * 10**places, of))
    told = decimal(Fraction(rounded, 10**places), lang, places)
    mark = "." if lang == "en" else ","
    before, _, after = told.partition(mark)
    return f"{before}{mark}{after.ljust(places, '0')}"


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        key: its name for programs.
        title: what it is called.
        values: a number for each measure; None where there is nobody to tell of.
    """

    key: str
    title: Text
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Table:
    """A table of the portrait.

    Attributes:
        key: its name for programs; its title is the text `table_` and this, and so is its note where it has one.
        measures: its columns.
        rows: its rows, in the order in which they are told.
    """

    key: str
    measures: tuple[Measure, ...]
    rows: tuple[Row, ...]

    @property
    def title(self) -> Text:
        """What the table is called."""
        return text(f"table_{self.key}")

    @property
    def note(self) -> Text | None:
        """What has to be known to read it."""
        return text(f"note_{self.key}") if f"note_{self.key}" in messages(WORDS) else None

    def column(self, key: str) -> dict[str, int | None]:
        """The numbers of one measure, by the rows' keys."""
        place = [measure.key for measure in self.measures].index(key)
        return {row.key: row.values[place] for row in self.rows}


@dataclass(frozen=True)
class Portrait:
    """A population described.

    Attributes:
        about: the day, the source, and whether it is made up.
        families: rows of families.
        persons: rows of persons.
        weighted: whether families count by weights.
        tables: everything counted, by key, in the order in which it is told.
        absent: facts and descriptors without a column, for which everybody takes the default.
        aims: of a synthetic country, every published figure and what was reached.
        caseloads: of a synthetic country, published recipients of assistance beside what the law yields.
    """

    about: About
    families: int
    persons: int
    weighted: bool
    tables: Mapping[str, Table]
    absent: tuple[Fact, ...]
    aims: tuple["Aim", ...] = ()
    caseloads: tuple["CaseloadCheck", ...] = ()


def known_columns() -> dict[str, Fact]:
    """Every fact and descriptor a population may have."""
    return {**FAMILY_COLUMNS, **PERSON_COLUMNS}
