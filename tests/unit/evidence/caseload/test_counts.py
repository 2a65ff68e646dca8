"""Counts of a register by hand: months, ages, rates, amounts against the line, and what it is set against."""

from datetime import date
from math import isnan

import polars as pl
import pytest

from shanyraq.evidence.caseload.counts import (
    Month,
    Ratio,
    by_age_and_sex,
    by_month,
    paid_in,
    rates,
    shares_of_line,
    spread_of,
)

FAMILIES = pl.DataFrame(
    {"family": ["a", "b", "c"], "region": ["11", "11", "39"], "size": [4, 1, 2], "line": [4_000_00, 4_000_00, 2_000_00]}
)

PAYMENTS = pl.DataFrame(
    {
        "family": ["a", "a", "b", "c"],
        "month": [date(2024, 11, 1), date(2024, 12, 1), date(2024, 12, 1), date(2024, 11, 1)],
        "amount": [8_000_00, 4_000_00, 1_000_00, 6_000_00],
    }
)

DECEMBER = date(2024, 12, 1)


def test_months_count_families_their_members_and_money() -> None:
    assert by_month(FAMILIES, PAYMENTS) == [
        Month(date(2024, 11, 1), 2, 6, 14_000_00),
        Month(DECEMBER, 2, 5, 5_000_00),
    ]


def test_families_paid_in_some_months_keep_their_order_and_have_their_sums() -> None:
    found = paid_in(FAMILIES, PAYMENTS, date(2024, 11, 1), DECEMBER)
    assert found.select("family", "paid", "months").rows() == [
        ("a", 12_000_00, 2),
        ("b", 1_000_00, 1),
        ("c", 6_000_00, 1),
    ]
    assert paid_in(FAMILIES, PAYMENTS, DECEMBER, DECEMBER)["family"].to_list() == ["a", "b"]


def test_amounts_are_of_the_line_a_month_and_person() -> None:
    shares = shares_of_line(paid_in(FAMILIES, PAYMENTS, date(2024, 11, 1), DECEMBER))
    assert shares.to_list() == pytest.approx([0.375, 0.25, 1.5])
    assert spread_of(shares) == [0, 0, 2, 0, 0, 1]


def test_ages_and_sexes_are_those_of_the_families_asked_for() -> None:
    persons = pl.DataFrame(
        {"family": ["a", "a", "b", "c"], "sex": ["female", "male", "female", "male"], "age": [6, 7, 63, 30]}
    )
    found = by_age_and_sex(persons, FAMILIES.filter(pl.col("region") == "11"))
    assert found == {("0_6", "female"): 1, ("7_17", "male"): 1, ("63_200", "female"): 1}


def test_rates_are_to_a_thousand_and_unknown_without_inhabitants() -> None:
    found = rates(FAMILIES, {"11": 2_500.0})
    assert found["11"] == (2, 5, 2.0)
    assert found["39"][:2] == (1, 2)
    assert isnan(found["39"][2])


def test_a_ratio_has_the_estimates_relative_error() -> None:
    ratio = Ratio(90, 100, 10)
    assert (ratio.value, ratio.error) == (0.9, pytest.approx(0.09))
    assert isnan(Ratio(90, 100).error)
    assert isnan(Ratio(90, 0, 1).value)
    assert isnan(Ratio(90, 0, 1).error)
