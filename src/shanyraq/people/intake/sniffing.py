"""A first look at a file: how it is made up, and how the cells of a column are written."""

import re
from codecs import getincrementaldecoder
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import polars as pl

from shanyraq.people.intake.byte_streams import opened
from shanyraq.people.intake.mapping import Kind, Layout
from shanyraq.people.intake.source import Source
from shanyraq.people.intake.sources import kind_of, source_of

LOOKED_AT = 1 << 20
"""Bytes of a file that are looked at."""

ROWS = 5_000

_DELIMITERS = ";,\t|"
_MISSING = ("-", "—", ".", "null", "none", "na", "n/a", "нет данных", "н/д", "жоқ деректер", "деректер жоқ")
_DATES = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%m/%d/%Y", "%Y.%m.%d", "%Y/%m/%d")
_MONTHS = ("%Y-%m", "%m.%Y", "%Y.%m", "%m/%Y")
_GROUPED = re.compile(r"-?\d{1,3}([ \u00a0\u202f])\d{3}")
_FRACTION = re.compile(r".*\d,\d{1,2}")


@dataclass(frozen=True)
class Look:
    """A file that was looked at.

    Attributes:
        layout: how it seems to be made up.
        source: the file.
        cells: its first rows.
    """

    layout: Layout
    source: Source
    cells: pl.DataFrame


@dataclass(frozen=True)
class Written:
    """How the cells of a column seem to be written."""

    missing: tuple[str, ...]
    trim: bool
    values: tuple[str, ...]


def look_at(file: Path, folder: Path) -> Look:
    """Look at a file's make-up and first rows."""
    layout = _text_layout(file) if file.is_file() and kind_of(file, Layout()) is Kind.CSV else Layout()
    source = source_of(file, layout, folder)
    blocks = [piece.block().cells for piece in islice(source.pieces(source.columns, LOOKED_AT, {}), 1)]
    cells = pl.concat(blocks).head(ROWS) if blocks else pl.DataFrame(schema=dict.fromkeys(source.columns, pl.String))
    return Look(layout, source, cells)


def look_at_cells(cells: pl.Series) -> Written:
    """How the cells of a column seem to be written, and its different values."""
    values = cells.drop_nulls().unique(maintain_order=True).to_list()
    trim = any(value != value.strip() for value in values)
    kept = [value.strip() for value in values]
    missing = tuple(value for value in kept if value.casefold() in _MISSING)
    return Written(missing, trim, tuple(value for value in kept if value and value not in missing))


def date_formats(values: Sequence[str], *, months: bool = False) -> tuple[str, ...]:
    """The formats that together read all these texts, the fewest first; empty where none do."""
    known = (*_DATES, *_MONTHS) if months else _DATES
    read = {form: {value for value in values if _is_date(value, form)} for form in known}
    left, chosen = set(values), list[str]()
    while left:
        best = max(read, key=lambda form: len(read[form] & left))
        if not read[best] & left:
            break
        chosen.append(best)
        left -= read[best]
    return tuple(chosen) if len(left) <= len(values) // 20 else ()


def number_marks(values: Sequence[str]) -> tuple[str, str]:
    """The decimal mark and what stands between thousands."""
    decimal = "," if any(_FRACTION.fullmatch(value) for value in values) else "."
    return decimal, " " if any(_GROUPED.match(value) for value in values) else ""


def _is_date(value: str, form: str) -> bool:
    try:
        return bool(datetime.strptime(value, form))  # a day has no zone
    except ValueError:
        return False


def _text_layout(file: Path) -> Layout:
    with opened(file) as (stream, _):
        head = stream.read(LOOKED_AT)
    encoding = _encoding(head)
    lines = head.decode(encoding, errors="replace").splitlines()
    first = lines[0] if lines else ""
    delimiter = max(_DELIMITERS, key=first.count)
    return Layout(encoding=encoding, delimiter=delimiter if delimiter in first else ",")


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        getincrementaldecoder("utf-8")().decode(head)  # a letter that is cut at the end is none that is wrong
    except UnicodeDecodeError:
        return "windows-1251"
    return "utf-8"
