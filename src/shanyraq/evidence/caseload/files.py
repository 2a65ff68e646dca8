"""A register's chapters in files: a page a language, every table as CSV, and all numbers as JSON."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from math import isfinite
from pathlib import Path

from shanyraq.evidence.assessment.files import FORMATS
from shanyraq.evidence.caseload.caseload import Caseload
from shanyraq.evidence.caseload.chapters import caseload_chapters
from shanyraq.evidence.caseload.problems import CaseloadProblem
from shanyraq.evidence.caseload.words import text
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Report, Row, Table, numbered
from shanyraq.evidence.report.written import number
from shanyraq.people.population_files import holds_something, new_folder
from shanyraq.rules import LANGUAGES, to_day
from shanyraq.rules.formats import day, month

NUMBERS = "caseload.json"

COLUMNS = ("row", "column", "value", "std_error", "families", "flag", "synthetic")
"""The columns of each table's CSV: a line a number."""


def report_name(lang: str, form: str = "html") -> str:
    """The report of a language and a form."""
    return f"caseload.{lang}.{form}"


def check_place(folder: Path) -> None:
    """Refuse a folder that holds something, before anything long is done.

    Raises:
        CaseloadProblem: it does.
    """
    if holds_something(folder):
        raise CaseloadProblem("folder_taken", folder=folder)


def caseload_report(caseload: Caseload, lang: str) -> Report:
    """The administrative chapters as a report of their own."""
    register = caseload.register
    first, last = (month(f"{one:%Y-%m}", lang) for one in (register.first, register.last))
    facts = (
        (text("fact_source", lang), register.about.source.lang(lang)),
        (text("fact_date", lang), day(to_day(register.about.date), lang)),
        (text("fact_months", lang), f"{first} – {last}"),
        (text("fact_families", lang), number(register.families.height, Scale.NUMBER, lang)),
    )
    chapters = numbered(caseload_chapters(caseload, lang))
    return Report(text("report_title", lang), lang, register.about.synthetic, facts, chapters)


def numbers_of(caseload: Caseload) -> dict[str, object]:
    """Every table with plain values, titles in English, for programs."""
    report, about = caseload_report(caseload, "en"), caseload.register.about
    return {
        "date": about.date.isoformat(),
        "source": about.source._asdict(),
        "synthetic": about.synthetic,
        "first_month": f"{caseload.register.first:%Y-%m}",
        "last_month": f"{caseload.register.last:%Y-%m}",
        "tables": {table.key: [_row(row, table) for row in table.rows] for table in report.tables},
    }


def write_caseload(
    caseload: Caseload, folder: Path, formats: Sequence[str] = ("html",), langs: Sequence[str] = LANGUAGES
) -> None:
    """Write reports, tables and numbers into a new folder, which appears whole or not at all.

    Args:
        caseload: what is told.
        folder: the folder.
        formats: what reports are written as, of `FORMATS`.
        langs: the reports' languages; tables and numbers are in English.

    Raises:
        Problem: the folder cannot be made.
    """
    if folder.is_dir():
        folder.rmdir()  # it was seen to be empty
    with new_folder(folder) as partial:
        told = json.dumps(numbers_of(caseload), ensure_ascii=False, indent=2)
        (partial / NUMBERS).write_text(told + "\n", encoding="utf-8")
        for lang in langs:
            report = caseload_report(caseload, lang)
            for form in formats:
                FORMATS[form](report, partial / report_name(lang, form))
        english = caseload_report(caseload, "en")
        for table in english.tables:
            content = _csv(table, synthetic=english.synthetic)
            (partial / f"{table.key}.csv").write_text(content, encoding="utf-8")


def _row(row: Row, table: Table) -> dict[str, object]:
    """A row's numbers by their columns."""
    return {
        "row": row.key or row.title,
        "title": row.title,
        **{column.title: _value(cell) for column, cell in zip(table.columns, row.cells, strict=True)},
    }


def _value(cell: Cell | str) -> object:
    if isinstance(cell, str):
        return cell
    return {
        "value": cell.shown,
        "std_error": _finite(cell.std_error),
        "families": cell.n,
        "flag": cell.flag.value,
    }


def _csv(table: Table, *, synthetic: bool) -> str:
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows(_lines(table, synthetic=synthetic))
    return written.getvalue()


def _lines(table: Table, *, synthetic: bool) -> Iterator[tuple[object, ...]]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if isinstance(cell, Cell):
                told = (cell.shown, _finite(cell.std_error), cell.n, cell.flag.value)
                yield row.key or row.title, column.title, *told, str(synthetic).lower()


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None
