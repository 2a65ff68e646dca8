"""A rule may ask whether a fact was stated: what is missing is told from what is nought, on every engine."""

from datetime import date

import numpy as np
import pytest

from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.explain import explain
from shanyraq.rules.problems import LawProblem

DAY = date(2024, 1, 1)
TEXT = '''
@family_rule("Act, art. 1", since="2024-01-01")
def carless(cars: Count, cars_stated: Flag) -> Flag:
    """Known to have no car."""
    return cars_stated and cars == 0


@person_rule("Act, art. 1", since="2024-01-01")
def idle(work: Work, work_stated: Flag) -> Flag:
    """Known not to work."""
    return work_stated and work == Work.NONE


@family_rule("Act, art. 1", since="2024-01-01")
def answered(work_stated: Members[Flag], idle: Members[Flag]) -> Count:
    """How many said what they do, and how many that they do nothing."""
    return 10 * count(work_stated) + count(idle)
'''
NAMES = ("carless", "idle", "answered")


def case(group, *members):
    born = {"birth_date": 0}
    return Case({"region": 1, **group}, tuple({**born, **facts} for facts in members), tuple("abc"[: len(members)]))


CASES = [
    (case({"cars": 0}, {"work": 0}, {}, {"work": 1}), True, (True, False, False), 21),
    (case({}, {}, {"work": 2}), False, (False, False), 10),
    (case({"cars": 1}, {"work": 0}), False, (True,), 11),
]


@pytest.mark.parametrize(("family", "carless", "idle", "answered"), CASES)
def test_what_is_missing_is_not_nought(write_law, family, carless, idle, answered):
    law = write_law(TEXT).at(DAY)
    found = explain(law, family, NAMES)
    assert found.results == {"carless": carless, "idle": idle, "answered": answered}
    assert decide(law, family, NAMES) == found.results
    assert not any(name.endswith("_stated") for name in found.defaults)


def test_a_population_tells_it_place_by_place(write_law, population):
    law = write_law(TEXT).at(DAY)
    country = population(
        [3, 2],
        region=np.array([1, 1]),
        birth_date=np.zeros(5, dtype=np.int32),
        cars=np.array([0, 0]),
        cars_stated=np.array([True, False]),
        work=np.array([0, 0, 1, 0, 2]),
        work_stated=np.array([True, False, True, False, True]),
    )
    found = evaluate(country, law, NAMES)
    assert found.column("carless").tolist() == [True, False]
    assert found.column("idle").tolist() == [True, False, False, False, False]
    assert found.column("answered").tolist() == [21, 10]
    assert found.defaults == ()


def test_what_a_population_lacks_was_stated_by_nobody(write_law, population):
    found = evaluate(
        population([2], region=np.array([1]), birth_date=np.zeros(2, dtype=np.int32)), write_law(TEXT).at(DAY), NAMES
    )
    assert found.column("carless").tolist() == [False]
    assert found.column("answered").tolist() == [0]
    assert set(found.defaults) == {"cars", "work"}


def test_it_is_told_in_words(write_law):
    law = write_law(TEXT).at(DAY)
    assert law["cars_stated"].title.en == "“cars” is stated"
    assert law["cars_stated"].level == "family"
    assert law["work_stated"].level == "person"


def test_a_fact_that_is_always_stated_has_no_such_name(write_law):
    text = TEXT.replace("cars_stated", "region_stated")
    with pytest.raises(LawProblem, match="region_stated"):
        write_law(text).at(DAY)
