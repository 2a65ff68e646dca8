"""Spells of receipt: months paid without a break, how long they last, and how often families come back.

Kaplan and Meier's estimate uses spells whose end was not seen as far as they go. Spells that run from the first month
of the register began before it, nobody knows when, and are left out of durations.
"""

import math
from dataclasses import dataclass
from datetime import date

import polars as pl

WITHIN = 12
"""Months in which a return counts as one, unless another number is asked for."""


@dataclass(frozen=True)
class Step:
    """A month of Kaplan and Meier's curve.

    Attributes:
        month: months of receipt.
        at_risk: spells that lasted at least so long and were seen so far.
        ended: of these, those that ended after just so many months.
        going_on: the share of spells that last longer.
        std_error: its standard error, by Greenwood.
    """

    month: int
    at_risk: int
    ended: int
    going_on: float
    std_error: float


@dataclass(frozen=True)
class Return:
    """How many come back.

    Attributes:
        ended: spells that ended long enough before the last month for a return to be seen.
        returned: of these, those after which the family was paid again in time.
    """

    ended: int
    returned: int

    @property
    def share(self) -> float:
        """The share that came back; NaN of none."""
        return self.returned / self.ended if self.ended else math.nan

    @property
    def std_error(self) -> float:
        """The share's standard error as of independent spells; NaN of none."""
        return math.sqrt(self.share * (1 - self.share) / self.ended) if self.ended else math.nan


def month_number(day: date) -> int:
    """A month as a number, so that months that follow each other differ by one."""
    return 12 * day.year + day.month - 1


def spells_of(payments: pl.DataFrame, *, gap: int = 0) -> pl.DataFrame:
    """The spells of all families.

    Args:
        payments: `family`, `month` (a first day); every row is a month that was paid, once a family.
        gap: months without a payment that do not end a spell, such as one for payments that come late.

    Returns:
        `family`, `first` and `last` (months as numbers), `months` (from the first to the last), `before` (it runs from
        the first month of all), `open` (it runs to the last month of all, or could go on over a gap), by family and
        first month.
    """
    months = payments.select(
        "family", (pl.col("month").dt.year().cast(pl.Int64) * 12 + pl.col("month").dt.month() - 1).alias("number")
    )
    first, last = months["number"].min(), months["number"].max()
    ordered = months.unique().sort("family", "number")
    begins = (pl.col("number").diff().over("family") > gap + 1).fill_null(value=True)
    counted = ordered.with_columns(begins.cast(pl.Int64).cum_sum().over("family").alias("spell"))
    spells = counted.group_by("family", "spell").agg(
        pl.col("number").min().alias("first"), pl.col("number").max().alias("last")
    )
    return (
        spells.with_columns(
            (pl.col("last") - pl.col("first") + 1).alias("months"),
            (pl.col("first") == first).alias("before"),
            (pl.col("last") >= pl.lit(last) - gap).alias("open"),
        )
        .drop("spell")
        .sort("family", "first")
    )


def survival(spells: pl.DataFrame) -> list[Step]:
    """Kaplan and Meier's curve of the spells that were seen to begin.

    Args:
        spells: as `spells_of` gives them.

    Returns:
        A step for each number of months after which a spell ended.
    """
    seen = spells.filter(~pl.col("before"))
    by_length = seen.group_by("months").agg(pl.len().alias("all"), (~pl.col("open")).sum().alias("ended"))
    at_risk, going_on, scaled, steps = seen.height, 1.0, 0.0, []
    for months, number, ended in by_length.sort("months").iter_rows():
        if ended:
            going_on *= 1 - ended / at_risk
            scaled = scaled + ended / (at_risk * (at_risk - ended)) if ended < at_risk else math.nan
            error = going_on * math.sqrt(scaled) if going_on else 0.0
            steps.append(Step(months, at_risk, ended, going_on, error))
        at_risk -= number
    return steps


def going_on_after(steps: list[Step], months: int) -> Step | None:
    """The step that holds after so many months; None before the first."""
    past = [step for step in steps if step.month <= months]
    return past[-1] if past else None


def median_months(steps: list[Step]) -> int | None:
    """The months after which half the spells have ended; None where fewer have."""
    return next((step.month for step in steps if step.going_on <= 0.5), None)


def returns(spells: pl.DataFrame, *, within: int = WITHIN) -> Return:
    """How many families are paid again within some months of a spell's end.

    Args:
        spells: as `spells_of` gives them.
        within: a return counts when its first month is at most so many after the last of the spell before.
    """
    if not spells.height:
        return Return(0, 0)
    following = spells.with_columns(pl.col("first").shift(-1).over("family").alias("next"))
    ended = following.filter(pl.col("last") <= pl.lit(spells["last"].max()) - within)
    back = ended.filter((pl.col("next") - pl.col("last") <= within).fill_null(value=False))
    return Return(ended.height, back.height)
