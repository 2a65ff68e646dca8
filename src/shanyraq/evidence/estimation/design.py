"""A survey's design: who was drawn together with whom, and how much of what was drawn from.

The ultimate-cluster approach: only the first stage of drawing matters for the variance (Hansen, Hurwitz, Madow 1953).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.calibration import Calibration

Codes = NDArray[np.intp]


class Lonely(StrEnum):
    """What to do with a stratum of which one sampling unit alone was drawn: its variance cannot be seen."""

    FAIL = "fail"
    """Refuse to tell an error."""

    CERTAINTY = "certainty"
    """It adds nothing: the unit was certain to be drawn."""

    ADJUST = "adjust"
    """Its unit is compared with the mean of all units instead of its stratum's."""

    AVERAGE = "average"
    """It adds as much as the other strata do on average."""

    COLLAPSE = "collapse"
    """It is joined with the stratum that follows it."""


@dataclass(frozen=True)
class Design:
    """How the records were drawn.

    Attributes:
        records: how many there are.
        strata: the stratum of each record, from 0; None when there is one stratum.
        psu: the primary sampling unit of each record, from 0, none in two strata; None when each record is its own.
        fractions: the share of each stratum's units that was drawn, for the finite correction; None for none.
        lonely: what to do with strata of one unit.
        calibration: what weights were fitted to; None for nothing.
    """

    records: int
    strata: Codes | None = None
    psu: Codes | None = None
    fractions: NDArray[np.float64] | None = None
    lonely: Lonely = Lonely.FAIL
    calibration: Calibration | None = None

    @cached_property
    def units(self) -> int:
        """How many sampling units were drawn."""
        return self.records if self.psu is None else int(self.psu.max(initial=-1)) + 1

    @cached_property
    def unit_strata(self) -> Codes:
        """The stratum of each unit."""
        if self.strata is None:
            return np.zeros(self.units, dtype=np.intp)
        if self.psu is None:
            return self.strata
        found = np.empty(self.units, dtype=np.intp)
        found[self.psu] = self.strata
        return found

    @cached_property
    def units_of_strata(self) -> NDArray[np.int64]:
        """How many units each stratum has."""
        return np.bincount(self.unit_strata)

    @cached_property
    def drawn(self) -> NDArray[np.float64]:
        """The share of each stratum's units that was drawn; nought for all where no correction is wanted."""
        return np.zeros(len(self.units_of_strata)) if self.fractions is None else self.fractions

    @property
    def lonely_strata(self) -> NDArray[np.bool_]:
        """Strata of which one unit was drawn, and others were not: the variance there cannot be seen."""
        alone: NDArray[np.bool_] = (self.units_of_strata == 1) & (self.drawn < 1)
        return alone

    @property
    def degrees(self) -> int:
        """Degrees of freedom: units less strata that have any."""
        return self.units - int(np.count_nonzero(self.units_of_strata))

    @property
    def simple(self) -> bool:
        """Whether every record was drawn alone and from one stratum, without anything to correct."""
        return self.psu is None and self.strata is None and self.fractions is None and self.calibration is None


def coded(values: NDArray[np.generic]) -> tuple[Codes, NDArray[np.generic]]:
    """Numbers from 0 for the different values, in their order, and those values."""
    found, codes = np.unique(values, return_inverse=True)
    return codes.astype(np.intp), found


def nested(strata: Codes, psu: Codes) -> Codes:
    """Units numbered within strata: the same number in two strata means two units."""
    return coded(strata * (int(psu.max(initial=0)) + 1) + psu)[0]
