"""One value of a case file: every unit has its own way of being written."""

from dataclasses import replace

import pytest

from shanyraq.law.facts import FACTS
from shanyraq.people.fact_values import read_value, write_value
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import NEVER, Fact

BY_NAME = {fact.name: fact for fact in FACTS}

RENT = replace(BY_NAME["income_rent"], name="rent_owed", most=1_000_000)
"""A fact of money that is no income."""


@pytest.mark.parametrize(
    ("fact", "written", "value"),
    [
        (RENT, "123.45", 12_345),
        (RENT, "123.450", 12_345),
        (RENT, 10_000, 1_000_000),
        (BY_NAME["cars"], 2, 2),
        (BY_NAME["survey_refused"], True, 1),
        (BY_NAME["region"], "35", 35),
        (BY_NAME["work"], "sole_trader", 7),
        (BY_NAME["birth_date"], "1970-01-02", 1),
        (BY_NAME["refused_work_on"], None, NEVER),
    ],
)
def test_a_value_is_read_in_its_unit(fact: Fact, written: object, value: int) -> None:
    assert read_value(fact, written, "here") == value
    assert read_value(fact, write_value(fact, value), "here") == value


def test_money_beyond_its_range_is_refused() -> None:
    with pytest.raises(PeopleProblem, match=r"here: \"10000.01\" cannot be. Allowed: from 0.00 to 10000.00."):
        read_value(RENT, "10000.01", "here")


def test_every_unit_a_fact_has_can_be_read() -> None:
    assert {fact.unit.name for fact in FACTS} <= {"flag", "day", "tiyn", "codes", "count"}
