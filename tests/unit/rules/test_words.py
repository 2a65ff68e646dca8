"""The words on plain numbers, at the boundaries where law is decided."""

from datetime import date

import pytest

from shanyraq.rules import (
    TENGE,
    LawProblem,
    Rounding,
    age_on,
    all_of,
    any_of,
    count,
    divide,
    greatest,
    least,
    month_of_quarter,
    months_before,
    months_old,
    portion,
    to_date,
    to_day,
    total,
)
from shanyraq.rules.words import EARLIEST_BIRTH

DOWN, NEAREST, UP = Rounding.DOWN, Rounding.NEAREST, Rounding.UP


def day(text):
    return to_day(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("numerator", "denominator", "down", "nearest", "up"),
    [
        (6, 3, 2, 2, 2),
        (7, 3, 2, 2, 3),
        (8, 3, 2, 3, 3),
        (0, 5, 0, 0, 0),
        (1, 2, 0, 1, 1),  # halves go up
        (3, 2, 1, 2, 2),
        (-1, 2, -1, 0, 0),  # also below nought: up means towards the larger number
        (-3, 2, -2, -1, -1),
        (-7, 3, -3, -2, -2),
        (-8, 3, -3, -3, -2),
        (10**18, 3, 333333333333333333, 333333333333333333, 333333333333333334),
    ],
)
def test_a_division_is_rounded_once(numerator, denominator, down, nearest, up):
    assert divide(numerator, denominator, to=DOWN) == down
    assert divide(numerator, denominator, to=NEAREST) == nearest
    assert divide(numerator, denominator, to=UP) == up


@pytest.mark.parametrize(
    ("tiyn", "parts", "down", "nearest", "up"),
    [
        (30_000, 3, 10_000, 10_000, 10_000),
        (30_149, 3, 10_000, 10_000, 10_100),  # 100.4966… tenge
        (30_150, 3, 10_000, 10_100, 10_100),  # 100.50 tenge
        (30_151, 3, 10_000, 10_100, 10_100),
        (1, 1, 0, 0, 100),
        (50, 1, 0, 100, 100),
        (-50, 1, -100, 0, 0),
        (-1, 1, -100, 0, 0),
        (100, 7, 0, 0, 100),
    ],
)
def test_a_division_to_whole_tenge(tiyn, parts, down, nearest, up):
    found = [divide(tiyn, parts, to=to, unit=TENGE) for to in (DOWN, NEAREST, UP)]
    assert found == [down, nearest, up]


@pytest.mark.parametrize("denominator", [0, -1, -3])
def test_a_divisor_that_is_not_positive_is_refused_by_its_number(denominator):
    with pytest.raises(LawProblem) as caught:
        divide(5, denominator, to=DOWN)
    assert caught.value.key == "division_not_positive"
    assert all(str(denominator) in caught.value.text(lang) for lang in ("kk", "ru", "en"))


@pytest.mark.parametrize(
    ("amount", "share", "to", "unit", "expected"),
    [
        (2_263_600, 4_000, NEAREST, TENGE, 905_400),  # 40 % of 22,636 tenge is 9,054.40
        (2_401_400, 4_000, NEAREST, TENGE, 960_600),  # 9,605.60
        (2_294_100, 5_000, NEAREST, TENGE, 1_147_100),  # 11,470.50: a half goes up
        (369_200, 15_000, UP, 1, 553_800),
        (1, 3_333, DOWN, 1, 0),
        (1, 3_333, UP, 1, 1),
        (-1, 3_333, DOWN, 1, -1),
        (5, 0, UP, 1, 0),
    ],
)
def test_a_portion_is_rounded_once(amount, share, to, unit, expected):
    assert portion(amount, share, to=to, unit=unit) == expected


def test_the_folds():
    values, flags = (5, -2, 9), (True, False, True)
    assert total(values) == 12
    assert total(values, where=flags) == 14
    assert total(values, where=(False,) * 3) == 0
    assert count(flags) == 2
    assert (any_of(flags), all_of(flags)) == (True, False)
    assert (any_of((False,)), all_of((True,))) == (False, True)
    assert least(values, otherwise=99) == -2
    assert greatest(values, otherwise=99) == 9
    assert least(values, where=flags, otherwise=99) == 5
    assert greatest(values, where=(False, True, False), otherwise=99) == -2


def test_a_fold_over_nobody_is_what_stands_in():
    nobody = (False, False)
    assert least((5, 6), where=nobody, otherwise=7) == 7
    assert greatest((5, 6), where=nobody, otherwise=-7) == -7


@pytest.mark.parametrize(
    ("birth", "on", "years", "months"),
    [
        ("2000-05-14", "2018-05-13", 17, 215),  # the day before the birthday
        ("2000-05-14", "2018-05-14", 18, 216),  # the birthday itself
        ("2000-05-14", "2018-05-15", 18, 216),
        ("2000-05-14", "2018-06-13", 18, 216),
        ("2000-05-14", "2018-06-14", 18, 217),
        ("2000-12-31", "2001-01-01", 0, 0),
        ("2000-12-31", "2001-01-30", 0, 0),
        ("2000-12-31", "2001-01-31", 0, 1),
        ("2024-02-29", "2025-02-28", 0, 11),  # born on 29 February: one year old on 1 March of a common year
        ("2024-02-29", "2025-03-01", 1, 12),
        ("2024-02-29", "2028-02-28", 3, 47),
        ("2024-02-29", "2028-02-29", 4, 48),
        ("2023-01-31", "2023-02-28", 0, 0),  # February has no 31st: the month is over on 1 March
        ("2023-01-31", "2023-03-01", 0, 1),
        ("2024-05-14", "2024-05-14", 0, 0),
        ("2024-05-15", "2024-05-14", 0, 0),  # not born yet
        ("2030-01-01", "2024-05-14", 0, 0),
        ("1924-05-14", "2024-05-14", 100, 1200),
    ],
)
def test_age_changes_on_the_birthday(birth, on, years, months):
    assert age_on(day(birth), day(on)) == years
    assert months_old(day(birth), day(on)) == months


def test_a_birth_before_1850_counts_as_of_that_year():
    now = day("2024-05-14")
    assert age_on(EARLIEST_BIRTH, now) == 174
    assert age_on(day("0001-01-01"), now) == age_on(EARLIEST_BIRTH - 1, now) == 174


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [
        ("2024-05-14", 0, "2024-05-14"),
        ("2024-05-14", 6, "2023-11-14"),
        ("2024-05-14", 60, "2019-05-14"),
        ("2024-08-31", 6, "2024-02-29"),  # the month's last day where it has no 31st
        ("2023-08-31", 6, "2023-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2024-05-31", 1, "2024-04-30"),
        ("2024-01-15", 1, "2023-12-15"),
        ("2024-12-31", 12, "2023-12-31"),
        ("2024-02-29", 12, "2023-02-28"),
    ],
)
def test_so_many_months_earlier_is_the_same_day_or_the_last(on, months, expected):
    assert to_date(months_before(day(on), months)) == date.fromisoformat(expected)


@pytest.mark.parametrize(("month", "expected"), [(1, 1), (2, 2), (3, 3), (4, 1), (6, 3), (7, 1), (11, 2), (12, 3)])
def test_the_month_of_a_quarter(month, expected):
    assert month_of_quarter(to_day(date(2024, month, 1))) == expected
    assert month_of_quarter(to_day(date(2024, month, 28))) == expected
