"""Checked rows on their way to their families: in partitions on the disk, in each of which families are whole.

Memory then holds one partition at a time, whatever the size of a delivery. Rows that come in the order of their
families are cut into stretches; others are spread over partitions by the family's identifier.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from shanyraq.people.intake.mapping import FAMILY, Role

PARTITION = "partition"

BYTES_EACH = 48 << 20
"""Bytes of delivered text that a partition is made for."""

MOST = 200
"""Partitions at most: each keeps a file open."""

_TEXT_MARK = np.uint64(1) << np.uint64(63)


def partitions_for(size: int) -> int:
    """How many partitions rows of this many bytes are spread over."""
    return min(max(1, -(-size // BYTES_EACH)), MOST)


def partition_of(families: pl.Series, number: int) -> pl.Series:
    """The partition of each family."""
    return (families.hash(0) % number).cast(pl.UInt16).alias(PARTITION)


def person_keys(texts: pl.Series) -> pl.Series:
    """Identifiers of persons as numbers: digits as themselves with their length, anything else as a hash of 63 bits.

    Two texts of a hundred million have the same hash less often than once in a thousand deliveries; digits never.
    """
    lengths = texts.str.len_bytes()
    numbers = texts.set((lengths > 17) | texts.str.starts_with("-") | texts.str.starts_with("+"), None).cast(
        pl.Int64, strict=False
    )
    keys = (numbers * 32 + lengths.cast(pl.Int64)).cast(pl.UInt64)
    if numbers.null_count() > texts.null_count():
        hashes = pl.Series(texts.hash(0).to_numpy() | _TEXT_MARK)
        keys = keys.zip_with(numbers.is_not_null(), hashes)
    return keys.set(texts.is_null(), None) if texts.null_count() else keys


class Spill:
    """The partitions of every role, each a file to which blocks are added.

    Args:
        folder: an empty folder, which need not be there yet.
        partitions: how many there are.
    """

    def __init__(self, folder: Path, partitions: int) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.partitions = partitions
        self._writers: dict[tuple[Role, int], pa.ipc.RecordBatchStreamWriter] = {}

    def _write(self, role: Role, partition: int, rows: pl.DataFrame) -> None:
        table = rows.to_arrow(compat_level=pl.CompatLevel.oldest())
        key = (role, partition)
        if key not in self._writers:
            self._writers[key] = pa.ipc.new_stream(str(self._file(role, partition)), table.schema)
        self._writers[key].write_table(table)

    def _file(self, role: Role, partition: int) -> Path:
        return self.folder / f"{role.value}-{partition}.arrows"

    def close(self) -> None:
        """Finish the files."""
        for writer in self._writers.values():
            writer.close()
        self._writers.clear()

    def read(self, role: Role, partition: int) -> pl.DataFrame | None:
        """The rows of a partition, whose file is then gone; None where there are none."""
        file = self._file(role, partition)
        if not file.exists():
            return None
        with pa.memory_map(str(file)) as stream, pa.ipc.open_stream(stream) as reader:
            table = reader.read_all()
        file.unlink()
        return pl.DataFrame(pl.from_arrow(table, rechunk=True))


class Spread(Spill):
    """Rows in any order: the family's identifier says in which partition they are."""

    def add(self, role: Role, rows: pl.DataFrame, partitions: pl.Series) -> None:
        """Add rows to their partitions; the rows of a partition stay in their order."""
        if self.partitions == 1:
            self._write(role, 0, rows)
            return
        placed = rows.with_columns(partitions.alias(PARTITION))
        for (partition,), some in placed.partition_by(PARTITION, as_dict=True, include_key=False).items():
            self._write(role, partition, some)


class Stretches(Spill):
    """Persons in the order of their families: a partition is a stretch of them, cut between two families.

    Cutting costs next to nothing, while spreading takes as long as the checks; most registers are in this order.

    Args:
        folder: an empty folder, which need not be there yet.
        block: bytes of delivered text that a block is of.
    """

    def __init__(self, folder: Path, block: int) -> None:
        super().__init__(folder, 1)
        self.block = block
        self._held = 0
        self._last: str | int | None = None

    def add(self, rows: pl.DataFrame) -> bool:
        """Add the rows of a block; whether it could be done: not where they are out of order."""
        families = rows[FAMILY]
        if not families.is_sorted() or (self._last is not None and families[0] < self._last):
            return False
        begun = families.search_sorted(self._last, side="right") if self._held >= BYTES_EACH else rows.height
        self._write(Role.PERSONS, self.partitions - 1, rows[:begun])
        self._held += self.block
        if begun < rows.height:
            self.close()
            self.partitions += 1
            self._write(Role.PERSONS, self.partitions - 1, rows[begun:])
            self._held = self.block
        self._last = families[-1]
        return True

    def taken_back(self) -> Iterator[pl.DataFrame]:
        """All rows that were added, stretch by stretch, which are then gone from here."""
        self.close()
        for partition in range(self.partitions):
            rows = self.read(Role.PERSONS, partition)
            if rows is not None:
                yield rows


class Whereabouts:
    """In which partition the rows of a person are, and which persons stand more than once.

    Args:
        asked: whether it will be asked where persons are, and not only which are repeated.
    """

    def __init__(self, *, asked: bool) -> None:
        self.asked = asked
        self._keys: list[NDArray[np.uint64]] = []
        self._partitions: list[NDArray[np.uint16]] = []
        self._sorted: tuple[NDArray[np.uint64], NDArray[np.uint16]] | None = None

    def add(self, keys: pl.Series, partitions: pl.Series | None = None) -> None:
        """Remember the persons of a block, and where they are, should it be asked."""
        known = keys.is_not_null()
        self._keys.append(keys.filter(known).to_numpy())
        if self.asked and partitions is not None:
            self._partitions.append(partitions.filter(known).to_numpy())

    def partitions(self, keys: pl.Series) -> pl.Series:
        """Where these persons are; nothing where they are nowhere."""
        known, partitions = self._all()
        asked = keys.fill_null(0).to_numpy()
        place = np.minimum(np.searchsorted(known, asked), max(len(known) - 1, 0))
        met = (
            (known[place] == asked) & keys.is_not_null().to_numpy() if len(known) else np.zeros(len(asked), dtype=bool)
        )
        where = partitions[place] if len(known) else np.zeros(len(asked), dtype=np.uint16)
        return pl.Series(PARTITION, where).set(pl.Series(~met), None)

    def repeated(self) -> pl.DataFrame:
        """Persons that stand more than once, with how often."""
        known, _ = self._all()
        again = np.unique(known[1:][known[1:] == known[:-1]])
        times = np.searchsorted(known, again, side="right") - np.searchsorted(known, again, side="left")
        return pl.DataFrame({"key": pl.Series(again, dtype=pl.UInt64), "times": pl.Series(times, dtype=pl.Int64)})

    def _all(self) -> tuple[NDArray[np.uint64], NDArray[np.uint16]]:
        if self._sorted is None:
            keys = np.concatenate([np.empty(0, np.uint64), *self._keys])
            partitions = np.concatenate([np.empty(0, np.uint16), *self._partitions])
            self._keys, self._partitions = [], []
            if self.asked:
                order = np.argsort(keys, kind="stable")
                keys, partitions = keys[order], partitions[order]
            else:
                keys.sort()
            self._sorted = keys, partitions
        return self._sorted
