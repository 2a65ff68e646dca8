"""Text with delimiters: any delimiter, encoding and compression, taken apart block by block."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as pcsv

from shanyraq.people.intake.byte_streams import first_records, opened, records, utf8_blocks
from shanyraq.people.intake.mapping import Layout
from shanyraq.people.intake.problems import IntakeProblem
from shanyraq.people.intake.source import Block, Lists, Piece, whole_block

HEAD = 1 << 20
"""Bytes in which the row of names must be."""

LONGEST_TOLD = 60

_DAMAGED = "\ufffd".encode()


class CsvSource:
    """A file of delimited text.

    Attributes:
        as_listed: whether no block so far had a word outside the lists of its columns.

    Raises:
        IntakeProblem: it is empty, not text, or its columns have no names or the same.
    """

    typed = False
    labels: Mapping[str, Mapping[str, str]] = {}

    def __init__(self, file: Path, layout: Layout) -> None:
        self.file = file
        self.layout = layout
        self.quote = layout.quote.encode()
        self.as_listed = True
        with opened(file) as (stream, _):
            head = b"".join(_at_least(utf8_blocks(stream, layout.encoding, HEAD)))
        if b"\0" in head:
            raise IntakeProblem("file_not_text", file=file, encoding=layout.encoding)
        self.columns = self._names(head)

    def _names(self, head: bytes) -> tuple[str, ...]:
        row = max(self.layout.header_row, 1)
        start, end = (first_records(head, self.quote, number) for number in (row - 1, row))
        line = head[start:end].decode("utf-8", errors="replace").rstrip("\r\n")
        if not line.strip():
            raise IntakeProblem("file_without_rows", file=self.file)
        quoting = {"quotechar": self.layout.quote} if self.quote else {"quoting": csv.QUOTE_NONE}
        [names] = csv.reader([line], delimiter=self.layout.delimiter, **quoting)
        if self.layout.header_row == 0:
            return tuple(str(place) for place in range(1, len(names) + 1))
        return unlike_names([name.strip() for name in names], self.file)

    def pieces(self, wanted: tuple[str, ...], size: int, lists: Lists) -> Iterator[Piece]:
        """Blocks of whole records, and how far into the file they reach."""
        kinds = {column: pl.Enum(texts) for column, texts in lists.items()}
        with opened(self.file) as (stream, raw):
            blocks = records(utf8_blocks(stream, self.layout.encoding, size), self.quote, self.file)
            for place, data in enumerate(blocks):
                start = first_records(data, self.quote, self.layout.header_row) if place == 0 else 0
                yield Piece(_Parse(self, data[start:], wanted, kinds), raw.tell())


class _Parse:
    """Takes one block apart."""

    def __init__(self, source: CsvSource, data: bytes, wanted: tuple[str, ...], kinds: Mapping[str, pl.Enum]) -> None:
        self.source = source
        self.data = data
        self.wanted = wanted
        self.kinds = kinds

    def __call__(self) -> Block:
        if not self.data or self.data.isspace():
            return Block(pl.DataFrame(schema=dict.fromkeys(self.wanted, pl.String)), np.empty(0, np.int64), 0)
        plain = self._plain_cells()
        if plain is not None:
            return whole_block(plain)
        try:
            return self._block(self.data, damaged=False)
        except pa.ArrowInvalid:  # bytes that are not UTF-8
            return self._block(self.data.decode("utf-8", errors="replace").encode(), damaged=True)

    def _plain_cells(self) -> pl.DataFrame | None:
        """The cells of rows without quotation marks, all of the same length; None where they are otherwise.

        Most blocks are so, and this is twice as fast as taking rows apart that may be anything.
        """
        data, columns = self.data, len(self.source.columns)
        if (self.source.quote and self.source.quote in data) or _has_bare_returns(data) or _is_damaged(data):
            return None
        frame = self._even_rows(self.kinds) if self.source.as_listed else None
        if frame is None:
            frame = self._even_rows({})
            self.source.as_listed &= frame is None
        delimiters = np.count_nonzero(np.frombuffer(data, np.uint8) == ord(self.source.layout.delimiter))
        even = frame is not None and columns > 1 and delimiters == frame.height * (columns - 1)
        return frame if even else None

    def _even_rows(self, kinds: Mapping[str, pl.Enum]) -> pl.DataFrame | None:
        """The cells of such rows; None where there are longer rows, bytes that are not UTF-8, or words of no list."""
        try:
            return pl.read_csv(
                self.data,
                has_header=False,
                separator=self.source.layout.delimiter,
                quote_char=None,
                schema={**dict.fromkeys(self.source.columns, pl.String), **kinds},
            ).select(self.wanted)
        except pl.exceptions.PolarsError:
            return None

    def _block(self, data: bytes, *, damaged: bool) -> Block:
        ragged: list[tuple[int, str]] = []

        def told(row: pcsv.InvalidRow) -> str:
            ragged.append((row.number, row.text[:LONGEST_TOLD]))
            return "skip"

        layout, text = self.source.layout, pa.large_string()
        quoted = bool(self.source.quote) and self.source.quote in data
        table = pcsv.read_csv(
            pa.py_buffer(data),
            pcsv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=list(self.source.columns)),
            pcsv.ParseOptions(
                delimiter=layout.delimiter,
                quote_char=layout.quote or False,
                newlines_in_values=quoted,
                invalid_row_handler=told,
            ),
            pcsv.ConvertOptions(
                check_utf8=True,
                include_columns=list(self.wanted),
                column_types=dict.fromkeys(self.wanted, text),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
        cells = pl.DataFrame(pl.from_arrow(table, rechunk=False))
        read = table.num_rows + len(ragged)
        rows = np.delete(np.arange(1, read + 1, dtype=np.int64), [number - 1 for number, _ in ragged])
        return Block(cells, rows, read, tuple(ragged), damaged or _is_damaged(data))


def unlike_names(names: list[str], file: Path) -> tuple[str, ...]:
    """The names of columns.

    Raises:
        IntakeProblem: two are the same.
    """
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise IntakeProblem("columns_repeated", file=file, names=", ".join(repr(name) for name in twice))
    return tuple(names)


def _has_bare_returns(data: bytes) -> bool:
    """Whether lines end otherwise than with a line feed; looking for one byte first is many times faster."""
    return b"\r" in data and data.count(b"\r") != data.count(b"\r\n")


def _is_damaged(data: bytes) -> bool:
    """Whether a letter could not be read; looking for its first byte first is many times faster."""
    return b"\xef" in data and _DAMAGED in data


def _at_least(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The first block or two: a decoder may hold the first bytes back."""
    length = 0
    for block in blocks:
        yield block
        length += len(block)
        if length >= HEAD // 4:
            return
