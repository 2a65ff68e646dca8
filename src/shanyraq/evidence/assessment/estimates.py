"""Estimates as cells of tables: measures of groups with the families that each rests on."""

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.interval import ForShares, interval
from shanyraq.evidence.estimation.score import Score
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.measure import EVERYBODY, Groups, measure_sample
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.report.model import Cell

FINE = 2
"""Decimals of the percent of poverty, which may be rare or shallow."""

Flags = NDArray[np.bool_]
Cells = dict[str, dict[str, Cell]]
"""By the group and then by the measure."""

SHARES = ("fgt0", "fgt1", "fgt2", "adequacy", "leakage", "income_gap", "benefit_cost", "fgt0_reduction")
"""Measures between nought and one that are read in percent."""


def measured(
    sample: Sample,
    design: Design,
    names: Sequence[str],
    groups: Groups | None = None,
    bases: Mapping[str, Flags] | None = None,
) -> Cells:
    """Measures of groups and of everybody.

    Args:
        sample: the records.
        design: how they were drawn.
        names: of the measures.
        groups: what groups there are; None for none.
        bases: by the measure, the records it rests on inside a group; all of the group's for others.

    Raises:
        Problem: a design that tells no error.
    """
    found: Cells = {}
    counts = {name: _counts(rows, groups) for name, rows in (bases or {}).items()}
    for row in measure_sample(sample, design, names, groups=groups):
        scale = Scale.SHARE if row.measure in SHARES else row.scale
        records = counts[row.measure][row.group] if row.measure in counts else row.n
        places = FINE if row.measure.startswith("fgt") else None
        cell = Cell(row.estimate, scale, row.std_error, records, low=row.ci_low, high=row.ci_high, places=places)
        found.setdefault(row.group, {})[row.measure] = cell
    return found


def estimated(score: Score, design: Design, scale: Scale, n: int | None) -> Cell:
    """One estimate as a cell."""
    if math.isnan(score.value):
        return Cell(math.nan, scale, n=n)
    error = math.sqrt(max(variance(design, score.scores), 0.0))
    way = ForShares.LOGIT if scale is Scale.SHARE and 0 < score.value < 1 else None
    low, high = interval(score.value, error, design.degrees, share=way, records=n or 0)
    return Cell(score.value, scale, error, n, low=low, high=high)


def _counts(rows: Flags, groups: Groups | None) -> dict[str, int]:
    found = {EVERYBODY: int(np.count_nonzero(rows))}
    if groups is not None:
        numbers = np.bincount(groups.codes[rows], minlength=len(groups.names))
        found |= {name: int(number) for name, number in zip(groups.names, numbers, strict=True)}
    return found


class Ledger:
    """Estimates found once for reports in several languages, which all ask for the same ones in the same order.

    A reader takes page after page; a page that is of something else than asked for is not used.
    """

    def __init__(self) -> None:
        self._pages: list[tuple[object, Cells]] = []

    def reader(self) -> "Reader":
        """Somebody who reads from the first page on."""
        return Reader(self._pages)


class Reader:
    """Reads a ledger and writes what is missing."""

    def __init__(self, pages: list[tuple[object, Cells]]) -> None:
        self._pages = pages
        self._place = 0

    def found(self, what: object, find: Callable[[], Cells]) -> Cells:
        """The next page's cells, or new ones.

        Args:
            what: names what is asked for.
            find: finds it.
        """
        place, self._place = self._place, self._place + 1
        if place < len(self._pages) and self._pages[place][0] == what:
            return {group: dict(cells) for group, cells in self._pages[place][1].items()}
        cells = find()
        if place == len(self._pages):
            self._pages.append((what, {group: dict(own) for group, own in cells.items()}))
        return cells
