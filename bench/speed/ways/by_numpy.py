"""The common subset written by hand in NumPy over columns sorted by family: sums as differences of running sums.

That is faster than `reduceat` and `bincount` here, and exact in whole tiyn. The variant in 64-bit floating tenge is
what a careful analyst without whole tiyn would write; it is there for its errors.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speed.serving import Plain, Results, serve
from speed.stored import Stored

INCOMES = ("income_wage", "income_self_employment", "income_pension", "income_other")
FACTS = ("region", "birth_date", "relation", "residence", "state_support", "disability", *INCOMES)
UNRELATED, TEMPORARY_RESIDENT, GROUP_1, GROUP_2 = 12, 4, 1, 2
NONE, UNCONDITIONAL, CONDITIONAL = 0, 1, 2
EPOCH = date(1970, 1, 1)

Array = NDArray[Any]


class ByNumPy(Plain):
    """Whole tiyn in 64 bits, or floating tenge."""

    def load(self, stored: Stored) -> None:
        """Read the columns, and where each family begins and ends."""
        self.columns = {name: stored.read(name) for name in FACTS}
        self.sizes = stored.sizes
        self.last = np.cumsum(self.sizes) - 1
        self.numbers = stored.numbers
        self.lines = np.zeros(256, dtype=np.int64)
        for region, line in self.numbers["poverty_line"].items():
            self.lines[int(region)] = line
        self.day = date.fromisoformat(self.numbers["day"])

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """The arrays come in the input's order of themselves."""
        return {"totals": self.totals, "in order": self.whole_tiyn, "float64": self.floating}

    def results(self, variant: str, found: object) -> Results:
        """The arrays, with floating tenge rounded to the tiyn."""
        assert isinstance(found, dict)
        return found

    def totals(self) -> dict[str, int]:
        """The sum of every output."""
        return {name: int(column.sum(dtype=np.int64)) for name, column in self.whole_tiyn().items()}

    def born(self, months: int) -> int:
        """The last birthday of those who have lived so many months."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 - months, 12)
        return (date(year, month + 1, self.day.day) - EPOCH).days  # the day of the measurement is in every month

    def summed(self, values: Array, dtype: str) -> Array:
        """Members' values added up for each family."""
        running = np.cumsum(values, dtype=dtype)[self.last]
        running[1:] -= running[:-1].copy()
        return running

    def flags(self) -> tuple[Array, Array, Array, Array]:
        """Counted members, and how many are counted, entitled, able-bodied and young in each family."""
        columns, numbers = self.columns, self.numbers
        birth = columns["birth_date"]
        counted = (columns["relation"] != UNRELATED) & (columns["state_support"] == 0)
        entitled = counted & (columns["residence"] != TEMPORARY_RESIDENT)
        able = (
            counted
            & (birth <= self.born(12 * numbers["working_age"]))
            & (birth > self.born(numbers["pension_age_men"]))
        )
        able &= (columns["disability"] != GROUP_1) & (columns["disability"] != GROUP_2)
        young = entitled & (birth <= self.born(12 * numbers["top_up_from_age"]))
        young &= birth > self.born(12 * numbers["top_up_to_age"] + 12)
        packed = counted.view(np.uint8).astype(np.uint32)  # four counts of at most 30 in one number: one sum, not four
        for place, flag in ((8, entitled), (16, able), (24, young)):
            packed |= flag.view(np.uint8).astype(np.uint32) << np.uint32(place)
        counts = self.summed(packed, "uint32").view(np.uint8).reshape(-1, 4)
        return counted, counts[:, 0].astype(np.int64), counts[:, 1:3], counts[:, 3].astype(np.int64)

    def whole_tiyn(self) -> Results:
        """The subset in whole tiyn."""
        counted, size, counts, young = self.flags()
        income = self.columns[INCOMES[0]] + self.columns[INCOMES[1]]
        for name in INCOMES[2:]:
            income += self.columns[name]
        income *= counted
        quarter = self.summed(income, "int64")
        line = self.lines[self.columns["region"]] * 3 * size
        kind = _kind(size, counts, quarter > line)
        months = np.maximum(3 * size, 1)
        gap = np.maximum(line - quarter, 0) * counts[:, 0]
        amount = -(-gap // (100 * months)) * 100 * (kind != NONE)
        top_up = self.numbers["top_up_per_child"] * young * (kind != NONE)
        return {
            "family_size": size,
            "quarter_income": quarter,
            "income_per_member": (2 * quarter + months) // (2 * months),
            "low_income": quarter < line,
            "kind": kind,
            "assistance_month": amount,
            "child_top_up_month": top_up,
            "targeted_assistance_month": amount + top_up,
        }

    def floating(self) -> Results:
        """The subset in floating tenge; the amounts as tiyn."""
        counted, size, counts, young = self.flags()
        family = np.repeat(np.arange(len(self.sizes)), self.sizes)
        income = sum(self.columns[name] / 100 for name in INCOMES)
        quarter = np.bincount(family, weights=income * counted)
        line = self.lines[self.columns["region"]] / 100 * 3 * size
        kind = _kind(size, counts, quarter > line)
        months = np.maximum(3 * size, 1)
        amount = np.ceil(np.maximum(line - quarter, 0) * counts[:, 0] / months) * (kind != NONE)
        top_up = self.numbers["top_up_per_child"] / 100 * young * (kind != NONE)
        return {
            "family_size": size,
            "quarter_income": _tiyn(quarter),
            "income_per_member": _tiyn(quarter / months),
            "low_income": quarter < line,
            "kind": kind,
            "assistance_month": _tiyn(amount),
            "child_top_up_month": _tiyn(top_up),
            "targeted_assistance_month": _tiyn(amount + top_up),
        }


def _kind(size: Array, counts: Array, above: Array) -> Array:
    refused = (size == 0) | (counts[:, 0] == 0) | above
    return np.where(
        refused, np.uint8(NONE), np.where(counts[:, 1] == 0, np.uint8(UNCONDITIONAL), np.uint8(CONDITIONAL))
    )


def _tiyn(tenge: Array) -> Array:
    return np.rint(tenge * 100).astype(np.int64)


if __name__ == "__main__":
    serve(ByNumPy())
