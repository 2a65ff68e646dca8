"""A register as a file: CSV or Parquet, its columns named as here or by a map, refused where it cannot be linked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from shanyraq.people.linkage.names import of_distinct
from shanyraq.people.linkage.normal_form import COLUMNS, birth_days
from shanyraq.people.linkage.problems import LinkageProblem

SIDES = ("left", "right")

DELIMITERS = ",;\t|"

MOST_DAYS_UNREADABLE = 0.05
"""The share of days in no known form from which a column is taken for another's."""

_NAMES_APART, _NAMES_WHOLE = ("surname", "given_name"), ("full_name",)
_WIDTH_OF_IIN = 12


@dataclass(frozen=True)
class Register:
    """A register that can be linked.

    Attributes:
        file: where it was read from.
        rows: `COLUMNS` as texts, a row each person.
        truth: who each person really is, where a register made for measuring tells; in the order of the rows.
        synthetic: whether the file says that its persons are made up.
    """

    file: Path
    rows: pl.DataFrame
    truth: pl.Series | None = None
    synthetic: bool = False


Map = Mapping[str, Mapping[str, str]]
"""Which column is which, by side."""


def read_map(file: Path | None) -> Map:
    """Which column of each register is which: `surname = "FAMILIYA"` for both, under `[left]` or `[right]` for one.

    Raises:
        LinkageProblem: it cannot be read, or names something that is not compared.
    """
    if file is None:
        return {side: {} for side in SIDES}
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise LinkageProblem("map_unreadable", file=file) from None
    both = {key: value for key, value in told.items() if key not in SIDES}
    found = {}
    for side in SIDES:
        own = told.get(side, {})
        found[side] = {**both, **own} if isinstance(own, dict) else {side: own}
        for key, value in found[side].items():
            if key not in COLUMNS or not isinstance(value, str):
                raise LinkageProblem("map_key", file=file, key=key, allowed=", ".join(COLUMNS))
    return found


def read_register(file: Path, columns: Mapping[str, str], truth: str | None = None) -> Register:
    """Read a register.

    Args:
        file: CSV (UTF-8; comma, semicolon, tabulator or bar) or Parquet.
        columns: which column holds what, where it is not named as in `COLUMNS`.
        truth: the column that says who a person really is.

    Raises:
        LinkageProblem: the file, a column or the identifiers cannot be used.
    """
    if not file.is_file():
        raise LinkageProblem("register_missing", file=file)
    table = _table(file)
    held = ", ".join(table.columns)
    if truth is not None and truth not in table.columns:
        raise LinkageProblem("truth_column", file=file, column=truth, held=held)
    for key, column in columns.items():
        if column not in table.columns:
            raise LinkageProblem("map_column", file=file, key=key, column=column, held=held)
    named = {key: columns.get(key, key) for key in COLUMNS}
    _check_columns(file, table, named)
    rows = pl.DataFrame({key: _text(file, table, column, key) for key, column in named.items()})
    _check_rows(file, rows, named)
    told = table[truth].cast(pl.String) if truth is not None else None
    return Register(file, rows, told, _is_synthetic(file))


def check_different(left: Register, right: Register) -> None:
    """Refuse a register against itself.

    Raises:
        LinkageProblem: the files are one, or hold the same rows.
    """
    if left.file.samefile(right.file) or left.rows.equals(right.rows):
        raise LinkageProblem("register_same", left=left.file, right=right.file)


def _table(file: Path) -> pl.DataFrame:
    kind = file.suffix.lower()
    if kind not in (".csv", ".parquet"):
        raise LinkageProblem("register_kind", file=file)
    try:
        if kind == ".parquet":
            return pl.read_parquet(file)
        with file.open(encoding="utf-8-sig") as opened:
            heading = opened.readline()
        if not heading.strip():
            raise LinkageProblem("register_empty", file=file)
        delimiter = max(DELIMITERS, key=heading.count)
        return pl.read_csv(file, separator=delimiter, infer_schema=False)
    except (pl.exceptions.PolarsError, OSError, UnicodeDecodeError):
        raise LinkageProblem("register_unreadable", file=file, kind="CSV" if kind == ".csv" else "Parquet") from None


def _check_columns(file: Path, table: pl.DataFrame, named: Mapping[str, str]) -> None:
    there = {key for key, column in named.items() if column in table.columns}
    names = _NAMES_WHOLE if there.issuperset(_NAMES_WHOLE) else _NAMES_APART
    missing = [key for key in ("id", *names, "birth_date") if key not in there]
    if missing:
        raise LinkageProblem("columns_missing", file=file, columns=", ".join(missing), held=", ".join(table.columns))


def _text(file: Path, table: pl.DataFrame, column: str, key: str) -> pl.Series:
    """A column as texts without idle space; null where nothing is told, and throughout where it is not there."""
    if column not in table.columns:
        return pl.Series(key, [None] * len(table), dtype=pl.String)
    values = table[column]
    kind = values.dtype
    if kind == pl.Null:
        return values.cast(pl.String).alias(key)
    if not (
        kind in (pl.String, pl.Categorical, pl.Date, pl.Datetime) or kind.is_integer() or isinstance(kind, pl.Enum)
    ):
        raise LinkageProblem("column_kind", file=file, column=column, kind=kind)
    text = values.cast(pl.String)
    if kind.is_integer() and key == "iin":
        text = text.str.zfill(_WIDTH_OF_IIN)
    return text.str.strip_chars().replace("", None).alias(key)


def _check_rows(file: Path, rows: pl.DataFrame, named: Mapping[str, str]) -> None:
    """Refuse a register of nobody, without identifiers of its own, or with days that are none."""
    if rows.is_empty():
        raise LinkageProblem("register_empty", file=file)
    ids, column = rows["id"], named["id"]
    empty = ids.is_null()
    if empty.any():
        raise LinkageProblem("ids_empty", file=file, column=column, count=empty.sum(), row=_row(empty))
    again = ~ids.is_first_distinct()
    if again.any():
        raise LinkageProblem("ids_repeated", file=file, column=column, count=again.sum(), row=_row(again))
    days = rows["birth_date"]
    unread = (of_distinct(days, birth_days).is_null() & days.is_not_null()).sum()
    if unread > MOST_DAYS_UNREADABLE * len(rows):
        raise LinkageProblem("days_unreadable", file=file, column=named["birth_date"], count=unread, rows=len(rows))


def _row(where: pl.Series) -> int:
    """The first row where something is, as spreadsheets count: the heading is row 1."""
    return int(where.arg_max() or 0) + 2


def _is_synthetic(file: Path) -> bool:
    if file.suffix.lower() != ".parquet":
        return False
    return pl.read_parquet_metadata(file).get("synthetic") == "true"
