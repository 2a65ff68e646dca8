"""A population folder described: its parts counted one after another, and tables made of what they add up to."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from shanyraq.people.describe import inequality, tables
from shanyraq.people.describe.aims import Checks, has_aims
from shanyraq.people.describe.measures import Tally, sum_of, tally_of
from shanyraq.people.describe.portrait import Portrait, Table, known_columns
from shanyraq.people.population import read_parts
from shanyraq.people.population_files import About

Progress = Callable[[int, int], None]
"""Told how many families are counted, of how many."""

SLICE_PERSONS = 1 << 21
"""About how many persons are in memory at a time."""

TOLD_OF = {
    "settlements": "settlement",
    "study": "study",
    "work": "work",
    "work_regions": "work",
    "disability": "disability",
    "dwellings": "dwellings",
    "cars": "cars",
    "herds": "livestock_units",
}
"""The fact without which a table would tell of defaults alone, and is left out."""


def portrait_of(tally: Tally, about: About) -> Portrait:
    """The portrait of what was counted."""
    told: list[Table] = [
        tables.regions(tally),
        tables.settlements(tally),
        tables.sizes(tally),
        tables.types(tally),
        tables.marks(tally),
        tables.ages(tally),
        tables.study(tally),
        tables.work(tally),
        tables.work_regions(tally),
        tables.disability(tally),
        tables.incomes(tally),
        inequality.deciles(tally),
        inequality.income_regions(tally, about.date),
        tables.dwellings(tally),
        tables.cars(tally),
        tables.herds(tally),
        tables.belongings(tally),
    ]
    told = [table for table in told if TOLD_OF.get(table.key) not in tally.absent]
    absent = tuple(fact for name, fact in known_columns().items() if name in tally.absent)
    return Portrait(about, tally.families, tally.persons, tally.weighted, {table.key: table for table in told}, absent)


def describe(folder: Path, progress: Progress | None = None) -> Portrait:
    """Describe the population of a folder, part by part.

    Raises:
        Problem: the folder is no population, or its values cannot be true.
    """
    parts = read_parts(folder)
    everybody = sum(part.counts.families for part in parts)
    about = parts[0].about
    tally, done, checks = Tally(), 0, Checks(about) if has_aims(about) else None
    for population in (population for part in parts for population in part.slices(SLICE_PERSONS)):
        tally = sum_of([tally, tally_of(population)])
        if checks is not None:
            checks.add(population)
        done += len(population.sizes)
        if progress is not None:
            progress(done, everybody)
    found = portrait_of(tally, about)
    return found if checks is None else replace(found, aims=checks.aims(), caseloads=checks.caseloads())
