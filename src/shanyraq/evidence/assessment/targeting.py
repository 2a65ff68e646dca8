"""Incidence and targeting: who has the money, whom it misses, whose doing that is: the law's or its carrying out."""

import numpy as np

from shanyraq.evidence.assessment.drawings import curves, dotted, stacked
from shanyraq.evidence.assessment.writer import MILLION, Writer
from shanyraq.evidence.curves.shares import concentration_curve, lorenz_curve
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.measure import Groups
from shanyraq.evidence.measures import targeting
from shanyraq.evidence.measures.catalogue import Scale, measure_named
from shanyraq.evidence.measures.quantiles import quantile_value
from shanyraq.evidence.measures.ranks import concentration_of, ranks_by
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.report.model import Cell, Chapter, Figure, Group, Row, Table
from shanyraq.people.case_layout import INCOME_KINDS
from shanyraq.rules import TENGE

NOTES = ("line", "unit", "ranking", "errors", "receipt")
STEPS = tuple(place / 20 for place in range(21))
SUMMARY = ("td_ravallion", "td_errors", "cgh20", "cgh40", "concentration", "distributional1", "kakwani")


def chapter(writer: Writer) -> Chapter:
    """Incidence and targeting."""
    incidence, errors, summary = _incidence(writer), _errors(writer), _summary(writer)
    poorest = incidence.cell("q1", 1)
    missed, design = errors.cell("exclusion", 0), errors.cell("design_exclusion", 0)
    findings = [
        "" if poorest.shown is None else writer.say("finding_poorest", share=writer.told(poorest)),
        ""
        if missed.shown is None
        else writer.say("finding_missed", share=writer.told(missed), design=writer.told(design)),
    ]
    blocks = (
        incidence,
        _stack(writer, incidence),
        _curves(writer),
        errors,
        _crossed(writer),
        summary,
        _programmes(writer),
    )
    return Chapter("targeting", writer.say("chapter_targeting"), tuple(one for one in findings if one), blocks)


def _incidence(writer: Writer) -> Table:
    """Persons reached and money, by fifths before and after the transfer."""
    material = writer.material
    groups = []
    after = _fifths_after(material.money, writer.groupings["fifth"].names)
    for key, fifths in (("ranked_before", writer.groupings["fifth"]), ("ranked_after", after)):
        rows = []
        for place, name in enumerate(fifths.names):
            inside = np.asarray(fifths.codes == place)
            persons, receives = material.families.persons, material.receives
            shares = [
                ratio(persons, (inside & receives) * 1.0, receives * 1.0),
                ratio(persons, inside * material.money.received, material.money.received),
            ]
            cells = tuple(writer.estimated(share, Scale.SHARE, receives) for share in shares)
            row_key = name if key == "ranked_before" else f"{name}_after"
            rows.append(Row(writer.title_of("fifth", name), cells, writer.count(inside), row_key))
        groups.append(Group(writer.say(key), tuple(rows)))
    return writer.table("incidence", ["beneficiaries_share", "money_share"], groups, "unit", "errors", "receipt")


def _fifths_after(sample: Sample, names: tuple[str, ...]) -> Groups:
    borders = np.array([quantile_value(sample, place / 5) for place in range(1, 5)])
    return Groups(np.searchsorted(borders, sample.welfare, side="left"), names)


def _errors(writer: Writer) -> Table:
    """Errors against three targets, and the design's and the carrying out's apart."""
    material = writer.material
    lines, poor, right, reached = material.lines, material.poor_before, material.entitled, material.receives
    poorest = np.asarray(writer.groupings["fifth"].codes == 0)
    targets = (poor, poorest, right)
    kinds = {
        "exclusion": (targeting.exclusion, None),
        "inclusion": (targeting.inclusion, reached),
        "inclusion_others": (targeting.inclusion_of_others, None),
        "leakage": (targeting.money_leaked, reached),
    }
    rows = []
    for name, (score, base) in kinds.items():
        cells = [
            writer.estimated(
                score(lines, target),
                Scale.SHARE,
                base if base is not None else (~target if "other" in name else target),
            )
            for target in targets
        ]
        rows.append(Row(writer.say(name), tuple(cells), key=name))
    persons = material.families.persons
    apart = {
        "design_exclusion": (ratio(persons, (poor & ~right) * 1.0, poor * 1.0), poor),
        "done_exclusion": (ratio(persons, (poor & right & ~reached) * 1.0, poor * 1.0), poor),
        "design_inclusion": (ratio(persons, (right & ~poor & reached) * 1.0, reached * 1.0), reached),
        "done_inclusion": (ratio(persons, (~right & ~poor & reached) * 1.0, reached * 1.0), reached),
    }
    split = tuple(
        Row(writer.say(name), (writer.estimated(score, Scale.SHARE, base), "", ""), key=name)
        for name, (score, base) in apart.items()
    )
    groups = [Group(writer.say("errors_group"), tuple(rows)), Group(writer.say("apart_group"), split)]
    return writer.table("errors", ["against_poor", "against_poorest", "against_right"], groups, *NOTES, head="measure")


