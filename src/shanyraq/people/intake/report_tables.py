"""The quality report's tables with their bare values: sheets of a workbook, and tables of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from shanyraq.law.codes import Region
from shanyraq.people.data_dictionary import LABELS
from shanyraq.people.intake.delivery import Check, Delivery
from shanyraq.people.intake.report_measures import (
    MEASURES,
    Change,
    age_in_days,
    column_shares,
    columns_by_place,
    delivery_shares,
    found_something,
    months_of_quarter,
)
from shanyraq.people.intake.report_words import ReportWords
from shanyraq.rules import to_day
from shanyraq.rules.formats import day

Kind = Literal["text", "number", "share"]
Cell = str | int | float | None


@dataclass(frozen=True)
class ReportTable:
    """A table before it is written.

    Attributes:
        title: what it holds.
        heads: what the columns are called.
        kinds: what the cells of each column are.
        rows: the cells; None where there is nothing to say.
        note: what is to be known of the table; empty for nothing.
    """

    title: str
    heads: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


def report_tables(
    delivery: Delivery, previous: Delivery | None, told: Sequence[Change], words: ReportWords
) -> list[ReportTable]:
    """Every table of the report, in the order of a workbook's sheets."""
    return [
        summary_table(delivery, previous, words),
        next_table(delivery, words),
        files_table(delivery, words),
        columns_table(delivery, words),
        checks_table(delivery.checks, words),
        findings_table(delivery.checks, words),
        changes_table(told, words),
        months_table(delivery, words),
        regions_table(delivery, words),
        values_table(delivery, words),
    ]


def summary_table(delivery: Delivery, previous: Delivery | None, words: ReportWords) -> ReportTable:
    """The delivery's counts and measures beside those of the one before."""
    both = [one for one in (delivery, previous) if one is not None]
    heads = [words.say("this_delivery")]
    if previous is not None:
        heads.append(words.say("previous_delivery", day=day(to_day(previous.day), words.lang)))
    rows: list[tuple[Cell, ...]] = [
        (words.say("head_rows"), *(words.whole(sum(file.rows_read for file in one.files)) for one in both)),
        (words.say("head_refused"), *(words.whole(sum(file.rows_refused for file in one.files)) for one in both)),
        (words.say("families_read"), *(words.whole(one.families_read) for one in both)),
        (words.say("head_families"), *(words.whole(one.families) for one in both)),
        (words.say("head_persons"), *(words.whole(one.persons) for one in both)),
    ]
    shares = [delivery_shares(one) for one in both]
    rows += [(words.say(measure), *(words.share(getattr(one, measure)) for one in shares)) for measure in MEASURES]
    rows.append((words.say("age_days"), *(words.whole(age_in_days(one)) for one in both)))
    return _table("summary", ("head_measure",), rows, words, heads, right=True)


def next_table(delivery: Delivery, words: ReportWords) -> ReportTable:
    """What to do about what was found, the most pressing first."""
    rows = [
        (words.rule(check.rule), check.count, words.say(f"severity_{check.severity.value}"), words.todo(check.rule))
        for check in found_something(delivery)
    ]
    return _table("next", ("head_rule", "head_found:number", "head_severity", "head_todo"), rows, words)


def files_table(delivery: Delivery, words: ReportWords) -> ReportTable:
    """Each file with its rows and measures."""
    heads = ("head_file", "head_role", "head_kind", "head_size:number", "head_rows:number", "head_kept:number")
    rows: list[tuple[Cell, ...]] = []
    for file in delivery.files:
        shares = delivery_shares(delivery, file)
        counts = (file.size, file.rows_read, file.rows_kept, file.rows_refused, file.rows_with_family)
        measures = (shares.complete, shares.valid, shares.consistent)
        rows.append((file.name, words.role(file.role), file.kind, *counts, *measures))
    more = ("head_refused:number", "head_with_family:number", "complete:share", "valid:share", "consistent:share")
    return _table("files", heads + more, rows, words)


