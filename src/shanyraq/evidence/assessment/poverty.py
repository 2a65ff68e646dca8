"""Poverty and inequality: how many, how deep, how unequal; by settlement, region, type of family and children."""

import numpy as np

from shanyraq.evidence.assessment.drawings import curves, dotted
from shanyraq.evidence.assessment.estimates import Cells
from shanyraq.evidence.assessment.writer import REGIONS, Writer
from shanyraq.evidence.curves.dominance import poverty_curve
from shanyraq.evidence.curves.shares import tip_curve
from shanyraq.evidence.estimation.score import total
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.measures.poverty import fgt
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.report.model import Cell, Chapter, Figure, Flag, Group, Row, Table
from shanyraq.people.charts.tile_map import tile_map_svg

FGT = ("fgt0", "fgt1", "fgt2")
INEQUALITY = ("gini", "ge0", "ge1", "atkinson0.5", "p90p10", "s80s20", "palma")
NOTES = ("line", "unit", "errors", "receipt")
LINES = tuple(place / 10 for place in range(4, 21))
STEPS, BEYOND = 40, 2.0
"""Points of curves of cumulated gaps, and how far they go beyond the share that is poor."""


def chapter(writer: Writer) -> Chapter:
    """The poverty and inequality profile."""
    profile, who, unequal = profile_table(writer), _who(writer), _inequality(writer)
    drawn = (*_regional(writer, profile), _depth(writer), _lines(writer))
    findings = [_poorest_region(writer, profile), _poorest_type(writer, who), _gini(writer, unequal)]
    return Chapter(
        "poverty",
        writer.say("chapter_poverty"),
        tuple(finding for finding in findings if finding),
        (profile, *drawn[:2], who, unequal, *drawn[2:]),
    )


def profile_table(writer: Writer) -> Table:
    """FGT with assistance, and the headcount without."""
    material = writer.material

    def cells_of(by: str | None) -> Cells:
        found = writer.measured(material.lines, FGT, by)
        for name, cells in writer.measured(material.lines.before, ("fgt0",), by).items():
            found[name]["before"] = cells["fgt0"]
        return found

    groups = writer.grouped(cells_of, ("before", *FGT), ("settlement", "region"))
    return writer.table("profile", ["fgt0_before", *FGT], groups, *NOTES)


def _who(writer: Writer) -> Table:
    """Who the poor are."""
    material = writer.material
    persons, poor = material.families.persons, np.asarray(material.lines.poor)

    def cells_of(by: str | None) -> Cells:
        found = writer.measured(material.lines, ("fgt0", "fgt1"), by)
        for name, cells in found.items():
            inside = np.ones(len(persons), dtype=bool)
            if by is not None and name != EVERYBODY:
                inside = np.asarray(writer.groupings[by].codes == writer.groupings[by].names.index(name))
            for key, rows in (("of_people", inside | ~inside), ("of_poor", poor)):
                share = total(persons, (inside & rows) * 1.0) / total(persons, rows * 1.0)
                cells[key] = writer.estimated(share, Scale.SHARE, rows)
            cells["of_poor"] = _with(cells["of_poor"], writer.count(inside))
        return found

    groups = writer.grouped(cells_of, ("fgt0", "fgt1", "of_people", "of_poor"), ("family_type", "children"))
    return writer.table("who", ["fgt0", "fgt1", "of_people", "of_poor"], groups, *NOTES)


def _with(cell: Cell, records: int) -> Cell:
    """A share of the poor rests on the poor, and on its group where that is smaller."""
    return Cell(cell.value, cell.scale, cell.std_error, min(cell.n or 0, records), low=cell.low, high=cell.high)


def _inequality(writer: Writer) -> Table:
    """Inequality without and with assistance."""
    money = writer.material.money
    sides = [writer.measured(sample, INEQUALITY, None)[EVERYBODY] for sample in (money.before, money)]
    rows = tuple(Row(writer.say(name), (sides[0][name], sides[1][name]), key=name) for name in INEQUALITY)
    return writer.table(
        "inequality", ["without", "with"], [Group("", rows)], "unit", "nonpositive", "errors", "receipt", head="measure"
    )