def _crossed(writer: Writer) -> Table:
    """Right and receipt crossed: persons and money."""
    material = writer.material
    families, right, reached = material.families, material.entitled, material.receives
    rows = []
    for key, inside in (
        ("right_paid", right & reached),
        ("right_unpaid", right & ~reached),
        ("no_right_paid", ~right & reached),
        ("no_right_unpaid", ~right & ~reached),
    ):
        number = writer.count(inside)
        cells = (
            Cell(float(families.persons[inside].sum()), Scale.NUMBER, n=number),
            _millions(float(families.weight[inside] @ material.right[inside]), number),
            _millions(float(families.weight[inside] @ material.paid[inside]), number),
        )
        rows.append(Row(writer.say(key), cells if number else _nobody(cells), number, key))
    columns = ["persons", "right_month", "paid_month"]
    return writer.table("crossed", columns, [Group("", tuple(rows))], "unit", "receipt")


def _millions(tiyn: float, number: int) -> Cell:
    return Cell(tiyn / TENGE / MILLION, Scale.INDEX, n=number, places=1)


def _nobody(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Nought of nobody tells of nobody."""
    return tuple(Cell(0.0, cell.scale, places=cell.places) for cell in cells)


def _summary(writer: Writer) -> Table:
    """Both targeting differentials and indices."""
    material = writer.material
    rows = []
    for name in SUMMARY:
        measure = measure_named(name)
        sample = material.lines if name.startswith(("td_", "distributional")) else material.money
        cell = writer.estimated(measure.function(sample), Scale.INDEX, material.receives)
        rows.append(Row(writer.say(name.replace("distributional1", "distributional")), (cell,), key=name))
    return writer.table("summary", ["estimate"], [Group("", tuple(rows))], *NOTES, head="measure")


def _stack(writer: Writer, incidence: Table) -> Figure:
    """People, those reached and the money, cut into fifths."""
    names = writer.groupings["fifth"].names
    values: dict[str, dict[str, float]] = {
        writer.say("everybody"): {writer.title_of("fifth", name): 0.2 for name in names}
    }
    for place, key in enumerate(("beneficiaries_share", "money_share")):
        cells = {name: incidence.cell(name, place).shown for name in names}
        values[writer.say(key)] = {writer.title_of("fifth", name): value or 0.0 for name, value in cells.items()}
    told = writer.listed({writer.title_of("fifth", name): incidence.cell(name, 1) for name in names})
    return writer.figure(
        "stack", stacked(values, writer.labels("stack", description=told), ordered=True), told, "ranking", "receipt"
    )


def _curves(writer: Writer) -> Figure:
    """Lorenz curve and the concentration curve of assistance."""
    material = writer.material
    before = material.money.before
    bare = Sample(before.welfare, before.weight, before.whole)
    series = {
        writer.say("curve_money"): concentration_curve(bare, material.design, material.money.received, STEPS),
        writer.say("curve_lorenz"): lorenz_curve(bare, material.design, STEPS),
    }
    middle = STEPS.index(0.4)
    told = "; ".join(f"{name}: {writer.written(points[middle].value, Scale.SHARE)}" for name, points in series.items())
    told = writer.say("at_poorest_40", told=told)
    labels = writer.labels("curves", x="poorest_share", y="held_share", description=told)
    return writer.figure("curves", curves(series, labels, diagonal=True), told, "unit", "receipt")


def _programmes(writer: Writer) -> Figure:
    """Concentration coefficients of assistance and of other benefits."""
    material = writer.material
    before = material.money.before
    ranks = ranks_by(before.weight, before.welfare, before.order)
    kinds = {writer.say("assistance"): material.paid.astype(np.float64)}
    kinds |= {
        INCOME_KINDS[kind].title.lang(writer.lang): month.astype(np.float64)
        for kind, month in material.benefits.received.items()
    }
    cells = {}
    for name, month in kinds.items():
        score = concentration_of(before.weight, month / material.families.size, ranks)
        cell = writer.estimated(score, Scale.INDEX, month > 0)
        if (cell.n or 0) >= 50:
            cells[name] = cell
    ordered = dict(sorted(cells.items(), key=lambda item: item[1].value))
    told = writer.listed(ordered)
    labels = writer.labels("programmes", "number", x="concentration", description=told)
    return writer.figure("programmes", dotted(ordered, labels, middle=0.0), told, "concentration", "receipt")
