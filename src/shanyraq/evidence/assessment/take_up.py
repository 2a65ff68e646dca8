"""Take-up: how many of those with a right receive, in families and in money."""

import numpy as np

from shanyraq.evidence.assessment.estimates import Cells
from shanyraq.evidence.assessment.material import Receipt
from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.estimation.score import ratio
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Chapter, Table, Words

COLUMNS = ("take_up", "take_up_money", "persons_entitled")


def chapter(writer: Writer) -> Chapter:
    """Take-up."""
    table = _taken(writer)
    cell = table.cell(EVERYBODY, 0)
    known = writer.material.receipt is Receipt.RECORDED
    findings = (writer.say("finding_take_up", share=writer.told(cell)),) if known and cell.shown is not None else ()
    words = Words(
        (
            writer.say("finding_receipt", receipt=writer.receipt),
            writer.say("take_up_known" if known else "take_up_assumed"),
        )
    )
    return Chapter("take_up", writer.say("chapter_take_up"), findings, (words, table))


def _taken(writer: Writer) -> Table:
    material = writer.material
    families, right, receives = material.families, material.entitled, material.receives

    def cells_of(by: str | None) -> Cells:
        groups = None if by is None else writer.groupings[by]
        found: Cells = {}
        for place, name in enumerate((EVERYBODY,) if groups is None else groups.names):
            own = np.ones(len(right), dtype=bool) if groups is None else np.asarray(groups.codes == place)
            inside = right & own
            claimed = np.minimum(material.paid, material.right) * inside
            scores = {
                "take_up": (ratio(families.weight, (inside & receives) * 1.0, inside * 1.0), Scale.SHARE),
                "take_up_money": (ratio(families.weight, claimed, material.right * inside), Scale.SHARE),
            }
            found[name] = {key: writer.estimated(score, scale, inside) for key, (score, scale) in scores.items()}
            found[name]["persons_entitled"] = writer.estimated(
                ratio(families.persons, inside * 1.0, own * 1.0), Scale.SHARE, own
            )
        return found

    taken = material.receipt is Receipt.MODELLED and material.asked.take_up is None
    columns = COLUMNS[2:] if taken else COLUMNS
    groups = writer.grouped(cells_of, columns, ("settlement", "region", "family_type"))
    return writer.table("take_up", columns, groups, "unit", "errors", "receipt")
