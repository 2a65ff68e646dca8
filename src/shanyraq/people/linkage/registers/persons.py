"""Made-up persons: groups of brothers and sisters, twins among them, for those are easily taken for one another."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.people.linkage.registers.assumptions import Assumptions
from shanyraq.people.linkage.registers.assumptions import Persons as Assumed
from shanyraq.people.linkage.registers.vocabulary import given_names, places, surnames

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

NONE = -1
"""The place of a name that somebody has not."""

HOUSES, FLATS = 160, 90
_FIRST_WEIGHTS, _SECOND_WEIGHTS = np.arange(1, 12), np.array([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2])
"""Of the IIN's check digit: the second ones where the first give 10."""

_WOMEN_COME_OF_AGE = 20


@dataclass(frozen=True)
class Homes:
    """Addresses by their places in the lists; flat 0 is a house of one family."""

    locality: Whole
    street: Whole
    house: Whole
    flat: Whole

    def at(self, places: Whole) -> "Homes":
        """The homes at some places."""
        return Homes(self.locality[places], self.street[places], self.house[places], self.flat[places])


@dataclass(frozen=True)
class Persons:
    """Persons as they are; offices write them down otherwise.

    Attributes:
        group: the place of the group of names.
        given_name: place in the given names of women or of men.
        father: place of the father's name in those of men.
        surname: place of the surname.
        former: place of the surname before it was changed; `NONE` where it was not.
        birth: year, month and day, a row each.
        iin: the digits, a row each.
    """

    group: Whole
    woman: Flags
    given_name: Whole
    father: Whole
    surname: Whole
    former: Whole
    birth: Whole
    iin: Whole
    home: Homes


def draw_persons(number: int, assumed: Assumptions, rng: np.random.Generator) -> Persons:
    """So many persons; the same generator's state gives the same ones."""
    told = assumed.persons
    family = _families(number, told, rng)
    families = int(family[-1]) + 1 if number else 0
    group = rng.choice(3, families, p=[told.kazakh, told.slavic, 1 - told.kazakh - told.slavic])[family]
    woman = rng.random(number) < 0.5
    father = given_names(woman=False, skew=told.name_skew).draw(rng, group[_firsts(family)])[family]
    surname = surnames(told.name_skew).draw(rng, group[_firsts(family)])[family]
    given = np.where(
        woman, given_names(woman=True, skew=told.name_skew).draw(rng, group),
        given_names(woman=False, skew=told.name_skew).draw(rng, group),
    )  # fmt: skip
    birth = _births(family, told, rng)
    renamed = woman & (assumed.day.year - birth[0] > _WOMEN_COME_OF_AGE) & (rng.random(number) < told.women_renamed)
    borne = np.where(renamed, surnames(told.name_skew).draw(rng, group), surname)
    together = (rng.random(families) < told.same_home)[family]
    home = draw_homes(families + number, rng).at(np.where(together, family, families + np.arange(number)))
    iin = _numbers(birth, woman)
    return Persons(group, woman, given, father, borne, np.where(renamed, surname, NONE), birth, iin, home)


def draw_homes(number: int, rng: np.random.Generator) -> Homes:
    """So many addresses, more in the larger localities."""
    localities, streets = places()
    shares = 1 / (np.arange(len(localities)) + 2.0)
    return Homes(
        rng.choice(len(localities), number, p=shares / shares.sum()),
        rng.integers(len(streets), size=number),
        rng.integers(1, HOUSES + 1, size=number),
        rng.integers(FLATS + 1, size=number) * (rng.random(number) < 0.7),
    )


def _families(number: int, told: Assumed, rng: np.random.Generator) -> Whole:
    """Which group of brothers and sisters each person is of, in order from 0."""
    sizes = rng.choice(len(told.brothers_and_sisters), number, p=told.brothers_and_sisters) + 1
    return np.repeat(np.arange(number), sizes)[:number]


def _firsts(family: Whole) -> Flags:
    first: Flags = np.diff(family, prepend=NONE) != 0
    return first


def _births(family: Whole, told: Assumed, rng: np.random.Generator) -> Whole:
    """Days of birth: from the eldest on one to five years apart, a twin's the same."""
    number = len(family)
    first = _firsts(family)
    eldest = np.datetime64(f"{told.first_birth_year}-01-01"), np.datetime64(f"{told.last_birth_year}-01-01")
    begin = rng.integers(int((eldest[1] - eldest[0]).astype(int)), size=number)[np.flatnonzero(first)[family]]
    apart = np.where(first | (rng.random(number) < told.twin), 0, rng.integers(300, 1800, size=number))
    passed = np.cumsum(apart)
    days = eldest[0] + begin + passed - passed[np.flatnonzero(first)[family]]
    years = days.astype("datetime64[Y]")
    months = days.astype("datetime64[M]")
    return np.stack(
        [years.astype(int) + 1970, (months - years).astype(int) + 1, (days - months).astype(int) + 1]
    ).astype(np.int64)


def _numbers(birth: Whole, woman: Flags) -> Whole:
    """The twelve digits of each IIN: day of birth, century and sex, a number within them, the check digit."""
    year, month, day = birth
    century = np.where(year < 2000, 3, 5) + woman
    together = ((year * 100 + month) * 100 + day) * 10 + century
    order = np.argsort(together, kind="stable")
    ranks = np.arange(len(together)) - np.searchsorted(together[order], together[order])
    rank = np.empty_like(ranks)
    rank[order] = ranks
    digits = _digits([(year % 100, 2), (month, 2), (day, 2), (century, 1), (rank * 3 % 10_000, 4)])
    for _ in range(2):  # a number that has no check digit is not given out: the next one is
        without = _check_digits(digits) > 9
        digits = np.where(without, _next_number(digits), digits)
    return np.vstack([digits, _check_digits(digits) % 10])


def _digits(parts: list[tuple[Whole, int]]) -> Whole:
    return np.stack([value // 10 ** (width - 1 - place) % 10 for value, width in parts for place in range(width)])


def _next_number(digits: Whole) -> Whole:
    serial = (digits[7:11] * np.array([[1000], [100], [10], [1]])).sum(axis=0) + 1
    return np.vstack([digits[:7], _digits([(serial % 10_000, 4)])])


def _check_digits(digits: Whole) -> Whole:
    first = (digits * _FIRST_WEIGHTS[:, None]).sum(axis=0) % 11
    second = (digits * _SECOND_WEIGHTS[:, None]).sum(axis=0) % 11
    check: Whole = np.where(first == 10, second, first)
    return check
