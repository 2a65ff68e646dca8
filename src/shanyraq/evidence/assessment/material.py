"""What an assessment is made from: families, what the law gives them, what they receive, reforms, all of one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.assessment.benefits import Benefits, collect_benefits
from shanyraq.evidence.assessment.estimates import Ledger
from shanyraq.evidence.caseload.caseload import Caseload
from shanyraq.evidence.caseload.gather import gather as gather_caseload
from shanyraq.evidence.estimation.design import Design, Lonely
from shanyraq.evidence.families.families import Families, Progress
from shanyraq.evidence.families.samples import deciles, in_lines, in_tenge
from shanyraq.evidence.measure import EVERYBODY, Groups
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.reforms.amounts import AMOUNT, entitlements
from shanyraq.evidence.reforms.effects import Effect, cost_of_closing, effects
from shanyraq.evidence.reforms.gains import Gains, gains_of
from shanyraq.evidence.reforms.incentives import Incentives, incentives_of, rates
from shanyraq.evidence.reforms.scenarios import Scenario, scenarios
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
class Reformed:
    """What a reform comes to.

    Attributes:
        scenario: the reform.
        effects: numbers under both laws, and their change.
        gains: gainers and losers, of all and by group.
        moved: families of the data that gain and that lose, by tenth and of all.
        closing_cost: tenge spent more for each tenge of the poverty gap closed; NaN where none is closed.
    """

    scenario: Scenario
    effects: list[Effect]
    gains: list[Gains]
    moved: Mapping[str, tuple[int, int]]
    closing_cost: float


@dataclass(frozen=True)
class Asked:
    """What an assessment is asked to be of.

    Attributes:
        day: the day of the law.
        reforms: files of reforms to be put beside it.
        take_up: the part of the entitled who claim; None where records say, or where everybody is taken to.
        comments: of the roundtable.
        final: whether this is the final report.
        register: a register of recipients, told of in chapters of its own; None for none.
        lonely: what to do with a survey's strata of one sampling unit.
    """

    day: date
    reforms: Sequence[Path] = ()
    take_up: float | None = None
    comments: tuple[Comment, ...] = ()
    final: bool = False
    register: Path | None = None
    lonely: Lonely = Lonely.FAIL


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
    outcomes: list[Reformed] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def share(self) -> float:
        """The part of the entitled who are taken to claim."""
        return 1.0 if self.asked.take_up is None else self.asked.take_up

    @cached_property
    def caseload(self) -> Caseload | None:
        """What the register of recipients says; None where there is none.

        Raises:
            Problem: the register cannot be used.
        """
        return None if self.asked.register is None else gather_caseload(self.asked.register)

    @cached_property
    def design(self) -> Design:
        """How families were drawn."""
        return self.families.design

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
    found = entitlements(parts, [side.law for side in sides], progress=progress)
    families, right = replace(found.families, lonely=asked.lonely), found.month[0]
    recorded = asked.take_up is None and bool(np.any(families.received > 0))
    if recorded:
        paid = families.received // QUARTER_MONTHS
    else:
        paid = right if asked.take_up is None else claimed(families, right, asked.take_up)
    tenths = deciles(families)
    [rated] = rates(parts, [law], AMOUNT, progress)
    earning = ~np.isnan(rated.marginal)
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
        outcomes=[
            _outcome(families, side, (right, month), asked.take_up, tenths)
            for side, month in zip(sides[1:], found.month[1:], strict=True)
        ],
    )


def _outcome(
    families: Families, scenario: Scenario, rights: tuple[Whole, Whole], take_up: float | None, tenths: Groups
) -> Reformed:
    """The same families under both laws."""
    before, after = (right if take_up is None else claimed(families, right, take_up) for right in rights)
    found = effects(families, before, after, rights)
    more, less = after > before, after < before
    moved = {EVERYBODY: (int(np.count_nonzero(more)), int(np.count_nonzero(less)))}
    for place, name in enumerate(tenths.names):
        inside = tenths.codes == place
        moved[name] = int(np.count_nonzero(more & inside)), int(np.count_nonzero(less & inside))
    everybody = Groups(np.zeros(families.number, dtype=np.intp), (EVERYBODY,))
    gains = gains_of(families, {EVERYBODY: everybody, "decile": tenths}, before, after)
    return Reformed(scenario, found, gains, moved, cost_of_closing(found))
