"""What decided, and what would turn it."""

from datetime import date

import pytest

from shanyraq.rules import LANGUAGES, NEVER, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.conditions import turns_at
from shanyraq.rules.explain import explain
from shanyraq.rules.facts import wire
from shanyraq.rules.formats import NO_BREAK
from shanyraq.rules.telling import Telling
from shanyraq.rules.trace import COMPARISONS

DAY = date(2024, 5, 14)
SIGNS = dict(COMPARISONS.values())


@pytest.mark.parametrize("sign", ["<", "≤", ">", "≥", "=", "≠"])
@pytest.mark.parametrize("left", range(-3, 4))
def test_the_turning_point_is_the_nearest_left_side_that_comes_out_otherwise(sign: str, left: int) -> None:
    holds = SIGNS[sign](left, 0)
    otherwise = [side for side in range(-9, 10) if SIGNS[sign](side, 0) != holds]
    nearest = min(otherwise, key=lambda side: abs(side - left))
    found = turns_at(sign, left, 0, holds)
    if (sign, holds) in (("=", True), ("≠", False)):
        assert found is None  # any other number would do
    else:
        assert found == nearest


def test_membership_of_a_list_has_no_nearest_change() -> None:
    assert turns_at("∈", 1, 2, holds=False) is None


def asked(law, name, group=None, **member):
    """The texts of what decided a rule for a family of one, and whether each held."""
    facts = {"born": to_day(date(2000, 1, 1)), **member}
    case = Case({"region": 1, **(group or {})}, (facts,), ("m1",))
    telling = Telling(explain(law, case, (name,)), "en")
    [account] = telling.accounts(name)
    return {telling.condition(account, found): found for found in account.conditions}


@pytest.fixture
def law(spoken_law):
    return spoken_law.at(DAY)


def holding(found):
    return {text: condition.holds for text, condition in found.items()}


def test_of_or_the_part_that_holds_decided_and_of_and_the_one_that_does_not(law):
    work = "“Work” (no work) is “no work”"
    assert holding(asked(law, "idle", ill=1)) == {"Ill": True}
    assert holding(asked(law, "idle", {"large": 1})) == {"Large family": True}
    assert holding(asked(law, "idle", work=1)) == {"“Work” (job) is “no work”": False}
    assert holding(asked(law, "idle")) == {work: True, "Ill": False, "Large family": False}


def test_of_a_chain_the_first_link_that_fails_decided(law):
    day = to_day(DAY)
    moved = "Day of the move (14\u00a0May\u00a02024)"
    assert holding(asked(law, "lately_moved", {"moved_on": day})) == {
        f"{moved} > Today − Bar (14\u00a0November\u00a02023)": True,
        f"{moved} ≤ Today (14\u00a0May\u00a02024)": True,
    }
    [(text, never)] = asked(law, "lately_moved").items()
    assert text.startswith("Day of the move (has not happened) > ")
    assert (never.holds, never.margin) == (False, None)
    assert wire(never.turns_at, never.unit) == "2023-11-15"


def test_the_side_a_family_can_change_stands_on_the_left(law):
    [found] = asked(law, "lately").values()
    assert (found.sign, found.left) == (">", NEVER)


def test_only_the_path_that_was_taken_is_told(law):
    assert holding(asked(law, "chosen", {"large": 1})) == {"Large family": True}
    assert holding(asked(law, "chosen", {"cars": 1})) == {"Large family": False, "Cars (1) > 1": False}


def test_a_decision_both_ways_of_which_come_to_the_same_decided_nothing(law):
    assert holding(asked(law, "counted", {"large": 1}, wage=5)) == {}
    assert holding(asked(law, "counted", {"large": 1}, gift=5)) == {"Large family": True}


def test_flags_over_members_name_those_they_hold_for(law):
    assert holding(asked(law, "somebody", ill=1)) == {"at least one member: “Ill” (m1)": True}
    assert holding(asked(law, "somebody")) == {"at least one member: “Ill” (nobody)": False}
    assert holding(asked(law, "everybody")) == {"every member: “Ill”": False}


def turns(law, name, group=None, **member):
    """What would turn the first condition of a rule, in each language and with plain spaces."""
    facts = {"born": to_day(date(2000, 1, 1)), **member}
    explanation = explain(law, Case({"region": 1, **(group or {})}, (facts,), ("m1",)), (name,))
    found = []
    for lang in LANGUAGES:
        telling = Telling(explanation, lang)
        told = telling.turn(telling.accounts(name)[0].conditions[0])
        found.append(told and told.replace(NO_BREAK, " "))
    return tuple(found)


@pytest.mark.parametrize(
    ("wage", "kk", "ru", "en"),
    [
        (
            1_000_001,
            "мән 0,01 ₸ кем болса, «жоқ»",
            "«нет» при значении на 0,01 ₸ меньше",
            "“no” if it were 0.01 ₸ less",
        ),
        (
            1_000_000,
            "мән 0,01 ₸ артық болса, «иә»",
            "«да» при значении на 0,01 ₸ больше",
            "“yes” if it were 0.01 ₸ more",
        ),
        (
            900_050,
            "мән 999,50 ₸ мөлшерінен астам артық болса, «иә»",
            "«да» при значении больше более чем на 999,50 ₸",
            "“yes” if it were more by over 999.50 ₸",
        ),
    ],
)
def test_the_change_of_money_that_would_turn_a_condition_is_told(law, wage, kk, ru, en):
    assert turns(law, "grounds", wage=wage) == (kk, ru, en)


def test_the_change_of_a_number_or_a_day_that_would_turn_a_condition_is_told(law):
    assert turns(law, "grown") == (
        "мән 77 кем болса, «жоқ»",
        "«нет» при значении на 77 меньше",
        "“no” if it were 77 less",
    )
    assert turns(law, "lately") == (
        "күні 15.04.2024 немесе одан кейін болса, «иә»",
        "«да» при дате 15.04.2024 или позже",
        "“yes” if it were 15 April 2024 or later",
    )
    assert turns(law, "lately", {"moved_on": to_day(DAY)}) == (
        "күні 14.04.2024 немесе одан бұрын болса, «жоқ»",
        "«нет» при дате 14.04.2024 или раньше",
        "“no” if it were 14 April 2024 or earlier",
    )


def test_flags_and_codes_have_no_nearest_change(law):
    assert turns(law, "chosen", {"large": 1}) == (None, None, None)
    assert turns(law, "works") == (None, None, None)
