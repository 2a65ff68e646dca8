"""What was received beside what was owed: to a tenge a month, from some month to the quarter's end."""

from datetime import date

import pytest

from shanyraq.law.entitlements.receipts import agrees, explained, months_of_quarter, received
from shanyraq.rules.case import Case

OWED = {"2025-10": 1_000_00, "2025-11": 1_000_00, "2025-12": 1_200_00}


def test_the_months_whose_incomes_count() -> None:
    assert months_of_quarter(date(2026, 2, 16)) == (date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("total", "same"),
    [
        (3_200_00, True),
        (3_203_00, True),  # a tenge a month
        (3_203_01, False),
        (2_200_00, True),
        (1_200_00, True),
        (1_000_00, False),  # the first month alone: it stopped
        (0, False),
    ],
)
def test_a_sum_agrees_with_the_last_months(total: int, same: bool) -> None:
    assert agrees(total, {}, OWED) is same


@pytest.mark.parametrize(
    ("months", "same"),
    [
        ({"2025-10": 1_000_00, "2025-11": 1_000_00, "2025-12": 1_200_00}, True),
        ({"2025-11": 1_001_00, "2025-12": 1_199_00}, True),
        ({"2025-12": 1_201_01}, False),
        ({"2025-10": 1_000_00, "2025-12": 1_200_00}, False),
        ({"2025-10": 1_000_00, "2025-11": 1_000_00}, False),
    ],
)
def test_months_agree_each_with_its_own(months: dict[str, int], same: bool) -> None:
    assert agrees(sum(months.values()), months, OWED) is same


def test_an_amount_is_explained_by_as_many_benefits_as_agree_with_it() -> None:
    other = dict.fromkeys(OWED, 500_00)
    both = {name: OWED[name] + 500_00 for name in OWED}
    nothing = dict.fromkeys(OWED, 0)
    assert explained(sum(both.values()), {}, [OWED, nothing, other]) == {0, 2}
    assert explained(1_500_00, {}, [OWED, nothing, other]) == {2}
    assert explained(7_00, {}, [OWED, nothing, other]) == frozenset()


def test_months_are_told_only_where_they_make_up_the_sum() -> None:
    lines = {(0, "income_pension"): (("2025-10", 5), ("2025-12", 7))}
    case = Case({}, ({"income_pension": 12}, {"income_pension": 12}), ("m1", "m2"), lines)
    assert received(case, [0], "income_pension") == (12, {"2025-10": 5, "2025-12": 7})
    assert received(case, [0, 1], "income_pension") == (24, {})
