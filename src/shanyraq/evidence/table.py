"""A survey's or a register's table as columns to measure: CSV, Parquet, Stata and SPSS files, one row a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.rules.in_force import nearest

Numbers = NDArray[np.float64]

KINDS = (".csv", ".parquet", ".dta", ".sav")

DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Table:
    """Columns of a file.

    Attributes:
        name: the file's, for messages.
        frame: the columns that were asked for.
    """

    name: str
    frame: pl.DataFrame

    def numbers(self, column: str) -> Numbers:
        """A column of numbers.

        Raises:
            EvidenceProblem: it holds something else, or places are empty or not finite.
        """
        series = self.frame[column]
        if series.dtype == pl.Boolean:
            series = series.cast(pl.Int8)
        if not series.dtype.is_numeric():
            example = next((value for value in series.drop_nulls()), "")
            raise EvidenceProblem("column_not_numeric", file=self.name, column=column, value=example)
        values = series.cast(pl.Float64)
        wrong = (values.is_null() | ~values.is_finite().fill_null(value=False)).arg_true()
        if len(wrong):
            raise EvidenceProblem(
                "cells_missing", file=self.name, column=column, count=len(wrong), row=int(wrong[0]) + 1
            )
        return values.to_numpy()

    def flags(self, column: str) -> NDArray[np.bool_]:
        """A column of yes and no, or of noughts and ones.

        Raises:
            EvidenceProblem: it holds something else.
        """
        values = self.numbers(column)
        other = np.flatnonzero((values != 0) & (values != 1))
        if len(other):
            raise EvidenceProblem("column_not_flags", file=self.name, column=column, value=values[other[0]])
        return values == 1

    def codes(self, column: str) -> tuple[NDArray[np.intp], tuple[str, ...]]:
        """Numbers from 0 for the values of a column in their order, and the values as words.

        Raises:
            EvidenceProblem: places are empty.
        """
        series = self.frame[column]
        if series.null_count():
            row = int(series.is_null().arg_true()[0]) + 1
            raise EvidenceProblem("cells_missing", file=self.name, column=column, count=series.null_count(), row=row)
        found = series.unique().sort()
        codes = series.rank("dense").cast(pl.Int64).to_numpy().astype(np.intp) - 1
        return codes, tuple(_word(value) for value in found)

    def without_missing(self) -> tuple["Table", int]:
        """The rows that have all columns, and how many had not."""
        whole = self.frame.drop_nulls().drop_nans()
        return Table(self.name, whole), self.frame.height - whole.height


def read_table(file: Path, columns: Iterable[str]) -> Table:
    """Read columns of a file.

    Args:
        file: its kind is told by its name.
        columns: the columns that are wanted.

    Raises:
        EvidenceProblem: no such file or column, a file of another kind, or one that cannot be read.
    """
    wanted = list(dict.fromkeys(columns))
    kind = file.suffix.lower()
    if kind not in KINDS:
        raise EvidenceProblem("file_kind", file=file, allowed=", ".join(KINDS))
    if not file.is_file():
        raise EvidenceProblem("file_not_found", file=file)
    try:
        frame = _read(file, kind, wanted)
    except (pl.exceptions.PolarsError, OSError, UnicodeDecodeError, ValueError) as error:
        raise EvidenceProblem("file_unreadable", file=file, reason=str(error).partition("\n")[0]) from None
    if not frame.height:
        raise EvidenceProblem("file_empty", file=file)
    return Table(file.name, frame)


def _read(file: Path, kind: str, wanted: list[str]) -> pl.DataFrame:
    if kind == ".parquet":
        _check(file, wanted, pl.read_parquet_schema(file).keys())
        return pl.read_parquet(file, columns=wanted)
    if kind == ".csv":
        return _read_csv(file, wanted)
    return _read_labelled(file, kind, wanted)


def _read_csv(file: Path, wanted: list[str]) -> pl.DataFrame:
    with file.open(encoding="utf-8-sig") as opened:
        header = opened.readline()
    delimiter = max(DELIMITERS, key=header.count)
    lazy = pl.scan_csv(file, separator=delimiter, decimal_comma=delimiter != ",", infer_schema_length=10_000)
    _check(file, wanted, lazy.collect_schema().names())
    return lazy.select(wanted).collect()


def _read_labelled(file: Path, kind: str, wanted: list[str]) -> pl.DataFrame:
    import pyreadstat  # for these files alone

    read = pyreadstat.read_dta if kind == ".dta" else pyreadstat.read_sav
    try:
        _, about = read(str(file), metadataonly=True)
        _check(file, wanted, about.column_names)
        frame, _ = read(str(file), usecols=wanted, output_format="polars")
    except pyreadstat.ReadstatError as error:
        raise EvidenceProblem("file_unreadable", file=file, reason=error) from None
    return frame.select(wanted)


def _check(file: Path, wanted: Iterable[str], known: Iterable[str]) -> None:
    names = list(known)
    for name in wanted:
        if name not in names:
            raise EvidenceProblem("column_unknown", file=file, column=name, near=nearest(name, names))


def _word(value: object) -> str:
    """A group as a person writes it: whole numbers without their point."""
    return f"{value:g}" if isinstance(value, float) else str(value)
