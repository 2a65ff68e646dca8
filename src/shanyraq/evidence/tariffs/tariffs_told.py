"""The report on a book's tariffs: every service, its estimate line by line, and how each value is derived."""

from collections.abc import Iterator

from shanyraq.evidence.assessment.drawings import stacked
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Chapter, Figure, Group, Report, Row, Table, Words
from shanyraq.evidence.tariffs.costing import Costed, CostedLine
from shanyraq.evidence.tariffs.writer import NUMBERS, WORDS, Writer, address_of
from shanyraq.law.tariffs.codes import CostKind
from shanyraq.rules import WHOLE
from shanyraq.rules.formats import month
from shanyraq.rules.in_force import ParameterInForce
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Telling

DERIVED = (
    "occupancy",
    "planned_units",
    "tariff_units",
    "service_posts",
    "direct_staff_year",
    "direct_goods_year",
    "overheads_year",
    "indirect_year",
    "capital_year",
    "estimate_year",
    "tariff",
    "tariff_hindrances",
)
"""The values whose derivation is told, in the order in which they are made."""

PARTS = {
    "direct_staff_year": CostKind.DIRECT_STAFF,
    "direct_goods_year": CostKind.DIRECT_GOODS,
    "indirect_year": CostKind.INDIRECT,
    "capital_year": CostKind.CAPITAL,
}
"""The parts of an estimate."""

MOST_TOLD = 40
"""Services whose estimates are told one by one; of more, each is asked for by its code."""


