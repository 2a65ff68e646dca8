"""Who the families of a random sample are: how many persons, what they are to each other, how old, of which sex."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Relation, Sex
from shanyraq.people.draws import OLDEST, Odds, Whole, bands, between, happens, places
from shanyraq.rules import to_day

SIZES = Odds(
    {1: 165, 2: 215, 3: 190, 4: 180, 5: 115, 6: 66, 7: 32, 8: 15, 9: 8, 10: 5, 11: 3, 12: 2}
    | dict.fromkeys(range(13, 31), 0.25)
)
"""Persons a family, in thousandths: about 3.4 on average, with a thin tail to thirty."""

APPLICANT_AGES = (
    ((18, 30, 25), (30, 60, 35), (60, 92, 40)),
    ((20, 36, 30), (36, 60, 35), (60, 88, 35)),
    ((20, 30, 17), (30, 45, 55), (45, 66, 28)),
)
"""Ages of the applicant of a family of one, of two, of more: from, up to, chance in hundredths."""

APPLICANT_BANDS = Odds(*({band: chance for band, (_, _, chance) in enumerate(ages)} for ages in APPLICANT_AGES))

COUPLES = (0.0, 0.55, 0.84)
"""The chance that the second person of a family of one, of two, of more is the applicant's husband or wife."""

UNMARRIED = 0.07
FEMALE_APPLICANTS = 0.6

OTHERS = Odds(
    {
        Relation.CHILD: 900,
        Relation.PARENT: 25,
        Relation.GRANDCHILD: 22,
        Relation.SIBLING: 15,
        Relation.OTHER_RELATIVE: 12,
        Relation.WARD: 8,
        Relation.PARENT_IN_LAW: 8,
        Relation.CHILD_IN_LAW: 5,
        Relation.GRANDPARENT: 3,
        Relation.UNRELATED: 2,
    }
)
"""What everybody after the couple is to the applicant, in thousandths."""

AGES: dict[Relation, tuple[int, int, int, int, int]] = {
    Relation.APPLICANT: (1, 0, 0, 18, 99),
    Relation.SPOUSE: (1, -6, 6, 18, 99),
    Relation.PARTNER: (1, -8, 8, 18, 99),
    Relation.CHILD: (1, -45, -18, 0, 70),
    Relation.WARD: (0, 1, 17, 1, 17),
    Relation.GRANDCHILD: (1, -70, -40, 0, 40),
    Relation.SIBLING: (1, -12, 12, 1, 99),
    Relation.PARENT: (1, 19, 36, 37, 100),
    Relation.GRANDPARENT: (1, 42, 60, 60, 104),
    Relation.CHILD_IN_LAW: (1, -42, -20, 18, 70),
    Relation.PARENT_IN_LAW: (1, 17, 36, 37, 100),
    Relation.OTHER_RELATIVE: (0, 0, 75, 0, 99),
    Relation.UNRELATED: (0, 0, 75, 0, 99),
}
"""Ages by relation: whether they follow the applicant's, from and up to how many years away, and their limits."""

AGE_TABLE = np.array([AGES[relation] for relation in Relation], dtype=np.int64)

LAST_PLACES = {
    Relation.PARENT: 2,
    Relation.PARENT_IN_LAW: 2,
    Relation.GRANDPARENT: 1,
}
"""How many of the last places of a family a relation may take: nobody has three mothers and fathers."""

OLD_ENOUGH = 42
"""The youngest applicant with grandchildren and children-in-law; a grandparent's grandchild is younger than it."""


