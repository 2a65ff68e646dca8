"""The quality report as a page: the verdict, what to do next, then charts and tables that say why."""

from collections.abc import Sequence

from shanyraq.law.codes import Region
from shanyraq.people.charts.bars import bars, grouped_bars
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.people.charts.page import Page, Table, Tone
from shanyraq.people.charts.tile_map import tile_map_svg
from shanyraq.people.intake.delivery import DeliveredColumn, Delivery, Outcome
from shanyraq.people.intake.report_measures import (
    MEASURES,
    Change,
    age_in_days,
    column_shares,
    columns_by_place,
    delivery_shares,
    found_something,
    months_of_quarter,
    spread,
)
from shanyraq.people.intake.report_tables import (
    Cell,
    Kind,
    ReportTable,
    changes_table,
    checks_table,
    columns_table,
    files_table,
    findings_table,
    months_table,
    next_table,
    regions_table,
    summary_table,
)
from shanyraq.people.intake.report_words import NOTHING, ReportWords
from shanyraq.rules import to_day
from shanyraq.rules.formats import day

WORST = 25
"""Columns drawn; the others stand in the table."""

FINDINGS = 20
"""Findings of one check that the page lists."""

FEW = 0.5
"""A month with fewer rows than this share of the fullest is told."""

SPREADS = 6
"""Columns whose moved values are drawn."""


def report_page(delivery: Delivery, previous: Delivery | None, told: Sequence[Change], words: ReportWords) -> str:
    """The page.

    Args:
        delivery: what was read.
        previous: the delivery before, or None.
        told: what changed since.
        words: the language.

    Raises:
        ChartsProblem: the packages that draw are not installed.
    """
    page = Page(words.say("title", name=delivery.name), words.lang, synthetic=delivery.synthetic)
    page.note(words.verdict(delivery), _tone(delivery))
    page.paragraph(words.about(delivery))
    page.paragraph(words.comparison(list(told), previous))
    _next(page, delivery, words)
    page.heading(words.say("summary"))
    page.table(_told(summary_table(delivery, previous, words), words))
    _quality(page, delivery, previous, words)
    _timeliness(page, delivery, words)
    if previous is not None:
        _changes(page, delivery, previous, told, words)
    _section(page, files_table(delivery, words), words)
    if delivery.columns:
        _columns(page, delivery, words)
    _regions(page, delivery, words)
    _section(page, checks_table(delivery.checks, words), words)
    _findings(page, delivery, words)
    return page.html()


def _section(page: Page, table: ReportTable, words: ReportWords) -> None:
    """A table under a heading of its own; nothing for no rows."""
    if table.rows:
        page.heading(table.title)
        page.table(_told(table, words))


def _tone(delivery: Delivery) -> Tone:
    if delivery.outcome == Outcome.REFUSED or not any(file.rows_read for file in delivery.files):
        return "bad"
    return "warning" if any(file.rows_refused for file in delivery.files) else "good"


def _next(page: Page, delivery: Delivery, words: ReportWords) -> None:
    table = next_table(delivery, words)
    if table.rows or _tone(delivery) == "good":
        page.heading(words.say("next"))
    if table.rows:
        page.table(_told(table, words))
    elif _tone(delivery) == "good":
        page.paragraph(words.say("next_nothing"))


def quality_chart(delivery: Delivery, previous: Delivery | None, words: ReportWords) -> str:
    """The measures of a delivery beside those of the one before, as SVG.

    Raises:
        ChartsProblem: the packages that draw are not installed.
    """
    return grouped_bars(_measured(delivery, previous, words), _labels("quality", delivery, words, "percent"), most=1)


def _measured(delivery: Delivery, previous: Delivery | None, words: ReportWords) -> dict[str, dict[str, float | None]]:
    """By the measure, then by the delivery."""
    series = {words.say("this_delivery"): delivery_shares(delivery)}
    if previous is not None:
        series[words.say("previous_delivery", day=day(to_day(previous.day), words.lang))] = delivery_shares(previous)
    return {
        words.say(measure): {name: getattr(shares, measure) for name, shares in series.items()} for measure in MEASURES
    }


def _quality(page: Page, delivery: Delivery, previous: Delivery | None, words: ReportWords) -> None:
    page.heading(words.say("quality"))
    page.paragraph(words.say("quality_means"))
    values = _measured(delivery, previous, words)
    rows = [(name, *(words.share(value) for value in group.values())) for name, group in values.items()]
    heads = (words.say("head_measure"), *next(iter(values.values())))
    numbers = Table(words.say("quality"), heads, rows)
    page.figure(quality_chart(delivery, previous, words), words.say("quality_seen"), numbers)


