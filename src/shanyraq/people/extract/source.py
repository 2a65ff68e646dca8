"""The families an extract is made from: drawn, brought into an order that tells nothing, read one column at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.people.columns import Column
from shanyraq.people.grouping import identifiers
from shanyraq.people.population import FAMILY_COLUMNS, PERSON_COLUMNS, WEIGHT, Population
from shanyraq.rules import NEVER, Count, Fact, Text, Tiyn, to_date, unit_of

Rows = NDArray[np.int64]

CLUSTERS = ("stratum", "psu")
"""How a survey was drawn; an extract tells it by pseudonyms alone."""

OTHER_INCOMES = "other_incomes"

NEVER_TOLD = "never"
"""What stands for the day of something that has not happened."""


def _derived(name: str, level: str, annotation: object, title: Text) -> Fact:
    found = unit_of(annotation)
    assert found is not None  # every annotation below names a unit
    return Fact(name, level, found[0], title, 0, 0, 10**15)


DERIVED: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        _derived("size", "family", Count, Text("Отбасы мүшелерінің саны", "Число членов семьи", "Size of the family")),
        _derived(
            "quarter_income",
            "family",
            Tiyn,
            Text("Отбасының тоқсандық табысы", "Доход семьи за квартал", "Income of the family in the quarter"),
        ),
        _derived("age", "person", Count, Text("Жасы, толық жыл", "Возраст, полных лет", "Age in full years")),
        _derived(OTHER_INCOMES, "person", Tiyn, Text("Қалған табыс", "Прочие доходы", "Other incomes")),
    )
}
"""What is worked out from the population's columns; other incomes are those no kept column names."""

COLUMNS: dict[str, Fact] = FAMILY_COLUMNS | PERSON_COLUMNS | DERIVED
"""What a plan may name."""

_INCOMES = tuple(fact.name for fact in INCOME_FACTS)


@dataclass(frozen=True)
class Drawn:
    """Which families are in an extract, and in what order they and their members stand.

    Attributes:
        families: their rows in the population, in the extract's order.
        persons: the rows of their members, in the population's order of families, family after family.
        owner: the place of each person's family in the extract.
        sizes: the number of members of each family.
    """

    families: Rows
    persons: Rows
    owner: Rows
    sizes: Rows


def draw(sizes: Rows, share: Fraction, rng: np.random.Generator) -> Drawn:
    """Draw a share of the families, all equally likely, in random order, their members in random order, too.

    Args:
        sizes: the members of each family of the population.
        share: the share drawn; at least one family where there is any.
        rng: where chance comes from.
    """
    number = max(round(len(sizes) * share), min(1, len(sizes)))
    families = rng.permutation(len(sizes))[:number].astype(np.int64)
    starts = np.cumsum(sizes) - sizes
    chosen = sizes[families]
    owner = np.repeat(np.arange(number, dtype=np.int64), chosen)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(chosen) - chosen, chosen)
    persons = starts[families][owner] + place
    mixed = np.lexsort((rng.random(len(owner)), owner))
    return Drawn(families, persons[mixed].astype(np.int64), owner, chosen)


class Source:
    """Drawn families and persons of a population, their columns in the extract's order.

    Args:
        population: where they are from.
        drawn: which they are.
        named: the income columns that stand for themselves, not among the others.
    """

    def __init__(self, population: Population, drawn: Drawn, named: Iterable[str] = ()) -> None:
        self.population = population
        self.drawn = drawn
        self._others = tuple(name for name in _INCOMES if name not in set(named))

    @property
    def day(self) -> date:
        """The day the facts are of."""
        return self.population.about.date

    def column(self, name: str) -> Column | None:
        """A column of the population or one worked out from it; None where the population does not have it."""
        if name == "size":
            return self.drawn.sizes
        if name == "age":
            births = self.column("birth_date")
            assert births is not None  # a population has no person without a date of birth
            return ages(births, self.day)
        if name == OTHER_INCOMES:
            return self._sum(self._others)
        if name == "quarter_income":
            incomes = self._sum(_INCOMES)
            return None if incomes is None else self.per_family(incomes)
        values = self.population.column(name)
        return None if values is None else values[self._rows(name)]

    def per_family(self, values: Column) -> Column:
        """Whole numbers of persons, added up by family."""
        total = np.zeros(len(self.drawn.sizes), dtype=np.int64)
        np.add.at(total, self.drawn.owner, values)
        return total

    def weights(self) -> NDArray[np.float64] | None:
        """How many families each family stands for in the population; None where it has no weights."""
        if WEIGHT not in self.population.families.schema.names:
            return None
        return self.population.weights()[self.drawn.families]

    def cluster(self, name: str) -> Rows | None:
        """Which families share a stratum or sampling unit, by numbers in the order they first appear; None without."""
        if name not in self.population.families.schema.names:
            return None
        values = identifiers(self.population.families, name).take(self.drawn.families)
        return np.asarray(values.dictionary_encode(null_encoding="encode").indices, dtype=np.int64) + 1

    def _rows(self, name: str) -> Rows:
        return self.drawn.families if COLUMNS[name].level == "family" else self.drawn.persons

    def _sum(self, names: Iterable[str]) -> Column | None:
        total = None
        for name in names:
            found = self.column(name)
            if found is not None:
                total = found.astype(np.int64) if total is None else total + found
        return total


def ages(births: Column, day: date) -> Column:
    """Full years on a day; nobody is younger than nought."""
    born = births.astype("datetime64[D]")
    months = born.astype("datetime64[M]")
    years = months.astype("datetime64[Y]")
    month_and_day = (months - years).astype(np.int64) * 100 + 100 + (born - months).astype(np.int64) + 1
    full = day.year - 1970 - years.astype(np.int64) - (month_and_day > day.month * 100 + day.day)
    return np.asarray(np.maximum(full, 0))


def periods(days: Column, period: str) -> list[str]:
    """Days as the year or quarter they are in; what never happened says so."""
    found, place = np.unique(days, return_inverse=True)
    texts = [NEVER_TOLD if number == NEVER else _period(to_date(int(number)), period) for number in found]
    return [texts[index] for index in place]


def _period(day: date, period: str) -> str:
    return str(day.year) if period == "year" else f"{day.year}-Q{(day.month + 2) // 3}"
