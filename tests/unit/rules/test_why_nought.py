"""What stands in the way of a nought: facts, comparisons with the nearest change, and the member who came nearest."""

from datetime import date

import pytest

from shanyraq.rules import to_day
from shanyraq.rules.case import Case
from shanyraq.rules.explain import explain
from shanyraq.rules.telling import Telling
from shanyraq.rules.why_nought import WhyNought

DAY = date(2024, 5, 14)

RULES = '''
@person_rule("Act, art. 1", since="2002-01-01")
def young(birth_date: Day, application_date: Day) -> Flag:
    """y"""
    return age_on(birth_date, application_date) < DOZEN


@person_rule("Act, art. 1", since="2002-01-01")
def helped(young: Flag, work: Work) -> Flag:
    """h"""
    return young and work == Work.JOB


@family_rule("Act, art. 1", since="2002-01-01")
def helped_members(helped: Members[Flag]) -> Count:
    """c"""
    return count(helped)


@family_rule("Act, art. 1", since="2002-01-01")
def help_month(helped_members: Count, cars: Count) -> Tiyn:
    """m"""
    if helped_members == 0 or cars > 1:
        return 0
    return helped_members * 100


@person_rule("Act, art. 1", since="2002-01-01")
def part_month(wage: Tiyn, pension: Tiyn) -> Tiyn:
    """p"""
    return max(0, wage - pension)


@family_rule("Act, art. 1", since="2002-01-01")
def parts_month(part_month: Members[Tiyn], helped: Members[Flag]) -> Tiyn:
    """t"""
    return total(part_month, where=helped)


@person_rule("Act, art. 1", since="2002-01-01")
def own_month(help_month: Tiyn, young: Flag) -> Tiyn:
    """o"""
    return help_month if young else 0


@family_rule("Act, art. 1", since="2002-01-01")
def eldest_helped(birth_date: Members[Day], helped: Members[Flag]) -> Day:
    """e"""
    return least(birth_date, where=helped, otherwise=NEVER)


@family_rule("Act, art. 1", since="2002-01-01")
def eldest_month(eldest_helped: Day) -> Tiyn:
    """d"""
    return 0 if eldest_helped == NEVER else 100


@family_rule("Act, art. 1", since="2002-01-01")
def unhelped(helped: Members[Flag]) -> Flag:
    """u"""
    return not any_of(helped)


@family_rule("Act, art. 1", since="2002-01-01")
def unless_helped_month(unhelped: Flag, cars: Count) -> Tiyn:
    """n"""
    return 0 if unhelped else cars * 100
'''


def member(year: int, **facts: int) -> dict[str, int]:
    return {"birth_date": to_day(date(year, 1, 1)), **facts}


@pytest.fixture
def told(write_law):
    """What stands in the way of an output: whose it is, and the text."""
    law = write_law(RULES).at(DAY)

    def tell(output: str, *members: dict[str, int], slot: int | None = None, **group: int) -> list[tuple[object, str]]:
        ids = tuple("abcdef"[: len(members)])
        explanation = explain(law, Case({"region": 1, **group}, members, ids), [output])
        causes = WhyNought(Telling(explanation, "en"))
        return [(each.slot, causes.text(each).replace("\u00a0", " ")) for each in causes.of(output, slot)]

    return tell


def test_a_comparison_of_what_was_stated_is_told_with_the_nearest_change(told) -> None:
    young = member(2020, work=1)
    assert told("help_month", young, cars=3) == [(None, "✓ cars (3) > 1; would turn if it were 2 less")]


def test_the_member_who_came_nearest_is_followed(told) -> None:
    """The old fails at the first condition, the young at the second, which is nearer."""
    assert told("help_month", member(1980), member(2020)) == [(1, "work: none")]


def test_of_members_alike_the_one_for_want_of_least_is_followed(told) -> None:
    [(slot, text)] = told("help_month", member(1980, work=1), member(2010, work=1))
    assert slot == 1
    assert text.endswith("would turn if it were 3 less")


def test_an_empty_sum_leads_to_what_left_it_empty(told) -> None:
    assert told("part_month", member(1980, pension=100), slot=0) == [(0, "wage: 0 ₸")]
    assert told("parts_month", member(2020, wage=5)) == [(0, "work: none")]


def test_a_member_s_value_leads_through_the_group_s(told) -> None:
    assert told("own_month", member(2020), slot=0) == [(0, "work: none")]


def test_a_day_that_never_came_leads_to_whose_it_would_be(told) -> None:
    assert told("eldest_month", member(2020)) == [(0, "work: none")]


def test_a_fold_that_decided_leads_to_its_members(told) -> None:
    assert told("unless_helped_month", member(2020), cars=1) == [(0, "work: none")]


def test_where_nothing_is_in_the_way_nothing_is_told(told) -> None:
    assert told("help_month", member(2020, work=1)) == []
    assert told("own_month", member(2020, work=1), member(1980)) == []
    assert told("own_month", member(2020, work=1), slot=0) == []


def test_a_fact_that_is_the_same_for_everybody_is_known_as_such(write_law) -> None:
    law = write_law(RULES).at(DAY)
    alike, different = (
        WhyNought(Telling(explain(law, Case({"region": 1}, people, ("a", "b")), ["help_month"]), "en"))
        for people in ((member(2020), member(2020)), (member(2020), member(1980, work=1)))
    )
    assert [alike.is_everybody_s(each) for each in alike.of("help_month")] == [True]
    assert [different.is_everybody_s(each) for each in different.of("help_month")] == [False]
