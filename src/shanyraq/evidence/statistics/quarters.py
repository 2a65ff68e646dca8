"""Quarters of months: what three monthly figures come to, for series that the law counts by quarters."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from shanyraq.evidence.statistics.periods import Period, month_of
from shanyraq.law.poverty_line import QUARTER_MONTHS


def months_of_quarter(first: date) -> list[Period]:
    """The months of the quarter that begins with a day; none where no quarter begins with its month."""
    if first.month % QUARTER_MONTHS != 1:
        return []
    return [month_of(first.year, first.month + step) for step in range(QUARTER_MONTHS)]


def mean_of_months(values: Sequence[Decimal]) -> Decimal:
    """What a quarter's months come to: their mean to a whole tenge, half a tenge up."""
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal(1), ROUND_HALF_UP)
