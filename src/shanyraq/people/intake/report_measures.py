"""How good a delivery is, in four measures, and what has changed since the one before.

*Complete*: values that are there. *Valid*: of those, the ones that can be true by themselves. *Consistent*: rows and
families that do not contradict themselves or each other. *Timely*: how old the data were when they came, and whether
the months asked for are among them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from shanyraq.people.intake.delivery import Check, DeliveredColumn, DeliveredFile, Delivery, Severity

Measure = Literal["complete", "valid", "consistent", "timely"]

MEASURES: tuple[Measure, ...] = ("complete", "valid", "consistent")
"""The measures that are shares; timeliness is told in days and months."""

_COMPLETE = frozenset({"cell_missing", "family_incomplete", "column_unmapped", "row_ragged"})
_TIMELY = frozenset({"date_after_population", "month_outside_period"})
_VALID = frozenset(
    {
        *("text_damaged", "number_wrong", "amount_wrong", "amount_too_fine", "date_wrong", "date_ambiguous"),
        *("code_unknown", "value_out_of_range", "amount_impossible", "weight_wrong", "iin_wrong", "kato_wrong"),
    }
)

FOLLOWS = "family_incomplete"
"""A rule whose findings only follow from those of others."""

NOTICED = 0.01
"""A share that moves by less than this is as it was."""

ROWS_NOTICED = 0.1
"""A number of rows that moves by less than this share is as it was."""

SPREAD_NOTICED = 0.1
"""Values are spread otherwise when at least this share of them would have to move."""

ChangeKind = Literal["better", "worse", "rows", "spread", "new", "gone"]


@dataclass(frozen=True)
class Shares:
    """Three of the measures; None where there is nothing to measure.

    Attributes:
        complete: values that are there, of all.
        valid: values that can be true by themselves, of those there.
        consistent: of the rows or families asked, those in no contradiction; at least this many.
    """

    complete: float | None
    valid: float | None
    consistent: float | None


@dataclass(frozen=True)
class Change:
    """A difference from the delivery before that deserves a look.

    Attributes:
        kind: what kind of difference it is.
        place: a file's role, or the role and the column's fact with a point between; empty for the whole.
        measure: which share moved; empty for other kinds.
        before: the figure then.
        now: the figure now.
    """

    kind: ChangeKind
    place: str
    measure: str
    before: float | None
    now: float | None


def dimension(rule: str) -> Measure:
    """Which measure the findings of a rule tell against."""
    if rule in _COMPLETE:
        return "complete"
    if rule in _TIMELY:
        return "timely"
    return "valid" if rule in _VALID else "consistent"


def column_shares(column: DeliveredColumn) -> Shares:
    """The measures of one column."""
    there = column.rows - column.missing
    wrong = _found(column.invalid, "valid")
    against = _found(column.invalid, "consistent")
    return Shares(
        complete=_share(there, column.rows),
        valid=_share(max(there - wrong, 0), there),
        consistent=_share(max(there - against, 0), there),
    )


def delivery_shares(delivery: Delivery, file: DeliveredFile | None = None) -> Shares:
    """The measures of a whole delivery, or of one of its files.

    Contradictions between files belong to the whole delivery; a file has those told of its own columns.
    """
    columns = [column for column in delivery.columns if file is None or column.file == file.name]
    cells = sum(column.rows for column in columns)
    there = cells - sum(column.missing for column in columns)
    wrong = sum(_found(column.invalid, "valid") for column in columns)
    if file is None:
        checks = [check for check in delivery.checks if dimension(check.rule) == "consistent"]
        asked, against = max((check.tested for check in checks), default=0), sum(check.count for check in checks)
    else:
        asked, against = file.rows_read, sum(_found(column.invalid, "consistent") for column in columns)
    return Shares(
        complete=_share(there, cells),
        valid=_share(max(there - wrong, 0), there),
        consistent=_share(max(asked - against, 0), asked),
    )


def age_in_days(delivery: Delivery) -> int | None:
    """How many days after the day of its facts the delivery came; None where the mapping does not say when."""
    return None if delivery.received is None else (delivery.received - delivery.day).days


def months_of_quarter(delivery: Delivery) -> dict[str, int]:
    """Rows of incomes by month: each month of the quarter, with nought where none came, and whatever else came."""
    first, last = delivery.quarter
    months = {f"{first.year}-{month:02d}": 0 for month in range(first.month, last.month + 1)}
    return dict(sorted((months | dict(delivery.months)).items()))


def found_something(delivery: Delivery) -> list[Check]:
    """The checks that found something: first those past their limit, then by what they lead to and how often."""
    found = [check for check in delivery.checks if check.count]

    def urgency(check: Check) -> tuple[bool, bool, bool, int, str]:
        follows = check.rule == FOLLOWS
        return not check.exceeded, check.severity == Severity.WARNING, follows, -check.count, check.rule

    return sorted(found, key=urgency)


def changes(now: Delivery, before: Delivery) -> list[Change]:
    """What differs from the delivery before and deserves a look, the whole first, then files, then columns."""
    told = list(_moved("", delivery_shares(now), delivery_shares(before)))
    files, former = _by_role(now.files), _by_role(before.files)
    for role in dict.fromkeys((*files, *former)):
        told.extend(_rows_moved(role, files.get(role), former.get(role)))
    columns, known = columns_by_place(now), columns_by_place(before)
    for place in dict.fromkeys((*columns, *known)):
        if place not in known or place not in columns:
            told.append(Change("gone" if place in known else "new", place, "", None, None))
        else:
            told.extend(_moved(place, column_shares(columns[place]), column_shares(known[place])))
            told.extend(_spread_moved(place, columns[place], known[place]))
    return told


def spread(column: DeliveredColumn) -> dict[tuple[int, int], float]:
    """The share of a column's valid values in each bin."""
    whole = sum(bin_.count for bin_ in column.histogram)
    return {(bin_.least, bin_.most): bin_.count / whole for bin_ in column.histogram} if whole else {}


