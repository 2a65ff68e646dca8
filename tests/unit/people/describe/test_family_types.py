"""Families are told apart by who lives in them."""

from typing import Any

import pytest

from shanyraq.law.codes import Disability, Relation, Sex, Study
from shanyraq.people.describe.family_types import FamilyMark, FamilyType
from shanyraq.people.describe.measures import tally_of

OLD, GROWN, YOUNG, SMALL = "1950-03-01", "1985-03-01", "2003-03-01", "2015-03-01"

Member = dict[str, Any]


def member(relation: Relation, birth: str, **more: Any) -> Member:
    return {"relation": relation, "birth_date": birth, "sex": Sex.FEMALE, "study": 0, "disability": 0, **more}


APPLICANT = member(Relation.APPLICANT, GROWN)
SPOUSE = member(Relation.SPOUSE, GROWN)
CHILD = member(Relation.CHILD, SMALL)


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ([member(Relation.APPLICANT, OLD)], FamilyType.PENSIONER_ALONE),
        ([APPLICANT], FamilyType.ADULT_ALONE),
        ([member(Relation.APPLICANT, OLD), member(Relation.SIBLING, OLD)], FamilyType.PENSIONERS_TOGETHER),
        ([member(Relation.APPLICANT, OLD), member(Relation.SPOUSE, OLD)], FamilyType.PENSIONERS_TOGETHER),
        ([APPLICANT, SPOUSE], FamilyType.COUPLE),
        ([APPLICANT, member(Relation.PARTNER, GROWN)], FamilyType.COUPLE),
        ([APPLICANT, SPOUSE, CHILD], FamilyType.COUPLE_WITH_CHILDREN),
        ([APPLICANT, CHILD, CHILD, CHILD], FamilyType.LONE_PARENT),
        ([APPLICANT, CHILD, member(Relation.CHILD, YOUNG)], FamilyType.LONE_PARENT),
        ([APPLICANT, CHILD, CHILD, CHILD, CHILD], FamilyType.LARGE_FAMILY),
        ([APPLICANT, member(Relation.PARENT, OLD), *[CHILD] * 4], FamilyType.LARGE_FAMILY),
        ([APPLICANT, SPOUSE, member(Relation.CHILD, YOUNG)], FamilyType.GROWN_CHILDREN),
        ([APPLICANT, member(Relation.CHILD, YOUNG)], FamilyType.GROWN_CHILDREN),
        ([APPLICANT, SPOUSE, CHILD, member(Relation.PARENT_IN_LAW, OLD)], FamilyType.THREE_GENERATIONS),
        ([APPLICANT, member(Relation.GRANDCHILD, SMALL), member(Relation.CHILD, YOUNG)], FamilyType.THREE_GENERATIONS),
        ([APPLICANT, member(Relation.GRANDCHILD, SMALL)], FamilyType.OTHER),
        ([APPLICANT, member(Relation.PARENT, OLD)], FamilyType.OTHER),
        ([APPLICANT, SPOUSE, CHILD, member(Relation.UNRELATED, GROWN)], FamilyType.OTHER),
    ],
)
def test_a_family_is_of_the_first_type_that_fits(made, members: list[Member], kind: FamilyType) -> None:
    families = tally_of(made(({}, members))).cells["families"].sum(axis=(0, 1))
    assert families.nonzero()[0].tolist() == [kind]


def test_a_young_student_counts_as_a_child_where_the_law_says_so(made) -> None:
    student = member(Relation.CHILD, YOUNG, study=Study.UNIVERSITY_FULL_TIME)
    families = tally_of(made(({}, [APPLICANT, SPOUSE, student]))).cells["families"].sum(axis=(0, 1))
    assert families.nonzero()[0].tolist() == [FamilyType.COUPLE_WITH_CHILDREN]


@pytest.mark.parametrize(
    ("members", "marks"),
    [
        ([APPLICANT, SPOUSE], set()),
        ([APPLICANT, CHILD], {FamilyMark.WITH_CHILDREN, FamilyMark.LONE_PARENT}),
        (
            [APPLICANT, *[CHILD] * 4],
            {FamilyMark.WITH_CHILDREN, FamilyMark.LARGE, FamilyMark.LONE_PARENT},
        ),
        (
            [APPLICANT, CHILD, member(Relation.PARENT, OLD, disability=Disability.GROUP_2)],
            {
                FamilyMark.WITH_CHILDREN,
                FamilyMark.THREE_GENERATIONS,
                FamilyMark.WITH_PENSIONER,
                FamilyMark.WITH_DISABILITY,
            },
        ),
        ([member(Relation.APPLICANT, OLD)], {FamilyMark.WITH_PENSIONER, FamilyMark.PENSIONERS_ONLY}),
    ],
)
def test_marks_hold_together(made, members: list[Member], marks: set[FamilyMark]) -> None:
    found = tally_of(made(({}, members))).cells["marks"].sum(axis=(0, 1))
    assert {FamilyMark(mark) for mark in found.nonzero()[0]} == marks
