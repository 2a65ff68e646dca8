"""The report on where services break even."""

from collections.abc import Sequence

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Block, Cell, Chapter, Group, Report, Row, Words
from shanyraq.evidence.tariffs.break_even import BreakEven, Point
from shanyraq.evidence.tariffs.tariffs_told import MOST_TOLD
from shanyraq.evidence.tariffs.writer import NUMBERS, WORDS, Writer, address_of
from shanyraq.people.charts.crossing import crossing


def break_even_report(writer: Writer, found: Sequence[BreakEven]) -> Report:
    """The report.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    blocks: list[Block] = [_table(writer, found)]
    blocks += [_figure(writer, one) for one in found[:MOST_TOLD]]
    findings = [_finding(writer, one) for one in found[:3]]
    return writer.report("break_even", [writer.chapter("break_even", findings, *blocks), _method(writer)])


def _table(writer: Writer, found: Sequence[BreakEven]) -> Block:
    columns = (
        ("tariff", NUMBERS),
        ("tariff_from", WORDS),
        ("places", NUMBERS),
        ("planned", NUMBERS),
        ("surplus", NUMBERS),
        ("first", NUMBERS),
        ("first_occupancy", NUMBERS),
        ("lasting", NUMBERS),
    )
    rows = tuple(_row(writer, one) for one in found)
    return writer.table("break_even", "service", columns, [Group("", rows)], "break_even_note")


def _row(writer: Writer, one: BreakEven) -> Row:
    service, planned = one.costed.service, one.planned
    return writer.row(
        writer.service(one.costed),
        service.code,
        writer.price(one.tariff),
        writer.say("approved" if one.approved else "computed"),
        writer.count(service.places),
        writer.count(service.recipients),
        writer.nothing(Scale.MONEY) if planned is None else writer.tiyn(planned.income - planned.cost),
        _recipients(writer, one.first),
        writer.nothing(Scale.SHARE) if one.first is None else writer.share(one.first.recipients / service.places),
        _recipients(writer, one.lasting),
    )


def _recipients(writer: Writer, point: Point | None) -> Cell:
    return writer.nothing(Scale.NUMBER) if point is None else writer.count(point.recipients)


def _finding(writer: Writer, one: BreakEven) -> str:
    service = one.costed.service
    if one.first is None:
        return writer.say("finding_never", service=service.code, places=service.places)
    return writer.say(
        "finding_break_even",
        service=service.code,
        recipients=one.first.recipients,
        places=service.places,
        occupancy=writer.percent(one.first.recipients / service.places),
        planned=service.recipients,
    )


def _figure(writer: Writer, one: BreakEven) -> Block:
    code = one.costed.service.code
    series = {
        writer.say("income"): [float(point.income) for point in one.points],
        writer.say("cost"): [float(point.cost) for point in one.points],
    }
    marks = {}
    if one.first is not None:
        marks[writer.say("mark_first", recipients=one.first.recipients)] = one.first.recipients
    marks[writer.say("mark_planned", recipients=one.costed.service.recipients)] = one.costed.service.recipients
    labels = writer.labels("break_even", x=writer.say("axis_recipients"), y=writer.say("axis_year"), service=code)
    svg = crossing([point.recipients for point in one.points], series, marks, labels)
    return writer.figure("break_even", f"break_even_{address_of(code)}", svg, _finding(writer, one), service=code)


def _method(writer: Writer) -> Chapter:
    points = Words(tuple(writer.say(f"break_even_{place}") for place in range(1, 4)), points=True)
    return writer.chapter("method", (), points)