def columns_by_place(delivery: Delivery) -> dict[str, DeliveredColumn]:
    """Columns by the role of their file and what they are, with a point between; a second such has its number."""
    roles = {file.name: file.role for file in delivery.files}
    places: dict[str, DeliveredColumn] = {}
    for column in delivery.columns:
        place = f"{roles.get(column.file, column.file)}.{column.fact}"
        number = sum(other == place or other.startswith(f"{place} ") for other in places)
        places[f"{place} {number + 1}" if number else place] = column
    return places


def _by_role(files: Iterable[DeliveredFile]) -> dict[str, int]:
    rows: Counter[str] = Counter()
    for file in files:
        rows[file.role] += file.rows_read
    return dict(rows)


def _moved(place: str, now: Shares, before: Shares) -> Iterator[Change]:
    for measure in MEASURES:
        new, old = getattr(now, measure), getattr(before, measure)
        if new is not None and old is not None and abs(new - old) >= NOTICED:
            yield Change("better" if new > old else "worse", place, measure, old, new)


def _rows_moved(role: str, now: int | None, before: int | None) -> Iterator[Change]:
    if now is None or before is None:
        yield Change("gone" if now is None else "new", role, "", before, now)
    elif abs(now - before) > ROWS_NOTICED * before:
        yield Change("rows", role, "", before, now)


def _spread_moved(place: str, now: DeliveredColumn, before: DeliveredColumn) -> Iterator[Change]:
    """A spread that moved; days move by themselves, and bins that are another's cannot be compared."""
    new, old = spread(now), spread(before)
    if now.unit != before.unit or now.unit == "day" or not new or not old:
        return
    moved = sum(abs(new.get(bin_, 0) - old.get(bin_, 0)) for bin_ in new.keys() | old.keys()) / 2
    if moved >= SPREAD_NOTICED:
        yield Change("spread", place, "", None, moved)


def _found(invalid: Mapping[str, int], measure: Measure) -> int:
    return sum(number for rule, number in invalid.items() if dimension(rule) == measure)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
