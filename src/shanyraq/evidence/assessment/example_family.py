"""The budget of one example family: what it lives on as its wage rises, and where earning more leaves it with less."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.assessment.drawings import Span, budget_lines
from shanyraq.evidence.assessment.writer import REGIONS, Writer
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.reforms.amounts import AMOUNT
from shanyraq.evidence.report.model import Block, Cell, Group, Row
from shanyraq.law.codes import Region, Relation, Work
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import TENGE, to_day
from shanyraq.rules.evaluate import evaluate

Whole = NDArray[np.int64]

STEP, STEPS = 2_500, 101
"""Tenge between two wages, and how many wages are tried."""

TOLD = 10
"""Of so many wages one stands in the table."""

MEMBERS = (
    (Relation.APPLICANT, 34, Work.PERMANENT_JOB),
    (Relation.SPOUSE, 32, Work.NOT_WORKING),
    (Relation.CHILD, 7, Work.NOT_WORKING),
    (Relation.CHILD, 4, Work.NOT_WORKING),
)
"""A couple of whom one works, with two children: relation, age and work."""

THOUSAND = 1_000


class Example:
    """The family as often as there are wages."""

    def __init__(self, day: date, region: Region) -> None:
        relations, ages, works = zip(*MEMBERS, strict=True)
        wages = np.zeros((STEPS, len(MEMBERS)), dtype=np.int64)
        wages[:, 0] = np.arange(STEPS) * STEP * TENGE * QUARTER_MONTHS
        births = [to_day(date(day.year - age, 1, 1)) for age in ages]
        self.sizes = np.full(STEPS, len(MEMBERS), dtype=np.int64)
        self._columns: dict[str, Whole] = {
            "relation": np.tile(np.array(relations), STEPS),
            "birth_date": np.tile(np.array(births), STEPS),
            "work": np.tile(np.array(works), STEPS),
            "income_wage": wages.ravel(),
            "region": np.full(STEPS, region),
        }

    def column(self, name: str) -> Whole | None:
        """A fact of the family or of its members; None where it takes its default."""
        return self._columns.get(name)


def budget(writer: Writer) -> tuple[Block, ...]:
    """The table and the drawing of the budget."""
    material = writer.material
    region = REGIONS[_largest(writer)]
    found = evaluate(Example(material.asked.day, region), material.law, (AMOUNT,)).column(AMOUNT)
    wages = np.arange(STEPS, dtype=np.float64) * STEP
    helped = found / TENGE
    together = wages + helped
    rows = tuple(
        Row(
            writer.written(wages[place], Scale.MONEY),
            tuple(Cell(float(column[place]), Scale.MONEY) for column in (helped, together)),
            key=f"{place}",
        )
        for place in range(0, STEPS, TOLD)
    )
    table = writer.table("budget", ["assistance_month", "together"], [Group("", rows)], "budget", head="wage_month")
    falls = np.flatnonzero(np.diff(together) < 0)
    told = writer.listed({row.title: table.cell(row.key, 1) for row in rows})
    spans = [Span(wages[place] / THOUSAND, wages[_regained(together, int(place))] / THOUSAND) for place in falls]
    lines = {
        writer.say("wage_alone"): list(zip(wages / THOUSAND, wages / THOUSAND, strict=True)),
        writer.say("together"): list(zip(wages / THOUSAND, together / THOUSAND, strict=True)),
    }
    place = writer.title_of("region", region.wire)
    labels = writer.labels("budget", "number", x="wage_thousand", y="together_thousand", description=f"{place}. {told}")
    svg = budget_lines(lines, spans, labels)
    return writer.figure("budget", svg, f"{place}. {told}", "budget"), table


def _largest(writer: Writer) -> str:
    """The region with the most persons."""
    groups = writer.groupings["region"]
    persons = np.bincount(groups.codes, weights=writer.material.families.persons, minlength=len(groups.names))
    return groups.names[int(np.argmax(persons))]


def _regained(together: NDArray[np.float64], place: int) -> int:
    """The wage from which on the family has again what it had before a fall."""
    later = np.flatnonzero(together[place + 1 :] >= together[place])
    return int(place + 1 + later[0]) if len(later) else len(together) - 1
