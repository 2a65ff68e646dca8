"""The report on the budget that a forecast need asks for."""

from collections.abc import Callable

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Content, Group, Report, Row, Words
from shanyraq.evidence.report.written import interval_text
from shanyraq.evidence.tariffs.forecast import Expected, Forecast, Total
from shanyraq.evidence.tariffs.writer import NUMBERS, WORDS, Writer
from shanyraq.people.charts.ranges import Reached, ranges
from shanyraq.rules import TENGE


def forecast_report(writer: Writer, found: Forecast) -> Report:
    """The report.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    chapters = [_budget(writer, found), _need(writer, found), _method(writer, found)]
    return writer.report("forecast", chapters)


def title_of(writer: Writer, one: Expected) -> str:
    """Which need it is."""
    need = one.need
    return "; ".join(writer.answer(code) for code in (need.region, need.form, need.group))


def _budget(writer: Writer, found: Forecast) -> Chapter:
    rows = tuple(
        writer.row(
            str(total.year),
            str(total.year),
            *(Cell(value, Scale.MONEY) for value in (total.budget, *total.apart, *total.together, total.error)),
        )
        for total in found.totals
    )
    names = ("budget", "apart_low", "apart_high", "together_low", "together_high", "simulation_error")
    columns = tuple((name, NUMBERS) for name in names)
    table = writer.table("budget", "year", columns, [Group("", rows)], "ends_note", "budget_note", **_drawn(found))
    findings = [_finding(writer, total) for total in found.totals[:3]]
    drawn = {
        f"{_short(writer, one)}, {one.year}": Reached(
            one.budget * TENGE, low=one.ends[0] * TENGE, high=one.ends[1] * TENGE
        )
        for one in found.rows
    }
    svg = ranges(drawn, writer.labels("budget", x=writer.say("axis_year")), zero=True)
    largest = max(found.rows, key=lambda one: one.budget)
    caption = writer.say("caption_budget", need=title_of(writer, largest), year=largest.year)
    return writer.chapter("budget", findings, table, writer.figure("budget", "budget_ranges", svg, caption))


def _finding(writer: Writer, total: Total) -> str:
    cell = Cell(total.budget, Scale.MONEY, low=total.apart[0], high=total.apart[1])
    return writer.say(
        "finding_budget",
        year=total.year,
        budget=writer.summed(round(total.budget * TENGE)),
        ends=interval_text(cell, writer.lang),
    )


def _short(writer: Writer, one: Expected) -> str:
    """Which need it is, where there is little room."""
    return f"{writer.answer(one.need.region)}, {writer.answer(one.need.form)}"


def _need(writer: Writer, found: Forecast) -> Chapter:
    need = (
        ("unit", WORDS),
        ("basis", WORDS),
        ("units_needed", NUMBERS),
        ("units_low", NUMBERS),
        ("units_high", NUMBERS),
    )
    price = (
        ("tariff", NUMBERS),
        ("tariff_from", WORDS),
        ("budget", NUMBERS),
        ("budget_low", NUMBERS),
        ("budget_high", NUMBERS),
    )
    tables = (
        writer.table("need", "need", need, _by_year(writer, found, _units), "ends_note"),
        writer.table("priced", "need", price, _by_year(writer, found, _priced), "ends_note"),
    )
    return writer.chapter("need", (), *tables)


def _by_year(writer: Writer, found: Forecast, cells: Callable[[Writer, Expected], tuple[Content, ...]]) -> list[Group]:
    years = sorted({one.year for one in found.rows})
    return [
        Group(str(year), tuple(_row(writer, one, cells(writer, one)) for one in found.rows if one.year == year))
        for year in years
    ]


def _row(writer: Writer, one: Expected, cells: tuple[Content, ...]) -> Row:
    need = one.need
    return writer.row(
        title_of(writer, one), f"{need.region.wire}_{need.form.wire}_{need.group.wire}_{one.year}", *cells
    )


def _units(writer: Writer, one: Expected) -> tuple[Content, ...]:
    units = (writer.count(round(value)) for value in (one.units, one.units_low, one.units_high))
    return (writer.answer(one.need.unit), writer.say(f"basis_{one.basis}"), *units)


def _priced(writer: Writer, one: Expected) -> tuple[Content, ...]:
    money = (Cell(value, Scale.MONEY) for value in (one.budget, *one.ends))
    return (writer.price(one.tariff), writer.say(one.tariff_basis), *money)


def _method(writer: Writer, found: Forecast) -> Chapter:
    points = tuple(writer.say(f"forecast_{place}", **_drawn(found)) for place in range(1, 6))
    return writer.chapter("method", (), Words(points, points=True))


def _drawn(found: Forecast) -> dict[str, object]:
    return {"draws": found.draws, "seed": found.seed}