@dataclass
class Crowd:
    """Some of the families of a sample while it is being drawn.

    Attributes:
        rng: where the draws come from.
        day: the sample's day.
        sizes: persons of each family.
        family: each person's family, as a number among these.
        place: each person's place in the family; the applicant's is 0.
        age: each person's completed years.
        families: the families' facts drawn so far.
        persons: the persons' facts drawn so far.
    """

    rng: np.random.Generator
    day: date
    sizes: Whole
    family: Whole
    place: Whole
    age: NDArray[np.int16]
    families: dict[str, NDArray[Any]] = field(default_factory=dict)
    persons: dict[str, NDArray[Any]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many persons there are."""
        return len(self.family)

    def rows(self, table: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Each person's row of a table of bands of age."""
        return table[self.age]

    def in_family(self, flags: NDArray[np.bool_]) -> Whole:
        """How many persons of each family something holds for."""
        return np.bincount(self.family[flags], minlength=len(self.sizes))

    def to_persons(self, values: NDArray[Any]) -> NDArray[Any]:
        """A family's value for each of its persons."""
        return np.repeat(values, self.sizes)


def draw_families(rng: np.random.Generator, number: int, day: date) -> Crowd:
    """So many families, with their members' relations, birth dates and sexes."""
    sizes = SIZES.draw(rng, number).astype(np.int64)
    family = np.repeat(np.arange(number), sizes)
    place = np.arange(len(family)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    crowd = Crowd(rng, day, sizes, family, place, np.empty(0, dtype=np.int16))
    applicant = _applicant_days(rng, np.minimum(sizes, 3) - 1)
    relation = _relations(crowd, applicant)
    days = _age_in_days(rng, relation, crowd.to_persons(applicant))
    crowd.age = np.minimum(days * 4 // 1461, OLDEST).astype(np.int16)
    crowd.persons["relation"] = relation
    crowd.persons["birth_date"] = (to_day(day) - days).astype(np.int32)
    crowd.persons["sex"] = _sexes(crowd, relation)
    return crowd


def _applicant_days(rng: np.random.Generator, kind: Whole) -> Whole:
    drawn = APPLICANT_BANDS.draw(rng, len(kind), kind)
    limits = np.array(APPLICANT_AGES)[kind, drawn]
    return between(rng, limits[:, 0] * 1461 // 4 + 1, limits[:, 1] * 1461 // 4)


def _relations(crowd: Crowd, applicant: Whole) -> NDArray[np.uint8]:
    rng = crowd.rng
    relation = OTHERS.draw(rng, crowd.number)
    left = crowd.to_persons(crowd.sizes) - crowd.place
    for taken, last in LAST_PLACES.items():
        relation[(relation == taken) & (left > last)] = Relation.CHILD
    young = crowd.to_persons(applicant) < OLD_ENOUGH * 1461 // 4
    relation[young & ((relation == Relation.GRANDCHILD) | (relation == Relation.CHILD_IN_LAW))] = Relation.CHILD
    relation[~young & (relation == Relation.GRANDPARENT)] = Relation.CHILD
    couple = np.zeros(len(crowd.sizes), dtype=bool)
    for kind, chance in enumerate(COUPLES):
        of_kind = np.minimum(crowd.sizes, 3) - 1 == kind
        couple |= of_kind & happens(rng, len(couple), chance)
    second = (crowd.place == 1) & crowd.to_persons(couple)
    relation[second] = Relation.SPOUSE
    relation[second & happens(rng, crowd.number, UNMARRIED)] = Relation.PARTNER
    relation[crowd.place == 0] = Relation.APPLICANT
    return relation


def _age_in_days(rng: np.random.Generator, relation: NDArray[np.uint8], applicant: Whole) -> Whole:
    follows, below, above, least, most = AGE_TABLE[relation].T
    base = follows * applicant
    low = np.clip(base + below * 1461 // 4, least * 1461 // 4, most * 1461 // 4)
    high = np.clip(base + above * 1461 // 4, least * 1461 // 4, most * 1461 // 4)
    return between(rng, low, high)


def _sexes(crowd: Crowd, relation: NDArray[np.uint8]) -> NDArray[np.uint8]:
    sex = np.where(places(crowd.rng, crowd.number) & 1, Sex.MALE, Sex.FEMALE).astype(np.uint8)
    first = happens(crowd.rng, len(crowd.sizes), FEMALE_APPLICANTS)
    woman_applies = crowd.to_persons(first)
    applicant = relation == Relation.APPLICANT
    other = (relation == Relation.SPOUSE) | (relation == Relation.PARTNER)
    sex[(applicant & woman_applies) | (other & ~woman_applies)] = Sex.FEMALE
    sex[(applicant & ~woman_applies) | (other & woman_applies)] = Sex.MALE
    return sex


CHILDHOOD, WORKING, PENSION_AGE = range(3)
WORKING_AGE = bands({0: CHILDHOOD, 16: WORKING, 62: PENSION_AGE})
"""Whether each age is a child's, of work or of pension, roughly: the law knows the exact days."""
