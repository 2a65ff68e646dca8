"""Who the families of a lot are: how many persons, what they are to each other, how old, of which sex."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Region, Relation, Sex
from shanyraq.people.country.assumptions import assumed
from shanyraq.people.country.family_types import Role, cell_table
from shanyraq.people.country.figures import known
from shanyraq.people.descriptors import Settlement
from shanyraq.people.draws import OLDEST, Whole, between, happens
from shanyraq.rules import to_day

YEAR_DAYS = 1461
"""Days of four years: ages are counted in days."""

LAST_MINOR_DAY = 18 * YEAR_DAYS // 4 - 1
"""Days of an age that is below eighteen whatever leap years it holds."""

FIRST_ADULT_DAY = 18 * YEAR_DAYS // 4 + 2


@dataclass
class Lot:
    """Some of the families of a region while they are being drawn.

    Attributes:
        rng: where the draws come from.
        day: the day the families are of.
        region: where they live.
        cell: each family's row of the table of cells.
        sizes: persons of each family.
        family: each person's family, as a number among these.
        role: each person's role within its type.
        age: each person's completed years.
        urban: whether each family lives in a town.
        luck: each family's place in the tables of luck.
        families: the families' facts drawn so far.
        persons: the persons' facts drawn so far.
    """

    rng: np.random.Generator
    day: date
    region: Region
    cell: NDArray[np.uint8]
    sizes: Whole
    family: Whole
    role: NDArray[np.uint8]
    age: NDArray[np.int16]
    urban: NDArray[np.bool_]
    luck: NDArray[np.uint16]
    families: dict[str, NDArray[Any]] = field(default_factory=dict)
    persons: dict[str, NDArray[Any]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many persons there are."""
        return len(self.family)

    @property
    def first(self) -> Whole:
        """The row of each family's first person."""
        return np.cumsum(self.sizes) - self.sizes

    def in_family(self, flags: NDArray[np.bool_]) -> Whole:
        """How many persons of each family something holds for."""
        return np.bincount(self.family[flags], minlength=len(self.sizes))

    def to_persons(self, values: NDArray[Any]) -> NDArray[Any]:
        """A family's value for each of its persons."""
        return np.repeat(values, self.sizes)

    def is_role(self, *roles: Role) -> NDArray[np.bool_]:
        """Who has one of these roles."""
        wanted = np.zeros(len(Role), dtype=bool)
        wanted[list(roles)] = True
        return np.asarray(wanted[self.role])


