"""A population: families and persons as columns of facts, checked as they are read.

Its rows may stand in any order; rules see the persons in the order of their families, and results go back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from shanyraq.people.columns import (
    FAMILY_FACTS,
    FAMILY_ID,
    PERSON_FACTS,
    Column,
    arrow_type,
    fact_column,
    fact_table,
    fits_fact,
    stated_column,
)
from shanyraq.people.descriptors import FAMILY_DESCRIPTORS, PERSON_DESCRIPTORS
from shanyraq.people.grouping import group_persons, is_identifier
from shanyraq.people.population_files import FAMILIES, INCOMES, PERSONS, About, Counts, read_about, read_part_files
from shanyraq.people.problems import PeopleProblem, PopulationProblems, population_refused
from shanyraq.people.rows import ChainedRows, ParquetRows, RowRange, Rows, TableRows
from shanyraq.rules import Fact, Text, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.facts import STATED
from shanyraq.rules.in_force import nearest

WEIGHT, PERSON_ID = "weight", "person_id"

FAMILY_EXTRAS = (WEIGHT, "stratum", "psu")
"""What a survey adds to a family: its weight, stratum and primary sampling unit."""

PERSON_EXTRAS = (PERSON_ID,)

FAMILY_COLUMNS = FAMILY_FACTS | FAMILY_DESCRIPTORS
"""What a column of the families' table can tell, besides the extras."""

PERSON_COLUMNS = PERSON_FACTS | PERSON_DESCRIPTORS

CASE_FILES = Text("отбасы деректерінің файлдары", "файлы с данными семей", "case files")
"""Where families come from that were read one by one."""

Scalar = TypeVar("Scalar", bound=np.generic)


class Population:
    """A country, a survey or a few families, ready to be evaluated.

    Attributes:
        about: the day, the source, and whether it is made up.
        families: the families' table.
        persons: the persons' table.

    Raises:
        PopulationProblems: columns that are missing, unknown or of another type, or families that do not match.
    """

    def __init__(self, about: About, families: Rows, persons: Rows) -> None:
        check_tables(families, persons)
        self.about = about
        self.families = families
        self.persons = persons
        self._grouping = group_persons(families, persons)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """The number of persons of each family, in the families' order."""
        return self._grouping.sizes

    def column(self, name: str) -> Column | None:
        """A fact in its unit, one a family or one a person in the families' order; None when it is nowhere stated.

        With `_stated` behind its name, whether its place is filled; a day that has not come is an empty place, too.

        Raises:
            PopulationProblems: values that cannot be true, each with its row.
        """
        told = name.removesuffix(STATED)
        rows, facts = (self.families, FAMILY_COLUMNS) if told in FAMILY_COLUMNS else (self.persons, PERSON_COLUMNS)
        if told not in facts or told not in rows.schema.names:
            return None
        values = stated_column(rows, told) if told != name else fact_column(rows, facts[name], to_day(self.about.date))
        order = self._grouping.order
        return values if order is None or rows is self.families else values[order]

    def known(self, name: str) -> Column:
        """A fact as `column` gives it, or its declared default for everybody where it is nowhere stated."""
        values = self.column(name)
        if values is not None:
            return values
        fact = FAMILY_COLUMNS.get(name) or PERSON_COLUMNS[name]
        number = len(self.sizes) if name in FAMILY_COLUMNS else int(self.sizes.sum())
        return np.full(number, fact.default, dtype=fact.unit.dtype)

    @property
    def sorted(self) -> bool:
        """Whether the persons stand in the order of their families."""
        return self._grouping.order is None

    def as_given(self, values: NDArray[Scalar]) -> NDArray[Scalar]:
        """Values of persons in the families' order, brought back to the order of the persons' table."""
        order = self._grouping.order
        if order is None:
            return values
        given = np.empty_like(values)
        given[order] = values
        return given

    def weights(self) -> NDArray[np.float64]:
        """How many families of the country each family stands for; one where the population has no weights.

        Raises:
            PopulationProblems: a weight that is empty, negative or not a number.
        """
        if WEIGHT not in self.families.schema.names:
            return np.ones(self.families.number)
        chunks = [chunk.to_numpy(zero_copy_only=False) for chunk in self.families.chunks(WEIGHT)]
        weights = np.concatenate([np.empty(0), *chunks])
        wrong = np.flatnonzero(~(weights >= 0) | np.isinf(weights))
        if len(wrong):
            where = {**self.families.place(int(wrong[0])), "value": weights[wrong[0]]}
            problem = PeopleProblem("weight_wrong", count=len(wrong), **where)
            raise population_refused(problem)
        return weights

    def check(self) -> None:
        """Read every column once.

        Raises:
            PopulationProblems: everything that is wrong with them.
        """
        problems: list[PeopleProblem] = []
        for name in (*self.families.schema.names, *self.persons.schema.names):
            try:
                self.weights() if name == WEIGHT else self.column(name)
            except PopulationProblems as found:
                problems.extend(found.problems)
        if problems:
            raise population_refused(*problems)


