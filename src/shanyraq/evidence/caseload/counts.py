"""Counts of a register: by month, by who the paid are, by region, and amounts against the poverty line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import nan

import polars as pl

AGES = ((0, 6), (7, 17), (18, 29), (30, 44), (45, 62), (63, 200))
"""Groups of ages in whole years; the last is of pension age for men, and women near it."""

STEPS = (0.1, 0.25, 0.5, 0.75, 1.0)
"""Bounds of what a payment is of the line."""


@dataclass(frozen=True)
class Month:
    """A month of payments.

    Attributes:
        month: its first day.
        families: families paid.
        persons: their members, as the register has them at its date.
        amount: tiyn paid.
    """

    month: date
    families: int
    persons: int
    amount: int


@dataclass(frozen=True)
class Ratio:
    """A register's count set against an estimate from elsewhere.

    Attributes:
        counted: what the register says.
        estimated: what the estimate says.
        std_error: the estimate's standard error; NaN where none is known.
    """

    counted: float
    estimated: float
    std_error: float = nan

    @property
    def value(self) -> float:
        """The count as so many of the estimate; NaN where that is nought."""
        return self.counted / self.estimated if self.estimated else nan

    @property
    def error(self) -> float:
        """The ratio's standard error to first order; the count has none."""
        return abs(self.value) * self.std_error / self.estimated if self.estimated else nan


def by_month(families: pl.DataFrame, payments: pl.DataFrame) -> list[Month]:
    """The payments of each month.

    Args:
        families: `family` and `size`.
        payments: `family`, `month`, `amount`.
    """
    joined = payments.join(families.select("family", "size"), on="family", how="left")
    counted = joined.group_by("month").agg(
        pl.len().alias("families"), pl.col("size").sum().alias("persons"), pl.col("amount").sum()
    )
    return [Month(*row) for row in counted.sort("month").select("month", "families", "persons", "amount").iter_rows()]


def paid_in(families: pl.DataFrame, payments: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    """The families that were paid in any month of two and those between, with what they were paid in all (`paid`).

    Args:
        families: a row a family, `family` among its columns.
        payments: `family`, `month`, `amount`.
        first: the first of the months.
        last: the last.
    """
    inside = payments.filter(pl.col("month").is_between(first, last))
    sums = inside.group_by("family").agg(pl.col("amount").sum().alias("paid"), pl.len().alias("months"))
    return families.join(sums, on="family", how="inner", maintain_order="left")


def by_age_and_sex(persons: pl.DataFrame, families: pl.DataFrame) -> dict[tuple[str, str], int]:
    """The members of some families by group of ages (`0_6`) and sex.

    Args:
        persons: `family`, `sex`, `age`.
        families: `family`.
    """
    inside = persons.join(families.select("family"), on="family", how="semi")
    counts = {}
    for low, high in AGES:
        of_age = inside.filter(pl.col("age").is_between(low, high))
        for sex, number in of_age["sex"].value_counts().iter_rows():
            counts[f"{low}_{high}", str(sex)] = int(number)
    return counts


def rates(families: pl.DataFrame, inhabitants: Mapping[str, float]) -> dict[str, tuple[int, int, float]]:
    """By region: families, their members, and these to a thousand inhabitants.

    Args:
        families: `region`, `size`.
        inhabitants: by region; a region that is not there has no rate.
    """
    counted = families.group_by("region").agg(pl.len().alias("families"), pl.col("size").sum().alias("persons"))
    return {
        region: (number, persons, 1000 * persons / inhabitants[region] if inhabitants.get(region) else nan)
        for region, number, persons in counted.sort("region").iter_rows()
    }


def shares_of_line(families: pl.DataFrame) -> pl.Series:
    """What each family was paid a month and person, as a share of its line, over the months it was paid.

    Args:
        families: `paid` over `months`, `size`, and `line` a month a person.
    """
    share = pl.col("paid") / pl.col("months") / pl.col("size") / pl.col("line")
    return families.select(share.alias("share"))["share"]


def spread_of(shares: pl.Series, steps: Sequence[float] = STEPS) -> list[int]:
    """How many shares lie below the first bound, between each and the next, and from the last on."""
    bounds = [0.0, *steps, float("inf")]
    return [int(((shares >= low) & (shares < high)).sum()) for low, high in pairwise(bounds)]
