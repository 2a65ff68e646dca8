"""SDG 1.3.1: persons covered by cash benefits, as far as a population of families tells it."""

import numpy as np

from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Group, Row, Table, Words


def chapter(writer: Writer) -> Chapter:
    """The annex on the goal."""
    table = _series(writer)
    cell = table.cell("any_benefit", 0)
    findings = () if cell.shown is None else (writer.say("finding_goals", share=writer.told(cell)),)
    return Chapter("goals", writer.say("chapter_goals"), findings, (table, Words((writer.say("goals_missing"),))))


def _series(writer: Writer) -> Table:
    material = writer.material
    families, benefits = material.families, material.benefits
    any_benefit = material.receives | np.asarray(families.received > 0)
    for month in benefits.received.values():
        any_benefit = any_benefit | (month > 0)
    cells: dict[str, tuple[Cell, int]] = {}
    everybody = np.ones(families.number, dtype=bool)
    for key, rows, base in (
        ("any_benefit", any_benefit, everybody),
        ("poor_assisted", material.receives & material.poor_before, material.poor_before),
    ):
        score = ratio(families.persons, rows * 1.0, base * 1.0)
        cells[key] = writer.estimated(score, Scale.SHARE, base), writer.count(base)
    for key, number in benefits.numbers.items():
        assisted = (
            np.where(material.receives, number, benefits.covered[key]) if key == "children" else benefits.covered[key]
        )
        score = ratio(families.weight, assisted.astype(float), number.astype(float))
        cells[f"goal_{key}"] = writer.estimated(score, Scale.SHARE, number > 0), writer.count(number > 0)
    rows_told = tuple(Row(writer.say(key), (cell,), n, key) for key, (cell, n) in cells.items())
    return writer.table("goals", ["estimate"], [Group("", rows_told)], "goals", "errors", "receipt", head="measure")
