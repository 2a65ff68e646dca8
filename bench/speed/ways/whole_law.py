"""The whole law of the day by Shanyraq: all contract outputs, every fact a column; more rules, a sweep and a reform."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.rules import evaluate as engine
from shanyraq.rules.kept import Kept, keep
from shanyraq.rules.sweep import Sweep, sweep
from speed.common_law import DAY, LAW_IN_FORCE
from speed.more_rules import more_rules
from speed.profile import seconds_by_rule
from speed.serving import Plain, Results, serve
from speed.stored import Stored

SWEPT = "poverty_line_ratio"
SWEEP = tuple(range(2_000, 12_000, 100))
"""A hundred shares of the subsistence minimum, from 0.20 to 1.19."""

SWEEP_OUTPUTS = ("kind", "low_income", "assistance_month", "child_top_up_month", "targeted_assistance_month")
REFORMED = 8_000
RING = 1 << 29
"""Bytes that copies go to, over and over: many times what the processor's cache holds."""

MORE = (10, 50)


class WholeLaw(Plain):
    """Evaluates columns laid out beforehand; `workers` is 1 on one core."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.kept: Kept | None = None
        self.larger = {count: replace(LAW, rules=(*LAW.rules, *more_rules(count))).at(DAY) for count in MORE}

    def load(self, stored: Stored) -> None:
        """Lay the columns out."""
        self.planes = engine.lay_out(stored, LAW_IN_FORCE, OUTPUTS)
        self.ring = np.zeros(min(RING, self.bytes()), dtype=np.uint8)

    def bytes(self) -> int:
        """How many bytes the laid-out columns have."""
        return sum(part.nbytes for parts in self.planes.columns.values() for part in parts)

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """What can be timed."""
        return {
            "copy": self.copy,
            "totals": self.totals,
            "in order": self.in_order,
            "sweep's outputs once": partial(self.evaluated, SWEEP_OUTPUTS),
            "sweep": self.swept,
            "keep": self.keep,
            "reform": self.reform,
            **{f"{count} more rules": partial(self.evaluated_with, count) for count in (0, *MORE)},
            **{f"blocks of {1 << power:,}": partial(self.in_blocks, 1 << power) for power in range(13, 20)},
        }

    def about(self) -> Mapping[str, object]:
        """Sizes, and how many rules each way runs."""
        results = self.evaluated(OUTPUTS)
        swept = self.swept(SWEEP[:1])
        return {
            "bytes": self.bytes(),
            "members": self.planes.members,
            "groups": self.planes.groups,
            "columns": len(results.plan.columns),
            "rules": len(results.plan.rules_run),
            "sweep rules": len(swept.rules_run),
            "reform rules": len(self.reform().plan.rules_run),
            "profile": seconds_by_rule(results.plan, self.planes, engine.BLOCK_MEMBERS),
        }

    def results(self, variant: str, found: object) -> Results:
        """The outputs, which are in tiyn already."""
        return self.in_order()

    def copy(self) -> None:
        """Copy every laid-out column, one after another, into the ring."""
        at = 0
        for parts in self.planes.columns.values():
            for part in parts:
                at = self.copied(part, at)

    def copied(self, part: NDArray[Any], at: int) -> int:
        """Copy one part to a place in the ring; where the next may go."""
        size = part.nbytes
        if at + size > len(self.ring):
            at = 0
        np.copyto(self.ring[at : at + size], part.reshape(-1).view(np.uint8)[: len(self.ring)])
        return -(-(at + size) // 64) * 64

    def evaluated(self, outputs: tuple[str, ...]) -> engine.Results:
        """The law over every family."""
        return engine.evaluate(self.planes, LAW_IN_FORCE, outputs, workers=self.workers)

    def totals(self) -> dict[str, int]:
        """The sum of every contract output."""
        results = self.evaluated(OUTPUTS)
        return {name: results.total(name) for name in OUTPUTS}

    def in_order(self) -> Results:
        """Every contract output in the input's order."""
        results = self.evaluated(OUTPUTS)
        return {name: results.column(name) for name in OUTPUTS}

    def evaluated_with(self, count: int) -> int:
        """The law with more rules, and one more output that is made of them."""
        if count == 0:
            return self.evaluated(OUTPUTS).total(OUTPUTS[0])
        law = self.larger[count]
        results = engine.evaluate(self.planes, law, (*OUTPUTS, "more_everything"), workers=self.workers)
        return results.total("more_everything")

    def in_blocks(self, members: int) -> engine.Results:
        """The law over every family, so many members at a time."""
        return engine.evaluate(self.planes, LAW_IN_FORCE, OUTPUTS, workers=self.workers, block_members=members)

    def swept(self, values: tuple[int, ...] = SWEEP) -> Sweep:
        """Totals under a hundred poverty lines."""
        return sweep(self.planes, LAW_IN_FORCE, SWEPT, values, SWEEP_OUTPUTS, workers=self.workers)

    def keep(self) -> None:
        """Evaluate once, and keep what a change of the line will ask for."""
        self.kept = None
        self.kept = keep(self.planes, LAW_IN_FORCE, OUTPUTS, changing=[SWEPT], workers=self.workers)

    def reform(self) -> engine.Results:
        """The contract outputs under another line, over what was kept."""
        if self.kept is None:
            self.keep()
        assert self.kept is not None
        return self.kept.under(LAW_IN_FORCE.with_values({SWEPT: REFORMED}), workers=self.workers)


if __name__ == "__main__":
    serve(WholeLaw(1 if "--one-core" in sys.argv else os.cpu_count() or 1))
