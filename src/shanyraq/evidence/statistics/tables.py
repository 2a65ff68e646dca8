"""Tables that statistics come in, as rows of texts: CSV of any delimiter, and workbooks."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from shanyraq.evidence.statistics.problems import StatisticsProblem

DELIMITERS = ",;\t|"

KINDS = (".csv", ".xlsx", ".xls", ".ods")


@dataclass(frozen=True)
class Sheet:
    """A table of texts.

    Attributes:
        name: the file's name.
        sha256: the hash of the whole file.
        head: the columns' names, without spaces around them.
        rows: the cells of each row below the head; empty rows are left out.
        numbers: the place of each row in the file, from 1.
        comma: whether a comma stands before decimals; None where either mark may.
    """

    name: str
    sha256: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    comma: bool | None


def read_sheet(file: Path, sheet: str | None = None) -> Sheet:
    """Read a table.

    Args:
        file: its kind is told by its name.
        sheet: the sheet of a workbook; the first without one.

    Raises:
        StatisticsProblem: no such file or sheet, another kind of file, or one that cannot be read.
    """
    kind = file.suffix.lower()
    if kind not in KINDS:
        raise StatisticsProblem("file_kind", file=file, allowed=", ".join(KINDS))
    try:
        content = file.read_bytes()
    except OSError as error:
        raise StatisticsProblem("file_unreadable", file=file, reason=error.strerror or error) from None
    lines, comma = (_of_csv(file, content), None) if kind == ".csv" else (_of_workbook(file, sheet), False)
    if kind == ".csv":
        comma = None if _delimiter(content.decode("utf-8-sig")) != "," else False
    kept = [(number, row) for number, row in enumerate(lines, 1) if any(row)]
    if len(kept) < 2:
        raise StatisticsProblem("file_empty", file=file)
    head = kept[0][1]
    numbers, rows = zip(*kept[1:], strict=True)
    return Sheet(file.name, hashlib.sha256(content).hexdigest(), head, rows, numbers, comma)


def _of_csv(file: Path, content: bytes) -> list[tuple[str, ...]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StatisticsProblem("file_not_utf8", file=file) from None
    found = csv.reader(text.splitlines(), delimiter=_delimiter(text), strict=True)
    try:
        return [tuple(cell.strip() for cell in row) for row in found]
    except csv.Error as error:
        raise StatisticsProblem("file_unreadable", file=file, reason=error) from None


def _delimiter(text: str) -> str:
    return max(DELIMITERS, key=text.partition("\n")[0].count)


def _of_workbook(file: Path, sheet: str | None) -> list[tuple[str, ...]]:
    import fastexcel  # for these files alone

    try:
        book = fastexcel.read_excel(file)
        if sheet is not None and sheet not in book.sheet_names:
            raise StatisticsProblem("sheet_unknown", file=file, sheet=sheet, known=", ".join(book.sheet_names))
        loaded = book.load_sheet(sheet or 0, header_row=None, dtypes="string", skip_rows=0)
        frame = loaded.to_polars()
    except fastexcel.FastExcelError as error:
        raise StatisticsProblem("file_unreadable", file=file, reason=error) from None
    return [tuple((cell or "").strip() for cell in row) for row in frame.iter_rows()]
