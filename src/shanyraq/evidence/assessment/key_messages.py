"""The first page: eight numbers with their intervals, in plain words."""

from dataclasses import replace

from shanyraq.evidence.assessment.writer import BILLION, Writer
from shanyraq.evidence.estimation.score import ratio, total
from shanyraq.evidence.measure import EVERYBODY
from shanyraq.evidence.measures import programme
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.reforms.effects import MONTHS
from shanyraq.evidence.report.disclosure import flagged
from shanyraq.evidence.report.model import Cell, Chapter, Group, Row, Words
from shanyraq.rules import TENGE


def chapter(writer: Writer) -> Chapter:
    """Key messages."""
    cells = numbers(writer)
    rows = tuple(Row(writer.say(f"message_{name}"), (cell,), key=name) for name, cell in cells.items())
    table = writer.table("messages", ["estimate"], [Group("", rows)], "line", "unit", "errors", "receipt", cards=True)
    points = [_sentence(writer, name, cell) for name, cell in cells.items()]
    return Chapter(
        "messages",
        writer.say("chapter_messages"),
        blocks=(
            Words((writer.say("messages_intro", date=writer.date),)),
            table,
            Words(tuple(point for point in points if point), points=True),
        ),
    )


def numbers(writer: Writer) -> dict[str, Cell]:
    """The eight numbers."""
    material = writer.material
    families, lines, poor, receives = material.families, material.lines, material.poor_before, material.receives
    rates = {
        "fgt0_before": writer.measured(lines.before, ("fgt0",), None)[EVERYBODY]["fgt0"],
        "fgt0": writer.measured(lines, ("fgt0",), None)[EVERYBODY]["fgt0"],
    }
    cost = total(families.weight, material.paid * (MONTHS / TENGE))
    persons = families.persons
    covered = ratio(persons, (receives & poor).astype(float), poor.astype(float))
    return {
        "before": rates["fgt0_before"],
        "after": rates["fgt0"],
        "gap_closed": writer.estimated(programme.gap_efficiency(lines), Scale.SHARE, poor),
        "covered": writer.estimated(covered, Scale.SHARE, poor),
        "to_poor": writer.estimated(programme.vertical_efficiency(lines), Scale.SHARE, receives),
        "adequacy": writer.estimated(programme.adequacy(material.money), Scale.SHARE, receives),
        "cost": replace(writer.estimated(cost * (1 / BILLION), Scale.INDEX, receives), places=1),
        "per_tenge": writer.estimated(programme.benefit_cost(lines), Scale.SHARE, receives),
    }


def _sentence(writer: Writer, name: str, cell: Cell) -> str:
    """A number in words; none where it is not told."""
    told = flagged(cell)
    if told.shown is None:
        return ""
    value = writer.billions(cell.value * BILLION) if name == "cost" else writer.told(told)
    return writer.say(f"sentence_{name}", value=value)
