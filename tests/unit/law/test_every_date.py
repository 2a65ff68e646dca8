"""The law holds together on every day on which it changes, and owes its results on each of them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from shanyraq.law.bodies import bodies
from shanyraq.law.families import LAW, OUTPUTS

REGIMES = tuple(
    date.fromisoformat(day)
    for day in (
        "2002-01-01",
        "2009-01-16",
        "2012-01-01",
        "2018-01-01",
        "2019-04-01",
        "2020-01-01",
        "2023-01-01",
        "2023-07-01",
        "2025-01-01",
        "2026-01-01",
    )
)


def test_it_resolves_on_every_day_of_change() -> None:
    LAW.check()


def test_every_regime_begins_with_a_change() -> None:
    assert set(REGIMES) <= set(LAW.changes())


@pytest.mark.parametrize("day", [*REGIMES, *(day - timedelta(days=1) for day in REGIMES[1:]), date(2099, 12, 31)])
def test_every_result_is_owed_on_both_sides_of_each_regime(day: date) -> None:
    assert set(OUTPUTS) <= LAW.at(day).nodes.keys()


def test_texts_of_one_rule_follow_each_other_without_overlap() -> None:
    rules = sorted((rule for law in bodies() for rule in law.rules), key=lambda rule: (rule.name, rule.since))
    for earlier, later in pairwise(rules):
        if earlier.name == later.name:
            assert earlier.until is not None, earlier.place
            assert earlier.until < later.since, later.place
            assert (earlier.level, earlier.unit) == (later.level, later.unit), later.place


def test_a_later_law_ends_at_the_next_or_stays_open() -> None:
    last = {rule.name: rule for rule in sorted(LAW.rules, key=lambda rule: rule.since)}
    over = {name for name, rule in last.items() if rule.until is not None}
    gone_by_2018 = {name for name in over if str(last[name].until) == "2017-12-31"}
    assert gone_by_2018 == {
        "unregistered_unemployed",
        "has_unregistered_unemployed",
        "work_grounds",
        "allowance_child",
        "allowance_children",
        "child_allowance_limit",
        "child_allowance_due",
        "child_allowance_month",
        "orleu_line",
        "orleu_quarter_gap",
        "orleu_assistance_month",
    }
    later = {str(last[name].until) for name in over - gone_by_2018}
    assert later == {"2019-03-31", "2019-09-30", "2019-12-31", "2022-12-31", "2028-12-31"}
