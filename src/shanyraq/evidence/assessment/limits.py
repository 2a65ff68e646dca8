"""Limitations and sensitivity: the line moved, other rankings and counterfactuals, and what the data do not allow."""

from dataclasses import replace

import numpy as np

from shanyraq.evidence.assessment.material import Receipt
from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.measures.conventions import Conventions, Poor, Ranking
from shanyraq.evidence.measures.lines import fixed
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.report.model import Cell, Chapter, Group, Row, Table, Terms, Words

LINES = (0.5, 0.75, 1.0, 1.25, 1.5)
MEASURES = ("fgt0", "fgt1", "exclusion", "inclusion", "benefit_cost")
POINTS = ("limit_income", "limit_static", "limit_errors", "limit_model", "limit_cost")

ABSENT = ("change", "beneficiaries", "youth", "proxy", "small_areas", "spending", "household", "reasons")
"""What the plan of such assessments has, and families of one day do not allow."""


def chapter(writer: Writer) -> Chapter:
    """Limitations and sensitivity."""
    table = _sensitivity(writer)
    low, high = (table.cell(f"line_{line:g}", 0) for line in (LINES[0], LINES[-1]))
    findings = (writer.say("finding_sensitivity", low=writer.told(low), high=writer.told(high)),)
    points = [writer.say(key) for key in POINTS]
    if writer.material.receipt is Receipt.MODELLED:
        points.insert(0, writer.say("limit_receipt"))
    if writer.material.families.about.synthetic:
        points.insert(0, writer.say("limit_synthetic"))
    blocks = (Words(tuple(points), points=True), table)
    return Chapter("limits", writer.say("chapter_limits"), findings, blocks)


def absent(writer: Writer) -> Chapter:
    """What is not in the report, and why."""
    missing = [*(name for name in ABSENT if name != "beneficiaries" or writer.material.asked.register is None)]
    missing += [] if writer.material.outcomes else ["reforms"]
    pairs = tuple((writer.say(f"absent_{name}"), writer.say(f"absent_{name}_why")) for name in missing)
    blocks = (Words((writer.say("absent_intro"),)), Terms(pairs))
    return Chapter("absent", writer.say("chapter_absent"), (), blocks, follows=True)


def _sensitivity(writer: Writer) -> Table:
    """Poverty and targeting under other lines and conventions."""
    base = writer.material.lines
    lines = [
        _row(writer, f"line_{line:g}", writer.say("line_times", number=writer.say(f"times_{line:g}")), _at(base, line))
        for line in LINES
    ]
    others = {
        "weak": Conventions(poor=Poor.WEAK),
        "after": Conventions(ranking=Ranking.AFTER),
        "half": Conventions(counterfactual=0.5),
    }
    conventions = [
        _row(writer, key, writer.say(f"convention_{key}"), replace(base, conventions=choice))
        for key, choice in others.items()
    ]
    groups = [Group(writer.say("by_line"), tuple(lines)), Group(writer.say("by_convention"), tuple(conventions))]
    return writer.table("sensitivity", MEASURES, groups, "line", "unit", "errors", "receipt", head="variant")


def _at(sample: Sample, line: float) -> Sample:
    return replace(sample, line_of=fixed(line))


def _row(writer: Writer, key: str, title: str, sample: Sample) -> Row:
    reached, poor = writer.material.receives, np.asarray(sample.ranked.poor)
    bases = {"exclusion": poor, "inclusion": reached, "benefit_cost": reached}
    cells: dict[str, Cell] = writer.measured(sample, MEASURES, None, **bases)[EVERYBODY]
    return Row(title, tuple(cells[name] for name in MEASURES), key=key)
