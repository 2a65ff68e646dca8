"""Choosing the steps of the ladders: one step at a time, the one that makes most rows safe for the least loss.

A search through the lattice of all combinations is out of reach of a large population; the greedy walk up it, followed
by a walk back down wherever a finer step is as safe, is deterministic and takes some tens of measurements.
"""

from collections.abc import Callable

from shanyraq.people.extract.classes import Level
from shanyraq.people.extract.disguise import Disguise, Ladders, plain, unsafe_families, unsafe_persons
from shanyraq.people.extract.ladders import height
from shanyraq.people.extract.plan import Known

Told = Callable[[int, int], None]
"""Told how much is done, of how much."""


def search(ladders: Ladders, level: Level, suppressed: float, told: Told) -> Disguise:
    """The steps on which no larger share of rows than `suppressed` is still unsafe, or the coarsest there are.

    Args:
        ladders: the quasi-identifiers.
        level: the protection asked for.
        suppressed: the share of unsafe families, and of unsafe persons, that is left to hiding single values.
        told: hears of every step up.
    """
    disguise, steps = plain(ladders), sum(len(variable.steps) - 1 for variable in ladders.known)
    unsafe, climbed = unsafe_share(ladders, disguise, level), 0
    while unsafe > suppressed:
        best = None
        for variable in ladders.known:
            at = disguise.levels[variable.name]
            if at + 1 < len(variable.steps):
                higher = disguise.at(variable.name, at + 1)
                found = unsafe_share(ladders, higher, level)
                gain = (unsafe - found) / (variable.loss * (height(variable, at + 1) - height(variable, at)))
                if best is None or gain > best[0]:
                    best = gain, found, higher
        if best is None:
            break
        _, unsafe, disguise = best
        climbed += 1
        told(climbed, steps)
    return _back_down(ladders, disguise, level, suppressed)


def unsafe_share(ladders: Ladders, disguise: Disguise, level: Level) -> float:
    """The share of families, or of persons if that is larger, in classes that fall short."""
    families = unsafe_families(ladders, disguise, level)
    persons = unsafe_persons(ladders, disguise, level)
    return max((float(rows.mean()) for rows in (families, persons) if len(rows)), default=0.0)


def loss(ladders: Ladders, disguise: Disguise) -> float:
    """How much is lost by the steps, from 0 to 1."""
    whole = sum(variable.loss for variable in ladders.known)
    lost = sum(variable.loss * height(variable, disguise.levels[variable.name]) for variable in ladders.known)
    return lost / whole if whole else 0.0


def _back_down(ladders: Ladders, disguise: Disguise, level: Level, suppressed: float) -> Disguise:
    """Take back every step that turned out not to be needed, the dearest first."""

    def price(variable: Known) -> tuple[int, str]:
        return -variable.loss, variable.name

    for variable in sorted(ladders.known, key=price):
        while disguise.levels[variable.name]:
            lower = disguise.at(variable.name, disguise.levels[variable.name] - 1)
            if unsafe_share(ladders, lower, level) > suppressed:
                break
            disguise = lower
    return disguise