def tariff_report(writer: Writer, *, one_by_one: bool = True) -> Report:
    """The report.

    Args:
        writer: who writes it.
        one_by_one: whether each service is told line by line, as long as they are not too many.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    told = writer.costed if one_by_one and len(writer.costed) <= MOST_TOLD else ()
    chapters = [_overview(writer), *(_service(writer, one) for one in told), _assumed(writer)]
    return writer.report("compute", chapters)


def _overview(writer: Writer) -> Chapter:
    rows = [
        writer.row(
            writer.service(one),
            one.service.code,
            one.found.provider.name,
            writer.answer(one.found.provider.region),
            writer.answer(one.service.unit),
            writer.share(one.value("occupancy") / WHOLE),
            writer.count(one.value("tariff_units")),
            writer.tiyn(one.value("estimate_year")),
            writer.price(one.value("tariff")),
        )
        for one in writer.costed
    ]
    columns = (
        ("provider", WORDS),
        ("region", WORDS),
        ("unit", WORDS),
        ("occupancy", NUMBERS),
        ("units", NUMBERS),
        ("estimate", NUMBERS),
        ("tariff", NUMBERS),
    )
    table = writer.table("tariffs", "service", columns, [Group("", tuple(rows))], "whole_tenge")
    return writer.chapter("tariffs", _findings(writer), table, _limits(writer), _structure(writer))


def _findings(writer: Writer) -> Iterator[str]:
    blocked = [one for one in writer.costed if one.hindrances]
    yield writer.say("finding_services", services=len(writer.costed), blocked=len(blocked))
    for one in blocked[:3]:
        reasons = "; ".join(writer.answer(mark) for mark in one.hindrances)
        yield writer.say(
            "finding_blocked", service=one.service.code, tariff=writer.written(one.value("tariff")), reasons=reasons
        )


def _limits(writer: Writer) -> Table:
    rows = []
    for one in writer.costed:
        limit = one.found.limit
        ends = [
            writer.nothing(Scale.MONEY) if end is None else writer.price(end)
            for end in (limit.lowest if limit else None, limit.highest if limit else None)
        ]
        verdict = "; ".join(writer.answer(mark) for mark in one.hindrances) or writer.say("approvable")
        act = limit.act if limit else writer.say("no_limit")
        rows.append(
            writer.row(
                writer.service(one), one.service.code, ends[0], writer.price(one.value("tariff")), ends[1], verdict, act
            )
        )
    columns = (("lowest", NUMBERS), ("tariff", NUMBERS), ("highest", NUMBERS), ("verdict", WORDS), ("act", WORDS))
    return writer.table("limits", "service", columns, [Group("", tuple(rows))], "limits_note")


def _structure(writer: Writer) -> Figure:
    """What a unit is made of."""
    parts = {
        writer.service(one): {writer.answer(kind): float(one.per_unit(one.value(name))) for name, kind in PARTS.items()}
        for one in writer.costed[:MOST_TOLD]
    }
    svg = stacked(parts, writer.labels("structure", x=writer.say("axis_unit")))
    dearest = max(writer.costed, key=lambda one: one.value("tariff"))
    caption = writer.say(
        "caption_structure", service=dearest.service.code, tariff=writer.written(dearest.value("tariff"))
    )
    return writer.figure("structure", "structure", svg, caption)


def _service(writer: Writer, one: Costed) -> Chapter:
    service = one.service
    findings = [
        writer.say(
            "finding_service",
            recipients=service.recipients,
            places=service.places,
            posts=writer.told_quantity(one.value("service_posts")),
            estimate=writer.summed(one.value("estimate_year")),
            tariff=writer.written(one.value("tariff")),
            unit=writer.answer(service.unit),
        )
    ]
    blocks = [_lines(writer, one), _derivation(writer, one)]
    if one.payments:
        blocks.append(_payments(writer, one))
    return writer.chapter(
        "service", findings, *blocks, name=f"service_{address_of(service.code)}", title=writer.service(one)
    )


def _lines(writer: Writer, one: Costed) -> Table:
    groups = []
    for name, kind in PARTS.items():
        rows = [_line(writer, one, line) for line in one.lines if line.line.item.kind is kind]
        if kind is CostKind.INDIRECT:
            rows.append(_sum_row(writer, one, writer.say("overheads"), "overheads", one.value("overheads_year")))
        if rows:
            rows.append(_sum_row(writer, one, writer.say("together"), name, one.value(name)))
            groups.append(Group(writer.answer(kind), tuple(rows)))
    total = _sum_row(writer, one, writer.say("estimate"), "estimate_year", one.value("estimate_year"))
    columns = (
        ("driver", WORDS),
        ("quantity", NUMBERS),
        ("price", NUMBERS),
        ("cost", NUMBERS),
        ("on_top", NUMBERS),
        ("total", NUMBERS),
        ("per_unit", NUMBERS),
        ("share", NUMBERS),
    )
    place = f"lines.{address_of(one.service.code)}"
    return writer.table(
        place, "item", columns, [*groups, Group("", (total,))], "whole_tenge", "lines_note", service=one.service.code
    )


def _line(writer: Writer, one: Costed, line: CostedLine) -> Row:
    whole = one.value("estimate_year")
    return writer.row(
        line.name,
        line.line.item.code,
        writer.answer(line.line.item.driver),
        writer.nothing(Scale.NUMBER) if line.quantity is None else writer.quantity(line.quantity),
        writer.price(line.line.price.amount),
        writer.tiyn(line.cost),
        writer.tiyn(line.charges + line.supplement),
        writer.tiyn(line.total),
        writer.price(one.per_unit(line.total)),
        writer.share(line.total / whole if whole else 0),
    )


def _sum_row(writer: Writer, one: Costed, title: str, key: str, amount: int) -> Row:
    whole = one.value("estimate_year")
    empty = ("", "", "", "", "")
    return writer.row(
        title,
        key,
        *empty,
        writer.tiyn(amount),
        writer.price(one.per_unit(amount)),
        writer.share(amount / whole if whole else 0),
    )


def _derivation(writer: Writer, one: Costed) -> Table:
    telling = Telling(one.explanation, writer.lang)
    rows = []
    for name in DERIVED:
        node = one.explanation.law[name]
        article = node.origin.article if isinstance(node.origin, Rule) else ""
        accounts = telling.accounts(name)
        how = accounts[0].working if accounts else None
        sure = writer.say("read" if node.certainty == "read" else node.certainty)
        rows.append(
            writer.row(telling.title(name), name, telling.value(name), how or "", telling.article(article), sure)
        )
    columns = (("value", WORDS), ("how", WORDS), ("where", WORDS), ("sure", WORDS))
    place = f"derivation.{address_of(one.service.code)}"
    return writer.table(place, "step", columns, [Group("", tuple(rows))], "derivation_note", service=one.service.code)


def _payments(writer: Writer, one: Costed) -> Table:
    rows = [
        writer.row(
            month(when, writer.lang),
            when,
            writer.count(accepted),
            writer.count(absent),
            writer.price(one.service.approved or 0),
            writer.price(due),
        )
        for when, accepted, absent, due in one.payments
    ]
    columns = (("accepted", NUMBERS), ("absent", NUMBERS), ("approved", NUMBERS), ("due", NUMBERS))
    place = f"payments.{address_of(one.service.code)}"
    return writer.table(place, "month", columns, [Group("", tuple(rows))], "payments_note", service=one.service.code)


def _assumed(writer: Writer) -> Chapter:
    """What was not read in an act: the method's numbers with their values, and what the figures rest on."""
    first = writer.costed[0].explanation
    telling = Telling(first, writer.lang)
    rows = []
    for name, node in first.law.nodes.items():
        if not isinstance(node.origin, ParameterInForce):
            continue
        value, written = node.origin.value(None)
        act = telling.article(written.act) if written else ""
        sure = writer.say(written.certainty if written else "assumed")
        rows.append(writer.row(telling.title(name), name, telling.told(name, value), act, sure))
    set_by_hand = [
        writer.row(
            telling.title(setting.name), setting.name, telling.told(setting.name, setting.value), "", writer.say("set")
        )
        for setting in writer.book.settings
    ]
    columns = (("value", WORDS), ("where", WORDS), ("sure", WORDS))
    table = writer.table("assumed", "number", columns, [Group("", (*set_by_hand, *rows))])
    points = Words(tuple(writer.say(f"assumed_{place}") for place in range(1, 5)), points=True)
    return writer.chapter("assumed", [writer.sureness], points, table)
