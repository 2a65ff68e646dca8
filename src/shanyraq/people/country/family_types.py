"""The types families are of, by what the persons in them are to one another and by the age of the first of them."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from shanyraq.people.country.assumptions import assumed


class Role(IntEnum):
    """What a person is within a type; relations to the applicant follow from it once it is known who applies."""

    NOBODY = 0
    WOMAN = 1
    MAN = 2
    MINOR = 3
    WARD = 4
    GROWN = 5
    ELDER_WOMAN = 6
    ELDER_MAN = 7
    IN_LAW = 8
    GRANDCHILD = 9
    SIBLING = 10
    OTHER = 11


ADULTS = {"woman": (Role.WOMAN,), "man": (Role.MAN,), "couple": (Role.WOMAN, Role.MAN)}

MORE = {
    "minors": Role.MINOR,
    "wards": Role.WARD,
    "grown": Role.GROWN,
    "elder_women": Role.ELDER_WOMAN,
    "elder_men": Role.ELDER_MAN,
    "in_laws": Role.IN_LAW,
    "grandchildren": Role.GRANDCHILD,
    "siblings": Role.SIBLING,
    "others": Role.OTHER,
}
"""Keys of a type in the file, in the order in which such persons follow the adults."""


@dataclass(frozen=True)
class Cell:
    """Families of one type whose first adult is of some ages.

    Attributes:
        name: the type's.
        roles: who is in such a family, in order.
        low: the youngest first adult, in years.
        high: the age it has not reached.
        weight: how common such families are before the fit.
    """

    name: str
    roles: tuple[Role, ...]
    low: int
    high: int
    weight: float


@dataclass(frozen=True)
class CellTable:
    """All cells as arrays, to be looked up by many families at once.

    Attributes:
        roles: role of each place of each cell, `NOBODY` past its last person.
        sizes: persons.
        low: youngest first adult in years.
        high: the age it has not reached.
        weights: before the fit, adding up to one.
    """

    roles: NDArray[np.uint8]
    sizes: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    weights: NDArray[np.float64]

    def counts(self, *roles: Role) -> NDArray[np.int64]:
        """How many persons of these roles each cell has."""
        return np.asarray(np.isin(self.roles, roles).sum(axis=1))


@cache
def cells() -> tuple[Cell, ...]:
    """Every cell of the file."""
    found: list[Cell] = []
    for kind in assumed("family_types", "types"):
        more = [role for key, role in MORE.items() for _ in range(kind.get(key, 0))]
        roles = (*ADULTS[kind["adults"]], *more)
        found.extend(Cell(kind["name"], roles, low, high, weight) for low, high, weight in kind["ages"])
    return tuple(found)


@cache
def cell_table() -> CellTable:
    """The cells as arrays."""
    known = cells()
    most = max(len(cell.roles) for cell in known)
    roles = np.zeros((len(known), most), dtype=np.uint8)
    for row, cell in enumerate(known):
        roles[row, : len(cell.roles)] = cell.roles
    weights = np.array([cell.weight for cell in known])
    return CellTable(
        roles,
        (roles != Role.NOBODY).sum(axis=1),
        np.array([cell.low for cell in known]),
        np.array([cell.high for cell in known]),
        weights / weights.sum(),
    )
