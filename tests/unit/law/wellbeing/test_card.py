"""A card of one family: what is open and why, how far the next level is, and what a level keeps from whom."""

from datetime import date

import pytest

from shanyraq.law.codes import Disability, Region, Relation, Work
from shanyraq.law.families import LAW
from shanyraq.law.wellbeing.card import card_of
from shanyraq.law.wellbeing.codes import Education, Finding
from shanyraq.law.wellbeing.ladder import Method
from shanyraq.law.wellbeing.shipped import ladder_named
from shanyraq.rules import TENGE, to_day
from shanyraq.rules.case import Case

DAY = date(2025, 6, 2)
CARD, SCORING = ladder_named("family-card"), ladder_named("scoring-2025")

OWNS = {
    "dwellings": 1,
    "unsafe_dwellings": 0,
    "cars": 1,
    "home_area_m2": 60,
    "piped_water": 1,
    "home_internet": 1,
    "loan_payment_month": 0,
    "loans_overdue": 0,
    "deposits": 0,
    "spending_month": 0,
}
PERSON = {
    "birth_date": to_day(date(1985, 1, 1)),
    "disability": int(Disability.NONE),
    "long_illness": 0,
    "health_insured": 1,
    "education": int(Education.HIGHER),
    "attends_school": 0,
    "work": int(Work.PERMANENT_JOB),
}


def case(group=None, wages=(300_000, 300_000), **facts):
    """A couple about which everything is stated, but for what is None."""
    members = [
        {
            **PERSON,
            "relation": int(relation),
            **({} if wage is None else {"income_wage": wage * TENGE}),
            **facts,
        }
        for relation, wage in zip((Relation.APPLICANT, Relation.SPOUSE), wages)
    ]
    stated = {"region": int(Region.SHYMKENT), **OWNS, **(group or {})}
    members = [{name: value for name, value in member.items() if value is not None} for member in members]
    return Case(
        {name: value for name, value in stated.items() if value is not None},
        tuple(members),
        tuple(f"m{place}" for place in range(1, len(members) + 1)),
    )


def card(found, ladder=CARD, method=None):
    return card_of(LAW.at(DAY), found, ladder, method)


def line(found, name):
    return next(one for one in found.lines if one.name == name)


def test_a_family_about_which_everything_is_stated_stands_somewhere():
    found = card(case())
    assert found.settled
    assert found.left_open == ()
    assert (found.known.code, found.score.known) == ("B", 0)
    assert (found.score.least, found.score.most) == (0, 0)


def test_what_is_not_stated_is_named_with_whose_it_is():
    found = card(case({"deposits": None}, wages=(300_000, None), education=None))
    missing = {one.name: one.missing for one in found.left_open}
    assert [(one.facts, one.member) for one in missing["savings_held"]] == [(("deposits",), None)]
    assert [(one.facts, one.member) for one in missing["nobody_skilled"]] == [
        (("education",), 0),
        (("education",), 1),
    ]
    [income] = missing["income_comfortable"]
    assert income.member == 1
    assert "income_wage" in income.facts
    assert len(income.facts) == 35


def test_two_facts_that_settle_an_indicator_only_together_are_both_named():
    """With four children, one of two adults at work is too few and two are enough."""
    adults = case(work=None)
    child = {**PERSON, "relation": int(Relation.CHILD), "birth_date": to_day(date(2015, 1, 1)), "attends_school": 1}
    whole = Case(adults.group, (*adults.members, *[child] * 4), tuple("abcdef"))
    found = line(card(whole), "many_dependants")
    assert found.finding is Finding.UNKNOWN
    assert {one.member for one in found.missing} == {0, 1}


def test_the_level_lies_between_what_is_open():
    found = card(case({"deposits": None, "piped_water": None}))
    assert (found.best.code, found.known.code, found.worst.code) == ("A", "B", "B")
    assert (found.score.least, found.score.known, found.score.most) == (-10, 0, 10)
    assert (line(found, "savings_held").least, line(found, "savings_held").most) == (0, 10)


def test_how_far_the_next_level_is_and_what_would_reach_it():
    found = card(case())
    assert found.next_level is not None
    assert (found.next_level.code, found.distance) == ("A", 10)
    up = {one.name for one in found.moves(up=True)}
    assert up == {"income_comfortable", "savings_held", "second_dwelling", "several_cars"}
    down = {one.name for one in found.moves(up=False)}
    assert "income_below_minimum" in down
    assert "no_piped_water" not in down  # -10 is still level B


def test_on_the_best_level_there_is_none_above():
    found = card(case({"cars": 2}))
    assert (found.known.code, found.next_level, found.distance) == ("A", None, 0)


def test_by_counting_fewer_hardships_are_better():
    found = card(case({"piped_water": 0}, disability=int(Disability.GROUP_3)), method=Method.COUNTING)
    assert (found.score.known, found.known.code) == (500 + 800, "B")
    assert found.next_level is not None
    assert (found.next_level.code, found.distance) == ("A", 1300 - 500)
    assert {one.name for one in found.moves(up=True)} == {"disability_in_family"}


RENTER = {"dwellings": 0, "rents_dwelling": 1}


def kept(found, service="rent_subsidy"):
    return next(one for one in found.kept if one.exclusion.service == service)


def test_a_family_of_category_six_is_kept_from_the_subsidy_and_told_why():
    found = card(case({**RENTER, "cars": 2, "spending_month": 0}, wages=(700_000, 700_000)), SCORING)
    assert (found.score.known, found.known.code) == (25 + 10 - 10, "6")
    told = kept(found)
    assert (told.asks, told.excluded, told.left_open) == (True, True, False)
    assert {one.name for one in told.because} == {"income_comfortable", "several_cars"}
    assert {"income_comfortable", "several_cars"} <= {one.name for one in told.lifted_by}
    assert not kept(found, "home_education").asks


def test_nobody_is_kept_from_anything_for_what_is_not_known():
    found = card(case({**RENTER, "cars": 2, "crowded": None, "home_area_m2": None}, wages=(700_000, 700_000)), SCORING)
    assert (found.best.code, found.worst.code) == ("6", "5")
    told = kept(found)
    assert (told.asks, told.excluded, told.left_open) == (True, False, True)
    assert told.because == told.lifted_by == ()


def test_whoever_does_not_ask_is_kept_from_nothing():
    found = card(case({"cars": 2}, wages=(700_000, 700_000)), SCORING)
    assert found.known.code == "6"
    assert not any(one.asks or one.excluded or one.left_open for one in found.kept)


def test_elsewhere_the_pilot_keeps_nobody_from_anything():
    found = card(case({**RENTER, "cars": 2, "region": int(Region.ASTANA)}, wages=(700_000, 700_000)), SCORING)
    assert found.outside
    assert found.kept == ()


@pytest.mark.parametrize("method", Method)
def test_contributions_come_to_the_score(method):
    found = card(case({"deposits": None, "piped_water": 0}, disability=int(Disability.GROUP_1)), SCORING, method)
    added = [one.effect for one in found.lines if one.finding is Finding.PRESENT]
    assert sum(added) == found.score.known
    assert sum(one.least for one in found.lines) == found.score.least
    assert sum(one.most for one in found.lines) == found.score.most
