"""The individual identification number: twelve digits with the birth date, century and sex, and a check digit.

Digits 1-6 are the birth date as YYMMDD; digit 7 says century and sex: 1, 3, 5 men and 2, 4, 6 women of the 19th, 20th
and 21st centuries, 0 where it does not say; 8-11 are a serial number. The check digit is the sum of the digits times 1,
2, ... 11 modulo 11; where that is 10, the sum with 3, 4, ... 11, 1, 2; a number for which that is 10, too, is not given
out. Source: the rules of forming the number under the Law on National Registers of Identification Numbers, No. 223-III
of 12 January 2007.
"""

from functools import lru_cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.law.codes import Sex
from shanyraq.people.intake.letters import letters_of

LENGTH = 12

_FIRST = np.arange(1, 12, dtype=np.int16)
_SECOND = np.array([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], dtype=np.int16)
_UNSAID = 0
_LATEST = 6

_CALENDAR_STEP = 4096
"""Days by which a calendar grows, so that blocks of rows share one."""

Digits = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def digits_of(numbers: pl.Series) -> tuple[Digits, Mask]:
    """The digits, one row a place, and which texts are twelve digits at all; others count as zeros."""
    formed = (numbers.str.len_bytes() == LENGTH).fill_null(value=False)
    told = numbers if formed.all() else numbers.set(~formed, "0" * LENGTH)
    letters, _ = letters_of(told)
    digits = np.ascontiguousarray(letters.reshape(len(numbers), LENGTH).T) - np.uint8(ord("0"))
    right = np.asarray((digits <= 9).all(axis=0))
    return digits if right.all() else np.where(right, digits, np.uint8(0)), formed.to_numpy() & right


def check_digits_fit(digits: Digits) -> Mask:
    """Whether the last digit is the one the others ask for."""
    body = digits[:11]
    first = _weighed(body, _FIRST)
    asked = np.where(first == 10, _weighed(body, _SECOND), first)
    fits: Mask = asked == digits[11]  # no digit is 10
    return fits


def right_numbers(digits: Digits, formed: Mask) -> Mask:
    """Whether these are numbers that can have been given out."""
    known: Mask = digits[6] <= _LATEST
    return formed & check_digits_fit(digits) & known


def of_birth_date(digits: Digits, births: pl.Series) -> Mask:
    """Whether the number says this birth date; true where one of them does not say."""
    born = _dates(births)
    told = np.zeros(len(births), dtype=np.int32)
    for digit in digits[:6]:
        told = told * 10 + digit
    century = 18 + (digits[6].astype(np.int16) - 1) // 2
    of_century = (digits[6] == _UNSAID) | (century == born // 1_000_000)
    fits: Mask = births.is_null().to_numpy() | ((told == born % 1_000_000) & of_century)
    return fits


def of_sex(digits: Digits, sexes: pl.Series) -> Mask:
    """Whether the number says this sex; true where one of them does not say."""
    sex = sexes.fill_null(int(Sex.UNSTATED)).to_numpy()
    told = np.where(digits[6] % 2 == 1, int(Sex.MALE), int(Sex.FEMALE))
    fits: Mask = (sex == int(Sex.UNSTATED)) | (digits[6] == _UNSAID) | (sex == told)
    return fits


def _dates(days: pl.Series) -> NDArray[np.int32]:
    """Days as numbers YYYYMMDD, looked up in a calendar: there are fewer days than rows."""
    numbers: NDArray[np.int32] = days.to_physical().fill_null(0).to_numpy()
    if not len(numbers):
        return numbers
    first, last = int(numbers.min()) // _CALENDAR_STEP, int(numbers.max()) // _CALENDAR_STEP
    calendar = _calendar(first * _CALENDAR_STEP, (last + 1) * _CALENDAR_STEP)
    return calendar[numbers - first * _CALENDAR_STEP]


@lru_cache(maxsize=8)
def _calendar(first: int, end: int) -> NDArray[np.int32]:
    """The numbers YYYYMMDD of the days from one up to another, both counted from 1970."""
    days = pl.Series(np.arange(first, end, dtype=np.int32)).cast(pl.Date).dt
    numbers: NDArray[np.int32] = (
        days.year() * 10_000 + days.month().cast(pl.Int32) * 100 + days.day().cast(pl.Int32)
    ).to_numpy()
    return numbers


def _weighed(body: Digits, weights: NDArray[np.int16]) -> NDArray[np.int16]:
    total = np.zeros(body.shape[1], dtype=np.int16)
    for place, weight in enumerate(weights):
        total += body[place] * weight
    rest: NDArray[np.int16] = total % 11
    return rest
