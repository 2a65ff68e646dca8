"""How one file is going to be read and checked: its table of the mapping, brought together with its real columns."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from shanyraq.law.income_kinds import MOST_INCOME
from shanyraq.people.intake.cells import code_words, read_cells, sent_texts
from shanyraq.people.intake.checks import AMOUNTS
from shanyraq.people.intake.mapping import (
    AMOUNT,
    AREA,
    FACTS,
    FAMILY,
    IIN,
    INCOME_KINDS,
    KATO,
    KIND,
    MONTH,
    PERSON,
    TEXTS,
    Column,
    Mapping,
    Role,
    Table,
    unit_of,
    words_of,
)
from shanyraq.people.intake.problems import IntakeProblem
from shanyraq.people.intake.source import Source
from shanyraq.people.population import WEIGHT
from shanyraq.rules import to_day
from shanyraq.rules.in_force import nearest

MOST_AREA = 100_000

NUMBER = "number"
"""The IIN as an identifier, beside another one of the person."""


@dataclass(frozen=True)
class Plan:
    """One file with its table.

    Attributes:
        place: the file's place in the delivery.
        file: as sent.
        table: what the mapping says of it.
        source: the file, ready to be read.
        mapping: the whole mapping.

    Raises:
        IntakeProblem: the mapping names columns the file does not have, or a constant that cannot be true.
    """

    place: int
    file: Path
    table: Table
    source: Source
    mapping: Mapping
    constants: Map[str, object] = field(init=False)

    def __post_init__(self) -> None:
        known = self.source.columns
        for column in self.sent:
            if column.name not in known:
                name = str(column.name)
                raise IntakeProblem("column_not_there", file=self.file, column=name, near=nearest(name, known))
        object.__setattr__(self, "constants", {column.target: self._constant(column) for column in self.constant})

    @cached_property
    def sent(self) -> tuple[Column, ...]:
        """The mapped columns that the file has."""
        return tuple(column for column in self.table.columns.values() if column.name is not None)

    @cached_property
    def constant(self) -> tuple[Column, ...]:
        """The mapped values that are the same in every row."""
        return tuple(column for column in self.table.columns.values() if column.name is None)

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """The names of the columns to read."""
        return tuple(str(column.name) for column in self.sent)

    @cached_property
    def lists(self) -> Map[str, tuple[str, ...]]:
        """By column of codes, all the texts that may stand in it: its words, then those that mean nothing."""
        found: dict[str, tuple[str, ...]] = {}
        for column in self.sent:
            words, name = words_of(column.target), str(column.name)
            if words is not None and not column.cells.trim and self.wanted.count(name) == 1:
                found[name] = tuple(dict.fromkeys([*code_words(column, words), *filter(None, column.cells.missing)]))
        return found

    @cached_property
    def unmapped(self) -> tuple[str, ...]:
        """Columns of the file that the mapping does not speak of."""
        return tuple(name for name in self.source.columns if name not in {*self.wanted, *self.table.ignore})

    @cached_property
    def person(self) -> str | None:
        """The target that identifies persons: the number of the person, or the IIN in its place."""
        return next((target for target in (PERSON, IIN) if target in self.table.columns), None)

    @cached_property
    def identities(self) -> tuple[str, ...]:
        """What tells persons apart in the country, each of which may stand once alone."""
        if self.person != PERSON:
            return () if self.person is None else (PERSON,)
        return (PERSON, NUMBER) if IIN in self.table.columns else (PERSON,)

    @cached_property
    def months(self) -> tuple[date, date]:
        """The first days of the first and the last month whose incomes count."""
        return quarter_months(self.mapping.day)

    @cached_property
    def ceilings(self) -> Map[str, int]:
        """By kind of income, tiyn a month above which an amount is impossible."""
        return {kind: 100 * tenge for kind, tenge in {**AMOUNTS, **self.mapping.limits.amounts}.items()}

    @cached_property
    def ceilings_by_place(self) -> tuple[int, ...]:
        """The same by the place of the kind."""
        return tuple(self.ceilings.get(kind, MOST_INCOME) for kind in INCOME_KINDS)

    def is_mandatory(self, target: str) -> bool:
        """Whether a row must have a value of this."""
        if target in FACTS:
            return FACTS[target].default is None
        if target == KATO:
            return "region" not in self.table.columns
        return target in (KIND, MONTH, AMOUNT, WEIGHT)

    def limits(self, target: str) -> tuple[int, int] | None:
        """The smallest and largest value of a target; None where any is possible, or a list says which."""
        if target in TEXTS or target in (MONTH, WEIGHT) or words_of(target) is not None:
            return None
        if unit_of(target) == "day":
            return FACTS["birth_date"].least, to_day(self.mapping.day)
        if target in (AMOUNT, AREA):
            return 0, MOST_INCOME if target == AMOUNT else MOST_AREA
        return FACTS[target].least, FACTS[target].most

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """The rules each row of the file is held against by itself."""
        targets = self.table.columns.keys()
        units = {unit_of(target) for target in targets if words_of(target) is None}
        asked = {
            "row_ragged": not self.source.typed,
            "text_damaged": not self.source.typed,
            "cell_missing": any(self.is_mandatory(target) for target in targets),
            "number_wrong": "count" in units or self.mapping.number_families,
            "amount_wrong": "tiyn" in units,
            "amount_too_fine": "tiyn" in units,
            "date_wrong": "day" in units,
            "date_ambiguous": any(
                len(column.cells.dates) > 1 for column in self.sent if unit_of(column.target) == "day"
            ),
            "date_after_population": bool({"day"} & units) and self.table.role is not Role.INCOMES,
            "code_unknown": any(words_of(target) is not None for target in targets),
            "value_out_of_range": any(self.limits(target) is not None for target in targets),
            "amount_impossible": AMOUNT in targets or any(target.startswith("income_") for target in targets),
            "weight_wrong": WEIGHT in targets,
            "iin_wrong": IIN in targets,
            "iin_birth_date": {IIN, "birth_date"} <= targets,
            "iin_sex": {IIN, "sex"} <= targets,
            "kato_wrong": bool({KATO, "district"} & targets),
            "joined_before_birth": {"joined_on", "birth_date"} <= targets,
            "school_age": {"study", "birth_date"} <= targets,
            "month_outside_period": MONTH in targets,
            "person_without_family": self.table.role is Role.PERSONS,
            "income_without_person": self.table.role is Role.INCOMES,
            "asset_without_owner": self.table.role is Role.ASSETS,
        }
        return tuple(rule for rule, is_asked in asked.items() if is_asked)

    def _constant(self, column: Column) -> object:
        """A constant's value in its unit.

        Raises:
            IntakeProblem: it cannot be true.
        """
        texts = sent_texts(pl.Series([column.constant], dtype=pl.String), column.cells)
        if column.target == FAMILY:
            raise IntakeProblem("constant_wrong", target=column.target, value=column.constant)
        read = read_cells(texts, column, {}, typed=True)
        limits = self.limits(column.target)
        value = read.values.to_physical()[0]
        if value is None or (limits is not None and not limits[0] <= value <= limits[1]):
            raise IntakeProblem("constant_wrong", target=column.target, value=column.constant)
        return read.values[0]


def quarter_months(day: date) -> tuple[date, date]:
    """The first days of the first and the last month of the quarter before a day's own."""
    first_of_own = 3 * ((day.month - 1) // 3) + 1
    months = 12 * day.year + first_of_own - 1
    return _month(months - 3), _month(months - 1)


def years_before(day: date, years: int) -> date:
    """The same day of the year some years ago; of the 29th of February, the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _month(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
