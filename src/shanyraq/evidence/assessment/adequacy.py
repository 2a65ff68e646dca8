"""Adequacy: what assistance is worth to whom it reaches, against their welfare and against the line."""

import numpy as np

from shanyraq.evidence.assessment.estimates import Cells
from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.measures import programme
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Chapter, Table
from shanyraq.rules import TENGE

COLUMNS = ("adequacy", "per_head", "per_family", "of_line", "leaning")

HALF = 0.5


def chapter(writer: Writer) -> Chapter:
    """Adequacy."""
    table = _worth(writer)
    worth, head, line = (table.cell(EVERYBODY, place) for place in (0, 1, 3))
    findings = []
    if worth.shown is not None:
        findings.append(writer.say("finding_adequacy", share=writer.told(worth)))
        findings.append(writer.say("finding_per_head", money=writer.told(head), share=writer.told(line)))
    return Chapter("adequacy", writer.say("chapter_adequacy"), tuple(findings), (table,))


def _worth(writer: Writer) -> Table:
    """What it is worth, by group."""
    material = writer.material
    families, receives = material.families, material.receives
    month = material.paid / TENGE

    def cells_of(by: str | None) -> Cells:
        groups = None if by is None else writer.groupings[by]
        found: Cells = {}
        for place, name in enumerate((EVERYBODY,) if groups is None else groups.names):
            inside = receives if groups is None else receives & np.asarray(groups.codes == place)
            money = material.money.domain(inside)
            flag = inside * 1.0
            scores = {
                "adequacy": (programme.adequacy(money), Scale.SHARE),
                "per_head": (programme.average_transfer(money), Scale.MONEY),
                "per_family": (ratio(families.weight, flag * month, flag), Scale.MONEY),
                "of_line": (programme.average_transfer(material.lines.domain(inside)), Scale.SHARE),
                "leaning": (programme.dependency(money, HALF), Scale.SHARE),
            }
            found[name] = {key: writer.estimated(score, scale, inside) for key, (score, scale) in scores.items()}
        return found

    groups = writer.grouped(cells_of, COLUMNS, ("fifth", "settlement", "family_type"))
    return writer.table("adequacy", COLUMNS, groups, "unit", "ranking", "errors", "receipt")
