"""Published caseloads of targeted social assistance beside what the law yields: a check, and the take-up it implies.

Nothing here is fitted. Published counts are of everybody ever paid in a year (or in the part of it that a period says);
the law yields who has a right on one day, so that the quotient is a rough measure: it holds take-up, the turnover of
recipients within a year, and every fault of the synthetic incomes.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np

from shanyraq.law.codes import Kind, Region
from shanyraq.people.country.figures import Figure, figures
from shanyraq.people.country.payments import law_of
from shanyraq.people.population import Population
from shanyraq.rules.evaluate import evaluate

CHECKED_YEARS = (2018, 2022, 2023, 2024, 2025)
"""Years whose caseloads tell something; in 2019 the rules changed within the year, in 2020 and 2021 assignments were
prolonged without asking."""

WHOLE_YEAR = "year"

OUTPUTS = ("kind", "targeted_assistance_month")


@dataclass(frozen=True)
class Caseload:
    """How many were paid targeted assistance.

    Attributes:
        year: in which year.
        as_of: up to which day of it.
        period: for how long: `year`, `9 months`, `year to date`...
        region: where; None for the country.
        persons: members of the families paid, where told.
        families: families paid, where told.
        source: where it was read.
        kind: what kind of place that is.
        confidence: how sure it is.
        note: what else the source says.
    """

    year: int
    as_of: str
    period: str
    region: Region | None
    persons: int | None
    families: int | None
    source: str
    kind: str
    confidence: str
    note: str


@dataclass(frozen=True)
class CaseloadCheck:
    """A published caseload beside what the law yields.

    Attributes:
        caseload: as published.
        families: families with a right to assistance on the day.
        persons: the persons in them.
        month: what all of them are due a month, in tiyn.
        take_up: published persons over those with a right, or families where no persons are published; None where
            nobody has a right.
    """

    caseload: Caseload
    families: float
    persons: float
    month: float
    take_up: float | None


def caseloads(year: int) -> tuple[Caseload, ...]:
    """The caseloads published of a year, the country's first; of each place the fullest period."""
    found: dict[tuple[Region | None, str], list[Figure]] = defaultdict(list)
    for figure in figures("caseloads"):
        if figure.year == year and figure.indicator in ("tsa_persons", "tsa_families"):
            found[figure.region, figure.indicator].append(figure)
    places = sorted({region for region, _ in found}, key=lambda region: 0 if region is None else int(region))
    return tuple(_caseload(region, found) for region in places)


def _caseload(region: Region | None, found: dict[tuple[Region | None, str], list[Figure]]) -> Caseload:
    persons = _fullest(found.get((region, "tsa_persons"), []))
    families = _fullest(found.get((region, "tsa_families"), []))
    told = persons or families
    assert told is not None  # a place is there because a figure is
    return Caseload(
        year=told.year,
        as_of=told.period,
        period=told.group,
        region=region,
        persons=None if persons is None else int(persons.value),
        families=None if families is None or (persons and families.period != persons.period) else int(families.value),
        source=told.source,
        kind=told.kind,
        confidence=told.confidence,
        note=told.note,
    )


def _fullest(figures_of_place: list[Figure]) -> Figure | None:
    """The figure of the whole year, or else the last of the year to date."""
    ordered = sorted(figures_of_place, key=lambda figure: (figure.group == WHOLE_YEAR, figure.period))
    return ordered[-1] if ordered else None


class CaseloadTally:
    """What the law of a day yields in a population, part by part.

    Attributes:
        day: whose law.
    """

    def __init__(self, day: date) -> None:
        self.day = day
        self._sums: dict[tuple[int, str], float] = defaultdict(float)

    def add(self, population: Population, *, workers: int | None = None) -> None:
        """Evaluate a part of the population and count it in."""
        results = evaluate(population, law_of(self.day), OUTPUTS, workers=workers)
        entitled = results.column("kind") != Kind.NONE
        region = population.column("region")
        assert region is not None  # every population has it
        weights = population.weights() * entitled
        sums = {
            "families": weights,
            "persons": weights * population.sizes,
            "month": weights * results.column("targeted_assistance_month"),
        }
        for name, values in sums.items():
            by_region = np.bincount(region.astype(np.int64), values)
            for code in np.flatnonzero(by_region):
                self._sums[int(code), name] += float(by_region[code])
            self._sums[0, name] += float(by_region.sum())

    def merge(self, other: "CaseloadTally") -> None:
        """Count in what another tally has counted."""
        for key, value in other._sums.items():
            self._sums[key] += value

    def checks(self) -> tuple[CaseloadCheck, ...]:
        """Every caseload published of the day's year beside what the law yields."""
        return tuple(self._check(caseload) for caseload in caseloads(self.day.year))

    def _check(self, caseload: Caseload) -> CaseloadCheck:
        place = 0 if caseload.region is None else int(caseload.region)
        families, persons, month = (self._sums.get((place, name), 0.0) for name in ("families", "persons", "month"))
        published, yielded = (caseload.persons, persons) if caseload.persons else (caseload.families, families)
        take_up = published / yielded if published and yielded else None
        return CaseloadCheck(caseload, families, persons, month, take_up)
