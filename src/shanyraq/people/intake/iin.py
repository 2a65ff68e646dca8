"""The individual identification number: twelve digits with the birth date, century and sex, and a check digit.

Digits 1-6 are the birth date as YYMMDD; digit 7 says century and sex: 1, 3, 5 men and 2, 4, 6 women of the 19th, 20th
and 21st centuries, 0 where it does not say; 8-11 are a serial number. The check digit is the sum of the digits times 1,
2, ... 11 modulo 11; where that is 10, the sum with 3, 4, ... 11, 1, 2; a number for which that is 10, too, is not given
out. Source: the rules of forming the number under the Law on National Registers of Identification Numbers, No. 223-III
of 12 January 2007.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shanyraq.law.codes import Sex

LENGTH = 12

_FIRST = np.arange(1, 12, dtype=np.int16)
_SECOND = np.array([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], dtype=np.int16)
_UNSAID = 0
_LATEST = 6

Digits = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def digits_of(numbers: pl.Series) -> tuple[Digits, Mask]:
    """The digits, one row a place, and which texts are twelve digits at all; others count as zeros."""
    formed = (numbers.str.len_bytes() == LENGTH).fill_null(value=False)
    told = numbers if formed.all() else numbers.set(~formed, "0" * LENGTH)
    letters = told.fill_null("0" * LENGTH).str.join("").item() if len(told) else ""
    digits = np.frombuffer(letters.encode(), dtype=np.uint8).reshape(len(numbers), LENGTH).T - np.uint8(ord("0"))
    digits = np.ascontiguousarray(digits)
    right = (digits <= 9).all(axis=0)
    return np.where(right, digits, np.uint8(0)), formed.to_numpy() & right


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
    year = births.dt.year().fill_null(0).to_numpy()
    month, day = births.dt.month().fill_null(0).to_numpy(), births.dt.day().fill_null(0).to_numpy()
    two = [digits[place].astype(np.int16) * 10 + digits[place + 1] for place in (0, 2, 4)]
    century = 18 + (digits[6].astype(np.int16) - 1) // 2
    told = (two[0] == year % 100) & (two[1] == month) & (two[2] == day)
    of_century = (digits[6] == _UNSAID) | (century == year // 100)
    fits: Mask = births.is_null().to_numpy() | (told & of_century)
    return fits


def of_sex(digits: Digits, sexes: pl.Series) -> Mask:
    """Whether the number says this sex; true where one of them does not say."""
    sex = sexes.fill_null(int(Sex.UNSTATED)).to_numpy()
    told = np.where(digits[6] % 2 == 1, int(Sex.MALE), int(Sex.FEMALE))
    fits: Mask = (sex == int(Sex.UNSTATED)) | (digits[6] == _UNSAID) | (sex == told)
    return fits


def _weighed(body: Digits, weights: NDArray[np.int16]) -> NDArray[np.int16]:
    total = np.zeros(body.shape[1], dtype=np.int16)
    for place, weight in enumerate(weights):
        total += body[place] * weight
    rest: NDArray[np.int16] = total % 11
    return rest
