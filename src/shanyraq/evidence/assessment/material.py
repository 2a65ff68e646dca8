"""What an assessment is made from: families, what the law gives them, what they receive, reforms, all of one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.assessment.benefits import Benefits, collect_benefits
from shanyraq.evidence.assessment.estimates import Ledger
from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.families.families import Families, Progress
from shanyraq.evidence.families.samples import deciles, in_lines, in_tenge
from shanyraq.evidence.measure import Groups
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.reforms.amounts import AMOUNT, entitlements
from shanyraq.evidence.reforms.effects import Effect, effects
from shanyraq.evidence.reforms.incentives import Incentives, incentives_of, rates
from shanyraq.evidence.reforms.scenarios import scenarios
from shanyraq.evidence.reforms.simulation import Outcome, Wanted, simulate
from shanyraq.evidence.reforms.take_up import claimed
from shanyraq.evidence.report.comments import Comment
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.population import Part
from shanyraq.rules.in_force import LawInForce

Whole = NDArray[np.int64]


class Receipt(StrEnum):
    """Where it is known from who receives assistance."""

    RECORDED = "recorded"
    """From the population's own records of the quarter."""

    MODELLED = "modelled"
    """From the law: of those with a right, the part that is taken to claim."""


@dataclass(frozen=True)
class Asked:
    """What an assessment is asked to be of.

    Attributes:
        day: the day of the law.
        reforms: files of reforms to be put beside it.
        take_up: the part of the entitled who claim; None where records say, or where everybody is taken to.
        comments: of the roundtable.
        final: whether this is the final report.
    """

    day: date
    reforms: Sequence[Path] = ()
    take_up: float | None = None
    comments: tuple[Comment, ...] = ()
    final: bool = False


@dataclass(frozen=True)
class Material:
    """Everything chapters are written from.

    Attributes:
        asked: what was asked for.
        families: the families.
        law: the law of the day.
        right: what each family has a right to a month, in tiyn.
        paid: what each receives a month, in tiyn.
        receipt: where that is known from.
        benefits: what they receive of other benefits, and who is covered.
        incentives: what is lost of further earnings, by tenth.
        earning: families of the data with a wage, by tenth.
        outcomes: of the reforms.
        ledger: what was estimated so far.
    """

    asked: Asked
    families: Families
    law: LawInForce
    right: Whole
    paid: Whole
    receipt: Receipt
    benefits: Benefits
    incentives: list[Incentives]
    earning: Mapping[str, int]
    outcomes: list[Outcome] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def share(self) -> float:
        """The part of the entitled who are taken to claim."""
        return 1.0 if self.asked.take_up is None else self.asked.take_up

    @cached_property
    def design(self) -> Design:
        """How families were drawn."""
        return self.families.design()

    @cached_property
    def lines(self) -> Sample:
        """Welfare as a multiple of each family's own line, with what is received."""
        return in_lines(self.families, self.paid, self.right)

    @cached_property
    def money(self) -> Sample:
        """Welfare in tenge a month a person, with what is received."""
        return in_tenge(self.families, self.paid)

    @cached_property
    def poor_before(self) -> NDArray[np.bool_]:
        """Who is poor without assistance."""
        return np.asarray(self.lines.before.poor)

    @cached_property
    def receives(self) -> NDArray[np.bool_]:
        """Who receives."""
        return np.asarray(self.paid > 0)

    @cached_property
    def entitled(self) -> NDArray[np.bool_]:
        """Who has a right."""
        return np.asarray(self.right > 0)

    @cached_property
    def effects(self) -> list[Effect]:
        """What assistance changes, each number without it and with it."""
        return effects(self.families, np.zeros_like(self.paid), self.paid, (self.right, self.right))

    @cached_property
    def tenths(self) -> Groups:
        """Tenths of persons by welfare without assistance."""
        return deciles(self.families)

    @cached_property
    def fifths(self) -> Groups:
        """Fifths of persons by welfare without assistance."""
        return fifths_of(self.tenths)


def fifths_of(tenths: Groups) -> Groups:
    """Tenths two by two."""
    return Groups(tenths.codes // 2, tuple(f"q{place}" for place in range(1, 6)))


def gather(parts: Sequence[Part], asked: Asked, progress: Progress | None = None) -> Material:
    """Read a population and put it under the law.

    Args:
        parts: the population's parts.
        asked: what is asked for.
        progress: told how many families are done, of how many, once for each pass.

    Raises:
        Problem: the population, a reform or the share cannot be used.
    """
    sides = scenarios(asked.day, asked.reforms, AMOUNT)
    law = sides[0].law
    found = entitlements(parts, [law], progress=progress)
    families, right = found.families, found.month[0]
    recorded = asked.take_up is None and bool(np.any(families.received > 0))
    if recorded:
        paid = families.received // QUARTER_MONTHS
    else:
        paid = right if asked.take_up is None else claimed(families, right, asked.take_up)
    tenths = deciles(families)
    [rated] = rates(parts, [law], AMOUNT, progress)
    earning = ~np.isnan(rated.marginal)
    outcomes = simulate(parts, Wanted(sides, asked.take_up), progress).outcomes if asked.reforms else []
    return Material(
        asked=asked,
        families=families,
        law=law,
        right=right,
        paid=paid,
        receipt=Receipt.RECORDED if recorded else Receipt.MODELLED,
        benefits=collect_benefits(parts, law, progress),
        incentives=incentives_of(rated, families.weight, tenths),
        earning=dict(
            zip(tenths.names, np.bincount(tenths.codes[earning], minlength=len(tenths.names)).tolist(), strict=True)
        ),
        outcomes=outcomes,
    )
