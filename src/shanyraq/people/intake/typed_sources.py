"""Files that know their types: workbooks, Parquet, Stata and SPSS; their cells become the texts that stand for them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat

from shanyraq.people.intake.csv_source import unlike_names
from shanyraq.people.intake.mapping import Layout
from shanyraq.people.intake.problems import IntakeProblem
from shanyraq.people.intake.source import Block, Lists, Piece, as_texts, whole_block

ROWS = 1 << 17
"""Rows of a piece."""


class _Typed:
    """What such files have in common.

    Attributes:
        file: as sent.
        size: its bytes.
        columns: the names of its columns.
        labels: by column, texts of the values that have one.
    """

    typed = True

    def __init__(self, file: Path, columns: list[str], labels: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.file = file
        self.size = file.stat().st_size
        self.columns = unlike_names(columns, file)
        self.labels = labels or {}


class XlsxSource(_Typed):
    """A sheet of a workbook.

    Raises:
        IntakeProblem: it is no workbook, or has no such sheet.
    """

    def __init__(self, file: Path, opened: Path, layout: Layout) -> None:
        try:
            book = fastexcel.read_excel(str(opened))
        except (fastexcel.FastExcelError, OSError):
            raise IntakeProblem("file_not_of_kind", file=file, kind="XLSX") from None
        sheet = layout.sheet or book.sheet_names[0]
        if sheet not in book.sheet_names:
            raise IntakeProblem("sheet_unknown", file=file, sheet=sheet, names=", ".join(book.sheet_names))
        header = layout.header_row - 1 if layout.header_row else None
        try:
            loaded = book.load_sheet(sheet, header_row=header, schema_sample_rows=None)
        except (fastexcel.FastExcelError, ValueError):
            raise IntakeProblem("file_without_rows", file=file) from None
        frame = loaded.to_polars()
        if header is None:
            frame.columns = [str(place) for place in range(1, frame.width + 1)]
        super().__init__(file, frame.columns)
        self.frame = frame

    def pieces(self, wanted: tuple[str, ...], size: int, lists: Lists) -> Iterator[Piece]:
        """The sheet in slices."""
        del size, lists
        for start in range(0, self.frame.height, ROWS):
            yield Piece(partial(_sliced, self.frame, wanted, start), self.size)


def _sliced(frame: pl.DataFrame, wanted: tuple[str, ...], start: int) -> Block:
    return whole_block(as_texts(frame.slice(start, ROWS).select(wanted)))


class ParquetSource(_Typed):
    """A Parquet file.

    Raises:
        IntakeProblem: it is not one.
    """

    def __init__(self, file: Path, opened: Path) -> None:
        self.opened = opened
        try:
            self.schema = pq.read_schema(opened)
            self.rows = pq.read_metadata(opened).num_rows
        except (pa.ArrowException, OSError):
            raise IntakeProblem("file_not_of_kind", file=file, kind="Parquet") from None
        super().__init__(file, self.schema.names)

    def pieces(self, wanted: tuple[str, ...], size: int, lists: Lists) -> Iterator[Piece]:
        """Batches of rows."""
        del size, lists
        read = 0
        try:
            with pq.ParquetFile(self.opened) as parquet:
                for batch in parquet.iter_batches(ROWS, columns=list(wanted)):
                    read += batch.num_rows
                    yield Piece(partial(_of_arrow, batch, wanted), self.size * read // max(self.rows, 1))
        except (pa.ArrowException, OSError):
            raise IntakeProblem("file_not_of_kind", file=self.file, kind="Parquet") from None


def _of_arrow(batch: pa.RecordBatch, wanted: tuple[str, ...]) -> Block:
    return whole_block(as_texts(pl.DataFrame(pl.from_arrow(batch)).select(wanted)))


class StatSource(_Typed):
    """A file of Stata or SPSS.

    Raises:
        IntakeProblem: it is not one.
    """

    def __init__(self, file: Path, opened: Path, read: Callable[..., tuple[Any, Any]], kind: str) -> None:
        self.opened = opened
        self.read = read
        self.kind = kind
        try:
            _, about = read(str(opened), metadataonly=True, output_format="dict")
        except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OSError, ValueError):
            raise IntakeProblem("file_not_of_kind", file=file, kind=kind) from None
        labels = {
            column: {_plain(value): str(label) for value, label in named.items()}
            for column, named in about.variable_value_labels.items()
        }
        self.rows = about.number_rows
        super().__init__(file, list(about.column_names), labels)

    def pieces(self, wanted: tuple[str, ...], size: int, lists: Lists) -> Iterator[Piece]:
        """Rows a hundred thousand at a time."""
        del size, lists
        start = 0
        while self.rows is None or start < self.rows:
            block = self._block(wanted, start)
            if block.read == 0:
                return
            start += block.read
            yield Piece(partial(_same, block), self.size * start // self.rows if self.rows else 0)

    def _block(self, wanted: tuple[str, ...], start: int) -> Block:
        try:
            frame, _ = self.read(
                str(self.opened), usecols=list(wanted), row_offset=start, row_limit=ROWS, output_format="polars"
            )
        except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError):
            raise IntakeProblem("file_not_of_kind", file=self.file, kind=self.kind) from None
        texts = as_texts(frame.select(wanted))
        return whole_block(texts)


def _same(block: Block) -> Block:
    return block


def _plain(value: object) -> str:
    """A labelled value as its cell's text."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
