"""Which reasons carry weight."""

from datetime import date

import pytest

from shanyraq.rules import to_day
from shanyraq.rules.case import Case
from shanyraq.rules.explain import explain
from shanyraq.rules.relevance import Relevance
from shanyraq.rules.telling import Telling

DAY = date(2024, 5, 14)


@pytest.fixture
def law(spoken_law):
    return spoken_law.at(DAY)


def relevance(law, names, group=None, *members):
    born = {"born": to_day(date(2000, 1, 1))}
    found = tuple({**born, **member} for member in members) or (born,)
    ids = tuple(f"m{number}" for number in range(len(found)))
    return Relevance(Telling(explain(law, Case({"region": 1, **(group or {})}, found, ids), names), "en"))


def test_what_was_not_asked_was_not_used(law):
    assert relevance(law, ("chosen",), {"large": 1}).used("chosen") == {"large", "line"}
    assert relevance(law, ("chosen",), {"cars": 2}).used("chosen") == {"large", "cars"}


def test_noughts_of_a_sum_carry_no_weight_unless_all_are_nought(law):
    assert relevance(law, ("counted",), None, {"wage": 1}, {}).used("counted") == {"wage"}
    assert "wage" in relevance(law, ("counted",)).used("counted")


def test_a_loop_looks_at_everything(law):
    assert relevance(law, ("walked",)).used("walked") == {"wage", "ill", "cars"}


def test_a_value_that_hung_on_nothing_hung_on_all_it_names(law):
    found = relevance(law, ("wages_of_the_ill",))
    assert found.used("wages_of_the_ill") == {"wage", "ill"}


def test_unstated_is_what_rests_on_facts_left_out_by_everybody(law):
    names = ("sick", "lately_moved", "idle", "part")
    found = relevance(law, names, None, {"work": 0}, {})
    assert [found.unstated(name) for name in names] == [True, True, False, False]
    assert not found.unstated("today")


def test_a_guard_against_dividing_by_nought_is_no_condition(toy_law):
    law = toy_law.at(date(2005, 1, 1))
    case = Case({"region": 1}, ({"birth_date": 0},), ("m1",))
    telling = Telling(explain(law, case, ("benefit",)), "en")
    kept = Relevance(telling).accounts("benefit")[0].conditions
    assert [found.sign for found in telling.accounts("benefit")[0].conditions] == ["=", ">"]
    assert [found.sign for found in kept] == [">"]


def test_sections_are_the_outputs_and_what_several_of_the_group_hung_on(law):
    found = relevance(law, ("quotient", "grounds"), {"cars": 2}, {"wage": 5})
    assert found.sections() == ("wages", "quotient", "grounds")
    assert relevance(law, ("quotient",), {"cars": 2}, {"wage": 5}).sections() == ("quotient",)
