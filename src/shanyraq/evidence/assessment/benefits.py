"""What families receive of other benefits, and whom cash benefits cover: persons of an age counted family by family."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.families.families import ASSISTANCE, SLICE_PERSONS, Progress, slices_of
from shanyraq.law.codes import Disability
from shanyraq.people.case_layout import INCOME_KINDS
from shanyraq.people.population import Part, Population
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.in_force import LawInForce

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

CASH = (
    "pension",
    "survivor_benefit",
    "disability_benefit",
    "child_disability_benefit",
    "carer_allowance",
    "special_state_benefit",
    "special_large_family_benefit",
    "awarded_mother_allowance",
    "large_family_allowance",
    "childcare_allowance",
    "birth_grant",
    "child_allowance",
    "social_insurance",
    "unemployment_benefit",
    "housing_assistance",
)
"""Kinds of income that are cash benefits of social protection, besides targeted assistance."""

FOR_CHILDREN = ("child_disability_benefit", "large_family_allowance", "childcare_allowance", "birth_grant")
FOR_DISABILITY = ("disability_benefit", "child_disability_benefit", "special_state_benefit", "pension")


@dataclass(frozen=True)
class Benefits:
    """Families' other benefits, one row a family.

    Attributes:
        received: what each family received in the quarter, in tiyn, by kind; kinds nobody has are left out.
        numbers: by group of persons, how many of them each family has.
        covered: by the same, how many of them receive the benefit that is theirs.
    """

    received: Mapping[str, Whole]
    numbers: Mapping[str, Whole]
    covered: Mapping[str, Whole]


def collect_benefits(parts: Sequence[Part], law: LawInForce, progress: Progress | None = None) -> Benefits:
    """Read benefits of all families.

    Raises:
        Problem: the population cannot be used.
    """
    found = [_of(population, law) for population in slices_of(parts, progress, SLICE_PERSONS)]
    received = {kind: np.concatenate([one.received[kind] for one in found]) for kind in CASH}
    numbers, covered = (
        {name: np.concatenate([getattr(one, what)[name] for one in found]) for name in found[0].numbers}
        for what in ("numbers", "covered")
    )
    return Benefits({kind: values for kind, values in received.items() if values.any()}, numbers, covered)


def _of(population: Population, law: LawInForce) -> Benefits:
    sizes = population.sizes
    starts = np.cumsum(sizes) - sizes

    def summed(values: NDArray[np.generic]) -> Whole:
        return np.add.reduceat(values.astype(np.int64), starts) if len(values) else np.zeros(0, dtype=np.int64)

    person = {kind: population.known(INCOME_KINDS[kind].name).astype(np.int64) for kind in (*CASH, ASSISTANCE)}
    family = {kind: summed(values) for kind, values in person.items()}
    found = evaluate(population, law, ("child", "of_pension_age"))
    child, old = (np.asarray(found.column(name)).astype(bool) for name in ("child", "of_pension_age"))
    disabled = population.known("disability") != Disability.NONE
    groups = {"children": child, "older": old, "disabled": disabled}
    theirs = {
        "children": np.repeat(_any(family, (*FOR_CHILDREN, ASSISTANCE)), sizes),
        "older": person["pension"] > 0,
        "disabled": _any(person, FOR_DISABILITY),
    }
    return Benefits(
        received={kind: family[kind] for kind in CASH},
        numbers={name: summed(rows) for name, rows in groups.items()},
        covered={name: summed(rows & theirs[name]) for name, rows in groups.items()},
    )


def _any(amounts: Mapping[str, Whole], kinds: Sequence[str]) -> Flags:
    found: Flags = np.logical_or.reduce([amounts[kind] > 0 for kind in kinds])
    return found
