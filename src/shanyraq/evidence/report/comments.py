"""Comments of a roundtable: a file to fill, and what stands in it afterwards, in any of the three languages."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile

from shanyraq.evidence.report.problems import ReportProblem
from shanyraq.evidence.report.words import word
from shanyraq.rules import LANGUAGES

COLUMNS = ("who", "section", "comment", "status", "response")

NO_DAY = datetime(2000, 1, 1)
"""When a template says that it was made."""

WIDTHS = (24, 26, 60, 16, 60)
ROOM = 200
"""Rows of a template in which the status can be chosen."""


class Status(StrEnum):
    """How a comment was answered."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    DECLINED = "declined"
    OPEN = "open"


@dataclass(frozen=True)
class Comment:
    """A comment and its answer.

    Attributes:
        who: who made it.
        section: what it is about, in the words of whoever wrote it down.
        comment: what it says.
        status: how it was answered.
        response: the answer.
        row: the row of the file it stands in, the heads being row 1.
    """

    who: str
    section: str
    comment: str
    status: Status
    response: str
    row: int

    @property
    def open(self) -> bool:
        """Whether an answer is still missing: none was decided, or a refusal has no reason."""
        return self.status is Status.OPEN or (self.status is not Status.ACCEPTED and not self.response)


def read_comments(file: Path) -> tuple[Comment, ...]:
    """The comments of a file, XLSX or CSV; empty rows are passed over, no status means open.

    Raises:
        ReportProblem: the file cannot be read, lacks a column, or has a status that is none.
    """
    rows = list(_rows(file))
    if not rows:
        raise ReportProblem("comments_empty", file=file)
    places = _places(file, rows[0])
    found = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in places.items()}
        if any(cells.values()):
            found.append(_comment(file, number, cells))
    return tuple(found)


def write_template(file: Path, lang: str) -> None:
    """Write an empty comments file; its name says whether it is XLSX or CSV.

    Raises:
        ReportProblem: a name that says neither, or a file that is there already or cannot be made.
    """
    if file.exists():
        raise ReportProblem("comments_taken", file=file)
    heads = [word(f"comment_{name}", lang) for name in COLUMNS]
    try:
        if _kind(file) == ".csv":
            file.write_text(",".join(heads) + "\n", encoding="utf-8-sig")
        else:
            _write_sheet(file, heads, [word(f"status_{status}", lang) for status in Status])
    except OSError as error:
        raise ReportProblem("comments_unreadable", file=file, reason=error.strerror or error) from None


def _write_sheet(file: Path, heads: Sequence[str], statuses: Sequence[str]) -> None:
    import xlsxwriter

    with file.open("wb") as out, xlsxwriter.Workbook(out) as book:
        book.set_properties({"created": NO_DAY})
        sheet = book.add_worksheet()
        strong = book.add_format({"bold": True, "bg_color": "#E6EFF7", "bottom": 2})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for place, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)):
            sheet.set_column(place, place, width, wrapped)
            sheet.write_string(0, place, head, strong)
        place = COLUMNS.index("status")
        sheet.data_validation(1, place, ROOM, place, {"validate": "list", "source": list(statuses)})
        sheet.freeze_panes(1, 0)


def _comment(file: Path, number: int, cells: dict[str, str]) -> Comment:
    status = _status(cells["status"])
    if status is None:
        allowed = "; ".join(", ".join(word(f"status_{one}", lang) for one in Status) for lang in LANGUAGES)
        raise ReportProblem("comment_status", file=file, row=number, value=cells["status"], allowed=allowed)
    return Comment(cells["who"], cells["section"], cells["comment"], status, cells["response"], number)


def _status(text: str) -> Status | None:
    if not text:
        return Status.OPEN
    known = {word(f"status_{status}", lang).casefold(): status for status in Status for lang in LANGUAGES}
    return known.get(text.casefold())


def _places(file: Path, heads: Sequence[str]) -> dict[str, int]:
    """Where each column stands; response and status need not be there."""
    own = [head.strip().casefold() for head in heads]
    found = {}
    for name in COLUMNS:
        names = {word(f"comment_{name}", lang).casefold() for lang in LANGUAGES} | {name}
        place = next((place for place, head in enumerate(own) if head in names), None)
        if place is None and name not in ("status", "response"):
            wanted = ", ".join(word(f"comment_{name}", lang) for lang in LANGUAGES)
            raise ReportProblem("comment_column", file=file, column=wanted)
        found[name] = len(own) if place is None else place
    return found


def _rows(file: Path) -> Iterator[list[str]]:
    """Rows of texts."""
    try:
        if _kind(file) == ".csv":
            text = file.read_text(encoding="utf-8-sig")
            mark = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
            yield from csv.reader(io.StringIO(text), delimiter=mark)
        else:
            yield from _sheet_rows(file)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReportProblem("comments_unreadable", file=file, reason=error) from None


def _sheet_rows(file: Path) -> Iterator[list[str]]:
    import fastexcel

    try:
        sheet = fastexcel.read_excel(file.read_bytes()).load_sheet(0, header_row=None, dtypes="string")
    except (fastexcel.FastExcelError, BadZipFile) as error:
        raise ReportProblem("comments_unreadable", file=file, reason=str(error).splitlines()[0]) from None
    columns = [column.to_pylist() for column in sheet.to_arrow().columns]
    for row in zip(*columns, strict=True):
        yield ["" if cell is None else str(cell) for cell in row]


def _kind(file: Path) -> str:
    kind = file.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise ReportProblem("comments_kind", file=file)
    return kind
