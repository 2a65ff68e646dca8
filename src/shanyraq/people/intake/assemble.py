"""The kept tables of all partitions as the parts of a population, one a region."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa

from shanyraq.law.codes import Region
from shanyraq.people.columns import FAMILY_ID, fact_field
from shanyraq.people.intake.mapping import AMOUNT, FACTS, INCOME_KINDS, KIND, MONTH
from shanyraq.people.intake.settle import REGION, Settled
from shanyraq.people.population_files import About, Chunk, Counts, Draft, write_part

SORTED_ROWS = 2_000_000
"""Persons of a part that are brought into the order of their families at once; a larger part has several such runs."""


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
        self._places: dict[tuple[int, int], int] = {}
        self._partitions = self._tables = 0

    def add(self, settled: Settled) -> None:
        """Put a partition's tables by, each region apart."""
        families, persons = settled.tables[:2]
        for counts, table in ((self.families, families), (self.persons, persons)):
            counts.update({int(region): number for region, number in table[REGION].value_counts().iter_rows()})
        partition = self._partitions
        self._partitions += 1
        self._tables = len(settled.tables)
        regions = families[REGION].unique().sort()
        for place, region in enumerate(regions):
            self._places[partition, region] = place
        for number, table in enumerate(settled.tables):
            whole = table.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
            [batch] = whole.to_batches() or [_empty(whole.schema)]
            starts, ends = (table[REGION].search_sorted(regions, side=side) for side in ("left", "right"))
            with pa.ipc.new_file(str(self._file(partition, number)), whole.schema) as writer:
                for start, end in zip(starts, ends, strict=True):
                    writer.write_batch(batch.slice(start, end - start))

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
        run: list[tuple[pl.DataFrame, ...]] = []
        size = 0
        for partition in range(self._partitions):
            if (partition, region) in self._places:
                run.append(self._read(partition, region))
                size += run[-1][1].height
            if size >= SORTED_ROWS or (partition == self._partitions - 1 and run):
                yield _sorted_chunk(run)
                run, size = [], 0

    def _read(self, partition: int, region: int) -> tuple[pl.DataFrame, ...]:
        place = self._places[partition, region]
        found = []
        for number in range(self._tables):
            with pa.OSFile(str(self._file(partition, number))) as file, pa.ipc.open_file(file) as reader:
                found.append(pl.DataFrame(pl.from_arrow(reader.get_batch(place))))
        return tuple(found)


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=schema)


def _sorted_chunk(run: list[tuple[pl.DataFrame, ...]]) -> Chunk:
    families, persons, *incomes = (pl.concat(tables) for tables in zip(*run, strict=True))
    sort = (table.sort(FAMILY_ID, maintain_order=True) for table in (families, persons, *incomes))
    families, persons, *incomes = sort
    tables = [_as_arrow(families), _as_arrow(persons.drop(REGION))]
    return (*tables, *(_incomes_as_arrow(table) for table in incomes))


def _as_arrow(table: pl.DataFrame) -> pa.Table:
    """A table with each fact in its own type."""
    arrow = table.to_arrow(compat_level=pl.CompatLevel.oldest())
    fields = [fact_field(FACTS[field.name]) if field.name in FACTS else _plain(field) for field in arrow.schema]
    return arrow.cast(pa.schema(fields))


def _plain(field: pa.Field) -> pa.Field:
    return pa.field(field.name, pa.string()) if pa.types.is_large_string(field.type) else field


def _incomes_as_arrow(table: pl.DataFrame) -> pa.Table:
    kinds = pa.DictionaryArray.from_arrays(pa.array(table[KIND].to_numpy().astype(np.int8)), list(INCOME_KINDS))
    family = table[FAMILY_ID].to_arrow(compat_level=pl.CompatLevel.oldest())
    if pa.types.is_large_string(family.type):
        family = family.cast(pa.string())
    return pa.table(
        {
            FAMILY_ID: family,
            "person": table["person"].to_arrow(),
            KIND: kinds,
            MONTH: table[MONTH].to_arrow(),
            AMOUNT: table[AMOUNT].to_arrow(),
        }
    )
