"""What is known of one delivery after it was read: its files, columns, checks and counts, for the quality report.

A delivery is kept as JSON beside the report; the next one of the same name is compared with it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from shanyraq.rules import Text

SCHEMA = 1
"""The version of the JSON's make-up."""


class Severity(StrEnum):
    """What a finding leads to."""

    ROW = "refused_row"
    FAMILY = "refused_family"
    WARNING = "warning"


class Outcome(StrEnum):
    """What became of a delivery."""

    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong in one place; the value of a personal number is masked.

    Attributes:
        file: the file's name, without folders.
        row: the data row from 1, the heading not counted; 0 for what is wrong with a whole file or column.
        column: the column as the file calls it; empty where the row as such is wrong.
        value: what stands there, at most 60 letters of it.
    """

    file: str
    row: int
    column: str
    value: str


@dataclass(frozen=True)
class Check:
    """One rule that the rows were held against.

    Attributes:
        rule: its name, a key of `checks.toml`.
        severity: what its findings lead to.
        count: how many findings it has, listed or not.
        tested: how many rows or families it was asked of.
        limit: the share of a file's rows from which the file is refused whole.
        exceeded: names of the files past that limit.
        findings: the first of them.
    """

    rule: str
    severity: Severity
    count: int
    tested: int
    limit: float
    exceeded: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Bin:
    """How many values lie from `least` to `most`, both included, in the unit of the fact."""

    least: int
    most: int
    count: int


@dataclass(frozen=True)
class DeliveredColumn:
    """One mapped column of one file.

    Attributes:
        file: the file's name.
        column: what the file calls it.
        fact: what it is: a fact, a descriptor, or one of `family`, `person`, `iin`, `kind`, `month`, `amount`, `asset`,
            `area`, `weight`, `stratum`, `psu`.
        unit: `tiyn`, `day`, `flag`, `count`, the name of a list of codes, or `text`.
        rows: rows read.
        missing: rows without a value.
        invalid: by rule, rows whose value was found wrong.
        distinct: how many different values; None where it was not counted.
        least: the smallest valid value in the unit; None where there is none, or it is a text.
        most: the largest.
        histogram: valid values by bin: codes and flags one each, days by year, amounts and counts by 1, 2 and 5.
    """

    file: str
    column: str
    fact: str
    unit: str
    rows: int
    missing: int
    invalid: Mapping[str, int]
    distinct: int | None
    least: int | None
    most: int | None
    histogram: tuple[Bin, ...]


@dataclass(frozen=True)
class DeliveredFile:
    """One file of a delivery; rows_read = rows_kept + rows_refused.

    Attributes:
        name: its name, without folders.
        role: `persons`, `families`, `incomes` or `assets`.
        kind: `csv`, `xlsx`, `parquet`, `dta` or `sav`.
        size: bytes as sent.
        rows_read: data rows, the heading not counted.
        rows_kept: rows that are in the population.
        rows_refused: rows that are not, for whatever reason.
        rows_with_family: of the refused, those that are right themselves but whose family is refused.
    """

    name: str
    role: str
    kind: str
    size: int
    rows_read: int
    rows_kept: int
    rows_refused: int
    rows_with_family: int


@dataclass(frozen=True)
class Delivery:
    """One delivery as it was read.

    Attributes:
        name: the mapping's short name of the source; deliveries of one name are compared.
        source: who sent it.
        day: the day its facts are of.
        received: the day it arrived, as the mapping declares it; None where it does not.
        synthetic: whether its families are made up.
        outcome: kept, or refused whole.
        quarter: first and last day of the quarter whose incomes count.
        months: incomes' rows by month, `YYYY-MM` to number, of incomes in long form.
        files: each file.
        columns: each mapped column of each file.
        checks: each rule that was asked, also those that found nothing.
        families_read: different families met.
        families: families kept.
        persons: persons kept.
        by_region: kept families by the region's code.
        limit: the share of a file's rows refused from which it is refused whole, whatever the rules.
        exceeded: names of the files past that limit.
    """

    name: str
    source: Text
    day: date
    received: date | None
    synthetic: bool
    outcome: Outcome
    quarter: tuple[date, date]
    months: Mapping[str, int]
    files: tuple[DeliveredFile, ...]
    columns: tuple[DeliveredColumn, ...]
    checks: tuple[Check, ...]
    families_read: int
    families: int
    persons: int
    by_region: Mapping[str, int]
    limit: float
    exceeded: tuple[str, ...]


def to_json(delivery: Delivery) -> str:
    """A delivery as JSON text, the same for the same delivery."""
    content = {"schema": SCHEMA, **asdict(delivery), "source": delivery.source._asdict()}
    return json.dumps(content, ensure_ascii=False, indent=1, default=_written) + "\n"


def from_json(text: str) -> Delivery:
    """The delivery that `to_json` wrote.

    Raises:
        ValueError: it is something else.
    """
    try:
        content = json.loads(text)
        if content.pop("schema") != SCHEMA:
            raise ValueError("another version")
        return _delivery(content)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None


def without_places(delivery: Delivery) -> Delivery:
    """The same delivery without single findings: its counts, for whom rows are no business of."""
    return replace(delivery, checks=tuple(replace(check, findings=()) for check in delivery.checks))


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r}")


def _delivery(content: dict[str, Any]) -> Delivery:
    first, last = content.pop("quarter")
    received = content.pop("received")
    return Delivery(
        source=Text(**content.pop("source")),
        day=date.fromisoformat(content.pop("day")),
        received=None if received is None else date.fromisoformat(received),
        outcome=Outcome(content.pop("outcome")),
        quarter=(date.fromisoformat(first), date.fromisoformat(last)),
        files=tuple(DeliveredFile(**file) for file in content.pop("files")),
        columns=tuple(_column(column) for column in content.pop("columns")),
        checks=tuple(_check(check) for check in content.pop("checks")),
        exceeded=tuple(content.pop("exceeded")),
        **content,
    )


def _column(content: dict[str, Any]) -> DeliveredColumn:
    bins = tuple(Bin(**each) for each in content.pop("histogram"))
    return DeliveredColumn(histogram=bins, **content)


def _check(content: dict[str, Any]) -> Check:
    findings = tuple(Finding(**each) for each in content.pop("findings"))
    severity, exceeded = Severity(content.pop("severity")), tuple(content.pop("exceeded"))
    return Check(severity=severity, exceeded=exceeded, findings=findings, **content)
