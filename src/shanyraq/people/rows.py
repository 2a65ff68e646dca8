"""Tables read column by column: in memory, from a Parquet file, or from several files one after another."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from shanyraq.people.problems import PeopleProblem, population_refused

BATCH_ROWS = 1 << 18
"""Rows of a column decoded at a time, so that a column takes little more memory than its values."""


class Rows(Protocol):
    """A table read column by column."""

    @property
    def name(self) -> str:
        """What messages call it."""
        ...

    @property
    def schema(self) -> pa.Schema:
        """Its columns and their types."""
        ...

    @property
    def number(self) -> int:
        """How many rows it has."""
        ...

    def chunks(self, column: str) -> Iterator[pa.Array]:
        """One column, piece by piece."""
        ...

    def place(self, row: int) -> dict[str, object]:
        """Where a row stands, for a message: its `file`, and its `row` from 1."""
        ...


class TableRows:
    """An Arrow table in memory."""

    def __init__(self, table: pa.Table, name: str) -> None:
        self.name = name
        self.table = table
        self.schema = table.schema
        self.number = table.num_rows

    def chunks(self, column: str) -> Iterator[pa.Array]:
        """The column's own chunks, as they lie in memory."""
        yield from self.table.column(column).chunks

    def place(self, row: int) -> dict[str, object]:
        """The table's name and the row's number."""
        return {"file": self.name, "row": row + 1}


class ParquetRows:
    """A Parquet file, mapped into memory; only the column asked for is decoded.

    Args:
        file: the file.
        name: what messages call it; the file's own name when None.

    Raises:
        PopulationProblems: the file is missing or is not Parquet.
    """

    def __init__(self, file: Path, name: str | None = None) -> None:
        self.name = name or file.name
        self.file = file
        if not file.is_file():
            raise population_refused(PeopleProblem("file_missing", file=file))
        try:
            self.metadata = pq.read_metadata(file, memory_map=True)
        except (pa.ArrowException, OSError):
            raise population_refused(PeopleProblem("not_parquet", file=file)) from None
        self.schema = self.metadata.schema.to_arrow_schema()
        self.number = self.metadata.num_rows

    def chunks(self, column: str) -> Iterator[pa.Array]:
        """The column decoded a batch at a time."""
        return self.range_chunks(column, 0, self.number)

    def range_chunks(self, column: str, start: int, stop: int) -> Iterator[pa.Array]:
        """The rows from `start` up to `stop` of a column; of what lies outside, no more than a row group is decoded."""
        groups, first = self._groups(start, stop)
        try:
            with pq.ParquetFile(self.file, metadata=self.metadata, memory_map=True) as opened:
                for batch in opened.iter_batches(BATCH_ROWS, row_groups=groups, columns=[column]):
                    found = batch.column(0)[max(start - first, 0) : max(stop - first, 0)]
                    first += batch.num_rows
                    if len(found):
                        yield found
        except (pa.ArrowException, OSError):
            damaged = PeopleProblem("column_damaged", file=self.file, column=column)
            raise population_refused(damaged) from None

    def place(self, row: int) -> dict[str, object]:
        """The file's name and the row's number."""
        return {"file": self.name, "row": row + 1}

    def _groups(self, start: int, stop: int) -> tuple[list[int], int]:
        """The row groups that have some of the rows, and the first row of the first of them."""
        groups: list[int] = []
        first = row = 0
        for group in range(self.metadata.num_row_groups):
            end = row + self.metadata.row_group(group).num_rows
            if row < stop and end > start:
                first = first if groups else row
                groups.append(group)
            row = end
        return groups, first


class RowRange:
    """Some rows of a Parquet file that stand together.

    Args:
        rows: the file.
        start: the first of them, from 0.
        stop: the first row after them.
    """

    def __init__(self, rows: ParquetRows, start: int, stop: int) -> None:
        self.name = rows.name
        self.schema = rows.schema
        self.number = stop - start
        self.rows = rows
        self.start = start

    def chunks(self, column: str) -> Iterator[pa.Array]:
        """These rows of the column."""
        return self.rows.range_chunks(column, self.start, self.start + self.number)

    def place(self, row: int) -> dict[str, object]:
        """The row's place in the file."""
        return self.rows.place(self.start + row)


class ChainedRows:
    """Tables with the same columns, one after another.

    Args:
        parts: the tables, at least one.
        name: what messages call them together.

    Raises:
        PopulationProblems: the columns of some differ from those of the first.
    """

    def __init__(self, parts: Sequence[Rows], name: str) -> None:
        first, *others = parts
        unlike = [part.name for part in others if not part.schema.equals(first.schema, check_metadata=False)]
        if unlike:
            problems = [PeopleProblem("parts_unlike", file=other, first=first.name) for other in unlike]
            raise population_refused(*problems)
        self.name = name
        self.parts = tuple(parts)
        self.schema = first.schema
        self.number = sum(part.number for part in parts)

    def chunks(self, column: str) -> Iterator[pa.Array]:
        """The column of each table in turn."""
        for part in self.parts:
            yield from part.chunks(column)

    def place(self, row: int) -> dict[str, object]:
        """The table that has the row, and the row's number in it."""
        for part in self.parts[:-1]:
            if row < part.number:
                return part.place(row)
            row -= part.number
        return self.parts[-1].place(row)
