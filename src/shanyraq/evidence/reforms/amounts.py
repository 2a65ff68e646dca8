"""What every family has a right to a month under several laws.

The population is laid out once, and only what a law touches runs again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.families.families import SLICE_PERSONS, Families, Progress, families_of, joined, slices_of
from shanyraq.people.population import Part, Population
from shanyraq.rules.difference import changed_names
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.kept import Kept, keep

Whole = NDArray[np.int64]

AMOUNT = "targeted_assistance_month"
"""The amount that reforms are compared by: all of targeted assistance that a family gets a month."""


@dataclass(frozen=True)
class Entitlements:
    """What families have a right to.

    Attributes:
        families: the families.
        month: for each law in turn, the amount a month of each family, in tiyn.
        kept: the population laid out for other values, slice by slice; empty unless that was asked for.
    """

    families: Families
    month: tuple[Whole, ...]
    kept: tuple[Kept, ...]

    def under(self, law: LawInForce) -> Whole:
        """The amounts under another law that differs in what the population was kept for."""
        return np.concatenate([kept.under(law).column(kept.baseline.plan.outputs[0]) for kept in self.kept])


def entitlements(
    parts: Sequence[Part],
    laws: Sequence[LawInForce],
    output: str = AMOUNT,
    *,
    varying: Sequence[str] = (),
    progress: Progress | None = None,
    slice_persons: int = SLICE_PERSONS,
) -> Entitlements:
    """Evaluate an amount for every family under each law.

    Args:
        parts: the population's parts.
        laws: the baseline first; all of one day.
        output: the amount.
        varying: parameters whose values will be tried afterwards; for them the population stays in memory.
        progress: told how many families are done, of how many.
        slice_persons: about how many persons are laid out at a time.

    Raises:
        Problem: the population cannot be used.
    """
    changing = {name for law in laws[1:] for name in changed_names(laws[0], law)} | set(varying)
    families: list[Families] = []
    columns: list[list[Whole]] = [[] for _ in laws]
    staying: list[Kept] = []
    for population in slices_of(parts, progress, slice_persons):
        families.append(families_of(population, laws[0].day))
        kept = _kept(population, laws[0], output, changing)
        columns[0].append(kept.baseline.column(output))
        for place, law in enumerate(laws[1:], 1):
            columns[place].append(kept.under(law).column(output))
        if varying:
            staying.append(kept.narrowed(dict.fromkeys(varying, 0)))
    return Entitlements(joined(families), tuple(np.concatenate(column) for column in columns), tuple(staying))


def _kept(population: Population, law: LawInForce, output: str, changing: set[str]) -> Kept:
    return keep(population, law, (output,), changing=changing)
