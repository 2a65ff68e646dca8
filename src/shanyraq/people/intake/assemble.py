"""The kept tables of all partitions as the parts of a population, one a region."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import polars as pl
import pyarrow as pa

from shanyraq.law.codes import Region
from shanyraq.people.columns import FAMILY_ID, fact_field
from shanyraq.people.intake.mapping import AMOUNT, FACTS, INCOME_KINDS, KIND, MONTH
from shanyraq.people.intake.settle import REGION, Settled
from shanyraq.people.population_files import About, Chunk, Counts, Draft, write_part

SORTED_ROWS = 2_000_000
"""Persons of a part that are brought into the order of their families at once; a larger part has several such runs."""


@dataclass(frozen=True)
class Place:
    """A region in a partition's files.

    Attributes:
        batch: where it stands in them.
        persons: how many it has there.
        first: the first of its families.
        last: the last of them.
    """

    batch: int
    persons: int
    first: str | int
    last: str | int


class Shelf:
    """The tables of settled partitions, on the disk until their region is written.

    Args:
        folder: an empty folder.

    Attributes:
        families: kept families by region.
        persons: kept persons by region.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.families: Counter[int] = Counter()
        self.persons: Counter[int] = Counter()
        self._places: dict[tuple[int, int], Place] = {}
        self._partitions = self._tables = 0

    def add(self, settled: Settled) -> None:
        """Put a partition's tables by, each region apart."""
        families = settled.tables[0]
        regions = families[REGION].unique().sort()
        bounds = [_bounds(table[REGION], regions) for table in settled.tables]
        for batch, region in enumerate(map(int, regions)):
            (start, end), (first, last) = bounds[0][batch], bounds[1][batch]
            place = Place(batch, last - first, families[FAMILY_ID][start], families[FAMILY_ID][end - 1])
            self._places[self._partitions, region] = place
            self.families[region] += end - start
            self.persons[region] += place.persons
        for number, (table, cuts) in enumerate(zip(settled.tables, bounds, strict=True)):
            whole = table.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
            [batch] = whole.to_batches() or [_empty(whole.schema)]
            with pa.ipc.new_file(str(self._file(self._partitions, number)), whole.schema) as writer:
                for start, end in cuts:
                    writer.write_batch(batch.slice(start, end - start))
        self._partitions += 1
        self._tables = len(settled.tables)

    def _file(self, partition: int, number: int) -> Path:
        return self.folder / f"settled-{partition}-{number}.arrow"

    def write(self, draft: Draft, about: About, progress: Callable[[int, int], None]) -> None:
        """Write every region as a part, two at a time."""
        regions = sorted(self.families)
        with ThreadPoolExecutor(2) as threads:
            written = threads.map(lambda region: self._write(draft, about, region), regions)
            for done, (region, counts) in enumerate(zip(regions, written, strict=True), 1):
                draft.add(Region(region).wire, counts)
                progress(done, len(regions))

    def _write(self, draft: Draft, about: About, region: int) -> Counts:
        return write_part(draft.part_folder(Region(region).wire), about, self._chunks(region))

    def _chunks(self, region: int) -> Iterator[Chunk]:
        """The tables of a region, in runs sorted by family."""
        run: list[int] = []
        size = 0
        held = [partition for partition in range(self._partitions) if (partition, region) in self._places]
        for partition in held:
            run.append(partition)
            size += self._places[partition, region].persons
            if size >= SORTED_ROWS or partition == held[-1]:
                yield self._chunk(run, region)
                run, size = [], 0

    def _chunk(self, run: list[int], region: int) -> Chunk:
        places = [self._places[partition, region] for partition in run]
        in_order = all(a.last < b.first for a, b in pairwise(places))  # type: ignore[operator]  # of one kind
        families, persons, *incomes = (
            self._table(run, region, number, in_order=in_order) for number in range(self._tables)
        )
        tables = [_as_told(families), _as_told(persons.drop_columns(REGION))]
        return (*tables, *(_incomes_as_told(table) for table in incomes))

    def _table(self, run: list[int], region: int, number: int, *, in_order: bool) -> pa.Table:
        """One table of a region from several partitions, sorted by family."""
        batches = []
        for partition in run:
            with pa.memory_map(str(self._file(partition, number))) as file, pa.ipc.open_file(file) as reader:
                batches.append(reader.get_batch(self._places[partition, region].batch))
        table = pa.Table.from_batches(batches)
        if in_order:
            return table.combine_chunks()
        return (
            pl.DataFrame(pl.from_arrow(table))
            .sort(FAMILY_ID, maintain_order=True)
            .to_arrow(compat_level=pl.CompatLevel.oldest())
        )


def _bounds(sorted_regions: pl.Series, regions: pl.Series) -> list[tuple[int, int]]:
    """Where the rows of each region begin and end."""
    starts, ends = (sorted_regions.search_sorted(regions, side) for side in ("left", "right"))
    return list(zip(map(int, starts), map(int, ends), strict=True))


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=schema)


def _as_told(table: pa.Table) -> pa.Table:
    """A table with each fact in its own type."""
    fields = [fact_field(FACTS[field.name]) if field.name in FACTS else _plain(field) for field in table.schema]
    return table.cast(pa.schema(fields))


def _plain(field: pa.Field) -> pa.Field:
    return pa.field(field.name, pa.string()) if pa.types.is_large_string(field.type) else field


def _incomes_as_told(table: pa.Table) -> pa.Table:
    """Incomes with their kinds in words."""
    kinds = pa.DictionaryArray.from_arrays(table[KIND].combine_chunks().cast(pa.int8()), list(INCOME_KINDS))
    told = table.set_column(table.schema.get_field_index(KIND), KIND, kinds)
    return _as_told(told.select([FAMILY_ID, "person", KIND, MONTH, AMOUNT]))