def years(number: float) -> int:
    """Years as days of age."""
    return int(number * YEAR_DAYS // 4)


def draw_families(rng: np.random.Generator, day: date, region: Region, cell: NDArray[np.uint8], urban: Whole) -> Lot:
    """Families of these cells, with their members' relations, birth dates and sexes.

    Args:
        rng: where the draws come from.
        day: the day they are of.
        region: where they live.
        cell: each family's row of the table of cells.
        urban: the chance of each cell to live in a town, of 65,536.
    """
    table, number = cell_table(), len(cell)
    sizes = table.sizes[cell]
    family = np.repeat(np.arange(number), sizes)
    place = np.arange(len(family)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    role = table.roles[cell[family], place]
    in_town = rng.integers(0, 1 << 16, number, dtype=np.uint16) < urban[cell]
    luck = rng.integers(0, 1 << 12, number, dtype=np.uint16)
    lot = Lot(rng, day, region, cell, sizes, family, role, np.empty(0, dtype=np.int16), in_town, luck)
    man_applies = _man_first(lot)
    days = _ages(lot)
    lot.age = np.minimum(days * 4 // YEAR_DAYS, OLDEST).astype(np.int16)
    lot.persons["relation"] = _relations(lot, man_applies)
    lot.persons["birth_date"] = (to_day(day) - days).astype(np.int32)
    lot.persons["sex"] = _sexes(lot)
    lot.families["settlement"] = np.where(in_town, Settlement.URBAN, Settlement.RURAL).astype(np.uint8)
    lot.families["region"] = np.full(number, region, dtype=np.uint8)
    return lot


def _man_first(lot: Lot) -> NDArray[np.bool_]:
    """Let the man of some couples stand first and apply; which families."""
    first, role = lot.first, lot.role
    couple = np.zeros(len(first), dtype=bool)
    several = lot.sizes > 1
    couple[several] = role[first[several] + 1] == Role.MAN
    man_applies = couple & ~happens(lot.rng, len(first), assumed("couples", "woman_applies"))
    role[first[man_applies]] = Role.MAN
    role[first[man_applies] + 1] = Role.WOMAN
    return np.asarray(man_applies | (role[first] == Role.MAN))


def _ages(lot: Lot) -> Whole:
    """Everybody's age in days, each following from those of the persons they descend from."""
    rng, table = lot.rng, cell_table()
    couples, number = assumptions_of_couples(), len(lot.sizes)
    main = between(rng, years(1) * table.low[lot.cell], years(1) * table.high[lot.cell])
    main = np.maximum(main, FIRST_ADULT_DAY)
    gaps = between(rng, np.full(number, couples[0]), np.full(number, couples[1]))
    gaps = (gaps + between(rng, np.full(number, couples[0]), np.full(number, couples[1]))) // 2
    man = np.maximum(main + gaps, FIRST_ADULT_DAY)
    has_woman = lot.in_family(lot.role == Role.WOMAN) > 0
    man = np.where(has_woman, man, main)
    days = np.zeros(lot.number, dtype=np.int64)
    for role, age in ((Role.WOMAN, main), (Role.MAN, man)):
        rows = lot.role == role
        days[rows] = age[lot.family[rows]]
    has_man = lot.in_family(lot.role == Role.MAN) > 0
    _children_ages(lot, days, main, np.where(has_man & has_woman, np.minimum(main, man), main))
    _elders_ages(lot, days, np.where(has_man, man, main))
    _others_ages(lot, days, main)
    return days


def assumptions_of_couples() -> tuple[int, int]:
    """How many days older than his wife a husband is, from and up to."""
    return years(assumed("couples", "husband_older_from")), years(assumed("couples", "husband_older_to"))


def _children_ages(lot: Lot, days: Whole, parent: Whole, younger: Whole) -> None:
    """Ages of own children, grown ones, wards and grandchildren, from the mother's and the younger parent's."""
    youngest, oldest = years(assumed("parents", "youngest")), years(assumed("parents", "oldest"))
    grown = lot.in_family(lot.role == Role.GROWN) > 0
    below = np.maximum(parent - oldest, 0)
    above = younger - youngest
    minor_top = np.where(grown, years(17), LAST_MINOR_DAY)
    _siblings(lot, days, Role.MINOR, below, np.minimum(minor_top, above))
    _siblings(lot, days, Role.WARD, below + years(1), np.minimum(LAST_MINOR_DAY, above))
    has_young = lot.in_family(lot.role == Role.GRANDCHILD) > 0
    grown_low = np.maximum(below, np.where(has_young, years(22), FIRST_ADULT_DAY))
    _siblings(
        lot, days, Role.GROWN, grown_low, np.minimum(np.maximum(above, grown_low + years(1)), grown_low + years(14))
    )
    in_law = lot.role == Role.IN_LAW
    own = _of_family(lot, days, Role.GROWN)
    mate = own[lot.family[in_law]]
    days[in_law] = np.maximum(between(lot.rng, mate - years(4), mate + years(4)), years(20))
    partner = _of_family(lot, days, Role.IN_LAW)
    parents = np.where(partner > 0, np.minimum(own, partner), own)
    from_grown = parents - youngest
    from_far = younger - years(assumed("parents", "grandmother_at_least"))
    top = np.where(own > 0, from_grown, from_far)
    _siblings(lot, days, Role.GRANDCHILD, np.maximum(parents - oldest, 0), np.minimum(LAST_MINOR_DAY, top))


def _siblings(lot: Lot, days: Whole, role: Role, low: Whole, high: Whole) -> None:
    """Ages of the persons of one role in each family, the oldest first, with time for a birth between them."""
    apart = years(1) * int(assumed("parents", "months_between")) // 12
    rows = np.flatnonzero(lot.role == role)
    families, starts, counts = np.unique(lot.family[rows], return_index=True, return_counts=True)
    for count in np.unique(counts):
        same = counts == count
        chosen = families[same]
        room = np.maximum(high[chosen] - low[chosen] - (count - 1) * apart, 1)
        drawn = lot.rng.integers(0, 1 << 16, (len(chosen), int(count)), dtype=np.uint16).astype(np.int64)
        drawn.sort(axis=1)
        later = np.arange(count) * apart
        ages = low[chosen][:, None] + (room[:, None] * drawn >> 16) + later
        places = rows[starts[same]][:, None] + np.arange(count)[::-1]
        days[places] = ages


def _of_family(lot: Lot, days: Whole, role: Role) -> Whole:
    """The age of a family's first person of a role; nought where there is none."""
    found = np.zeros(len(lot.sizes), dtype=np.int64)
    rows = np.flatnonzero(lot.role == role)[::-1]
    found[lot.family[rows]] = days[rows]
    return found


def _elders_ages(lot: Lot, days: Whole, child: Whole) -> None:
    low, high = years(assumed("elders", "older_from")), years(assumed("elders", "older_to"))
    most = years(assumed("elders", "oldest"))
    woman = between(lot.rng, np.minimum(child + low, most), np.minimum(child + high, most))
    gap = between(lot.rng, np.zeros(len(child), dtype=np.int64), np.full(len(child), years(8)))
    for role, age in ((Role.ELDER_WOMAN, woman), (Role.ELDER_MAN, woman + gap)):
        rows = lot.role == role
        days[rows] = age[lot.family[rows]]


def _others_ages(lot: Lot, days: Whole, main: Whole) -> None:
    rows = lot.role == Role.SIBLING
    base = main[lot.family[rows]]
    days[rows] = np.maximum(between(lot.rng, base - years(8), base + years(8)), FIRST_ADULT_DAY)
    rows = lot.role == Role.OTHER
    number = int(rows.sum())
    days[rows] = between(lot.rng, np.full(number, FIRST_ADULT_DAY), np.full(number, years(85)))


RELATIONS = {
    Role.MINOR: Relation.CHILD,
    Role.WARD: Relation.WARD,
    Role.GROWN: Relation.CHILD,
    Role.IN_LAW: Relation.CHILD_IN_LAW,
    Role.GRANDCHILD: Relation.GRANDCHILD,
    Role.SIBLING: Relation.SIBLING,
    Role.OTHER: Relation.OTHER_RELATIVE,
}


def _relations(lot: Lot, man_applies: NDArray[np.bool_]) -> NDArray[np.uint8]:
    table = np.zeros(len(Role), dtype=np.uint8)
    for role, of_role in RELATIONS.items():
        table[role] = of_role
    relation = table[lot.role]
    elder = lot.is_role(Role.ELDER_WOMAN, Role.ELDER_MAN)
    couple = lot.in_family(lot.is_role(Role.WOMAN, Role.MAN)) > 1
    own_parent = lot.to_persons(man_applies | ~couple)
    relation[elder] = np.where(own_parent[elder], Relation.PARENT, Relation.PARENT_IN_LAW)
    adult = lot.is_role(Role.WOMAN, Role.MAN)
    unmarried = happens(lot.rng, len(lot.sizes), assumed("couples", "unmarried"))
    relation[adult] = np.where(lot.to_persons(unmarried)[adult], Relation.PARTNER, Relation.SPOUSE)
    relation[lot.first] = Relation.APPLICANT
    return relation


def male_children(day: date) -> float:
    """Boys among children under eighteen, by the published figures."""
    boys, girls = (known("ages", "population_by_age", day, group=f"{sex} 0-17").value for sex in ("men", "women"))
    return boys / (boys + girls)


def _sexes(lot: Lot) -> NDArray[np.uint8]:
    chances = np.full(len(Role), round(male_children(lot.day) * (1 << 16)))
    chances[[Role.WOMAN, Role.ELDER_WOMAN]] = 0
    chances[[Role.MAN, Role.ELDER_MAN]] = 1 << 16
    chances[Role.GROWN] = round(assumed("sexes", "grown_men") * (1 << 16))
    male = lot.rng.integers(0, 1 << 16, lot.number, dtype=np.uint16) < chances[lot.role]
    mate = lot.is_role(Role.IN_LAW)
    if mate.any():
        with_mate = np.flatnonzero(lot.in_family(mate) > 0)
        moved_in_men = happens(lot.rng, len(with_mate), assumed("sexes", "in_law_men"))
        men_in = np.zeros(len(lot.sizes), dtype=bool)
        men_in[with_mate] = moved_in_men
        male[mate] = men_in[lot.family[mate]]
        spouse = lot.is_role(Role.GROWN) & lot.to_persons(lot.in_family(mate) > 0)
        male[spouse] = ~men_in[lot.family[spouse]]
    return np.where(male, Sex.MALE, Sex.FEMALE).astype(np.uint8)