def columns_table(delivery: Delivery, words: ReportWords) -> ReportTable:
    """Each column with its measures and limits."""
    heads = ("head_file", "head_column", "head_fact", "head_rows:number", "head_missing:number", "head_wrong:number")
    rows: list[tuple[Cell, ...]] = []
    for column in delivery.columns:
        shares = column_shares(column)
        counts = (column.rows, column.missing, sum(column.invalid.values()))
        measures = (shares.complete, shares.valid, shares.consistent, column.distinct)
        ends = (words.value(column, column.least), words.value(column, column.most))
        rows.append((column.file, column.column, words.fact(column.fact), *counts, *measures, *ends))
    more = ("complete:share", "valid:share", "consistent:share", "head_distinct:number", "head_least", "head_most")
    return _table("columns", heads + more, rows, words)


def checks_table(checks: Iterable[Check], words: ReportWords) -> ReportTable:
    """Every check that was asked, with what it found."""
    rows = [
        (
            *(words.rule(check.rule), check.rule, words.say(f"severity_{check.severity.value}")),
            *(check.count, check.tested, check.limit, ", ".join(check.exceeded)),
        )
        for check in checks
    ]
    heads = ("head_rule", "head_name", "head_severity", "head_found:number", "head_tested:number", "head_limit:share")
    return _table("checks", (*heads, "head_exceeded"), rows, words)


def findings_table(checks: Sequence[Check], words: ReportWords) -> ReportTable:
    """The places of what was found, check by check, with a note where there are more."""
    rows = [
        (words.rule(check.rule), place.file, place.row or None, place.column, place.value, words.todo(check.rule))
        for check in checks
        for place in check.findings
    ]
    heads = ("head_rule", "head_file", "head_row:number", "head_column", "head_value", "head_todo")
    table = _table("findings", heads, rows, words)
    count = sum(check.count for check in checks)
    if len(rows) >= count:
        return table
    return replace(table, note=words.say("findings_more", shown=words.whole(len(rows)), count=words.whole(count)))


def changes_table(told: Sequence[Change], words: ReportWords) -> ReportTable:
    """What changed since the delivery before."""
    rows = [
        (
            *(words.place(change), words.say(f"change_{change.kind}")),
            *(words.say(change.measure) if change.measure else "", *_ends(change, words)),
        )
        for change in told
    ]
    return _table("changes", ("head_what", "head_change", "head_measure", "head_before", "head_now"), rows, words)


def months_table(delivery: Delivery, words: ReportWords) -> ReportTable:
    """Rows of incomes by month."""
    rows = [(words.month(month), number) for month, number in months_of_quarter(delivery).items()]
    return _table("months_chart", ("head_month", "head_count:number"), rows, words)


def regions_table(delivery: Delivery, words: ReportWords) -> ReportTable:
    """Families kept by region."""
    names = LABELS[Region.__name__]
    known = sorted(delivery.by_region.items())
    rows = [(names[code].lang(words.lang) if code in names else code, number) for code, number in known]
    return _table("regions", ("head_region", "head_families:number"), rows, words)


def values_table(delivery: Delivery, words: ReportWords) -> ReportTable:
    """How often which values stand in each column."""
    rows = [
        (column.file, column.column, words.fact(column.fact), words.bin(column, bin_.least, bin_.most), bin_.count)
        for column in columns_by_place(delivery).values()
        for bin_ in column.histogram
    ]
    return _table("values", ("head_file", "head_column", "head_fact", "head_value", "head_count:number"), rows, words)


def _table(
    title: str,
    heads: Sequence[str],
    rows: Sequence[tuple[Cell, ...]],
    words: ReportWords,
    more: Sequence[str] = (),
    *,
    right: bool = False,
) -> ReportTable:
    """A table of the report's texts; a head's name says after a colon what its cells are."""
    names = [head.partition(":") for head in heads]
    kinds: list[Kind] = ["share" if kind == "share" else "number" if kind else "text" for _, _, kind in names]
    said = [words.say(name) for name, _, _ in names]
    extra: list[Kind] = ["number" if right else "text" for _ in more]
    return ReportTable(words.say(title), (*said, *more), (*kinds, *extra), tuple(rows))


def _ends(change: Change, words: ReportWords) -> tuple[str, str]:
    """A change's figures: rows as whole numbers, all else as shares."""
    if change.kind in ("rows", "new", "gone"):
        before, now = change.before, change.now
        return tuple(words.whole(None if end is None else int(end)) for end in (before, now))  # type: ignore[return-value]
    return words.share(change.before), words.share(change.now)
