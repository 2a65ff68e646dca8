"""A synthetic country as a population folder: regions as parts, families drawn lot by lot, the same for the same seed.

A lot has a fixed number of families and is drawn from the seed, its region and its number alone, so that any part can
be drawn again by itself and nothing depends on how many workers draw. Memory is that of a few lots.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from threading import Lock

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from shanyraq.law.codes import Region
from shanyraq.law.wellbeing.facts import WELLBEING_FAMILY_FACTS, WELLBEING_PERSON_FACTS
from shanyraq.people.columns import FAMILY_ID, Column, fact_field, unit_array
from shanyraq.people.country.calibration import labours, levels
from shanyraq.people.country.families import Lot, draw_families
from shanyraq.people.country.figures import REGIONS
from shanyraq.people.country.homes import draw_homes
from shanyraq.people.country.incomes import draw_incomes
from shanyraq.people.country.lives import draw_lives
from shanyraq.people.country.months import income_table
from shanyraq.people.country.problems import CountryProblem
from shanyraq.people.country.structure import structures
from shanyraq.people.country.targets import targets
from shanyraq.people.draws import generator
from shanyraq.people.population import FAMILY_COLUMNS, PERSON_COLUMNS, WEIGHT
from shanyraq.people.population_files import About, Chunk, Counts, new_population, write_part
from shanyraq.rules import Fact, Text

LEFT_OPEN = frozenset(fact.name for fact in (*WELLBEING_FAMILY_FACTS, *WELLBEING_PERSON_FACTS))
"""Facts whose places stay empty where they are not drawn: ladders tell what nobody stated from what is nought."""

GENERATOR = "country"
"""What `made` of a population drawn here says of its generator."""

LOT = 1 << 16
"""Families of a lot."""

FIRST_DAY = date(2018, 1, 1)
LEAST, MOST = 200, 8_000_000
"""Families that can be asked for: enough for each region to have some, and more than the country has."""

IDS_OF_REGION = 1_000_000_000

SOURCE = Text(
    "синтетикалық ел: жарияланған статистика бойынша құрылған ойдан шығарылған отбасылар",
    "синтетические данные: страна из вымышленных семей, составленная по опубликованной статистике",
    "synthetic country: made-up families drawn from published statistics",
)

Progress = Callable[[int, int], None]
"""Told how many families are drawn, of how many."""


@dataclass(frozen=True)
class Share:
    """What of the country a region is.

    Attributes:
        region: which.
        families: how many are drawn.
        weight: how many families of the country each of them stands for.
    """

    region: Region
    families: int
    weight: float


def write_country(
    folder: Path,
    families: int,
    seed: int,
    day: date,
    *,
    regions: Sequence[Region] | None = None,
    months: bool = False,
    replace: bool = False,
    progress: Progress | None = None,
    workers: int | None = None,
) -> Counts:
    """Draw a synthetic country into a population folder, a part for each region.

    Args:
        folder: its name.
        families: how many the whole country has; regions have their share of them.
        seed: the same seed gives the same bytes, whatever the other arguments say of other parts.
        day: the day its families are of.
        regions: which parts to write, all when None; a part is the same as in the whole.
        months: whether to write the incomes month by month, too.
        replace: whether it may take the place of another population.
        progress: told after every lot.
        workers: how many parts are drawn at a time, as many as processors when None.

    Raises:
        PeopleProblem: the day or the number cannot be used, or the folder cannot be written.
    """
    wanted = [share for share in shares(families, day) if regions is None or share.region in regions]
    about = About(day, SOURCE, synthetic=True, made=_made(families, seed, day, months))
    total = sum(share.families for share in wanted)
    told = _Told(progress, total)
    with (
        new_population(folder, about, replace=replace) as draft,
        ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool,
    ):
        levels(day)  # fitted once, before the workers ask

        def write(share: Share) -> Counts:
            lots = told.watched(draw_region(share, seed, day, months=months))
            return write_part(draft.part_folder(share.region.wire), about, lots)

        largest = sorted(wanted, key=lambda share: -share.families)
        written = {share.region: pool.submit(write, share) for share in largest}
        for share in wanted:
            draft.add(share.region.wire, written[share.region].result())
    return Counts(total, told.persons)


def regions_named(codes: Sequence[str]) -> tuple[Region, ...]:
    """Regions by their two digits.

    Raises:
        CountryProblem: one of them is none of today's regions.
    """
    known = {region.wire: region for region in REGIONS}
    for code in codes:
        if code not in known:
            raise CountryProblem("country_region", region=code, allowed=", ".join(known))
    return tuple(known[code] for code in codes)


def shares(families: int, day: date) -> tuple[Share, ...]:
    """How many of so many families each region has, in the order of the regions' codes.

    Raises:
        CountryProblem: the day is not one of the figures', or the number too small or too large.
    """
    if day < FIRST_DAY:
        raise CountryProblem("country_too_early", day=day, first=FIRST_DAY)
    if day > (today := date.today()):
        raise CountryProblem("country_too_late", day=day, last=today)
    if not LEAST <= families <= MOST:
        raise CountryProblem("country_size", families=families, least=LEAST, most=MOST)
    country = {region: structure.shape.families for region, structure in structures(day).items()}
    exact = {region: families * number / sum(country.values()) for region, number in country.items()}
    drawn = {region: int(number) for region, number in exact.items()}
    for region in sorted(exact, key=lambda region: drawn[region] - exact[region])[: families - sum(drawn.values())]:
        drawn[region] += 1
    return tuple(Share(region, drawn[region], country[region] / drawn[region]) for region in REGIONS)


def draw_region(share: Share, seed: int, day: date, *, months: bool = False) -> Iterator[Chunk]:
    """A region's families and persons, lot by lot, and their incomes by month if wanted."""
    for number in range(-(-share.families // LOT)):
        lot = draw_lot(share.region, min(LOT, share.families - number * LOT), seed, day, number)
        ids = np.arange(len(lot.sizes), dtype=np.int64) + int(share.region) * IDS_OF_REGION + number * LOT + 1
        families = _table(FAMILY_COLUMNS, lot.families, ids)
        weights = pa.array(np.full(len(ids), share.weight))
        families = families.append_column(pa.field(WEIGHT, pa.float64()), weights)
        persons = _table(PERSON_COLUMNS, lot.persons, ids[lot.family])
        yield (families, persons, income_table(lot, ids)) if months else (families, persons)


def draw_lot(region: Region, families: int, seed: int, day: date, number: int) -> Lot:
    """One lot of a region's families, with every fact."""
    structure = structures(day)[region]
    rng = generator(seed, int(region), number)
    lot = draw_families(rng, day, region, structure.odds.draw(rng, families), structure.urban)
    draw_lives(lot, labours(day)[region])
    draw_incomes(lot, levels(day)[region])
    draw_homes(lot)
    return lot


def _table(facts: dict[str, Fact], drawn: dict[str, Column], ids: NDArray[np.int64]) -> pa.Table:
    fields = [pa.field(FAMILY_ID, pa.int64()), *map(fact_field, facts.values())]
    arrays = [pa.array(ids)]
    for name, fact in facts.items():
        values, empty = drawn.get(name), None
        if values is None:
            values = np.full(len(ids), fact.least if fact.default is None else fact.default, dtype=fact.unit.dtype)
            empty = np.full(len(ids), name in LEFT_OPEN)
        arrays.append(unit_array(fact.unit, values, empty))
    return pa.table(arrays, schema=pa.schema(fields))


def _made(families: int, seed: int, day: date, months: bool) -> dict[str, object]:
    known = targets(day)
    return {
        "generator": GENERATOR,
        "version": version("shanyraq"),
        "seed": seed,
        "families": families,
        "lot": LOT,
        "months": months,
        "targets": [_told_target(target.name, target.region) for target in known if target.matched],
        "checks": [_told_target(target.name, target.region) for target in known if not target.matched],
    }


def _told_target(name: str, region: Region | None) -> str:
    return name if region is None else f"{name} {region.wire}"


class _Told:
    """Counts what all workers have drawn, and tells."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.families = 0
        self.persons = 0
        self._progress = progress
        self._total = total
        self._lock = Lock()

    def watched(self, lots: Iterator[Chunk]) -> Iterator[Chunk]:
        for lot in lots:
            yield lot
            with self._lock:
                self.families += lot[0].num_rows
                self.persons += lot[1].num_rows
                if self._progress is not None:
                    self._progress(self.families, self._total)