def _regional(writer: Writer, profile: Table) -> list[Figure]:
    """The map and the dots of poverty by region."""
    before, after = (_regions(profile, column) for column in (0, 1))
    told = writer.listed({writer.title_of("region", name): cell for name, cell in before.items()})
    values = {REGIONS[name]: cell.shown for name, cell in before.items() if cell.shown is not None}
    drawn = tile_map_svg(values, writer.labels("map", description=told))
    named = {writer.title_of("region", name): cell for name, cell in after.items()}
    ordered = dict(sorted(named.items(), key=lambda item: -(item[1].shown or 0)))
    row = writer.listed(ordered)
    labels = writer.labels("dots", x="fgt0", description=row)
    country = profile.cell(EVERYBODY, 1).shown
    return [
        writer.figure("map", drawn, told, "line"),
        writer.figure("dots", dotted(ordered, labels, middle=country), row, "line", "errors", "receipt"),
    ]


def _regions(profile: Table, column: int) -> dict[str, Cell]:
    """A column's numbers by region."""
    rows = (row for row in profile.rows if row.key in REGIONS)
    return {row.key: cell for row in rows if isinstance(cell := row.cells[column], Cell)}


def _depth(writer: Writer) -> Figure:
    """TIP curves without and with assistance."""
    material = writer.material
    sides = {"without": material.lines.before, "with": material.lines}
    end = min(max(BEYOND * fgt(material.lines.before, 0).value, 1 / material.families.number), 1.0)
    at = tuple(end * place / STEPS for place in range(STEPS + 1))
    series = {writer.say(key): tip_curve(sample, material.design, at) for key, sample in sides.items()}
    told = (
        "; ".join(f"{name}: {writer.written(points[-1].value, Scale.SHARE)}" for name, points in series.items()) + "."
    )
    labels = writer.labels("tip", x="poorest_share", y="tip_axis", description=told)
    return writer.figure("tip", curves(series, labels), told, "line", "receipt")


def _lines(writer: Writer) -> Figure:
    """The headcount over lines without and with assistance."""
    material = writer.material
    sides = {"without": material.lines.before, "with": material.lines}
    series = {writer.say(key): poverty_curve(_bare(one), material.design, LINES, 0) for key, one in sides.items()}
    at = LINES.index(1.0)
    told = (
        "; ".join(f"{name}: {writer.written(points[at].value, Scale.SHARE)}" for name, points in series.items()) + "."
    )
    labels = writer.labels("over_lines", x="line_multiple", y="fgt0", description=told)
    return writer.figure("over_lines", curves(series, labels, across=".1f"), told, "line", "receipt")


def _bare(sample: Sample) -> Sample:
    return Sample(sample.welfare, sample.weight, sample.whole, sample.line_of)


def _poorest_region(writer: Writer, profile: Table) -> str:
    titles = {row.key: row.title for row in profile.rows}
    told = [(cell.value, titles[name]) for name, cell in _regions(profile, 0).items() if cell.flag is Flag.NONE]
    if len(told) < 2:
        return ""
    (least, low), (most, high) = min(told), max(told)
    values = {"least": writer.written(least, Scale.SHARE), "most": writer.written(most, Scale.SHARE)}
    return writer.say("finding_regions", **values, low=low, high=high)


def _poorest_type(writer: Writer, who: Table) -> str:
    told = [
        (cell.shown, row.title)
        for row in who.groups[1].rows
        if isinstance(cell := row.cells[3], Cell) and cell.shown is not None
    ]
    if not told:
        return ""
    share, name = max(told)
    return writer.say("finding_types", name=name, share=writer.written(share, Scale.SHARE))


def _gini(writer: Writer, unequal: Table) -> str:
    before, after = (unequal.cell("gini", place) for place in (0, 1))
    if before.shown is None:
        return ""
    return writer.say("finding_gini", before=writer.told(before), after=writer.told(after))
