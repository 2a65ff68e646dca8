"""Days pass while the facts stay: months end where they should, and the first change found is the first there is."""

from datetime import date, timedelta

import pytest
from plain_families import born, child, mother, person

from shanyraq.law.codes import CaresFor, Disability, Relation
from shanyraq.law.entitlements.over_time import OverTime, last_of_month, months_after
from shanyraq.law.families import LAW
from shanyraq.rules.case import Case


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 2, 16), 1, date(2026, 3, 16)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2026, 2, 16), 216, date(2044, 2, 16)),
        (date(2026, 2, 16), 0, date(2026, 2, 16)),
    ],
)
def test_the_same_day_of_a_later_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_the_last_day_of_a_month() -> None:
    days = [date(2024, 2, 1), date(2026, 2, 28), date(2026, 12, 5)]
    assert [last_of_month(day) for day in days] == [date(2024, 2, 29), date(2026, 2, 28), date(2026, 12, 31)]


FAMILY = Case(
    {"region": 35},
    (
        mother(cares_for=CaresFor.CHILD_UNDER_3),
        person(Relation.PARENT, born(1966, 3, 31), sex=1),
        child(born(2008, 9, 30), disability=Disability.GROUP_2),
        child(born(2019, 7, 1), disability=Disability.GROUP_1),
        child(born(2023, 1, 2)),
        child(born(2025, 8, 31)),
    ),
    ("m1", "m2", "m3", "m4", "m5", "m6"),
)
OUTPUTS = (
    *("pension_month", "child_disability_allowance_month", "disability_allowance_month", "raising_allowance_month"),
    *("childcare_allowance_month", "large_family_allowance_month", "birth_grant_claim"),
)


def test_the_first_change_is_the_one_that_going_through_every_day_finds() -> None:
    time = OverTime(LAW.at(date(2026, 2, 16)), FAMILY, OUTPUTS)
    now = time.on(date(2026, 2, 16))
    found = time.changes([(key,) for key in now], months_ahead=18)
    day, last = date(2026, 2, 17), months_after(date(2026, 2, 16), 18)
    first: dict[object, date] = {}
    while day <= last:
        for key, value in time.on(day).items():
            if value != now[key]:
                first.setdefault(key, day)
        day += timedelta(days=1)
    assert {key: day for (key,), day in found.items()} == first
    assert len(found) >= 7


def test_whoever_was_not_born_yet_was_not_there() -> None:
    values = OverTime(LAW.at(date(2026, 2, 16)), FAMILY, OUTPUTS).on(date(2025, 8, 30))
    assert ("childcare_allowance_month", 5) not in values
    assert values["childcare_allowance_month", 0] == 0


def test_what_was_set_by_hand_stays_set() -> None:
    law = LAW.at(date(2026, 2, 16)).with_values({"mci": 100_000})
    values = OverTime(law, FAMILY, OUTPUTS).on(date(2026, 5, 1))
    assert values["large_family_allowance_month", None] == 16_030_00
