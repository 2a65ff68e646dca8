"""Terms counted on from an event, across weekends, holidays, moved days of rest and ends of months."""

from datetime import date

import pytest

from shanyraq.people.calendar.working_days import Deadline, deadline, is_working_day


@pytest.mark.parametrize(
    ("event", "number", "last"),
    [
        ((2026, 3, 2), 3, (2026, 3, 5)),  # Monday to Thursday
        ((2026, 3, 2), 5, (2026, 3, 10)),  # over a weekend and the 9th, a day of rest for the 8th
        ((2026, 3, 19), 3, (2026, 3, 27)),  # over Nauryz
        ((2026, 3, 7), 1, (2026, 3, 10)),  # an event on a Saturday
        ((2024, 5, 3), 1, (2024, 5, 4)),  # a Saturday that the Government made a working day
        ((2025, 1, 2), 1, (2025, 1, 5)),  # a Sunday that the Government made a working day
        ((2026, 1, 5), 2, (2026, 1, 8)),  # over Orthodox Christmas
    ],
)
def test_working_days_skip_what_nobody_works(event, number, last) -> None:
    assert deadline(date(*event), number, "working_days") == Deadline(date(*last))


@pytest.mark.parametrize(
    ("event", "number", "last"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2024, 1, 31), 1, (2024, 2, 29)),
        ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2026, 3, 2), 12, (2027, 3, 2)),
    ],
)
def test_months_end_on_the_same_day_or_on_the_months_last(event, number, last) -> None:
    assert deadline(date(*event), number, "months").day == date(*last)


def test_calendar_days_count_every_day() -> None:
    assert deadline(date(2026, 3, 2), 30, "calendar_days").day == date(2026, 4, 1)
    assert deadline(date(2026, 3, 2), 45, "calendar_days") == Deadline(date(2026, 4, 16))


def test_a_day_of_rest_that_is_not_announced_yet_is_said() -> None:
    """Qurban ait follows the moon."""
    assert deadline(date(2035, 1, 8), 3, "working_days").estimated is False
    years = (deadline(date(2035, month, 1), 22, "working_days") for month in range(1, 13))
    assert any(found.estimated for found in years)


def test_working_days_are_told_from_days_of_rest() -> None:
    assert is_working_day(date(2026, 3, 20))
    assert not is_working_day(date(2026, 3, 23))
    assert not is_working_day(date(2026, 3, 7))
