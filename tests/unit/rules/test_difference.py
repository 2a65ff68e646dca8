"""What differs between two laws in force, name by name."""

from datetime import date

import pytest

from shanyraq.rules.difference import aligned, difference
from shanyraq.rules.reform import Overlay, Reform


def test_a_law_does_not_differ_from_itself(toy_law) -> None:
    before, after = toy_law.at(date(2005, 1, 1)), toy_law.at(date(2009, 12, 31))
    assert before.fingerprint == after.fingerprint
    assert not difference(before, after)


def test_texts_and_values_of_two_days_are_told_from_what_stays(toy_law) -> None:
    found = difference(toy_law.at(date(2009, 12, 31)), toy_law.at(date(2010, 1, 1)))
    [rule] = found.rules
    assert rule.before is not None
    assert rule.after is not None
    assert (rule.name, rule.before.function.__name__, rule.after.function.__name__) == (
        "benefit",
        "benefit__gap",
        "benefit__children",
    )
    values = {
        change.name: [(value.key, value.before and value.before.value, value.after and value.after.value)]
        for change in found.parameters
        for value in change.values
    }
    assert values == {"ratio": [(None, 5_000, 7_000)], "count_pension": [(None, 0, 1)]}
    assert found.others == ()


def test_from_no_law_everything_begins(toy_law) -> None:
    after = toy_law.at(date(2010, 1, 1))
    found = difference(None, after)
    assert all(rule.before is None for rule in found.rules)
    assert all(parameter.before is None for parameter in found.parameters)
    assert {*(r.name for r in found.rules), *(p.name for p in found.parameters), *found.others} == after.nodes.keys()


def test_the_countrys_value_comes_before_the_regions_and_a_region_can_lose_its_own(toy_law) -> None:
    reform = Reform("Flat", overlays=(Overlay("line", "11000"),))
    found = difference(toy_law.at(date(2010, 1, 1)), toy_law.with_reform(reform).at(date(2010, 1, 1)))
    [line] = found.parameters
    assert [(value.key, value.after is None) for value in line.values] == [(None, False), ("south", True)]
    assert line.parameter.name == "line"


def test_a_value_set_by_hand_is_neither_rule_nor_parameter(toy_law) -> None:
    law = toy_law.at(date(2010, 1, 1))
    assert difference(law, law.with_values({"poverty_line": 1})).others == ("poverty_line",)


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("", "", []),
        ("a", "a", [("a", "a")]),
        ("abc", "axc", [("a", "a"), ("b", "x"), ("c", "c")]),
        ("ac", "abc", [("a", "a"), (None, "b"), ("c", "c")]),
        ("abc", "c", [("a", None), ("b", None), ("c", "c")]),
        ("", "ab", [(None, "a"), (None, "b")]),
        ("ab", "x", [("a", "x"), ("b", None)]),
    ],
)
def test_lines_stand_side_by_side(before: str, after: str, pairs: list[tuple[str | None, str | None]]) -> None:
    assert list(aligned(before, after)) == pairs
