"""What may be stated about a family: which facts have no default, and which values can be true."""

from datetime import date

import pytest

from shanyraq.law.codes import Relation
from shanyraq.law.facts import CASE_FACTS, FACTS, FAMILY_FACTS, PERSON_FACTS
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.rules import LawProblem, to_day

BY_NAME = {fact.name: fact for fact in FACTS}


def test_names_are_unique_and_levels_known() -> None:
    assert len(BY_NAME) == len(FACTS)
    assert {fact.level for fact in CASE_FACTS} == {"case"}
    assert {fact.level for fact in FAMILY_FACTS} == {"family"}
    assert {fact.level for fact in PERSON_FACTS + INCOME_FACTS} == {"person"}


def test_only_four_facts_may_not_be_left_out() -> None:
    needed = {fact.name for fact in FACTS if fact.default is None}
    assert needed == {"application_date", "region", "relation", "birth_date"}


def test_every_default_can_be_true() -> None:
    assert [fact.name for fact in FACTS if fact.default is not None and fact.check(fact.default) != fact.default] == []


def test_every_income_starts_with_the_same_word_and_has_the_same_range() -> None:
    assert all(fact.name.startswith("income_") for fact in INCOME_FACTS)
    assert {(fact.default, fact.least, fact.most, fact.unit.name) for fact in INCOME_FACTS} == {(0, 0, 10**13, "tiyn")}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("application_date", to_day(date(2001, 12, 31))),
        ("application_date", to_day(date(2100, 1, 1))),
        ("birth_date", to_day(date(1879, 12, 31))),
        ("income_wage", -1),
        ("income_wage", 10**13 + 1),
        ("cars", -1),
        ("relation", len(Relation)),
        ("region", 36),
    ],
)
def test_an_impossible_value_is_refused_by_name(name: str, value: int) -> None:
    with pytest.raises(LawProblem, match=name):
        BY_NAME[name].check(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("application_date", to_day(date(2002, 1, 1))),
        ("application_date", to_day(date(2099, 12, 31))),
        ("birth_date", to_day(date(1880, 1, 1))),
        ("income_wage", 10**13),
        ("region", 51),
    ],
)
def test_the_outermost_values_are_accepted(name: str, value: int) -> None:
    assert BY_NAME[name].check(value) == value
