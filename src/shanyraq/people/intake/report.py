"""The quality report of a delivery: for people as pages and workbooks in three languages, for programs as JSON.

The delivery's own record, `delivery.json`, and all its findings stand beside, written by who read it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from shanyraq.people.charts.problems import need_charts
from shanyraq.people.intake.delivery import Delivery
from shanyraq.people.intake.report_findings import with_kept_findings
from shanyraq.people.intake.report_measures import (
    Change,
    age_in_days,
    changes,
    column_shares,
    delivery_shares,
    dimension,
    found_something,
    months_of_quarter,
)
from shanyraq.people.intake.report_page import report_page
from shanyraq.people.intake.report_words import ReportWords
from shanyraq.people.intake.report_workbook import write_workbook
from shanyraq.rules.problems import LANGUAGES

REPORT_FILES = (
    "report.json",
    *(f"report.{lang}.html" for lang in LANGUAGES),
    *(f"report.{lang}.xlsx" for lang in LANGUAGES),
)
"""The files of a report in every language."""

SCHEMA = 1
"""The version of the JSON's make-up."""


def check_report_possible() -> None:
    """Make sure, before anything long is done, that the report can be drawn.

    Raises:
        ChartsProblem: the packages that draw are not installed.
    """
    need_charts()


def write_report(delivery: Delivery, previous: Delivery | None, folder: Path, langs: Sequence[str] = LANGUAGES) -> None:
    """Write the report into a folder; files of an earlier one give way.

    Args:
        delivery: what was read.
        previous: the delivery before of the same name, to compare with.
        folder: where to; it exists, and may have the file of all findings.
        langs: in which of `LANGUAGES`.

    Raises:
        ChartsProblem: the packages that draw are not installed.
    """
    check_report_possible()
    told = [] if previous is None else changes(delivery, previous)
    detailed = with_kept_findings(delivery, folder)
    _write(folder / "report.json", report_json(delivery, previous, told).encode())
    for lang in langs:
        words = ReportWords(lang)
        _write(folder / f"report.{lang}.html", report_page(delivery, previous, told, words).encode())
        unfinished = folder / f".report.{lang}.xlsx"
        write_workbook(detailed, previous, told, words, unfinished)
        unfinished.replace(folder / f"report.{lang}.xlsx")


def report_json(delivery: Delivery, previous: Delivery | None, told: Sequence[Change]) -> str:
    """The report for programs: the verdict, the measures, what changed, and what to do."""
    spoken = {lang: ReportWords(lang) for lang in LANGUAGES}
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "name": delivery.name,
        "source": delivery.source._asdict(),
        "date": delivery.day.isoformat(),
        "received": None if delivery.received is None else delivery.received.isoformat(),
        "synthetic": delivery.synthetic,
        "outcome": delivery.outcome.value,
        "verdict": {lang: words.verdict(delivery) for lang, words in spoken.items()},
        "previous": None if previous is None else previous.day.isoformat(),
        "measures": {**_rounded(asdict(delivery_shares(delivery))), "age_days": age_in_days(delivery)},
        "months": months_of_quarter(delivery),
        "counts": {
            "families_read": delivery.families_read,
            "families": delivery.families,
            "persons": delivery.persons,
            "by_region": dict(sorted(delivery.by_region.items())),
        },
        "files": [asdict(file) | _rounded(asdict(delivery_shares(delivery, file))) for file in delivery.files],
        "columns": [
            {
                **{
                    key: getattr(column, key)
                    for key in ("file", "column", "fact", "unit", "rows", "missing", "distinct")
                },
                **{"least": column.least, "most": column.most, "invalid": dict(sorted(column.invalid.items()))},
                **_rounded(asdict(column_shares(column))),
            }
            for column in delivery.columns
        ],
        "found": [
            {
                "rule": check.rule,
                "measure": dimension(check.rule),
                "severity": check.severity.value,
                "count": check.count,
                "tested": check.tested,
                "limit": check.limit,
                "exceeded": list(check.exceeded),
                "title": {lang: words.rule(check.rule) for lang, words in spoken.items()},
                "todo": {lang: words.todo(check.rule) for lang, words in spoken.items()},
            }
            for check in found_something(delivery)
        ],
        "changes": [_rounded(asdict(change)) for change in told],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _rounded(content: dict[str, Any]) -> dict[str, Any]:
    return {key: round(value, 6) if isinstance(value, float) else value for key, value in content.items()}


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    unfinished = file.with_name(f".{file.name}")
    unfinished.write_bytes(content)
    unfinished.replace(file)
