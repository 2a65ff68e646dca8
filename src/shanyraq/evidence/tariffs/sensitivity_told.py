"""The report on what changed norms and prices do to tariffs."""

from collections.abc import Sequence

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Group, Report, Row, Words
from shanyraq.evidence.tariffs.costing import Costed
from shanyraq.evidence.tariffs.sensitivity import Lever, Scenario, Sensitivity, Swing
from shanyraq.evidence.tariffs.writer import NUMBERS, WORDS, Writer, address_of
from shanyraq.people.charts.tornado import Swung, tornado
from shanyraq.people.tariffs.book import Change, ChangedThing
from shanyraq.people.tariffs.cells import parameter_named
from shanyraq.people.tariffs.sheets import code_words
from shanyraq.rules import WHOLE
from shanyraq.rules.formats import told

SHOWN = 12
"""Bars of a tornado: the largest; the table has all."""


def sensitivity_report(writer: Writer, found: Sequence[Sensitivity], scenarios: Sequence[Scenario]) -> Report:
    """The report.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    chapters = [_service(writer, one) for one in found]
    if scenarios:
        chapters.append(_scenarios(writer, scenarios))
    return writer.report("sensitivity", [*chapters, _method(writer, found)])


def swing_title(writer: Writer, swing: Swing) -> str:
    """What is changed."""
    name = parameter_named(swing.name).title.lang(writer.lang) if swing.lever is Lever.SETTING else swing.name
    return writer.say(f"lever_{swing.lever}", name=name)


def _service(writer: Writer, found: Sensitivity) -> Chapter:
    one = found.costed
    tariff = one.value("tariff")
    columns = (("tariff_down", NUMBERS), ("tariff_up", NUMBERS), ("change_down", NUMBERS), ("change_up", NUMBERS))
    rows = tuple(
        writer.row(
            swing_title(writer, swing),
            f"{swing.lever}_{place}",
            writer.price(swing.down),
            writer.price(swing.up),
            _change(writer, swing.down, tariff),
            _change(writer, swing.up, tariff),
        )
        for place, swing in enumerate(found.swings, start=1)
    )
    share = writer.percent(found.share / WHOLE)
    safe = address_of(one.service.code)
    table = writer.table(
        f"swings.{safe}", "changed", columns, [Group("", rows)], "swings_note", service=one.service.code, share=share
    )
    largest = found.swings[0]
    finding = writer.say(
        "finding_swing",
        service=one.service.code,
        tariff=writer.written(tariff),
        thing=swing_title(writer, largest),
        low=writer.written(min(largest.down, largest.up)),
        high=writer.written(max(largest.down, largest.up)),
        share=share,
    )
    swung = [Swung(swing_title(writer, swing), float(swing.down), float(swing.up)) for swing in found.swings[:SHOWN]]
    labels = writer.labels("tornado", x=writer.say("column_tariff"), service=one.service.code, share=share)
    svg = tornado(swung, float(tariff), labels, less=f"−{share}", more=f"+{share}")
    figure = writer.figure("tornado", f"tornado_{safe}", svg, finding, service=one.service.code, share=share)
    return writer.chapter("swings", [finding], figure, table, name=f"changed_{safe}", title=writer.service(one))


def _change(writer: Writer, changed: int, tariff: int) -> Cell:
    return writer.share((changed - tariff) / tariff) if tariff else writer.nothing(Scale.SHARE)


def _scenarios(writer: Writer, scenarios: Sequence[Scenario]) -> Chapter:
    columns = (
        ("tariff_before", NUMBERS),
        ("tariff_after", NUMBERS),
        ("change", NUMBERS),
        ("cost_change", NUMBERS),
        ("verdict", WORDS),
    )
    groups = [
        Group(
            scenario.name, tuple(_changed(writer, *pair) for pair in zip(scenario.before, scenario.after, strict=True))
        )
        for scenario in scenarios
    ]
    points = tuple(
        f"{scenario.name}: {'; '.join(_told(writer, change) for change in scenario.changes)}." for scenario in scenarios
    )
    table = writer.table("scenarios", "service", columns, groups, "scenarios_note")
    return writer.chapter(
        "scenarios", [_finding(writer, one) for one in scenarios[:3]], Words(points, points=True), table
    )


def _finding(writer: Writer, scenario: Scenario) -> str:
    before, after = (sum(one.value("estimate_year") for one in side) for side in (scenario.before, scenario.after))
    return writer.say(
        "finding_scenario",
        scenario=scenario.name,
        change=writer.summed(after - before),
        share=writer.percent((after - before) / before if before else 0),
    )


def _told(writer: Writer, change: Change) -> str:
    """A change in words."""
    what = code_words(ChangedThing)[change.thing.wire].lang(writer.lang)
    setting = change.thing is ChangedThing.SETTING
    name = parameter_named(str(change.name)).title.lang(writer.lang) if setting else change.name or writer.say("all")
    if change.share is not None:
        sign = "+" if change.share > 0 else ""
        return writer.say("changed_by", what=what, name=name, by=f"{sign}{writer.percent(change.share / WHOLE)}")
    value = change.value or 0
    if setting:
        shown = told(value, parameter_named(str(change.name)).unit, writer.lang, {})
    elif change.thing is ChangedThing.PRICE:
        shown = writer.written(value)
    elif change.thing is ChangedThing.NORM:
        shown = writer.told_quantity(value)
    else:
        shown = str(value)
    return writer.say("changed_to", what=what, name=name, to=shown)


def _changed(writer: Writer, before: Costed, after: Costed) -> Row:
    tariff = before.value("tariff")
    verdict = "; ".join(writer.answer(mark) for mark in after.hindrances) or writer.say("approvable")
    return writer.row(
        writer.service(before),
        before.service.code,
        writer.price(tariff),
        writer.price(after.value("tariff")),
        _change(writer, after.value("tariff"), tariff),
        writer.tiyn(after.value("estimate_year") - before.value("estimate_year")),
        verdict,
    )


def _method(writer: Writer, found: Sequence[Sensitivity]) -> Chapter:
    share = writer.percent(found[0].share / WHOLE)
    points = tuple(writer.say(f"sensitivity_{place}", share=share) for place in range(1, 4))
    return writer.chapter("method", (), Words(points, points=True))
