"""Which rows of a block are refused, by which rules, and what follows for their families."""

from collections import Counter

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.people.intake.checks import COMPLETE, RULES
from shanyraq.people.intake.delivery import Severity
from shanyraq.people.intake.findings import SCHEMA, found

Truths = NDArray[np.bool_]


class Marks:
    """Collects what is found wrong with the rows of a block.

    Args:
        file: the file's place.
        rows: the number of each row.
        limited: rules with a limit of their own.

    Attributes:
        own: rows that are refused for themselves.
        counted: of them, those refused by a rule without a limit of its own.
        incomplete: rows without which their family is not whole.
        invalid: by target and rule, rows found wrong.
    """

    def __init__(self, file: int, rows: NDArray[np.int64], limited: frozenset[str]) -> None:
        self.file = file
        self.rows = pl.Series(rows)
        self.limited = limited
        self.own = np.zeros(len(rows), dtype=bool)
        self.counted = self.own.copy()
        self.incomplete = self.own.copy()
        self.invalid: dict[str, Counter[str]] = {}
        self._findings: list[pl.DataFrame] = []

    def add(self, rule: str, target: str, wrong: pl.Series | Truths, values: pl.Series | None = None) -> None:
        """Mark the rows that break a rule."""
        truths = wrong.to_numpy() if isinstance(wrong, pl.Series) else wrong
        number = int(np.count_nonzero(truths))
        if not number:
            return
        mask = pl.Series(truths)
        told = None if values is None else values.filter(mask)
        self._findings.append(found(rule, self.rows.filter(mask), self.file, target, told))
        self.invalid.setdefault(target, Counter())[rule] += number
        if RULES[rule].severity is Severity.WARNING:
            return
        self.own |= truths
        if rule not in self.limited:
            self.counted |= truths
        if rule not in COMPLETE:
            self.incomplete |= truths

    @property
    def findings(self) -> pl.DataFrame:
        """Everything found, rule by rule."""
        return pl.concat(self._findings) if self._findings else pl.DataFrame(schema=SCHEMA)
