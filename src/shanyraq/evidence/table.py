"""A survey's or a register's table as columns to measure: CSV, Parquet, Stata and SPSS files, one row a record."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.rules.in_force import nearest

Numbers = NDArray[np.float64]

KINDS = (".csv", ".parquet", ".dta", ".sav")

DELIMITERS = ",;\t|"

EMPTY = ("NA", "NaN", "nan")
"""What other programs write into places of a CSV file that are empty."""


@dataclass(frozen=True)
class Table:
    """Columns of a file.

    Attributes:
        name: the file's, for messages.
        frame: the columns that were asked for.
        decimal: what stands before the decimals of numbers that are written as words.
    """

    name: str
    frame: pl.DataFrame
    decimal: str = "."

    def numbers(self, column: str) -> Numbers:
        """A column of numbers, or of words that all are numbers.

        Raises:
            EvidenceProblem: it holds something else, or places are empty or not finite.
        """
        values = self._values(self.frame[column], column)
        wrong = (values.is_null() | ~values.is_finite().fill_null(value=False)).arg_true()
        if len(wrong):
            raise EvidenceProblem(
                "cells_missing", file=self.name, column=column, count=len(wrong), row=int(wrong[0]) + 1
            )
        return values.to_numpy()

    def _values(self, series: pl.Series, column: str) -> pl.Series:
        """A column as numbers, empty where it is empty."""
        if series.dtype == pl.Boolean:
            return series.cast(pl.Float64)
        if series.dtype.is_numeric():
            return series.cast(pl.Float64)
        values = _numbers(series, self.decimal) if series.dtype == pl.String else None
        if values is None or values.null_count() > series.null_count():
            wrong = series.drop_nulls() if values is None else series.filter(values.is_null() & series.is_not_null())
            raise EvidenceProblem(
                "column_not_numeric", file=self.name, column=column, value=wrong[0] if len(wrong) else ""
            )
        return values

    def flags(self, column: str) -> NDArray[np.bool_]:
        """A column of yes and no, or of noughts and ones.

        Raises:
            EvidenceProblem: it holds something else.
        """
        values = self.numbers(column)
        other = np.flatnonzero((values != 0) & (values != 1))
        if len(other):
            raise EvidenceProblem("column_not_flags", file=self.name, column=column, value=values[other[0]])
        told: NDArray[np.bool_] = values == 1
        return told

    def codes(self, column: str) -> tuple[NDArray[np.intp], tuple[str, ...]]:
        """Numbers from 0 for the values of a column in their order, and the values as words.

        Words that all are numbers are in the order of these, and told as they were written.

        Raises:
            EvidenceProblem: places are empty.
        """
        series = self.frame[column]
        missing = series.is_null() | (
            series.is_nan() if series.dtype.is_float() else pl.repeat(False, len(series), eager=True)
        )
        if missing.any():
            row = int(missing.arg_true()[0]) + 1
            raise EvidenceProblem("cells_missing", file=self.name, column=column, count=missing.sum(), row=row)
        found = series.unique().sort()
        if series.dtype == pl.String:
            values = _numbers(found, self.decimal)
            found = found if values.null_count() else found.gather(values.arg_sort())
        places = pl.int_range(len(found), dtype=pl.Int64, eager=True)
        codes = series.replace_strict(found, places, return_dtype=pl.Int64)
        return codes.to_numpy().astype(np.intp), tuple(_word(value) for value in found)

    def without_missing(self) -> tuple["Table", int]:
        """The rows that have all columns, and how many had not."""
        whole = self.frame.drop_nulls().drop_nans()
        return replace(self, frame=whole), self.frame.height - whole.height


def read_table(file: Path, columns: Iterable[str], prefix: str | None = None) -> Table:
    """Read columns of a file.

    Args:
        file: its kind is told by its name.
        columns: the columns that are wanted.
        prefix: columns of this name with a number behind it are wanted, too: replicate weights.

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
        frame = _read(file, kind, wanted, prefix)
    except (pl.exceptions.PolarsError, OSError, UnicodeDecodeError, ValueError) as error:
        raise EvidenceProblem("file_unreadable", file=file, reason=str(error).partition("\n")[0]) from None
    if not frame.height:
        raise EvidenceProblem("file_empty", file=file)
    decimal = "," if kind == ".csv" and _delimiter(file) != "," else "."
    return Table(file.name, frame, decimal)


def _read(file: Path, kind: str, wanted: list[str], prefix: str | None) -> pl.DataFrame:
    if kind == ".parquet":
        names = _checked(file, wanted, prefix, pl.read_parquet_schema(file).keys())
        return pl.read_parquet(file, columns=names)
    if kind == ".csv":
        return _read_csv(file, wanted, prefix)
    return _read_labelled(file, kind, wanted, prefix)


def _read_csv(file: Path, wanted: list[str], prefix: str | None) -> pl.DataFrame:
    """Columns as words, so that neither a late decimal point nor a code's leading nought depends on what is guessed."""
    lazy = pl.scan_csv(file, separator=_delimiter(file), infer_schema=False, null_values=list(EMPTY))
    names = _checked(file, wanted, prefix, lazy.collect_schema().names())
    return lazy.select(pl.col(names).str.strip_chars().replace("", None)).collect()


def _delimiter(file: Path) -> str:
    """What stands between the columns: the mark that the first line has most of."""
    with file.open(encoding="utf-8-sig") as opened:
        header = opened.readline()
    return max(DELIMITERS, key=header.count)


def _read_labelled(file: Path, kind: str, wanted: list[str], prefix: str | None) -> pl.DataFrame:
    import pyreadstat  # for these files alone

    read = pyreadstat.read_dta if kind == ".dta" else pyreadstat.read_sav
    try:
        _, about = read(str(file), metadataonly=True)
        names = _checked(file, wanted, prefix, about.column_names)
        frame, _ = read(str(file), usecols=names, output_format="polars")
    except pyreadstat.ReadstatError as error:
        raise EvidenceProblem("file_unreadable", file=file, reason=error) from None
    return frame.select(names)


def _checked(file: Path, wanted: list[str], prefix: str | None, known: Iterable[str]) -> list[str]:
    """The columns to read."""
    names = list(known)
    for name in wanted:
        if name not in names:
            raise EvidenceProblem("column_unknown", file=file, column=name, near=nearest(name, names))
    more = [] if prefix is None else numbered(names, prefix)
    if prefix is not None and not more:
        raise EvidenceProblem("replicate_columns_none", file=file, prefix=prefix)
    return list(dict.fromkeys((*wanted, *more)))


def numbered(names: Iterable[str], prefix: str) -> list[str]:
    """The names that are the prefix and a number."""
    return [name for name in names if name.startswith(prefix) and name[len(prefix) :].isdecimal()]


def _numbers(series: pl.Series, decimal: str) -> pl.Series:
    """Words as numbers, empty where they are none."""
    return series.str.replace(decimal, ".", literal=True).cast(pl.Float64, strict=False)


def _word(value: object) -> str:
    """A group as a person writes it: whole numbers without their point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
