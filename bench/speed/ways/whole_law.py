"""The law of the day by Shanyraq: the contract outputs and every rule, more rules, a sweep and a reform."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
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
from speed.every_rule import EVERY_RULE
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
        self.planes = engine.lay_out(stored, LAW_IN_FORCE, EVERY_RULE)
        self.ring = np.zeros(min(RING, self.bytes(EVERY_RULE)), dtype=np.uint8)

    def columns(self, outputs: tuple[str, ...]) -> Iterable[NDArray[Any]]:
        """The laid-out parts of the columns that outputs need."""
        needed = {node.name for node in LAW_IN_FORCE.needed(outputs)}
        return (part for name, parts in self.planes.columns.items() if name in needed for part in parts)

    def bytes(self, outputs: tuple[str, ...]) -> int:
        """How many bytes these columns have."""
        return sum(part.nbytes for part in self.columns(outputs))

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """What can be timed."""
        return {
            "copy": partial(self.copy, OUTPUTS),
            "totals": partial(self.totals, OUTPUTS),
            "in order": partial(self.in_order, OUTPUTS),
            "every rule: copy": partial(self.copy, EVERY_RULE),
            "every rule: totals": partial(self.totals, EVERY_RULE),
            "every rule: in order": partial(self.in_order, EVERY_RULE),
            "sweep's outputs once": partial(self.evaluated, SWEEP_OUTPUTS),
            "sweep": self.swept,
            "keep": self.keep,
            "reform": self.reform,
            **{f"{count} more rules": partial(self.evaluated_with, count) for count in (0, *MORE)},
            **{f"blocks of {1 << power:,}": partial(self.in_blocks, 1 << power) for power in range(13, 20)},
        }

    def about(self) -> Mapping[str, object]:
        """Sizes, and how many rules each way runs."""
        results, every = self.evaluated(OUTPUTS), self.evaluated(EVERY_RULE)
        swept = self.swept(SWEEP[:1])
        return {
            "bytes": self.bytes(OUTPUTS),
            "members": self.planes.members,
            "groups": self.planes.groups,
            "columns": len(results.plan.columns),
            "rules": len(results.plan.rules_run),
            "every rule": {
                "bytes": self.bytes(EVERY_RULE),
                "columns": len(every.plan.columns),
                "outputs": len(EVERY_RULE),
                "rules": len(every.plan.rules_run),
            },
            "sweep rules": len(swept.rules_run),
            "reform rules": len(self.reform().plan.rules_run),
            "profile": seconds_by_rule(results.plan, self.planes, engine.BLOCK_MEMBERS),
        }

    def results(self, variant: str, found: object) -> Results:
        """The outputs, which are in tiyn already."""
        return self.in_order(EVERY_RULE if variant.startswith("every rule") else OUTPUTS)

    def copy(self, outputs: tuple[str, ...]) -> None:
        """Copy every column that outputs need, one after another, into the ring."""
        at = 0
        for part in self.columns(outputs):
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

    def totals(self, outputs: tuple[str, ...]) -> dict[str, int]:
        """The sum of every output."""
        results = self.evaluated(outputs)
        return {name: results.total(name) for name in outputs}

    def in_order(self, outputs: tuple[str, ...]) -> Results:
        """Every output in the input's order."""
        results = self.evaluated(outputs)
        return {name: results.column(name) for name in outputs}

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
