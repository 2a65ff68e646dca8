"""The common subset in Polars: one lazy query, members grouped by family and joined with the families' own columns.

Of the forms tried (filtered sums, sums of conditions, horizontal concatenation, replaced codes, either engine) this is
the fastest that gives the right families in the right order. Threads are set by `POLARS_MAX_THREADS`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Literal

import numpy as np
import polars as pl
from polars import col

from speed.serving import Plain, Results, serve
from speed.stored import Stored

INCOMES = ("income_wage", "income_self_employment", "income_pension", "income_other")
PERSON_FACTS = ("birth_date", "relation", "residence", "state_support", "disability", *INCOMES)
UNRELATED, TEMPORARY_RESIDENT, GROUP_1, GROUP_2 = 12, 4, 1, 2
NONE, UNCONDITIONAL, CONDITIONAL = 0, 1, 2
MONTHS = 3
OUTPUTS = (
    "family_size",
    "quarter_income",
    "income_per_member",
    "low_income",
    "kind",
    "assistance_month",
    "child_top_up_month",
    "targeted_assistance_month",
)

Engine = Literal["in-memory", "streaming"]


class ByPolars(Plain):
    """Whole tiyn in 64 bits; families are numbered in the input's order, and Polars is told that they are sorted."""

    def load(self, stored: Stored) -> None:
        """Read the columns into two frames."""
        sizes = stored.sizes
        family = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
        persons = pl.DataFrame({"family": family, **{name: stored.read(name) for name in PERSON_FACTS}})
        self.persons = persons.with_columns(col("birth_date").cast(pl.Date), col("family").set_sorted())
        families = pl.DataFrame({"family": np.arange(len(sizes), dtype=np.uint32), "region": stored.read("region")})
        self.families = families.with_columns(col("family").set_sorted())
        self.numbers = stored.numbers
        line = {int(region): line for region, line in self.numbers["poverty_line"].items()}
        schema = {"region": pl.UInt8, "line": pl.Int64}
        self.lines = pl.DataFrame({"region": list(line), "line": list(line.values())}, schema=schema)
        self.day = date.fromisoformat(self.numbers["day"])

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """Sums, in either engine, and families in the input's order."""
        return {
            "totals": partial(self.totals, "in-memory"),
            "totals streaming": partial(self.totals, "streaming"),
            "in order": self.in_order,
        }

    def totals(self, engine: Engine) -> dict[str, int]:
        """The sum of every output."""
        sums = self.query(ordered=False).select(col(OUTPUTS).cast(pl.Int64).sum())
        return sums.collect(engine=engine).row(0, named=True)

    def in_order(self) -> pl.DataFrame:
        """Every output in the input's order."""
        return self.query(ordered=True).select(OUTPUTS).collect()

    def results(self, variant: str, found: object) -> Results:
        """The frame's columns."""
        assert isinstance(found, pl.DataFrame)
        return {name: found[name].to_numpy() for name in OUTPUTS}

    def born(self, months: int) -> date:
        """The last birthday of those who have lived so many months."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 - months, 12)
        return date(year, month + 1, self.day.day)  # the day of the measurement is in every month

    def members(self) -> pl.LazyFrame:
        """Each person's flags and income."""
        numbers, birth = self.numbers, col("birth_date")
        counted = (col("relation") != UNRELATED) & (col("state_support") == 0)
        entitled = counted & (col("residence") != TEMPORARY_RESIDENT)
        able = (
            counted
            & (birth <= self.born(12 * numbers["working_age"]))
            & (birth > self.born(numbers["pension_age_men"]))
        )
        top_up_age = birth.is_between(
            self.born(12 * numbers["top_up_to_age"] + 12), self.born(12 * numbers["top_up_from_age"]), closed="right"
        )
        return self.persons.lazy().select(
            "family",
            counted=counted,
            entitled=entitled,
            able=able & ~col("disability").is_in([GROUP_1, GROUP_2]),
            young=entitled & top_up_age,
            income=pl.when(counted).then(pl.sum_horizontal(INCOMES)).otherwise(0),
        )

    def query(self, *, ordered: bool) -> pl.LazyFrame:
        """The outputs of every family."""
        sums = (
            self.members()
            .group_by("family", maintain_order=ordered)
            .agg(col("counted", "entitled", "able", "young").sum().cast(pl.Int64), quarter_income=col("income").sum())
        )
        families = self.families.lazy().join(self.lines.lazy(), on="region", how="left")
        joined = families.join(sums, on="family", how="left", maintain_order="left" if ordered else None)
        size, income, line = col("family_size"), col("quarter_income"), col("line")
        refused = (size == 0) | (col("entitled") == 0) | (income > line)
        months = (MONTHS * size).clip(1)
        amount = -((-(line - income).clip(0) * col("entitled")).floordiv(100 * months)) * 100
        granted = col("kind") != NONE
        return (
            joined.rename({"counted": "family_size"})
            .with_columns(line=line * MONTHS * size)
            .with_columns(
                income_per_member=(2 * income + months) // (2 * months),
                low_income=income < line,
                kind=pl.when(refused).then(NONE).when(col("able") == 0).then(UNCONDITIONAL).otherwise(CONDITIONAL),
            )
            .with_columns(
                assistance_month=pl.when(granted).then(amount).otherwise(0),
                child_top_up_month=pl.when(granted).then(self.numbers["top_up_per_child"] * col("young")).otherwise(0),
            )
            .with_columns(targeted_assistance_month=col("assistance_month") + col("child_top_up_month"))
        )


if __name__ == "__main__":
    serve(ByPolars())
