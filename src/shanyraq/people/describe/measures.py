"""What is counted of a population, part by part: tallies that add up to those of the whole, whatever the parts.

One pass, column by column; a tally takes the same little memory for a village and for a country.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Disability, Region, Sex, Study, Work
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.case_layout import INCOME_KINDS
from shanyraq.people.country.payments import law_of
from shanyraq.people.describe.family_types import FamilyMark, FamilyType, Kinds, Members, kinds_of
from shanyraq.people.describe.spread import Spread, spread_of, together
from shanyraq.people.describe.weighing import MILLION, Axis, Column, Weights
from shanyraq.people.descriptors import Settlement
from shanyraq.people.population import FAMILY_COLUMNS, PERSON_COLUMNS, WEIGHT, Population
from shanyraq.rules import TENGE
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.population import MOST_MEMBERS

NO_INCOME = ("consumer_loan", "mortgage_loan", "property_sale")
"""Receipts that surveys of incomes do not count: money borrowed, and what property was sold for. They are shown, but
are no part of income per head."""


AGES = 121
"""Years of life told apart; the oldest stand in the last."""

MOST_OWNED = 3
"""Dwellings or cars told apart: so many and more stand together."""

HERDS = (0, 1, 3, 5, 10, 20, 50)
"""Livestock units from which bands begin."""

STUDY_AGES = (0, 6, 18, 23, 30)
"""Ages from which the bands begin that study is told by."""

OLD_ENOUGH = 16
"""The age from which people are asked what they do for a living."""

CHILD_AGED, WORKING_AGED, PENSION_AGED, LIVES = range(4)

REGIONS, SETTLEMENTS, SEXES = max(Region) + 1, len(Settlement), len(Sex)


@dataclass(frozen=True)
class Tally:
    """Counts and sums of a part of a population, or of all of it.

    Attributes:
        families: rows of the families' table.
        persons: rows of the persons' table.
        weighted: whether families have weights.
        cells: tables of counts in millionths, and of sums in millionths of a tiyn or of a unit; see `tally_of`.
        per_head: by region, income per head and month, by persons.
        absent: the facts and descriptors that have no column.
    """

    families: int = 0
    persons: int = 0
    weighted: bool = False
    cells: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    per_head: Mapping[Region, Spread] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()


def sum_of(tallies: Iterable[Tally]) -> Tally:
    """The tally of all parts together; a fact is absent where some part lacks its column."""
    parts = list(tallies)
    cells: dict[str, NDArray[Any]] = {}
    for part in parts:
        for name, table in part.cells.items():
            cells[name] = cells[name] + table if name in cells else table
    regions = sorted({region for part in parts for region in part.per_head})
    per_head = {
        region: together(part.per_head[region] for part in parts if region in part.per_head) for region in regions
    }
    return Tally(
        families=sum(part.families for part in parts),
        persons=sum(part.persons for part in parts),
        weighted=any(part.weighted for part in parts),
        cells=cells,
        per_head=per_head,
        absent=frozenset().union(*(part.absent for part in parts)),
    )


def tally_of(population: Population) -> Tally:
    """Count a population.

    The tables, with their axes: `families` region, settlement, type · `marks` region, settlement, mark · `sizes`
    region, settlement, persons · `type_persons` and `type_income` type · `ages` region, settlement, sex, age · `study`
    band of age, study · `work` region, sex, work · `disability` sex, stage of life, disability · `income_persons` and
    `income_sum` region, kind · `dwellings`, `cars` region, number · `herds` region, band · `livestock` region ·
    `payers` and `payments` region.

    Raises:
        Problem: values that cannot be true, or a day before the law.
    """
    return _Count(population).tally()


@dataclass
class _Persons:
    """What is known of persons before they are counted."""

    region: Axis
    settlement: Axis
    weights: Weights
    age: NDArray[np.uint8]
    stage: Axis
    sex: Axis
    child: NDArray[np.bool_]
    of_pension_age: NDArray[np.bool_]
    disability: Axis
    large: NDArray[np.bool_]


class _Count:
    """One population being counted."""

    def __init__(self, population: Population) -> None:
        self.population = population
        self.sizes = population.sizes
        weighted = WEIGHT in population.families.schema.names
        weights = np.rint(population.weights() * MILLION).astype(np.int64) if weighted else None
        self.weights = Weights(weights, len(self.sizes))
        self.region = self._axis("region", REGIONS)
        self.settlement = self._axis("settlement", SETTLEMENTS)
        self.cells: dict[str, NDArray[Any]] = {}

    def tally(self) -> Tally:
        """Everything that is counted."""
        persons = self._persons()
        kinds = self._families(persons)
        self._lives(persons)
        income = self._incomes(persons)
        self.cells["type_income"] = self.weights.sums(income, Axis(kinds.types, len(FamilyType)))
        self._belongings()
        population = self.population
        columns = {*population.families.schema.names, *population.persons.schema.names}
        return Tally(
            families=len(self.sizes),
            persons=int(self.sizes.sum()),
            weighted=self.weights.rows is not None,
            cells=self.cells,
            per_head=self._per_head(income),
            absent=frozenset(name for name in (*FAMILY_COLUMNS, *PERSON_COLUMNS) if name not in columns),
        )

    def _axis(self, name: str, length: int) -> Axis:
        return Axis(self.population.known(name), length)

    def _persons(self) -> _Persons:
        law = law_of(self.population.about.date)
        found = evaluate(self.population, law, ("age", "minor", "child", "of_pension_age", "large_family"))
        stage = np.full(int(self.sizes.sum()), WORKING_AGED, dtype=np.uint8)
        stage[found.column("minor")] = CHILD_AGED
        stage[found.column("of_pension_age")] = PENSION_AGED
        return _Persons(
            region=Axis(np.repeat(self.region.codes, self.sizes), REGIONS),
            settlement=Axis(np.repeat(self.settlement.codes, self.sizes), SETTLEMENTS),
            weights=self.weights.repeated(self.sizes),
            age=np.minimum(found.column("age"), AGES - 1).astype(np.uint8),
            stage=Axis(stage, LIVES),
            sex=self._axis("sex", SEXES),
            child=found.column("child"),
            of_pension_age=found.column("of_pension_age"),
            disability=self._axis("disability", len(Disability)),
            large=found.column("large_family"),
        )

    def _families(self, persons: _Persons) -> Kinds:
        with_disability = persons.disability.codes != Disability.NONE
        relation = self.population.known("relation")
        kinds = kinds_of(
            Members(self.sizes, relation, persons.child, persons.of_pension_age, with_disability, persons.large)
        )
        types, place = Axis(kinds.types, len(FamilyType)), (self.region, self.settlement)
        self.cells["families"] = self.weights.counts(*place, types)
        self.cells["sizes"] = self.weights.counts(*place, Axis(self.sizes, MOST_MEMBERS + 1))
        self.cells["type_persons"] = self.weights.sums(self.sizes, types)
        marks = [self.weights.counts(*place, Axis(kinds.marks[mark], 2))[..., 1] for mark in FamilyMark]
        self.cells["marks"] = np.stack(marks, axis=-1)
        return kinds

    def _lives(self, persons: _Persons) -> None:
        weights, ages = persons.weights, Axis(persons.age, AGES)
        self.cells["ages"] = weights.counts(persons.region, persons.settlement, persons.sex, ages)
        study = self._axis("study", len(Study))
        self.cells["study"] = weights.counts(Axis(_bands(persons.age, STUDY_AGES), len(STUDY_AGES)), study)
        old = np.flatnonzero(persons.age >= OLD_ENOUGH)
        work = self._axis("work", len(Work)).of(old)
        self.cells["work"] = weights.of(old).counts(persons.region.of(old), persons.sex.of(old), work)
        self.cells["disability"] = weights.counts(persons.sex, persons.stage, persons.disability)

    def _incomes(self, persons: _Persons) -> NDArray[np.int64]:
        """Count each kind of income; each family's income of the quarter in tiyn, without what is no income."""
        family = np.zeros(len(self.sizes), dtype=np.int64)
        starts = np.cumsum(self.sizes) - self.sizes
        counts, sums = [], []
        for kind, fact in INCOME_KINDS.items():
            values = self.population.known(fact.name)
            rows = np.flatnonzero(values)
            region, weights = persons.region.of(rows), persons.weights.of(rows)
            counts.append(weights.counts(region))
            sums.append(weights.sums(values[rows], region))
            if len(rows) and kind not in NO_INCOME:
                family += np.add.reduceat(values, starts)
        self.cells["income_persons"], self.cells["income_sum"] = np.stack(counts, axis=-1), np.stack(sums, axis=-1)
        return family

    def _per_head(self, income: NDArray[np.int64]) -> dict[Region, Spread]:
        """By region, the income per head and month of each family's persons, in whole tenge."""
        amounts = income // (QUARTER_MONTHS * TENGE * self.sizes)
        people = self.sizes * (MILLION if self.weights.rows is None else self.weights.rows)
        here = ((region, self.region.codes == region) for region in Region if np.any(self.region.codes == region))
        return {region: spread_of(amounts[rows], people[rows]) for region, rows in here}

    def _belongings(self) -> None:
        region, weights = self.region, self.weights
        for name in ("dwellings", "cars"):
            owned = Axis(np.minimum(self.population.known(name), MOST_OWNED), MOST_OWNED + 1)
            self.cells[name] = weights.counts(region, owned)
        units = self.population.known("livestock_units")
        self.cells["herds"] = weights.counts(region, Axis(_bands(units, HERDS), len(HERDS)))
        self.cells["livestock"] = weights.sums(units, region)
        payment = self.population.known("loan_payment_month")
        self.cells["payers"] = weights.counts(region, Axis(payment > 0, 2))[..., 1]
        self.cells["payments"] = weights.sums(payment, region)


def _bands(values: Column, starts: tuple[int, ...]) -> Column:
    """Which band each value is in, by the values the bands begin from, the first from nought."""
    return np.searchsorted(np.array(starts[1:]), values, side="right").astype(np.uint8)
