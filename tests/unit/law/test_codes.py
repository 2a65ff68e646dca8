"""The closed lists: how files write them, and that nothing in them can be mistaken for another."""

import pytest

from shanyraq.law.codes import NO_GROUNDS, CaresFor, Grounds, Kind, Region, Sex, StateSupport, Work
from shanyraq.rules.facts import wire
from shanyraq.rules.units import Unit


def test_a_region_is_written_as_its_two_digits() -> None:
    assert Region.ABAI.wire == "10"
    assert Region.SOUTH_KAZAKHSTAN.wire == "51"
    assert all(region.wire == str(region.value) and len(region.wire) == 2 for region in Region)


def test_twenty_regions_of_today_and_the_one_that_was_divided() -> None:
    assert len(Region) == 21
    assert {Region.TURKESTAN, Region.SHYMKENT} < set(Region)


@pytest.mark.parametrize("codes", [Sex, StateSupport, Work, CaresFor, Kind])
def test_zero_is_the_answer_when_nothing_is_said(codes: type) -> None:
    assert codes(0).wire in ("unstated", "none", "not_working")


def test_grounds_hold_together_and_are_written_one_by_one() -> None:
    grounds = Grounds.INCOME_ABOVE_LINE | Grounds.NO_NEED
    assert wire(int(grounds), Unit("marks", "int32", Grounds)) == ["income_above_line", "no_need"]
    assert wire(int(NO_GROUNDS), Unit("marks", "int32", Grounds)) == []


def test_every_ground_is_a_mark_of_its_own() -> None:
    assert sum(Grounds) == 2 ** len(Grounds) - 1
