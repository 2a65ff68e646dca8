"""The records that a measure looks at: welfare and weights of the whole sample, and the domain that is measured."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Score
from shanyraq.evidence.measures.conventions import Conventions, Nonpositive, Poor, Ranking
from shanyraq.evidence.problems import EvidenceProblem

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """Records to be measured. A domain keeps all records and has no weight outside, so that the design stays whole.

    Attributes:
        welfare: each record's welfare, with the transfer where there is one; on the scale of the line.
        weight: persons (or whatever is counted) that a record stands for; nought outside the domain.
        whole: weights of the whole sample, which relative lines are of.
        line_of: makes the poverty line from the whole sample; None where no line was given.
        transfer: what each record received, on the scale of welfare; None where none was given.
        rank: another order of records than by welfare, for concentration; None for welfare.
        eligible: who has a right to the transfer; None where it is not known.
        other: what each received of another transfer, for overlap; None where none was given.
        conventions: the choices the measures are made under.
        orders: orders of records found so far, shared by the domains of one sample.
        without: welfare without the transfer, shared likewise.
    """

    welfare: Numbers
    weight: Numbers
    whole: Numbers
    line_of: "Callable[[Sample], Score] | None" = None
    transfer: Numbers | None = None
    rank: Numbers | None = None
    eligible: NDArray[np.bool_] | None = None
    other: Numbers | None = None
    conventions: Conventions = field(default_factory=Conventions)
    orders: dict[int, tuple[Numbers, NDArray[np.intp]]] = field(default_factory=dict)
    without: dict[tuple[int, int, float], tuple[Numbers, Numbers, Numbers]] = field(default_factory=dict)

    def domain(self, inside: NDArray[np.bool_]) -> "Sample":
        """The same records, measured inside a domain alone."""
        return replace(self, weight=np.where(inside, self.weight, 0.0))

    def reweighted(self, factor: Numbers) -> "Sample":
        """The same records under other weights, in the domain and in the whole."""
        return replace(self, weight=self.weight * factor, whole=self.whole * factor)

    def weighing(self, whole: Numbers) -> "Sample":
        """The same records and the same domain under another set of weights of the whole sample."""
        return replace(self, weight=np.where(self.weight == self.whole, whole, 0.0), whole=whole)

    def of(self, welfare: Numbers) -> "Sample":
        """The same records with another welfare, the line as it was."""
        return replace(self, welfare=welfare, line_of=None if self.line_of is None else lambda _: self.line)

    @property
    def records(self) -> int:
        """How many records the domain has."""
        return int(np.count_nonzero(self.weight))

    @cached_property
    def line(self) -> Score:
        """The poverty line.

        Raises:
            EvidenceProblem: none was given, or it is not above nought and finite.
        """
        if self.line_of is None:
            raise EvidenceProblem("line_missing")
        found = self.line_of(replace(self, weight=self.whole))
        if not 0 < found.value < np.inf:
            raise EvidenceProblem("line_wrong", value=found.value)
        return found

    @cached_property
    def poor(self) -> NDArray[np.bool_]:
        """Who is poor by welfare."""
        line = self.line.value
        return self.welfare <= line if self.conventions.poor is Poor.WEAK else self.welfare < line

    @property
    def received(self) -> Numbers:
        """The transfer.

        Raises:
            EvidenceProblem: none was given.
        """
        if self.transfer is None:
            raise EvidenceProblem("transfer_missing")
        return self.transfer

    @cached_property
    def before(self) -> "Sample":
        """The same records without the transfer, or without the part of it the counterfactual takes away."""
        part = self.conventions.counterfactual
        key = id(self.welfare), id(self.received), part
        if key not in self.without:
            self.without[key] = self.welfare, self.received, self.welfare - part * self.received
        return self.of(self.without[key][2])

    @cached_property
    def ranked(self) -> "Sample":
        """The sample whose welfare ranks and tells the poor where a transfer is measured."""
        return self.before if self.conventions.ranking is Ranking.BEFORE else self

    @property
    def order(self) -> NDArray[np.intp]:
        """The records from the least welfare to the most."""
        if id(self.welfare) not in self.orders:
            self.orders[id(self.welfare)] = self.welfare, np.argsort(self.welfare)
        return self.orders[id(self.welfare)][1]

    def positive(self, measure: str) -> "Sample":
        """The sample as measures that need positive welfare see it; a domain that has none is left without weight.

        Raises:
            EvidenceProblem: there is other welfare and the conventions refuse it, or nobody at all has a positive one.
        """
        wrong = (self.welfare <= 0) & (self.weight > 0)
        if not np.any(wrong):
            return self
        if self.conventions.nonpositive is Nonpositive.REFUSE:
            raise EvidenceProblem("welfare_nonpositive", measure=measure, count=int(np.count_nonzero(wrong)))
        if not np.any((self.welfare > 0) & (self.whole > 0)):
            raise EvidenceProblem("welfare_none_positive", measure=measure)
        above = self.welfare[(self.welfare > 0) & (self.weight > 0)]
        if self.conventions.nonpositive is Nonpositive.FLOOR and len(above):
            return self.of(np.maximum(self.welfare, above.min()))
        return replace(self, weight=np.where(wrong, 0.0, self.weight))

    def safe(self, function: Callable[[Numbers], Any]) -> Numbers:
        """A function of welfare that needs it positive, with noughts where there is no weight."""
        return np.asarray(function(np.where((self.weight > 0) & (self.welfare > 0), self.welfare, 1.0)))
