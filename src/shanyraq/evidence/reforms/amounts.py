"""What every family has a right to a month under several laws.

The population is laid out once, and only what a law touches runs again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.families.families import SLICE_PERSONS, Families, Progress, families_of, joined, slices_of
from shanyraq.evidence.reforms.incentives import Rates, joined_rates, rates_of
from shanyraq.people.population import Part
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
        rates: for each law in turn, what is left of another tenge earned; empty unless that was asked for.
        kept: the population laid out for other values of the last law, slice by slice; empty unless asked for.
    """

    families: Families
    month: tuple[Whole, ...]
    rates: tuple[Rates, ...]
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
    rated: bool = False,
    progress: Progress | None = None,
    slice_persons: int = SLICE_PERSONS,
) -> Entitlements:
    """Evaluate an amount for every family under each law.

    Args:
        parts: the population's parts.
        laws: the baseline first; all of one day.
        output: the amount.
        varying: parameters of the last law whose values will be tried afterwards; for them the population stays in
            memory.
        rated: whether rates are found, too.
        progress: told how many families are done, of how many.
        slice_persons: about how many persons are laid out at a time.

    Raises:
        Problem: the population cannot be used.
    """
    changing = {name for law in laws[1:] for name in changed_names(laws[0], law)}
    families: list[Families] = []
    columns: list[list[Whole]] = [[] for _ in laws]
    ratings: list[list[Rates]] = [[] for _ in laws] if rated else []
    staying: list[Kept] = []
    for population in slices_of(parts, progress, slice_persons):
        families.append(families_of(population, laws[0].day))
        kept = keep(population, laws[0], (output,), changing=changing)
        columns[0].append(kept.baseline.column(output))
        for place, law in enumerate(laws[1:], 1):
            columns[place].append(kept.under(law).column(output))
        for law, rating in zip(laws, ratings, strict=False):
            rating.append(rates_of(population, law, output))
        if varying:
            last = keep(population, laws[-1], (output,), changing=varying)
            staying.append(last.narrowed(dict.fromkeys(varying, 0)))
    months = tuple(np.concatenate(column) for column in columns)
    return Entitlements(joined(families), months, tuple(map(joined_rates, ratings)), tuple(staying))
