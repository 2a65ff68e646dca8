"""The words of the language: what a rule may call besides whole-number arithmetic, `min` and `max`.

They work on plain numbers and on tuples of members' values; `vector_words` holds their twins for whole populations.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import compress

from shanyraq.rules.problems import LawProblem
from shanyraq.rules.units import WHOLE, Codes, to_date, to_day


class Rounding(Codes):
    """Which whole number a division gives: the lower, the nearest (halves upwards) or the higher one."""

    DOWN = 0
    NEAREST = 1
    UP = 2


EARLIEST_BIRTH = to_day(date(1850, 1, 1))
"""Where ages stop growing: a table of them over populations has to begin somewhere, and nobody living is older."""


def divide(numerator: int, denominator: int, *, to: Rounding, unit: int = 1) -> int:
    """Divide whole numbers exactly and round once, to a multiple of `unit` (1 tiyn; `TENGE` for a whole tenge).

    Raises:
        LawProblem: the denominator is not positive.
    """
    if denominator <= 0:
        raise LawProblem("division_not_positive", denominator=denominator)
    step = denominator * unit
    if to == Rounding.UP:
        return -(-numerator // step) * unit
    if to == Rounding.NEAREST:
        return (2 * numerator + step) // (2 * step) * unit
    return numerator // step * unit


def portion(amount: int, share: int, *, to: Rounding, unit: int = 1) -> int:
    """A share of an amount, rounded once to a multiple of `unit`."""
    return divide(amount * share, WHOLE, to=to, unit=unit)


def total(values: Iterable[int], *, where: Iterable[bool] | None = None) -> int:
    """The sum over members, or over those of them `where` holds."""
    return sum(values if where is None else compress(values, where))


def count(flags: Iterable[bool]) -> int:
    """How many members it holds for."""
    return sum(flags)


def any_of(flags: Iterable[bool]) -> bool:
    """Whether it holds for at least one member."""
    return any(flags)


def all_of(flags: Iterable[bool]) -> bool:
    """Whether it holds for every member."""
    return all(flags)


def least(values: Iterable[int], *, where: Iterable[bool] | None = None, otherwise: int) -> int:
    """The smallest value over members `where` holds, or `otherwise` when it holds for none."""
    return min(values if where is None else compress(values, where), default=otherwise)


def greatest(values: Iterable[int], *, where: Iterable[bool] | None = None, otherwise: int) -> int:
    """The largest value over members `where` holds, or `otherwise` when it holds for none."""
    return max(values if where is None else compress(values, where), default=otherwise)


def months_old(birth: int, day: int) -> int:
    """Completed months of life on a day; a month is completed on the birth's day of the month.

    A birth on a day that a month lacks (the 29th to the 31st) completes it on the first of the next month. A birth
    after the day counts as nought, one before 1850 as on the first day of that year.
    """
    born_in, born_on = _month_and_day(max(EARLIEST_BIRTH, birth))
    month, of_month = _month_and_day(day)
    return max(0, month - born_in - (of_month < born_on))


def age_on(birth: int, day: int) -> int:
    """Completed years of life on a day: the age changes on the birthday, for 29 February on 1 March of common years."""
    return months_old(birth, day) // 12


@lru_cache(maxsize=1 << 12)
def months_before(day: int, months: int) -> int:
    """The same day of the month so many months earlier, or that month's last day where it has no such day."""
    now = to_date(day)
    index = now.year * 12 + now.month - 1 - months
    year, month = divmod(index, 12)
    return to_day(date(year, month + 1, min(now.day, _length(year, month + 1))))


def month_of_quarter(day: int) -> int:
    """1, 2 or 3: which month of its quarter a day lies in."""
    return (to_date(day).month - 1) % 3 + 1


@lru_cache(maxsize=1 << 17)
def _month_and_day(day: int) -> tuple[int, int]:
    """The months from the year nought to a day's, and the day of the month."""
    found = to_date(day)
    return found.year * 12 + found.month, found.day


def _length(year: int, month: int) -> int:
    following = date(year + (month == 12), month % 12 + 1, 1)
    return (following - date(year, month, 1)).days
