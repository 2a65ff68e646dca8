"""Random families for demonstrations and measurements: every fact of the law, plausible together, no country's picture.

The synthetic country drawn from published statistics is another matter; nothing here is fitted to any. Families are
drawn in lots of a fixed size, each from a seed of its own, so that a sample is the same whoever draws it and takes no
more memory than a few lots.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from shanyraq.people.columns import FAMILY_FACTS, FAMILY_ID, PERSON_FACTS, Column, empty_tables, fact_field, unit_array
from shanyraq.people.draws import between, generator, happens
from shanyraq.people.population_files import About, Counts, write_population
from shanyraq.people.sample.families import Crowd, draw_families
from shanyraq.people.sample.homes import draw_homes
from shanyraq.people.sample.incomes import draw_incomes
from shanyraq.people.sample.lives import draw_lives
from shanyraq.people.sample.wellbeing import draw_wellbeing
from shanyraq.rules import Fact, Text, to_day

LOT = 1 << 16
"""Families drawn at a time."""

WORKERS = 2

RARE = 0.01
"""The chance that a fact nobody has described more closely is not at its default."""

RARE_DAYS = 3 * 365
"""How long ago such an event may have been."""

Progress = Callable[[int, int], None]
"""Told how many families are drawn, of how many."""


def sample_population(families: int, seed: int, date: date) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Random families and their persons, lot by lot, to be written by `write_population`.

    Args:
        families: how many.
        seed: the same seed gives the same families.
        date: the day their facts are of.
    """
    lots = iter(range(-(-families // LOT)))
    if families == 0:
        yield empty_tables()
    with ThreadPoolExecutor(WORKERS) as pool:

        def begin(lot: int) -> Future[tuple[pa.Table, pa.Table]]:
            return pool.submit(_lot, lot, min(LOT, families - lot * LOT), seed, date)

        drawing = [begin(lot) for lot in islice(lots, WORKERS + 1)]
        while drawing:
            yield drawing.pop(0).result()
            drawing.extend(begin(lot) for lot in islice(lots, 1))


def write_sample(folder: Path, families: int, seed: int, date: date, progress: Progress | None = None) -> Counts:
    """Draw random families into a new population folder, flagged synthetic.

    Raises:
        PeopleProblem: the folder exists already, or cannot be made.
    """
    source = Text(
        f"кездейсоқ синтетикалық отбасылар, бастапқы саны {seed}: ешбір елдің бейнесі емес",
        f"случайные синтетические семьи, начальное число {seed}: не картина какой-либо страны",
        f"random synthetic families, seed {seed}: not a picture of any country",
    )
    about = About(date, source, synthetic=True, made={"sample": {"families": families, "seed": seed}})
    return write_population(folder, about, _watched(sample_population(families, seed, date), families, progress))


def _watched(
    lots: Iterator[tuple[pa.Table, pa.Table]], families: int, progress: Progress | None
) -> Iterator[tuple[pa.Table, pa.Table]]:
    drawn = 0
    for lot in lots:
        yield lot
        drawn += lot[0].num_rows
        if progress is not None:
            progress(drawn, families)


def _lot(lot: int, families: int, seed: int, day: date) -> tuple[pa.Table, pa.Table]:
    crowd = draw_families(generator(seed, lot), families, day)
    draw_lives(crowd)
    draw_homes(crowd)
    draw_incomes(crowd)
    draw_wellbeing(crowd)
    ids = np.arange(lot * LOT, lot * LOT + families, dtype=np.int64) + 1
    return (
        _table(crowd, FAMILY_FACTS, crowd.families, ids),
        _table(crowd, PERSON_FACTS, crowd.persons, crowd.to_persons(ids)),
    )


def _table(crowd: Crowd, facts: dict[str, Fact], drawn: dict[str, Column], ids: NDArray[np.int64]) -> pa.Table:
    fields = [pa.field(FAMILY_ID, pa.int64()), *map(fact_field, facts.values())]
    arrays = [pa.array(ids)]
    for name, fact in facts.items():
        values = drawn[name] if name in drawn else _seldom(crowd, fact, len(ids))
        arrays.append(unit_array(fact.unit, values))
    return pa.table(arrays, schema=pa.schema(fields))


def _seldom(crowd: Crowd, fact: Fact, number: int) -> Column:
    """A fact at its default for nearly everybody, and at any other value it may have for the rest."""
    usual = fact.least if fact.default is None else fact.default
    values = np.full(number, usual, dtype=fact.unit.dtype)
    rows = np.flatnonzero(happens(crowd.rng, number, RARE))
    if fact.unit.codes is not None:
        values[rows] = crowd.rng.choice([int(code) for code in fact.unit.codes], len(rows))
    elif fact.unit.name == "day":
        last = np.full(len(rows), to_day(crowd.day) + 1)
        values[rows] = between(crowd.rng, last - RARE_DAYS, last)
    else:
        low = np.full(len(rows), fact.least)
        values[rows] = between(crowd.rng, low, np.minimum(low + 3, fact.most + 1))
    return values
