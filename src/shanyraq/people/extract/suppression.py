"""Hiding single values where a class is still too small after coarsening; leaving families out as the last resort.

Of the families that fall short, those are treated first for which hiding the cheapest variable is enough, then the
next, then pairs, and so on; persons likewise. Whoever joins a class by that makes it safer, but may leave another one
smaller, so that families and persons are looked at in turn until nobody falls short. Every turn hides or leaves out
more, so it ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from shanyraq.people.extract.classes import Level, joined
from shanyraq.people.extract.disguise import (
    LINK,
    LINK_LOSS,
    Disguise,
    Ladders,
    cut,
    person_key,
    put_back,
    unsafe_families,
    unsafe_persons,
)
from shanyraq.people.extract.plan import Known

Array = NDArray[np.int64]
Marks = NDArray[np.bool_]


def suppress(ladders: Ladders, disguise: Disguise, level: Level) -> Disguise:
    """Hide values and leave families out until every class is safe.

    Args:
        ladders: the quasi-identifiers.
        disguise: the steps chosen.
        level: the protection asked for.
    """
    while True:
        families = unsafe_families(ladders, disguise, level)
        if families.any():
            disguise = _treat_families(ladders, disguise, level, families)
        persons = unsafe_persons(ladders, disguise, level)
        if persons.any():
            disguise = _treat_persons(ladders, disguise, level, persons)
        if not families.any() and not persons.any():
            return disguise


def _treat_families(ladders: Ladders, disguise: Disguise, level: Level, unsafe: Marks) -> Disguise:
    looked_at = (unsafe | disguise.touched(ladders)) & ~disguise.removed
    some, treated = cut(ladders, disguise, looked_at)
    left = unsafe[looked_at]
    variables = _that_tell((*some.of("family"), *some.together))
    for variable in some.of("family"):
        if variable.column == "size" and variable.name in variables:
            variables[variable.name] += LINK_LOSS  # whose size is hidden stands apart from its members
    for names in _subsets({**variables, LINK: LINK_LOSS}):
        if not left.any():
            break
        hidden = treated.hiding(some, names, left)
        safe = left & ~unsafe_families(some, hidden, level)
        if safe.any():
            treated, left = treated.hiding(some, names, safe), left & ~safe
    return put_back(ladders, disguise, looked_at, treated.removing(left))


def _treat_persons(ladders: Ladders, disguise: Disguise, level: Level, unsafe: Marks) -> Disguise:
    """Persons with their families lose what is known of one person alone; persons apart may lose anything."""
    apart = disguise.separate(ladders)
    for group, variables in ((~apart, ladders.alone), (apart, ladders.of("person"))):
        left = unsafe & group[ladders.owner]
        if left.any():
            disguise, left = _treat_some_persons(ladders, disguise, level, left, variables)
        if left.any():
            disguise = _treat_alike(ladders, disguise, level, left, variables)
    return disguise


def _treat_some_persons(
    ladders: Ladders, disguise: Disguise, level: Level, unsafe: Marks, variables: Sequence[Known]
) -> tuple[Disguise, Marks]:
    """Hide the fewest values of each person for which that is enough; the others are left."""
    looked_at = disguise.touched(ladders)
    looked_at[ladders.owner[unsafe]] = True
    looked_at &= ~disguise.removed
    some, treated = cut(ladders, disguise, looked_at)
    theirs = looked_at[ladders.owner]
    left = unsafe[theirs]
    names_known = {variable.name for variable in variables}
    for names in _subsets(_that_tell([variable for variable in some.known if variable.name in names_known])):
        if not left.any():
            break
        hidden = treated.hiding_persons(names, left)
        safe = left & ~unsafe_persons(some, hidden, level)
        if safe.any():
            treated, left = treated.hiding_persons(names, safe), left & ~safe
    still = np.zeros(len(unsafe), dtype=bool)
    still[theirs] = left
    return put_back(ladders, disguise, looked_at, treated), still


def _treat_alike(
    ladders: Ladders, disguise: Disguise, level: Level, left: Marks, variables: Sequence[Known]
) -> Disguise:
    """Hide the values of some others, too, who are alike in all else, so that nobody is hidden alone.

    Taken are the first of each family from the largest classes, as many families as a class must have. Whoever has
    nobody left to hide with is left out with its family.
    """
    names = [variable.name for variable in variables]
    others = [variable for variable in ladders.of("person") if variable.name not in names]
    alike = joined(person_key(ladders, disguise, others), len(ladders.owner))
    shown = ~disguise.removed[ladders.owner]
    told = np.zeros(len(shown), dtype=bool)
    for variable in variables:
        told |= disguise.codes(ladders, variable) > 0
    wanted = np.zeros(int(alike.max(initial=0)) + 1, dtype=bool)
    wanted[alike[left]] = True
    company = _company(ladders, disguise, alike, shown & told & wanted[alike] & ~left, level)
    wanted[alike[company]] = False
    alone = np.zeros(len(ladders.sizes), dtype=bool)
    alone[ladders.owner[left & wanted[alike] & ~told]] = True
    return disguise.hiding_persons(names, company | left).removing(alone)


def _company(ladders: Ladders, disguise: Disguise, alike: Array, candidates: Marks, level: Level) -> Marks:
    """Of every kind of persons alike, those of the first families, as many as a class must have."""
    found = np.zeros(len(candidates), dtype=bool)
    rows = np.flatnonzero(candidates)
    classes = joined(person_key(ladders, disguise), len(candidates))
    sizes = np.bincount(classes)[classes[rows]]
    rows = rows[np.lexsort((rows, -sizes, alike[rows]))]
    _, first = np.unique(np.stack([alike[rows], ladders.owner[rows]]), axis=1, return_index=True)
    rows = rows[np.sort(first)]
    starts = np.flatnonzero(np.diff(alike[rows], prepend=-1))
    place = np.arange(len(rows)) - np.repeat(starts, np.diff(np.append(starts, len(rows))))
    found[rows[place < max(level.k, level.diversity)]] = True
    return found


def _that_tell(variables: Iterable[Known]) -> dict[str, int]:
    """The losses of the variables that are not hidden from everybody already."""
    return {variable.name: variable.loss for variable in variables if variable.steps[0].kind != "hidden"}


def _subsets(losses: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """Every choice of variables, the cheapest first, the plan's order among equals."""
    names = list(losses)
    choices = [chosen for number in range(1, len(names) + 1) for chosen in combinations(names, number)]
    yield from sorted(choices, key=lambda chosen: sum(losses[name] for name in chosen))