@dataclass(frozen=True)
class Part:
    """A part of a population: a region, or all there is.

    Attributes:
        about: where the population comes from.
        name: the part's name, for a region its two digits.
        folder: the folder with its tables.
        place: that folder as seen from the population's, for messages.
        counts: the rows its tables must have.
    """

    about: About
    name: str
    folder: Path
    place: str
    counts: Counts

    @property
    def incomes(self) -> Path | None:
        """The table of incomes month by month, where it is kept."""
        file = self.folder / INCOMES
        return file if file.is_file() else None

    def rows(self) -> tuple[ParquetRows, ParquetRows]:
        """Its families and its persons.

        Raises:
            PopulationProblems: a table is missing, is no Parquet file, or has another number of rows.
        """
        prefix = "" if self.place == "." else f"{self.place}/"
        families, persons = (ParquetRows(self.folder / name, prefix + name) for name in (FAMILIES, PERSONS))
        for rows, number in ((families, self.counts.families), (persons, self.counts.persons)):
            if rows.number != number:
                problem = PeopleProblem("rows_unlike", file=rows.name, value=rows.number, told=number)
                raise population_refused(problem)
        return families, persons

    def population(self) -> Population:
        """The part by itself.

        Raises:
            PopulationProblems: something is missing or cannot be used.
        """
        return Population(self.about, *self.rows())

    def slices(self, persons: int) -> Iterator[Population]:
        """The part in slices of whole families, one after another; in one where its rows are not sorted.

        Args:
            persons: about how many persons a slice has at most.

        Raises:
            PopulationProblems: something is missing or cannot be used.
        """
        families_rows, persons_rows = self.rows()
        whole = Population(self.about, families_rows, persons_rows)
        if not whole.sorted or persons_rows.number <= persons:
            yield whole
            return
        ends = np.cumsum(whole.sizes)
        family = 0
        while family < len(ends):
            begun = int(ends[family - 1]) if family else 0
            stop = max(int(np.searchsorted(ends, begun + persons, side="right")), family + 1)
            ranges = RowRange(families_rows, family, stop), RowRange(persons_rows, begun, int(ends[stop - 1]))
            yield Population(self.about, *ranges)
            family = stop


def read_parts(folder: Path) -> list[Part]:
    """The parts of the population of a folder, in their order; their tables are opened when they are asked for.

    Raises:
        PopulationProblems: there is no such folder, or `population.json` cannot be used.
    """
    if not folder.is_dir():
        raise population_refused(PeopleProblem("file_missing", file=folder))
    about, _ = read_about(folder)
    return [Part(about, part.name, folder / part.place, part.place, part.counts) for part in read_part_files(folder)]


def read_population(folder: Path) -> Population:
    """The population of a folder, all parts together; its columns are read when they are asked for.

    Raises:
        PopulationProblems: something is missing or cannot be used.
    """
    parts = read_parts(folder)
    problems: list[PeopleProblem] = []
    tables: list[tuple[ParquetRows, ParquetRows]] = []
    for part in parts:
        try:
            tables.append(part.rows())
        except PopulationProblems as found:
            problems.extend(found.problems)
    if problems:
        raise population_refused(*problems)
    if len(parts) == 1:
        return Population(parts[0].about, *tables[0])
    families, persons = zip(*tables, strict=True)
    return Population(parts[0].about, ChainedRows(families, FAMILIES), ChainedRows(persons, PERSONS))


def check_tables(families: Rows, persons: Rows) -> None:
    """Look at the columns of a population's tables, at none of their values.

    Raises:
        PopulationProblems: columns that are missing, unknown, out of place or of another type.
    """
    problems = [
        *_column_problems(families, FAMILY_COLUMNS, FAMILY_EXTRAS, PERSON_COLUMNS),
        *_column_problems(persons, PERSON_COLUMNS, PERSON_EXTRAS, FAMILY_COLUMNS),
    ]
    if problems:
        raise population_refused(*problems)


def population_of_tables(about: About, families: pa.Table, persons: pa.Table) -> Population:
    """A population of tables in memory, with the columns the files have."""
    return Population(about, TableRows(families, FAMILIES), TableRows(persons, PERSONS))


def population_of_cases(cases: Sequence[Case], date: date, source: Text = CASE_FILES) -> Population:
    """A population of the families of case files, all of one day; what a case leaves out is an empty place."""
    sizes = [len(case.members) for case in cases]
    families = fact_table(FAMILY_FACTS, [case.group for case in cases], np.arange(len(cases)))
    members = [member for case in cases for member in case.members]
    persons = fact_table(PERSON_FACTS, members, np.repeat(np.arange(len(cases)), sizes))
    return population_of_tables(About(date, source, synthetic=False), families, persons)


def _column_problems(
    rows: Rows, facts: dict[str, Fact], extras: tuple[str, ...], others: dict[str, Fact]
) -> Iterator[PeopleProblem]:
    """What is wrong with a table's columns as such: missing, repeated, unknown, out of place, of another type."""
    names = rows.schema.names
    for name in (FAMILY_ID, *(fact.name for fact in facts.values() if fact.default is None)):
        if name not in names:
            yield PeopleProblem("column_missing", file=rows.name, column=name)
    allowed = (FAMILY_ID, *extras, *facts)
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield PeopleProblem("column_repeated", file=rows.name, column=name)
        elif name in others:
            yield PeopleProblem("column_misplaced", file=rows.name, column=name)
        elif name not in allowed:
            yield PeopleProblem("column_unknown", file=rows.name, column=name, near=nearest(name, allowed))
        else:
            yield from _type_problems(rows, name, facts.get(name))


def _type_problems(rows: Rows, name: str, fact: Fact | None) -> Iterator[PeopleProblem]:
    kind = rows.schema.field(name).type
    if fact is not None:
        fits, expected = fits_fact(kind, fact), str(arrow_type(fact.unit))
    elif name == WEIGHT:
        fits, expected = pa.types.is_floating(kind) or pa.types.is_integer(kind), "double"
    else:
        fits, expected = is_identifier(kind), "int64 / string"
    if not fits:
        yield PeopleProblem("column_type", file=rows.name, column=name, value=kind, expected=expected)
