"""One parameter under many values: what each costs and what it does to poverty; and the value that a budget buys."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.families.families import Families
from shanyraq.evidence.families.samples import in_lines
from shanyraq.evidence.measures.catalogue import measure_named
from shanyraq.evidence.reforms.amounts import Entitlements
from shanyraq.evidence.reforms.effects import MONTHS
from shanyraq.evidence.reforms.problems import ReformProblem
from shanyraq.evidence.reforms.take_up import claimed
from shanyraq.rules import TENGE
from shanyraq.rules.in_force import LawInForce, ParameterInForce
from shanyraq.rules.parameters import number
from shanyraq.rules.problems import LawProblem

Whole = NDArray[np.int64]

MOST_VALUES = 500
"""Values of one sweep."""

WRITTEN = {"tiyn": "tenge"}
"""What a person writes an amount in, where that is not the unit itself."""

MOST_STEPS = 60
"""Halvings of an interval until it holds one value."""


@dataclass(frozen=True)
class FrontierPoint:
    """What a value of the parameter comes to.

    Attributes:
        value: in the parameter's unit.
        cost_year: in tenge.
        families: families that are paid.
        fgt0: the headcount against the law's own lines of today.
        fgt1: the gap.
    """

    value: int
    cost_year: float
    families: float
    fgt0: float
    fgt1: float


@dataclass(frozen=True)
class Bought:
    """What a budget buys.

    Attributes:
        name: the parameter.
        value: the highest value, or the lowest where cost falls with it, whose cost is within the budget.
        point: what it comes to.
        next_cost: what the next value would cost a year, in tenge; NaN where it is beyond what was asked about.
    """

    name: str
    value: int
    point: FrontierPoint
    next_cost: float


def read_sweep(text: str, law: LawInForce) -> tuple[str, list[int]]:
    """A sweep as a person writes it, `poverty_line_ratio=0.5:1:0.05`: the parameter and its values in its unit.

    Raises:
        Problem: it is not of that form, the law has no such name, or the values do not ascend.
    """
    name, _, bounds = text.partition("=")
    numbers = bounds.split(":")
    if len(numbers) != len(("from", "to", "step")):
        raise ReformProblem("sweep_form", value=text)
    unit = law[name.strip()].unit.name
    try:
        start, stop, step = (number(part.strip(), WRITTEN.get(unit, unit), text) for part in numbers)
    except LawProblem:
        raise ReformProblem("sweep_form", value=text) from None
    return name.strip(), values_between(start, stop, step)


def values_between(start: int, stop: int, step: int) -> list[int]:
    """The values of a sweep, both ends among them.

    Raises:
        ReformProblem: the step is not above nought, the end before the start, or there are too many.
    """
    if step <= 0 or stop < start:
        raise ReformProblem("sweep_order")
    found = [*range(start, stop, step), stop]
    if len(found) > MOST_VALUES:
        raise ReformProblem("sweep_long", count=len(found), most=MOST_VALUES)
    return found


class Frontier:
    """A population that was kept for one parameter.

    Raises:
        ReformProblem: the name is none of a parameter on which the amount depends.
    """

    def __init__(self, found: Entitlements, law: LawInForce, name: str, output: str, take_up: float | None) -> None:
        self.found = found
        self.law = law
        self.name = name
        self.take_up = take_up
        check_parameter(law, name, output)

    def point(self, value: int) -> FrontierPoint:
        """What a value comes to."""
        families = self.found.families
        month = self._paid(value)
        sample = in_lines(families, month)
        headcount, gap = (measure_named(name).function(sample).value for name in ("fgt0", "fgt1"))
        paid = float(families.weight @ (month > 0))
        return FrontierPoint(value, _cost(families, month), paid, headcount, gap)

    def sweep(self, values: Sequence[int]) -> list[FrontierPoint]:
        """What each value comes to."""
        return [self.point(value) for value in values]

    def solve(self, budget: float, low: int, high: int) -> Bought:
        """The value between two that a yearly budget in tenge buys; cost may rise with it or fall.

        Raises:
            ReformProblem: even the cheapest value costs more, or the dearest less.
        """
        costs = [self._cost(value) for value in (low, high)]
        rising = costs[0] <= costs[1]
        cheap, dear = (low, high) if rising else (high, low)
        if not min(costs) <= budget <= max(costs):
            raise ReformProblem(
                "budget_outside", budget=round(budget), least=round(min(costs)), most=round(max(costs)), name=self.name
            )
        if budget == max(costs):
            return Bought(self.name, dear, self.point(dear), math.nan)
        for _ in range(MOST_STEPS):
            if abs(dear - cheap) <= 1:
                break
            middle = (cheap + dear) // 2
            if self._cost(middle) <= budget:
                cheap = middle
            else:
                dear = middle
        return Bought(self.name, cheap, self.point(cheap), self._cost(dear))

    def _cost(self, value: int) -> float:
        return _cost(self.found.families, self._paid(value))

    def _paid(self, value: int) -> Whole:
        month = self.found.under(self.law.with_values({self.name: value}))
        if self.take_up is None:
            return month
        return claimed(self.found.families, month, self.take_up)


def check_parameter(law: LawInForce, name: str, output: str) -> None:
    """Refuse a name that is no parameter of the day, or one that the amount does not depend on.

    Raises:
        Problem: it is.
    """
    if not isinstance(law[name].origin, ParameterInForce):
        raise ReformProblem("sweep_no_parameter", name=name)
    if output not in law.downstream([name]):
        raise ReformProblem("sweep_idle", name=name, output=output, day=law.day)


def _cost(families: Families, month: Whole) -> float:
    return float(families.weight @ month) * MONTHS / TENGE
