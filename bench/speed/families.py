"""Single families out of a country's columns, for the law's cases and OpenFisca's situations. Needs NumPy alone."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from speed.stored import Stored

FIVE = 5
"""Members of the families that single decisions are timed on."""


class Family(NamedTuple):
    """One family's facts by name, the family's own and each member's."""

    group: dict[str, int]
    members: tuple[dict[str, int], ...]


def families(
    stored: Stored, places: Iterable[int], family_facts: Iterable[str], person_facts: Iterable[str]
) -> list[Family]:
    """The families at some places of a country, with some of their facts."""
    first = np.concatenate([[0], np.cumsum(stored.sizes)])
    of_family = {name: stored.column(name) for name in family_facts}
    of_person = {name: stored.column(name) for name in person_facts}
    return [
        Family(_row(of_family, place), tuple(_row(of_person, row) for row in range(first[place], first[place + 1])))
        for place in places
    ]


def places_of_size(stored: Stored, size: int, count: int) -> NDArray[np.int64]:
    """The places of the first families of a size."""
    return np.flatnonzero(stored.sizes[: count * 1000] == size)[:count]


def _row(columns: dict[str, Any], row: int) -> dict[str, int]:
    return {name: int(column[row]) for name, column in columns.items()}
