"""What kind of family a family is, seen from who lives in it: the only place that says so.

Who is a child or of pension age, and when a family is large, is the law's own answer; the rest follows from what each
is to the applicant.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Relation
from shanyraq.rules import Codes, Text


class FamilyType(Codes):
    """Each family is of one type: of those that fit, the first in this list."""

    LARGE_FAMILY = 0
    PENSIONER_ALONE = 1
    ADULT_ALONE = 2
    PENSIONERS_TOGETHER = 3
    THREE_GENERATIONS = 4
    COUPLE_WITH_CHILDREN = 5
    LONE_PARENT = 6
    COUPLE = 7
    GROWN_CHILDREN = 8
    OTHER = 9


TYPES = {
    FamilyType.LARGE_FAMILY: Text(
        "Көп балалы (4 және одан көп бала)", "Многодетные (4 и более детей)", "Large: 4 or more children"
    ),
    FamilyType.PENSIONER_ALONE: Text("Жалғыз тұратын зейнеткер", "Одинокие пенсионеры", "Pensioner alone"),
    FamilyType.ADULT_ALONE: Text("Жалғыз тұратын өзге адам", "Другие одинокие", "Another person alone"),
    FamilyType.PENSIONERS_TOGETHER: Text("Тек зейнеткерлер", "Только пенсионеры", "Pensioners together"),
    FamilyType.THREE_GENERATIONS: Text("Үш ұрпақ бірге", "Три поколения вместе", "Three generations"),
    FamilyType.COUPLE_WITH_CHILDREN: Text(
        "Балалы жұп (1–3 бала)", "Пара с детьми (1–3 ребёнка)", "Couple with 1–3 children"
    ),
    FamilyType.LONE_PARENT: Text(
        "Жалғызбасты ата-ана (1–3 бала)", "Один родитель (1–3 ребёнка)", "Lone parent with 1–3 children"
    ),
    FamilyType.COUPLE: Text("Баласыз жұп", "Пара без детей", "Couple without children"),
    FamilyType.GROWN_CHILDREN: Text("Ересек балаларымен", "Со взрослыми детьми", "With grown-up children only"),
    FamilyType.OTHER: Text("Өзгелер", "Прочие", "Others"),
}
"""What the types are called."""


class FamilyMark(Codes):
    """What may hold of a family whatever its type; several may hold together."""

    WITH_CHILDREN = 0
    LARGE = 1
    LONE_PARENT = 2
    THREE_GENERATIONS = 3
    WITH_PENSIONER = 4
    PENSIONERS_ONLY = 5
    WITH_DISABILITY = 6


MARKS = {
    FamilyMark.WITH_CHILDREN: Text("Балалары бар", "С детьми", "With children"),
    FamilyMark.LARGE: Text("Төрт және одан көп балалы", "С четырьмя и более детьми", "With four or more children"),
    FamilyMark.LONE_PARENT: Text(
        "Балаларды бір ата-ана өсіреді", "Детей растит один родитель", "Children with one parent"
    ),
    FamilyMark.THREE_GENERATIONS: Text("Үш не одан көп ұрпақ", "Три и более поколений", "Three or more generations"),
    FamilyMark.WITH_PENSIONER: Text(
        "Зейнет жасындағы адамы бар", "С лицами пенсионного возраста", "With somebody of pension age"
    ),
    FamilyMark.PENSIONERS_ONLY: Text(
        "Тек зейнет жасындағылар", "Только пенсионного возраста", "Everybody of pension age"
    ),
    FamilyMark.WITH_DISABILITY: Text(
        "Мүгедектігі бар адамы бар", "С лицами с инвалидностью", "With a person with a disability"
    ),
}
"""What the marks are called."""

COUPLED = (Relation.SPOUSE, Relation.PARTNER)
YOUNGER = (Relation.CHILD, Relation.WARD, Relation.CHILD_IN_LAW)
OLDER = (Relation.PARENT, Relation.PARENT_IN_LAW)
BESIDE = (Relation.SIBLING, Relation.OTHER_RELATIVE, Relation.UNRELATED)

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Members:
    """What is known of the members of some families, who stand in the order of their families.

    Attributes:
        sizes: the number of persons of each family.
        relation: what each is to the applicant.
        child: who is a child.
        of_pension_age: who has reached the pension age.
        with_disability: who has a disability.
        large: which families have as many children as make them large.
    """

    sizes: NDArray[np.int64]
    relation: NDArray[np.uint8]
    child: Flags
    of_pension_age: Flags
    with_disability: Flags
    large: Flags

    def number(self, flags: Flags) -> NDArray[np.int64]:
        """Of each family, how many persons something holds for."""
        if not len(self.sizes):
            return np.zeros(0, dtype=np.int64)
        starts = np.cumsum(self.sizes) - self.sizes
        return np.add.reduceat(flags, starts, dtype=np.int64)

    def related(self, *relations: Relation) -> NDArray[np.int64]:
        """Of each family, how many persons are one of these to the applicant."""
        listed = np.zeros(max(Relation) + 1, dtype=bool)
        listed[list(relations)] = True
        return self.number(listed[self.relation])


@dataclass(frozen=True)
class Kinds:
    """The type of each family, and which marks it has.

    Attributes:
        types: one `FamilyType` a family.
        marks: by `FamilyMark`, whether it holds of each family.
    """

    types: NDArray[np.uint8]
    marks: dict[FamilyMark, Flags]


def kinds_of(members: Members) -> Kinds:
    """Tell families apart by their members."""
    children = members.number(members.child)
    pensioners = members.number(members.of_pension_age)
    couple = members.related(*COUPLED) > 0
    younger, grandchildren = members.related(*YOUNGER), members.related(Relation.GRANDCHILD)
    older, grandparents = members.related(*OLDER), members.related(Relation.GRANDPARENT)
    generations = 1 + sum((number > 0).astype(np.int8) for number in (younger, grandchildren, older, grandparents))
    apart = grandchildren + older + grandparents + members.related(*BESIDE, Relation.CHILD_IN_LAW)
    nuclear, alone, old = apart == 0, members.sizes == 1, pensioners == members.sizes
    fits: dict[FamilyType, Any] = {
        FamilyType.LARGE_FAMILY: members.large,
        FamilyType.PENSIONER_ALONE: alone & old,
        FamilyType.ADULT_ALONE: alone,
        FamilyType.PENSIONERS_TOGETHER: old,
        FamilyType.THREE_GENERATIONS: generations >= 3,
        FamilyType.COUPLE_WITH_CHILDREN: nuclear & couple & (children > 0),
        FamilyType.LONE_PARENT: nuclear & ~couple & (children > 0),
        FamilyType.COUPLE: nuclear & couple & (younger == 0),
        FamilyType.GROWN_CHILDREN: nuclear & (younger > 0),
    }
    types = np.select(list(fits.values()), [np.uint8(kind) for kind in fits], np.uint8(FamilyType.OTHER))
    marks = {
        FamilyMark.WITH_CHILDREN: children > 0,
        FamilyMark.LARGE: members.large,
        FamilyMark.LONE_PARENT: nuclear & ~couple & ~alone & (children > 0),
        FamilyMark.THREE_GENERATIONS: generations >= 3,
        FamilyMark.WITH_PENSIONER: pensioners > 0,
        FamilyMark.PENSIONERS_ONLY: old,
        FamilyMark.WITH_DISABILITY: members.number(members.with_disability) > 0,
    }
    return Kinds(types, marks)
