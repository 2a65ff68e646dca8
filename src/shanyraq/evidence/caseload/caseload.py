"""What a register says, computed once for all languages and forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from shanyraq.evidence.caseload.counts import Month, Ratio, by_month, paid_in, rates, shares_of_line
from shanyraq.evidence.caseload.register import Register
from shanyraq.evidence.caseload.spells import WITHIN, Return, Step, month_number, returns, spells_of, survival
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import Text


@dataclass(frozen=True)
class Inhabitants:
    """How many people live in the regions, as rates take it.

    Attributes:
        number: by region.
        period: which period the numbers are of, as `2025`.
    """

    number: Mapping[str, float]
    period: str


@dataclass(frozen=True)
class Estimate:
    """An estimate from elsewhere that the register is set against.

    Attributes:
        what: `families` or `persons`.
        region: two digits.
        first: the first month of the estimate's receipt.
        last: the last month; whoever was paid in one of them counts.
        number: the estimate.
        std_error: its standard error; NaN where none is known.
        source: where it comes from.
        n: families of a survey that it rests on; None where it is no survey's.
    """

    what: str
    region: str
    first: date
    last: date
    number: float
    std_error: float
    source: Text
    n: int | None = None


@dataclass(frozen=True)
class Caseload:
    """A register and what it says.

    Attributes:
        register: the register.
        inhabitants: for rates; None for none.
        estimates: from elsewhere, to set the register against.
        gap: months without a payment that do not end a spell.
        within: months in which a return counts.
    """

    register: Register
    inhabitants: Inhabitants | None = None
    estimates: tuple[Estimate, ...] = ()
    gap: int = 0
    within: int = WITHIN

    @cached_property
    def months(self) -> list[Month]:
        """Payments month by month."""
        return by_month(self.register.families, self.register.payments)

    @cached_property
    def paid(self) -> pl.DataFrame:
        """The families that were paid in the last month."""
        return self._paid(self.register.last, self.register.last)

    @cached_property
    def quarter(self) -> pl.DataFrame:
        """The families that were paid in the last three months."""
        last = self.register.last
        first = month_number(last) - QUARTER_MONTHS + 1
        return self._paid(date(first // 12, first % 12 + 1, 1), last)

    @cached_property
    def spells(self) -> pl.DataFrame:
        """The spells of all families."""
        return spells_of(self.register.payments, gap=self.gap)

    @cached_property
    def survival(self) -> list[Step]:
        """How long spells last."""
        return survival(self.spells)

    @cached_property
    def returns(self) -> Return:
        """How many come back."""
        return returns(self.spells, within=self.within)

    @cached_property
    def rates(self) -> dict[str, tuple[int, int, float]]:
        """By region families and persons of the last month, and persons to a thousand inhabitants."""
        return rates(self.paid, {} if self.inhabitants is None else self.inhabitants.number)

    @cached_property
    def shares_of_line(self) -> pl.Series:
        """What each family of the last quarter was paid, of its line."""
        return shares_of_line(self.quarter)

    def reconciled(self, estimate: Estimate) -> Ratio:
        """The register against an estimate of the same months and region."""
        paid = self._paid(estimate.first, estimate.last).filter(pl.col("region") == estimate.region)
        counted = paid.height if estimate.what == "families" else int(paid["size"].sum())
        return Ratio(counted, estimate.number, estimate.std_error)

    def _paid(self, first: date, last: date) -> pl.DataFrame:
        return paid_in(self.register.families, self.register.payments, first, last)
