"""The report that sets regions and providers side by side, and villages against towns."""

from collections.abc import Iterator

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Block, Chapter, Group, Report, Row
from shanyraq.evidence.tariffs.comparison import Comparable, comparables, cost_per_recipient, mean_tariff
from shanyraq.evidence.tariffs.costing import Costed
from shanyraq.evidence.tariffs.writer import NUMBERS, WORDS, Writer
from shanyraq.people.charts.bars import bars
from shanyraq.people.charts.tile_map import tile_map_svg
from shanyraq.rules import WHOLE

HUNDRED = 100
"""Recipients to whom posts are counted."""

MOST_BARS = 40
"""Services that a drawing shows."""


def comparison_report(writer: Writer) -> Report:
    """The report.

    Raises:
        ChartsProblem: a package that draws is not installed.
    """
    found = comparables(writer.costed)
    return writer.report("compare", [_side_by_side(writer, found), _regions(writer, found), _equity(writer, found)])


def title_of(writer: Writer, found: Comparable) -> str:
    """What services that can be compared have in common."""
    return "; ".join(writer.answer(code) for code in (found.form, found.group, found.unit))


def _side_by_side(writer: Writer, found: tuple[Comparable, ...]) -> Chapter:
    groups = [
        Group(title_of(writer, one), tuple(_service(writer, one, service) for service in one.services)) for one in found
    ]
    columns = (
        ("provider", WORDS),
        ("region", WORDS),
        ("place", WORDS),
        ("occupancy", NUMBERS),
        ("posts_per_hundred", NUMBERS),
        ("cost_per_recipient", NUMBERS),
        ("tariff", NUMBERS),
        ("beside_mean", NUMBERS),
    )
    table = writer.table("side_by_side", "service", columns, groups, "mean_note")
    blocks: list[Block] = [table]
    for place, one in enumerate(found, start=1):
        values: dict[str, float | None] = {
            writer.service(service): float(service.value("tariff")) for service in one.services[:MOST_BARS]
        }
        key = f"compared_{place}"
        title = title_of(writer, one)
        svg = bars(values, writer.labels("compared", x=writer.say("column_tariff"), group=title))
        caption = writer.say("caption_compared", mean=writer.written(one.mean), services=len(one.services))
        blocks.append(writer.figure("compared", key, svg, caption, group=title))
    return writer.chapter("side_by_side", _findings(writer, found), *blocks)


def _findings(writer: Writer, found: tuple[Comparable, ...]) -> Iterator[str]:
    for one in [one for one in found if len(one.services) > 1][:3]:
        least = min(one.services, key=lambda service: service.value("tariff"))
        most = max(one.services, key=lambda service: service.value("tariff"))
        yield writer.say(
            "finding_compared",
            group=title_of(writer, one),
            least=least.service.code,
            low=writer.written(least.value("tariff")),
            most=most.service.code,
            high=writer.written(most.value("tariff")),
        )


def _service(writer: Writer, found: Comparable, one: Costed) -> Row:
    recipients = one.service.recipients
    posts = one.value("service_posts") * HUNDRED / recipients if recipients else None
    return writer.row(
        writer.service(one),
        one.service.code,
        one.found.provider.name,
        writer.answer(one.found.provider.region),
        writer.say("village" if one.found.provider.village else "town"),
        writer.share(one.value("occupancy") / WHOLE),
        writer.nothing(Scale.NUMBER) if posts is None else writer.quantity(round(posts)),
        writer.tiyn(cost_per_recipient([one])),
        writer.price(one.value("tariff")),
        writer.share(one.value("tariff") / found.mean) if found.mean else writer.nothing(Scale.SHARE),
    )


def _regions(writer: Writer, found: tuple[Comparable, ...]) -> Chapter:
    groups = []
    for one in found:
        rows = tuple(
            writer.row(
                writer.answer(region),
                region.wire,
                writer.count(len(services)),
                writer.tiyn(cost_per_recipient(services)),
                writer.price(mean_tariff(services)),
                writer.share(mean_tariff(services) / one.mean) if one.mean else writer.nothing(Scale.SHARE),
            )
            for region, services in one.regions.items()
        )
        groups.append(Group(title_of(writer, one), rows))
    columns = (
        ("services", NUMBERS),
        ("cost_per_recipient", NUMBERS),
        ("mean_tariff", NUMBERS),
        ("beside_mean", NUMBERS),
    )
    blocks: list[Block] = [writer.table("regions", "region", columns, groups, "mean_note")]
    for place, one in enumerate(found, start=1):
        if len(one.regions) < 2:
            continue
        values = {region: float(mean_tariff(services)) for region, services in one.regions.items()}
        title = f"{writer.answer(one.form)}, {writer.answer(one.unit)}"
        svg = tile_map_svg(values, writer.labels("map", group=title))
        highest = max(values, key=lambda region: values[region])
        caption = writer.say("caption_map", region=writer.answer(highest), tariff=writer.written(values[highest]))
        blocks.append(writer.figure("map", f"map_{place}", svg, caption, group=title))
    return writer.chapter("regions", (), *blocks)


def _equity(writer: Writer, found: tuple[Comparable, ...]) -> Chapter:
    rows, findings = [], []
    for place, one in enumerate(found, start=1):
        equity = one.equity
        title = title_of(writer, one)
        if equity is None:
            empty = [
                writer.nothing(scale) for scale in (Scale.MONEY, Scale.MONEY, Scale.INDEX, Scale.MONEY, Scale.MONEY)
            ]
            rows.append(writer.row(title, str(place), *empty))
            continue
        rows.append(
            writer.row(
                title,
                str(place),
                writer.price(mean_tariff(equity.town)),
                writer.price(mean_tariff(equity.village)),
                writer.index(equity.ratio),
                writer.price(equity.gap),
                writer.tiyn(equity.gap_per_recipient),
            )
        )
        findings.append(
            writer.say(
                "finding_equity",
                group=title,
                ratio=writer.percent(equity.ratio),
                gap=writer.summed(equity.gap_per_recipient),
            )
        )
    columns = (
        ("town", NUMBERS),
        ("village", NUMBERS),
        ("ratio", NUMBERS),
        ("gap", NUMBERS),
        ("gap_per_recipient", NUMBERS),
    )
    table = writer.table("equity", "comparable", columns, [Group("", tuple(rows))], "equity_note")
    return writer.chapter("equity", findings[:3], table)