def _timeliness(page: Page, delivery: Delivery, words: ReportWords) -> None:
    page.heading(words.say("timely"))
    age = age_in_days(delivery)
    page.paragraph(words.say("age_unknown") if age is None else words.say("age_told", age=words.whole(age)))
    if not delivery.months:
        return
    months = months_of_quarter(delivery)
    wanting = [words.month(month) for month, number in months.items() if not number]
    few = [words.month(month) for month, number in months.items() if 0 < number < FEW * max(months.values())]
    page.paragraph(words.say("months_missing", months=", ".join(wanting)) if wanting else words.say("months_whole"))
    if few:
        page.note(words.say("months_few", months=", ".join(few)), "warning")
    said = words.say("months_chart")
    counted = words.say("head_count")
    labels = Labels(said, words.lang, x=counted, synthetic=delivery.synthetic, description=said)
    drawn = bars({words.month(month): number for month, number in months.items()}, labels)
    page.figure(drawn, words.say("months_seen"), _told(months_table(delivery, words), words))


def _changes(page: Page, delivery: Delivery, previous: Delivery, told: Sequence[Change], words: ReportWords) -> None:
    page.heading(words.say("changes"))
    if not told:
        page.paragraph(words.say("changes_none"))
        return
    page.table(_told(changes_table(told, words), words))
    now, before = columns_by_place(delivery), columns_by_place(previous)
    moved = sorted((change for change in told if change.kind == "spread"), key=lambda change: -(change.now or 0))
    for change in moved[:SPREADS]:
        _moved_spread(page, now[change.place], before[change.place], change, (delivery, previous), words)


def _moved_spread(
    page: Page,
    now: DeliveredColumn,
    before: DeliveredColumn,
    change: Change,
    deliveries: tuple[Delivery, Delivery],
    words: ReportWords,
) -> None:
    names = (words.say("this_delivery"), words.say("previous_delivery", day=day(to_day(deliveries[1].day), words.lang)))
    new, then = spread(now), spread(before)
    values = {
        words.bin(now, *ends): {names[0]: new.get(ends, 0.0), names[1]: then.get(ends, 0.0)}
        for ends in sorted(then.keys() | new.keys())
    }
    title = words.say("spread_chart", what=words.place(change))
    labels = Labels(title, words.lang, form="percent", synthetic=deliveries[0].synthetic, description=title)
    rows = [(name, *(words.share(value) for value in group.values())) for name, group in values.items()]
    numbers = Table(title, (words.say("head_value"), *names), rows)
    page.figure(grouped_bars(values, labels), words.say("spread_seen"), numbers)


def _columns(page: Page, delivery: Delivery, words: ReportWords) -> None:
    page.heading(words.say("columns"))
    wanting = {}
    for place, column in columns_by_place(delivery).items():
        shares = column_shares(column)
        least = min(
            (share for share in (shares.complete, shares.valid, shares.consistent) if share is not None), default=1
        )
        if least < 1:
            wanting[place] = (least, column, shares)
    worst = sorted(wanting.values(), key=lambda one: one[0])[:WORST]
    if worst:
        values = {
            f"{column.file}: {column.column}": {words.say(measure): getattr(shares, measure) for measure in MEASURES}
            for _, column, shares in worst
        }
        drawn = grouped_bars(values, _labels("columns_chart", delivery, words, "percent"), most=1)
        page.figure(drawn, words.say("columns_seen"))
    else:
        page.paragraph(words.say("columns_fine"))
    page.table(_told(columns_table(delivery, words), words))


def _regions(page: Page, delivery: Delivery, words: ReportWords) -> None:
    known = {region.wire: region for region in Region}
    values = {known[code]: number for code, number in sorted(delivery.by_region.items()) if code in known}
    if values:
        page.heading(words.say("regions"))
        drawn = tile_map_svg(values, _labels("regions", delivery, words))
        page.figure(drawn, words.say("regions_seen"), _told(regions_table(delivery, words), words))


def _findings(page: Page, delivery: Delivery, words: ReportWords) -> None:
    found = [check for check in found_something(delivery) if check.findings]
    if found:
        page.heading(words.say("findings"))
    for check in found:
        page.heading(words.rule(check.rule), 3)
        page.paragraph(words.todo(check.rule))
        table = findings_table([check], words)
        listed = table.rows[:FINDINGS]
        if len(listed) < check.count:
            page.paragraph(words.say("findings_more", shown=len(listed), count=words.whole(check.count)))
        short = ReportTable(
            words.rule(check.rule), table.heads[1:5], table.kinds[1:5], tuple(row[1:5] for row in listed)
        )
        page.table(_told(short, words))


def _labels(title: str, delivery: Delivery, words: ReportWords, form: Form = "number") -> Labels:
    said = words.say(title)
    return Labels(said, words.lang, form=form, synthetic=delivery.synthetic, description=said)


def _told(table: ReportTable, words: ReportWords) -> Table:
    """A table with its values as people read them."""
    rows = [[_cell(cell, kind, words) for cell, kind in zip(row, table.kinds, strict=True)] for row in table.rows]
    texts = frozenset(place for place, kind in enumerate(table.kinds) if kind == "text")
    return Table(table.title, table.heads, rows, texts)


def _cell(cell: Cell, kind: Kind, words: ReportWords) -> str:
    if cell is None:
        return NOTHING
    if isinstance(cell, str):
        return cell
    return words.share(cell) if kind == "share" else words.whole(int(cell))
