"""The common subset by Shanyraq: the law as it stands, over a population laid out beforehand."""

import os
import sys
from collections.abc import Callable, Mapping

from shanyraq.rules import evaluate as engine
from speed.common_law import FACTS, LAW_IN_FORCE, OUTPUTS
from speed.serving import Plain, Results, serve
from speed.stored import Stored


class ByShanyraq(Plain):
    """Evaluates laid-out columns; `workers` is 1 on one core."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def load(self, stored: Stored) -> None:
        """Lay the columns out."""
        self.planes = engine.lay_out(Stored(stored.folder, FACTS), LAW_IN_FORCE, OUTPUTS)

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """Sums need no order; a register is put back into the input's."""
        return {"totals": self.totals, "in order": self.in_order}

    def evaluated(self) -> engine.Results:
        """The law over every family."""
        return engine.evaluate(self.planes, LAW_IN_FORCE, OUTPUTS, workers=self.workers)

    def totals(self) -> dict[str, int]:
        """The sum of every output."""
        results = self.evaluated()
        return {name: results.total(name) for name in OUTPUTS}

    def in_order(self) -> Results:
        """Every output in the input's order."""
        results = self.evaluated()
        return {name: results.column(name) for name in OUTPUTS}

    def results(self, variant: str, found: object) -> Results:
        """The outputs, which are in tiyn already."""
        return self.in_order()


if __name__ == "__main__":
    serve(ByShanyraq(1 if "--one-core" in sys.argv else os.cpu_count() or 1))
