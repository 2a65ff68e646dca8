"""What a mapping says: which file plays which role, which column is which fact, and how its cells are written."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from shanyraq.law.codes import Region
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.people.fact_values import codes_of
from shanyraq.people.population import FAMILY_COLUMNS, FAMILY_EXTRAS, PERSON_COLUMNS, WEIGHT
from shanyraq.rules import Fact, Text

INCOME_KINDS = tuple(fact.name.removeprefix("income_") for fact in INCOME_FACTS)
"""The kinds of income, each by its place."""


ASSISTANCE = "targeted_assistance"
"""The kind of which a register may send its whole history."""


class Role(StrEnum):
    """What the rows of a file are."""

    PERSONS = "persons"
    FAMILIES = "families"
    INCOMES = "incomes"
    ASSETS = "assets"


class Kind(StrEnum):
    """How a file is made up."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    DTA = "dta"
    SAV = "sav"


class Asset(IntEnum):
    """What a row of a list of assets is."""

    DWELLING = 0
    UNSAFE_DWELLING = 1
    CAR = 2
    MACHINERY = 3
    NON_RESIDENTIAL_FOR_PROFIT = 4
    BUILDING_PLOT = 5


FAMILY, PERSON, IIN, KATO = "family", "person", "iin", "kato"
KIND, MONTH, AMOUNT, ASSET, AREA = "kind", "month", "amount", "asset", "area"

TEXTS = (FAMILY, PERSON, IIN, KATO, "stratum", "psu")
"""Targets that are kept as text."""

TARGETS: Map[Role, tuple[str, ...]] = {
    Role.PERSONS: (FAMILY, PERSON, IIN, KATO, *PERSON_COLUMNS, *FAMILY_COLUMNS, *FAMILY_EXTRAS),
    Role.FAMILIES: (FAMILY, KATO, *FAMILY_COLUMNS, *FAMILY_EXTRAS),
    Role.INCOMES: (FAMILY, PERSON, KIND, MONTH, AMOUNT),
    Role.ASSETS: (FAMILY, PERSON, ASSET, AREA),
}
"""What a column of a file can be, by the file's role."""

NEEDED: Map[Role, tuple[str, ...]] = {
    Role.PERSONS: (FAMILY, "relation", "birth_date"),
    Role.FAMILIES: (FAMILY,),
    Role.INCOMES: (PERSON, KIND, MONTH, AMOUNT),
    Role.ASSETS: (ASSET,),
}
"""What a file of a role must have; the region may stand with the families or with the persons."""

MONEY = {"tenge": 100, "tiyn": 1, "thousand_tenge": 100_000}
"""Tiyn in each unit amounts may be sent in."""

FACTS: Map[str, Fact] = FAMILY_COLUMNS | PERSON_COLUMNS


@dataclass(frozen=True)
class Cells:
    """How the cells of a column are written.

    Attributes:
        dates: formats of days or months, each tried.
        missing: texts that mean that nothing is there.
        trim: whether spaces around a value belong to the file's layout and not to the value.
        decimal: the mark before the fraction.
        thousands: what may stand between groups of three digits; empty for nothing.
        money: tiyn in the unit amounts are sent in.
    """

    dates: tuple[str, ...] = ("%Y-%m-%d",)
    missing: tuple[str, ...] = ("",)
    trim: bool = False
    decimal: str = "."
    thousands: str = ""
    money: int = MONEY["tenge"]


@dataclass(frozen=True)
class Column:
    """A column of a file.

    Attributes:
        target: what it is.
        name: what the file calls it; None for a constant.
        cells: how its cells are written.
        codes: what its codes mean, as the targets' own words; None to take those words themselves.
        constant: the value of every row where there is no such column.
    """

    target: str
    name: str | None
    cells: Cells
    codes: Map[str, str] | None = None
    constant: str | None = None


@dataclass(frozen=True)
class Layout:
    """How files of a table are made up.

    Attributes:
        kind: how the file is made up; None to go by the end of its name.
        encoding: of text.
        delimiter: between cells of text.
        quote: around cells of text; empty for none.
        header_row: the row of the columns' names, from 1; 0 where there is none and columns are called 1, 2, 3.
        sheet: the name of the sheet; empty for the first.
    """

    kind: Kind | None = None
    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'
    header_row: int = 1
    sheet: str = ""


@dataclass(frozen=True)
class Table:
    """Files of one role and one make-up.

    Attributes:
        role: what their rows are.
        pattern: the names of the files; empty where the order of the files decides.
        layout: how they are made up.
        columns: the columns by what they are.
        ignore: columns left out on purpose.
    """

    role: Role
    pattern: str
    layout: Layout
    columns: Map[str, Column]
    ignore: tuple[str, ...] = ()

    def takes(self, file: Path) -> bool:
        """Whether the pattern fits a file's name."""
        return fnmatchcase(file.name.casefold(), self.pattern.casefold())


@dataclass(frozen=True)
class Limits:
    """From which shares of wrong rows a file is refused whole.

    Attributes:
        refused: the share of rows refused.
        rules: the share of a rule's findings, for rules with a limit of their own; `refused` does not count their rows.
        amounts: by kind of income, tenge a month above which an amount is impossible.
    """

    refused: float = 0.05
    rules: Map[str, float] = field(default_factory=dict)
    amounts: Map[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Mapping:
    """A mapping file.

    Attributes:
        name: the short name of the source.
        source: who sends it, in words for people.
        day: the day the facts are of.
        received: the day the delivery arrived, where it is declared.
        synthetic: whether its families are made up.
        keep_iin: whether the population keeps the IIN as `person_id`; a running number stands there otherwise.
        number_families: whether the families' identifiers are whole numbers.
        persons_in_family: whether a person's number is its own within the family only.
        history: whether payments of targeted assistance are kept for all months to the day, not those of the quarter
            alone; what the quarter's income is does not change by it.
        tables: the files' roles.
        limits: what is too much.
    """

    name: str
    source: Text
    day: date
    tables: tuple[Table, ...]
    received: date | None = None
    synthetic: bool = False
    keep_iin: bool = False
    number_families: bool = False
    persons_in_family: bool = False
    history: bool = False
    limits: Limits = Limits()


def words_of(target: str) -> dict[str, int] | None:
    """The words a code may be told by, with their numbers; None where the target is no list of codes."""
    if target == KIND:
        return {kind: place for place, kind in enumerate(INCOME_KINDS)}
    if target == ASSET:
        return {asset.name.lower(): int(asset) for asset in Asset}
    fact = FACTS.get(target)
    if fact is None:
        return None
    if fact.unit.name == "flag":
        return {"true": 1, "false": 0}
    codes = codes_of(fact)
    return None if codes is None else {code.wire: int(code) for code in codes}


def unit_of(target: str) -> str:
    """What the values of a target are: `text`, `weight`, or the name of a fact's unit."""
    if target in TEXTS:
        return "text"
    named = {WEIGHT: WEIGHT, KIND: KIND, ASSET: ASSET, MONTH: "day", AMOUNT: "tiyn", AREA: "count"}
    return named[target] if target in named else FACTS[target].unit.name


REGIONS = frozenset(int(region) for region in Region)
"""The first two digits a KATO code may have."""
