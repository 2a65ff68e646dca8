"""k and l of tables small enough to count by hand."""

import math

import numpy as np
import pytest

from shanyraq.people.extract.classes import UNLIMITED, Level, Sensitive, classes, compositions, joined


def whole(*values):
    return np.array(values, dtype=np.int64)


def sensitive(codes, harmless):
    return Sensitive("x", whole(*codes), np.array(harmless, dtype=bool))


def test_rows_with_equal_keys_are_a_class():
    found = classes([whole(1, 1, 2, 1), whole(5, 6, 5, 5)], [])
    assert found.of.tolist() == [0, 1, 2, 0]
    assert found.rows.tolist() == found.families.tolist() == [2, 1, 1]
    assert found.unsafe_rows(Level(2, 1)).tolist() == [False, True, True, False]


def test_a_class_of_persons_counts_their_families():
    found = classes([whole(1, 1, 1, 2, 2)], [], owner=whole(0, 0, 0, 0, 1))
    assert found.rows.tolist() == [3, 2]
    assert found.families.tolist() == [1, 2]
    assert found.unsafe(Level(2, 1)).tolist() == [True, False]


@pytest.mark.parametrize(
    ("codes", "harmless", "values", "effective"),
    [
        ((1, 1, 1), (False, False), 1, 1.0),
        ((1, 1, 2), (False, False), 2, math.exp(-(2 / 3 * math.log(2 / 3) + 1 / 3 * math.log(1 / 3)))),
        ((1, 1, 1), (True, False), UNLIMITED, math.inf),
        ((1, 1, 2), (True, False), 2, None),
        ((0, 0, 2), (True, False), 1, 1.0),
        ((0, 0, 0), (False, False), UNLIMITED, math.inf),
        ((1, 2, 1), (True, True), UNLIMITED, math.inf),
    ],
)
def test_a_class_tells_so_many_values_unless_all_are_harmless(codes, harmless, values, effective):
    found = classes([whole(7, 7, 7)], [sensitive(codes, harmless)])
    assert found.values.tolist() == [values]
    if effective is not None:
        assert found.entropy.tolist() == [pytest.approx(effective)]


def test_entropy_is_held_against_its_own_level():
    found = classes([whole(0, 0, 0, 0)], [sensitive((1, 1, 1, 2), (False, False))])
    assert not found.unsafe(Level(1, 2)).any()
    assert found.unsafe(Level(1, 2, entropy=2.0)).all()
    assert not found.unsafe(Level(1, 2, entropy=1.7)).any()


def test_no_rows_make_no_classes():
    found = classes([whole()], [sensitive((), (False,))])
    assert len(found.rows) == 0
    assert found.unsafe_rows(Level(5, 2)).tolist() == []


def test_a_key_without_columns_is_one_class():
    assert classes([], [], rows=3).rows.tolist() == [3]


def test_families_with_the_same_members_in_any_order_are_alike():
    codes = whole(1, 2, 2, 1, 1, 1, 2, 2)
    owner = whole(0, 0, 1, 1, 2, 3, 4, 4)
    found = compositions(codes, owner, 5)
    assert found[0] == found[1]
    assert found[2] == found[3]
    assert len(set(found.tolist())) == 3
    assert found.min() >= 1


def test_one_member_twice_is_another_family_than_one_member_once():
    found = compositions(whole(1, 1, 1), whole(0, 1, 1), 2)
    assert found[0] != found[1]


def test_joined_columns_of_huge_codes_stay_apart():
    big = 1 << 40
    found = joined([whole(0, big, big), whole(big, 0, big), whole(0, 0, big)])
    assert sorted(found.tolist()) == [0, 1, 2]
