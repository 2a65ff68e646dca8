"""Data and method: whose families, how many, how welfare, line, receipt and errors are made."""

import numpy as np

from shanyraq.evidence.assessment.estimates import Cells, estimated
from shanyraq.evidence.assessment.writer import Writer
from shanyraq.evidence.estimation.score import total
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Chapter, Table, Words
from shanyraq.rules.formats import whole

POINTS = ("welfare", "line", "unit", "transfer", "counterfactual", "errors", "small")


def chapter(writer: Writer) -> Chapter:
    """Data and method."""
    material = writer.material
    families = material.families
    rows = whole(families.number, writer.lang)
    persons = whole(int(families.size.sum()), writer.lang)
    findings = (
        writer.say("finding_data", families=rows, persons=persons),
        writer.say("finding_receipt", receipt=writer.receipt),
    )
    intro = [writer.say("method_intro"), writer.say("method_synthetic" if families.about.synthetic else "method_real")]
    points = [writer.say(f"method_{name}") for name in POINTS]
    blocks = (Words(tuple(intro)), _sample(writer), Words(tuple(points), points=True))
    return Chapter("method", writer.say("chapter_method"), findings, blocks)


def _sample(writer: Writer) -> Table:
    """Families and persons that the data stand for."""
    families = writer.material.families

    def cells_of(by: str | None) -> Cells:
        groups = None if by is None else writer.groupings[by]
        names = (EVERYBODY,) if groups is None else groups.names
        found: Cells = {}
        for place, name in enumerate(names):
            inside = np.ones(families.number, dtype=bool) if groups is None else groups.codes == place
            numbers = {"families": families.weight, "persons": families.persons}
            number = int(np.count_nonzero(inside))
            found[name] = {
                what: Cell(float(weight[inside].sum()), Scale.NUMBER, n=number) for what, weight in numbers.items()
            }
            size = total(families.persons, inside * 1.0) / total(families.weight, inside * 1.0)
            found[name]["size"] = estimated(size, writer.material.design, Scale.INDEX, number)
        return found

    groups = writer.grouped(cells_of, ("families", "persons", "size"), ("settlement", "region"))
    return writer.table("sample", ["families", "persons", "size"], groups, "weights", "errors")
