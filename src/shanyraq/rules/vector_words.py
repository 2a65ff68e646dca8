"""The words of the language over a block of groups of one size: group values are `[group]`, members' `[slot, group]`.

Each gives for every group what its twin in `words` gives for one; generated programs call them.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.rules import words
from shanyraq.rules.problems import LawProblem
from shanyraq.rules.units import WHOLE
from shanyraq.rules.words import EARLIEST_BIRTH, Rounding

Array = NDArray[Any]
Condition = Callable[[], Any] | None

month_of_quarter = words.month_of_quarter
where = np.where
both = np.logical_and
either = np.logical_or
negated = np.logical_not
SAFE_PRODUCT = 2**61
"""A product below this can be rounded within 64 bits to whatever is rounded to."""

but_not = np.greater
"""Of two flags: the first holds and the second does not."""


def whole(value: Any) -> Any:
    """The value as 64-bit numbers, so that arithmetic never wraps in a small type."""
    if isinstance(value, np.ndarray | np.generic):
        return value if value.dtype == np.int64 else value.astype(np.int64)
    return int(value)


def divide(numerator: Any, denominator: Any, *, to: int, unit: int = 1, condition: Condition = None) -> Any:
    """Exact division with one rounding; a denominator that is not positive counts only where the branch is taken."""
    if np.ndim(denominator) == 0:
        if denominator <= 0:
            if condition is None or np.any(condition()):
                raise LawProblem("division_not_positive", denominator=int(denominator))
            return numerator * 0
    elif not (fine := denominator > 0).all():
        if condition is None or np.any(both(condition(), negated(fine))):
            raise LawProblem("division_not_positive", denominator=int(np.min(denominator)))
        denominator = where(fine, denominator, 1)
    step = whole(denominator) * whole(unit)
    quotient = _rounded(whole(numerator), step, to)
    return quotient if np.ndim(unit) == 0 and unit == 1 else quotient * whole(unit)


def _rounded(numerator: Any, step: Any, to: Any) -> Any:
    if np.ndim(to):  # the direction itself differs between groups
        ways = [_rounded(numerator, step, way) for way in Rounding]
        return np.choose(to, np.broadcast_arrays(*ways))
    if to == Rounding.UP:
        return (numerator + (step - 1)) // step
    if to == Rounding.NEAREST:
        return (2 * numerator + step) // (2 * step)
    return numerator // step


def portion(amount: Any, share: Any, *, to: int, unit: int = 1, condition: Condition = None) -> Any:
    """A share of an amount, rounded once; where the product outgrows 64 bits, of its parts one after the other."""
    amount, share = whole(amount), whole(share)
    if _largest(amount) * _largest(share) < SAFE_PRODUCT:
        return divide(amount * share, WHOLE, to=to, unit=unit, condition=condition)
    step = WHOLE * whole(unit)
    rest = divide(amount % step * share, WHOLE, to=to, unit=unit, condition=condition)
    return amount // step * whole(unit) * share + rest


def _largest(numbers: Any) -> int:
    """The largest size of numbers, whatever their sign."""
    if np.ndim(numbers) == 0:
        return abs(int(numbers))
    return max(int(numbers.max()), -int(numbers.min())) if numbers.size else 0


def either_code(test: Any, then: int, other: int) -> Any:
    """One of two numbers below 256, in bytes: reckoned round 256, which is quicker than a choice."""
    if np.ndim(test) == 0:
        return then if test else other
    return test.view(np.uint8) * np.uint8((then - other) % 256) + np.uint8(other)


def total(values: Array, *, where: Array | None = None) -> Array:
    """The sum over the slots."""
    chosen = values if where is None else values * where
    result: Array = np.add.reduce(chosen, axis=0, dtype=np.int64)
    return result


def count(flags: Array) -> Array:
    """How many slots it holds in; a group has fewer than 256 members, so that bytes suffice while adding."""
    result: Array = np.add.reduce(flags.view(np.uint8), axis=0, dtype=np.uint8)
    return result


def any_of(flags: Array) -> Array:
    """Whether it holds in some slot."""
    result: Array = np.logical_or.reduce(flags, axis=0)
    return result


def all_of(flags: Array) -> Array:
    """Whether it holds in every slot."""
    result: Array = np.logical_and.reduce(flags, axis=0)
    return result


def least(values: Array, *, where: Array | None = None, otherwise: Any) -> Array:
    """The smallest over the slots where it holds."""
    return _extreme(np.minimum, values, where, otherwise)


def greatest(values: Array, *, where: Array | None = None, otherwise: Any) -> Array:
    """The largest over the slots where it holds."""
    return _extreme(np.maximum, values, where, otherwise)


def smaller(*values: Any) -> Any:
    """`min` of numbers."""
    return _folded(np.minimum, min, values)


def larger(*values: Any) -> Any:
    """`max` of numbers."""
    return _folded(np.maximum, max, values)


def months_before(day: int, months: Any) -> Any:
    """The same day of the month so many months earlier; the months may differ between groups."""
    if np.ndim(months) == 0:
        return words.months_before(day, int(months))
    known, places = np.unique(months, return_inverse=True)
    days = np.array([words.months_before(day, int(number)) for number in known], dtype=np.int32)
    return days.take(places).reshape(np.shape(months))


def months_old(birth: Any, day: int) -> Any:
    """Completed months on a day that is the same for all."""
    return words.months_old(int(birth), day) if np.ndim(birth) == 0 else _lived(_months(day), birth, day)


def age_on(birth: Any, day: int) -> Any:
    """Completed years on a day that is the same for all."""
    return words.age_on(int(birth), day) if np.ndim(birth) == 0 else _lived(_years(day), birth, day)


def last_birth(word: str, day: int, age: int) -> int | None:
    """The last day of birth that makes at least so old on a day; the day itself for no age, None where nobody is."""
    table = _years(day) if word == "age_on" else _months(day)
    if age <= 0:
        return day
    lived = int(np.searchsorted(table, age))
    return day - lived if lived < len(table) else None


def _lived(table: Array, birth: Array, day: int) -> Array:
    days = birth if birth.dtype.itemsize >= 4 else whole(birth)  # a day does not fit beside a byte
    result: Array = table.take(day - days, mode="clip")
    return result


@cache
def _months(day: int) -> Array:
    """Completed months by days lived: the calendar is asked once a day of life, not once a person."""
    births = (day - np.arange(day - EARLIEST_BIRTH + 1)).astype("datetime64[D]")
    months = births.astype("datetime64[M]")
    now = np.datetime64(day, "D")
    of_month = (births - months.astype("datetime64[D]")).astype(int)
    today = int((now - now.astype("datetime64[M]").astype("datetime64[D]")).astype(int))
    lived = (now.astype("datetime64[M]") - months).astype(int) - (today < of_month)
    result: Array = np.maximum(lived, 0).astype(np.uint16)
    return result


@cache
def _years(day: int) -> Array:
    years = _months(day) // 12
    result: Array = years.astype(np.min_scalar_type(years.max()))
    return result


def _extreme(fold: np.ufunc, values: Array, chosen: Array | None, otherwise: Any) -> Array:
    if chosen is None:
        result: Array = fold.reduce(values, axis=0)
        return result
    limit = np.iinfo(values.dtype).max if fold is np.minimum else np.iinfo(values.dtype).min
    found = fold.reduce(np.where(chosen, values, limit), axis=0)
    any_chosen: Array = any_of(chosen)
    extreme: Array = np.where(any_chosen, whole(found), whole(otherwise))
    return extreme


def _folded(fold: np.ufunc, plain: Callable[..., Any], values: tuple[Any, ...]) -> Any:
    if not any(isinstance(value, np.ndarray) for value in values):
        return plain(values)
    result = whole(values[0])
    for value in values[1:]:
        result = fold(result, whole(value))
    return result
