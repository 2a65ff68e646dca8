"""Coverage: whom assistance reaches, by welfare, settlement, region and type of family, poor and not."""

import numpy as np

from shanyraq.evidence.assessment.drawings import upright_bars
from shanyraq.evidence.assessment.estimates import Cells
from shanyraq.evidence.assessment.writer import Flags, Writer
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.measure import EVERYBODY, Groups
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Figure, Group, Row, Table

NOTES = ("line", "unit", "ranking", "errors", "receipt")


def chapter(writer: Writer) -> Chapter:
    """Coverage."""
    table = coverage_table(writer)
    poor, others = (table.cell(key, 0) for key in ("poor", "not_poor"))
    findings = [
        writer.say("finding_coverage", all=writer.told(table.cell(EVERYBODY, 0))),
        "" if poor.shown is None else writer.say("finding_covered", poor=writer.told(poor), others=writer.told(others)),
    ]
    return Chapter(
        "coverage",
        writer.say("chapter_coverage"),
        tuple(finding for finding in findings if finding),
        (table, _by_tenth(writer, table)),
    )


def coverage_table(writer: Writer) -> Table:
    """Coverage and right by group."""
    material = writer.material
    right = material.entitled

    def cells_of(by: str | None) -> Cells:
        return _cells(writer, None if by is None else writer.groupings[by])

    groups = list(writer.grouped(cells_of, ("coverage", "right"), ("tenth", "settlement", "region", "family_type")))
    poor = material.poor_before
    rows = []
    for key, inside in (("poor", poor), ("not_poor", ~poor), ("entitled", right)):
        cells = _inside(writer, inside)
        rows.append(Row(writer.say(key), (cells["coverage"], cells["right"]), writer.count(inside), key))
    groups.insert(1, Group(writer.say("by_need"), tuple(rows)))
    return writer.table("coverage", ["coverage", "right"], groups, *NOTES)


def _cells(writer: Writer, groups: Groups | None) -> Cells:
    number = writer.material.families.number
    if groups is None:
        return {EVERYBODY: _inside(writer, np.ones(number, dtype=bool))}
    return {name: _inside(writer, np.asarray(groups.codes == place)) for place, name in enumerate(groups.names)}


def _inside(writer: Writer, inside: Flags) -> dict[str, Cell]:
    """Coverage and right of those inside."""
    material = writer.material
    persons = material.families.persons
    sides = {"coverage": material.receives, "right": material.entitled}
    return {
        key: writer.estimated(ratio(persons, (inside & rows) * 1.0, inside * 1.0), Scale.SHARE, inside)
        for key, rows in sides.items()
    }


def _by_tenth(writer: Writer, table: Table) -> Figure:
    names = writer.groupings["tenth"].names
    cells = {str(int(name[1:])): table.cell(name, 0) for name in names}
    told = writer.listed({writer.title_of("tenth", name): table.cell(name, 0) for name in names})
    labels = writer.labels("tenths", x="tenth_axis", y="coverage", description=told)
    return writer.figure("tenths", upright_bars(cells, labels), told, "ranking", "receipt")
