"""The individual identification number: check digit, birth date and sex."""

from datetime import date

import polars as pl
import pytest

from shanyraq.people.intake.iin import check_digits_fit, digits_of, of_birth_date, of_sex, right_numbers


def with_check_digit(body: str) -> str:
    """The number by the rule in words, digit by digit."""
    digits = [int(letter) for letter in body]
    for weights in (range(1, 12), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)):
        last = sum(digit * weight for digit, weight in zip(digits, weights)) % 11
        if last < 10:
            return f"{body}{last}"
    return ""


def test_the_check_digit_is_that_of_the_rule_in_words() -> None:
    bodies = [f"8802113{serial:04d}" for serial in range(3000)]
    numbers = [with_check_digit(body) for body in bodies]
    given_out = pl.Series([number for number in numbers if number])
    digits, formed = digits_of(given_out)
    assert formed.all()
    assert check_digits_fit(digits).all()
    assert 0 < numbers.count("") < 60  # both passes come to ten about once in 121


def test_any_other_check_digit_is_wrong() -> None:
    digits, _ = digits_of(pl.Series([f"88021130001{last}" for last in range(10)]))
    assert check_digits_fit(digits).tolist() == [last == 9 for last in range(10)]


@pytest.mark.parametrize(
    "number", ["88021130001", "8802113000196", "88021130001 ", "+88021130019", "٨٨0211300019", None]
)
def test_what_is_not_twelve_digits_is_no_number(number: str | None) -> None:
    digits, formed = digits_of(pl.Series(["880211300019", number]))
    assert right_numbers(digits, formed).tolist() == [True, False]


@pytest.mark.parametrize(
    ("seventh", "year", "sex"),
    [("1", 1888, 2), ("2", 1888, 1), ("3", 1988, 2), ("4", 1988, 1), ("5", 2088, 2), ("6", 2088, 1)],
)
def test_the_seventh_digit_says_century_and_sex(seventh: str, year: int, sex: int) -> None:
    digits, _ = digits_of(pl.Series([f"880211{seventh}00010"] * 3))
    births = pl.Series([f"{year}-02-11", f"{year - 100}-02-11", None]).str.to_date()
    assert of_birth_date(digits, births).tolist() == [True, False, True]
    assert of_sex(digits, pl.Series([sex, 3 - sex, 0])).tolist() == [True, False, True]


def test_a_seventh_digit_of_nought_says_neither() -> None:
    digits, _ = digits_of(pl.Series(["880211000010"] * 2))
    assert of_birth_date(digits, pl.Series(["1888-02-11", "1988-02-12"]).str.to_date()).tolist() == [True, False]
    assert of_sex(digits, pl.Series([1, 2])).all()


def test_every_day_of_a_life_is_told_apart_from_the_next() -> None:
    days = pl.date_range(date(1899, 12, 1), date(2001, 1, 31), eager=True)
    seventh = pl.Series([f"{2 * (day.year // 100) - 35}" for day in days])
    digits, formed = digits_of(days.dt.strftime("%y%m%d") + seventh + "00010")
    assert formed.all()
    assert of_birth_date(digits, days).all()
    assert not of_birth_date(digits, days.dt.offset_by("1d")).any()
    assert not of_birth_date(digits, days.dt.offset_by("100y")).any()
