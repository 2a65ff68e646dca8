"""Families to be studied: who they are, what they live on, and the line of the law that is theirs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design, Lonely, coded, nested
from shanyraq.evidence.families.problems import FamiliesProblem
from shanyraq.law.codes import Disability
from shanyraq.law.families import LAW
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.case_layout import INCOME_KINDS
from shanyraq.people.describe.family_types import Members, kinds_of
from shanyraq.people.describe.measures import NO_INCOME
from shanyraq.people.descriptors import DRAWS
from shanyraq.people.population import Part, Population
from shanyraq.people.population_files import About
from shanyraq.people.rows import Rows
from shanyraq.rules import TENGE
from shanyraq.rules.evaluate import evaluate

Whole = NDArray[np.int64]
Column = NDArray[Any]
Progress = Callable[[int, int], None]

SLICE_PERSONS = 1 << 21
"""About how many persons are in memory at a time while families are collected."""

ASSISTANCE = "targeted_assistance"

APART = (*NO_INCOME, ASSISTANCE)
"""Kinds that welfare before targeted assistance leaves out."""

ABOUT_FAMILY = ("age", "child", "of_pension_age", "large_family", "poverty_line")
"""What the law of the day says of each family and person that evidence tells them apart by."""


@dataclass(frozen=True)
class Families:
    """The families of a population, one row each, in the population's order.

    Attributes:
        about: where they come from.
        day: the day of the law that told lines and ages.
        weight: families of the country that each stands for.
        size: persons.
        children: children among them, as the law counts them.
        region: the region's code.
        settlement: the settlement's code.
        kind: a `FamilyType`.
        income: what the family had in the quarter without assistance, loans and sales of property, in tiyn.
        line: the poverty line of the law, a month a person, in tiyn.
        received: the targeted assistance that the family received in the quarter, in tiyn.
        draw: the random number that decides take-up, from 0 up to `DRAWS`.
        stratum: the design's stratum of a survey, as codes; None where there is none.
        psu: the sampling unit of a survey, as codes; None where families are the units.
        lonely: what to do with a survey's strata of one sampling unit.
    """

    about: About
    day: date
    weight: NDArray[np.float64]
    size: Whole
    children: Whole
    region: Column
    settlement: Column
    kind: Column
    income: Whole
    line: Whole
    received: Whole
    draw: Whole
    stratum: Column | None = None
    psu: Column | None = None
    lonely: Lonely = Lonely.FAIL

    @property
    def number(self) -> int:
        """Rows."""
        return len(self.size)

    @property
    def persons(self) -> NDArray[np.float64]:
        """Persons of the country that each family's members stand for."""
        return self.weight * self.size

    @property
    def per_head(self) -> NDArray[np.float64]:
        """What there is to live on without assistance: tenge a month a person."""
        return self.income / (QUARTER_MONTHS * TENGE * self.size)

    def per_head_of(self, month: Whole) -> NDArray[np.float64]:
        """A family's monthly amount in tiyn as tenge a person."""
        return month / (TENGE * self.size)

    @property
    def line_tenge(self) -> NDArray[np.float64]:
        """The law's poverty line in tenge a month a person."""
        return self.line / TENGE

    @cached_property
    def design(self) -> Design:
        """How families were drawn; each is its own unit unless the survey says otherwise."""
        if self.stratum is not None and self.psu is not None:
            return Design(self.number, self.stratum, nested(self.stratum, self.psu), lonely=self.lonely)
        return Design(self.number, self.stratum, self.psu, lonely=self.lonely)


def collect(
    parts: Sequence[Part], day: date, progress: Progress | None = None, *, slice_persons: int = SLICE_PERSONS
) -> Families:
    """The families of a population.

    Args:
        parts: the population's parts.
        day: the day whose law tells lines, ages and children.
        progress: told how many families are done, of how many.
        slice_persons: about how many persons are in memory at a time.

    Raises:
        Problem: the population cannot be used, or has nobody.
    """
    return joined([families_of(population, day) for population in slices_of(parts, progress, slice_persons)])


def slices_of(parts: Sequence[Part], progress: Progress | None, slice_persons: int) -> Iterator[Population]:
    """The population in slices of whole families; each is told as done when the next is asked for."""
    families, done = sum(part.counts.families for part in parts), 0
    for part in parts:
        for population in part.slices(slice_persons):
            yield population
            done += len(population.sizes)
            if progress is not None:
                progress(done, families)


def families_of(population: Population, day: date) -> Families:
    """The families of a population that is in memory as a whole."""
    found = evaluate(population, LAW.at(day), ABOUT_FAMILY)
    sizes = population.sizes
    child, old = found.column("child"), found.column("of_pension_age")
    ill = population.known("disability") != Disability.NONE
    members = Members(sizes, population.known("relation"), child, old, ill, found.column("large_family"))
    return Families(
        about=population.about,
        day=day,
        weight=population.weights(),
        size=sizes,
        children=members.number(child),
        region=population.known("region"),
        settlement=population.known("settlement"),
        kind=kinds_of(members).types,
        income=_incomes(population, [kind for kind in INCOME_KINDS if kind not in APART]),
        line=found.column("poverty_line").astype(np.int64),
        received=_incomes(population, [ASSISTANCE]),
        draw=population.known("take_up_draw").astype(np.int64),
        stratum=_identifiers(population.families, "stratum"),
        psu=_identifiers(population.families, "psu"),
    )


def joined(families: Iterable[Families]) -> Families:
    """Families of several slices as one table; strata and units get their codes only now.

    Raises:
        FamiliesProblem: there is nobody.
    """
    found = list(families)
    if not sum(one.number for one in found):
        raise FamiliesProblem("nobody")
    arrays: dict[str, Any] = {
        name: np.concatenate([getattr(one, name) for one in found])
        for name, value in vars(found[0]).items()
        if isinstance(value, np.ndarray)
    }
    for name in ("stratum", "psu"):
        if name in arrays:
            arrays[name] = coded(arrays[name])[0]
    return replace(found[0], **arrays)


def random_draws(families: Families) -> bool:
    """Whether the population has random numbers of take-up, and not the same one for everybody."""
    return bool(families.draw.min() != families.draw.max()) and int(families.draw.max()) < DRAWS


def _incomes(population: Population, kinds: Iterable[str]) -> Whole:
    """What each family had of some kinds of income in the quarter."""
    sizes = population.sizes
    starts = np.cumsum(sizes) - sizes
    family = np.zeros(len(sizes), dtype=np.int64)
    for kind in kinds:
        values = population.column(INCOME_KINDS[kind].name)
        if values is not None and len(values):
            family += np.add.reduceat(values, starts, dtype=np.int64)
    return family


def _identifiers(rows: Rows, name: str) -> Column | None:
    """A column of identifiers as it stands; None where there is none."""
    if name not in rows.schema.names:
        return None
    return np.concatenate([np.asarray(chunk.to_pylist()) for chunk in rows.chunks(name)])
