"""Terms counted on from an event: in Kazakhstan's working days, in calendar days, or in months.

The day of the event itself does not count, the next one is the first. A term of months ends on the same day of the
month, or on that month's last day. A term that ends on a day of rest is left there, which is the stricter reading.
"""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from shanyraq.law.activation.clocks import Counts
from shanyraq.rules import months_before, to_date, to_day

if TYPE_CHECKING:
    from holidays import HolidayBase

ESTIMATED = "(estimated)"
"""How the calendar marks days of rest that follow the moon and have not been announced yet."""


class Deadline(NamedTuple):
    """The last day of a term.

    Attributes:
        day: the day.
        estimated: a day of rest within the term has not been announced yet, so that the day may move.
    """

    day: date
    estimated: bool = False


def deadline(event: date, number: int, counts: Counts) -> Deadline:
    """The last day of a term that an event starts.

    Args:
        event: the day of the event.
        number: how long the term is, at least one.
        counts: what it is counted in.
    """
    if counts == "months":
        return Deadline(to_date(months_before(to_day(event), -number)))
    if counts == "calendar_days":
        return Deadline(event + timedelta(days=number))
    rest = _days_of_rest()
    last = rest.get_nth_working_day(event, number)
    within = (event + timedelta(days=ahead) for ahead in range(1, (last - event).days + 1))
    return Deadline(last, any(ESTIMATED in rest.get(day, "") for day in within))


def is_working_day(day: date) -> bool:
    """Whether people work on a day; the Government moves some days of rest, which the calendar knows once published."""
    return _days_of_rest().is_working_day(day)


@cache
def _days_of_rest() -> "HolidayBase":
    from holidays import country_holidays  # takes a while to load, and few commands count days

    return country_holidays("KZ", language="en_US")
