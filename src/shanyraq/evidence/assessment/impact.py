"""Impact and cost-effectiveness: poverty and inequality with and without assistance, and what a tenge of it does."""

from dataclasses import replace

from shanyraq.evidence.assessment.drawings import stacked
from shanyraq.evidence.assessment.estimates import FINE
from shanyraq.evidence.assessment.writer import MILLION, Writer
from shanyraq.evidence.measures import programme, redistribution
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.measures.lines import fixed
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.reforms.effects import Effect
from shanyraq.evidence.report.model import Cell, Chapter, Figure, Group, Row, Table
from shanyraq.evidence.report.written import number
from shanyraq.rules import TENGE

SHOWN = ("fgt0", "fgt1", "fgt2", "gini", "poverty_gap_month")

AREAS = {
    "area_a": programme.closing,
    "area_b": programme.excess,
    "area_c": programme.to_others,
    "area_d": programme.remaining,
}

RATIOS = {
    "vertical_efficiency": programme.vertical_efficiency,
    "spillover": programme.spillover,
    "benefit_cost": programme.benefit_cost,
    "gap_efficiency": programme.gap_efficiency,
}

EQUITY = {
    "kakwani": redistribution.kakwani,
    "redistributive": redistribution.redistributive,
    "vertical": redistribution.vertical,
    "reranking": redistribution.reranking,
}

NOTES = ("line", "unit", "counterfactual", "errors", "receipt")


def chapter(writer: Writer) -> Chapter:
    """Impact and cost-effectiveness."""
    changes, areas, equity = _changes(writer), _areas(writer), _equity(writer)
    change, before = changes.cell("fgt0", 2), changes.cell("fgt0", 0)
    per_tenge = areas.cell("benefit_cost", 0)
    findings = []
    if change.shown is not None and before.shown is not None:
        findings.append(writer.say("finding_impact", before=writer.told(before), change=points(writer, change)))
    if per_tenge.shown is not None:
        findings.append(writer.say("finding_per_tenge", share=writer.told(per_tenge)))
    return Chapter(
        "impact", writer.say("chapter_impact"), tuple(findings), (changes, areas, _drawn(writer, areas), equity)
    )


def points(writer: Writer, change: Cell) -> str:
    """A change of a share in percentage points."""
    return writer.say("points", number=number(abs(change.value) * 100, Scale.INDEX, writer.lang, places=FINE))


def effects_by_name(writer: Writer) -> dict[str, tuple[Cell, Cell, Cell]]:
    """Each number without assistance, with it, and the change."""
    material = writer.material
    poor = writer.count(material.poor_before)
    found = {}
    for effect in material.effects:
        if effect.measure in SHOWN:
            n = poor if effect.measure == "poverty_gap_month" else material.families.number
            found[effect.measure] = _cells(effect, n)
    return found


def _cells(effect: Effect, n: int) -> tuple[Cell, Cell, Cell]:
    scale = Scale.SHARE if effect.measure.startswith("fgt") else effect.scale
    unit = MILLION if effect.measure == "poverty_gap_month" else 1
    places = 1 if unit > 1 else FINE if scale is Scale.SHARE else None
    numbers = (
        (effect.baseline, effect.baseline_error),
        (effect.reform, effect.reform_error),
        (effect.change, effect.change_error),
    )
    before, after, change = (
        Cell(value / unit, Scale.INDEX if unit > 1 else scale, error / unit, n, places=places)
        for value, error in numbers
    )
    return before, after, replace(change, low=effect.ci_low / unit, high=effect.ci_high / unit)


def _changes(writer: Writer) -> Table:
    """Without, with, change and its part of what was."""
    rows = []
    for name, (before, after, change) in effects_by_name(writer).items():
        part = change.value / before.value if before.value else float("nan")
        cells = (before, after, change, Cell(part, Scale.SHARE, n=before.n))
        rows.append(Row(writer.say(name), cells, before.n, name))
    columns = ["without", "with", "change", "part"]
    return writer.table("changes", columns, [Group("", tuple(rows))], "changes", *NOTES, head="measure")


def _areas(writer: Writer) -> Table:
    """Beckerman's areas in tenge a month, and the ratios of them."""
    material = writer.material
    money = in_money(writer)
    poor, receives = material.poor_before, material.receives
    bases = {"area_a": receives & poor, "area_b": receives & poor, "area_c": receives & ~poor, "area_d": poor}
    areas = [
        Row(writer.say(name), (writer.in_millions(area(money), bases[name]),), writer.count(bases[name]), name)
        for name, area in AREAS.items()
    ]
    ratios = []
    for name, part in RATIOS.items():
        base = poor if name == "gap_efficiency" else receives
        ratios.append(
            Row(writer.say(name), (writer.estimated(part(money), Scale.SHARE, base),), writer.count(base), name)
        )
    groups = [Group(writer.say("areas"), tuple(areas)), Group(writer.say("ratios"), tuple(ratios))]
    return writer.table("areas", ["estimate"], groups, "beckerman", *NOTES, head="measure")


def in_money(writer: Writer) -> Sample:
    """Welfare against the line in tenge: each family's shortfall laid below one line for all."""
    material = writer.material
    families = material.families
    highest = float(families.line_tenge.max())
    received = families.per_head_of(material.paid)
    welfare = families.per_head + received + (highest - families.line_tenge)
    lines = material.lines
    return Sample(welfare, lines.weight, lines.whole, fixed(highest), transfer=received, eligible=lines.eligible)


def _drawn(writer: Writer, areas: Table) -> Figure:
    """The areas as two bars: the money, and the gap."""
    values = {name: (areas.cell(name, 0).shown or 0.0) * MILLION * TENGE for name in AREAS}
    bars = {
        writer.say("bar_money"): ("area_a", "area_b", "area_c"),
        writer.say("bar_gap"): ("area_a", "area_d"),
    }
    laid = {bar: {writer.say(name): values[name] for name in names} for bar, names in bars.items()}
    told = writer.listed({writer.say(name): areas.cell(name, 0) for name in AREAS})
    labels = writer.labels("areas", "money", x="a_month", description=told)
    return writer.figure("areas", stacked(laid, labels), told, "beckerman", "receipt")


def _equity(writer: Writer) -> Table:
    """Progressivity, redistribution and reranking."""
    material = writer.material
    rows = [
        Row(writer.say(name), (writer.estimated(score(material.money), Scale.INDEX, material.receives),), key=name)
        for name, score in EQUITY.items()
    ]
    return writer.table("equity", ["estimate"], [Group("", tuple(rows))], "unit", "errors", "receipt", head="measure")
