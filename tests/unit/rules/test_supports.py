"""Why a flag is set: every part that would be enough, in words, and nothing of what does not hold."""

from datetime import date

import pytest

from shanyraq.law.families import LAW
from shanyraq.law.services.codes import Difficulty
from shanyraq.rules import to_day
from shanyraq.rules.case import Case
from shanyraq.rules.explain import explain
from shanyraq.rules.supports import supports
from shanyraq.rules.telling import Telling

DAY = date(2025, 3, 3)
RULES = ("needs_cultural_services", "needs_pedagogical_services", "needs_labour_services", "socially_deprived")


def found(name: str, born: date = date(1980, 1, 1), **facts: int) -> tuple[str, ...]:
    case = Case({"region": 35}, ({"relation": 0, "birth_date": to_day(born), **facts},), ("m1",))
    return supports(Telling(explain(LAW.at(DAY), case, RULES), "en"), name, 0)


def test_every_part_that_would_be_enough_is_told() -> None:
    both = found("needs_cultural_services", assessed_lonely=1, assessed_moving=Difficulty.MUCH)
    assert both == ("Nobody to turn to", "Difficulty moving: much difficulty")


@pytest.mark.parametrize(("degree", "told"), [(Difficulty.SOME, 0), (Difficulty.MUCH, 1)])
def test_what_does_not_hold_is_left_out(degree: Difficulty, told: int) -> None:
    parts = found("needs_cultural_services", assessed_moving=degree)
    assert len(parts) == told


def test_of_parts_that_hold_together_each_is_told() -> None:
    parts = found("needs_labour_services", assessed_working=Difficulty.SOME)
    assert len(parts) == 2
    assert parts[1] == "Difficulty working: some difficulty"


def test_an_alternative_within_parts_that_hold_together_is_told_as_well() -> None:
    parts = found("needs_pedagogical_services", born=date(2015, 1, 1), assessed_learning=Difficulty.SOME)
    assert parts[-1] == "Difficulty learning: some difficulty"
