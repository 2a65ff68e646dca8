"""The law as it is, for families of every kind on the first day of every period and the day before."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_family import DAYS, INCOMES, families
from random_group import Country, groups, money

from shanyraq.law.bodies import BODIES
from shanyraq.law.codes import Kind
from shanyraq.law.families import LAW
from shanyraq.rules import TENGE
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.explain import explain

FEW = settings(max_examples=max(3, settings().max_examples // 10), suppress_health_check=list(HealthCheck))
ON_EVERY_DAY = pytest.mark.parametrize("day", DAYS, ids=str)


@cache
def law_on(day):
    return LAW.at(day)


@cache
def names_on(day):
    return tuple(law_on(day).nodes)


def flat(law, name, answers):
    if law[name].level == law.law.levels.member:
        return [int(value) for answer in answers for value in answer[name]]
    return [int(answer[name]) for answer in answers]


@ON_EVERY_DAY
@FEW
@given(st.data())
def test_every_value_is_the_same_on_every_engine(day, data):
    law, names = law_on(day), names_on(day)
    cases = data.draw(st.lists(families(day) | families(day, poor=True), min_size=1, max_size=5))
    explained = [explain(law, case, names).results for case in cases]
    assert [decide(law, case, names) for case in cases] == explained
    results = evaluate(Country(cases, LAW), law, names, workers=1)
    for name in names:
        assert results.column(name).tolist() == flat(law, name, explained), name


@ON_EVERY_DAY
@FEW
@given(st.data())
def test_more_income_never_means_more_assistance(day, data):
    law, case = law_on(day), data.draw(families(day, poor=True))
    slot, kind = data.draw(st.integers(0, len(case.members) - 1)), data.draw(st.sampled_from(INCOMES))
    more = data.draw(money())
    before, after = (decide(law, one, AMOUNTS) for one in (case, richer(case, slot, kind, more)))
    for name in AMOUNTS:
        assert after[name] <= before[name], name


OTHER_DAYS = [
    (name, day)
    for name, body in BODIES.items()
    if name != "family"
    for change in body().changes()
    for day in {max(change - timedelta(days=1), body().since), change}
]


@pytest.mark.parametrize(("name", "day"), OTHER_DAYS, ids=[f"{name} {day}" for name, day in OTHER_DAYS])
@FEW
@given(st.data())
def test_other_bodies_are_the_same_on_every_engine_too(name, day, data):
    body = BODIES[name]()
    law = body.at(day)
    names = tuple(law.nodes)
    cases = data.draw(st.lists(groups(body, day), min_size=1, max_size=5))
    explained = [explain(law, case, names).results for case in cases]
    assert [decide(law, case, names) for case in cases] == explained
    results = evaluate(Country(cases, body), law, names, workers=1)
    for name in names:
        assert results.column(name).tolist() == flat(law, name, explained), name


AMOUNTS = ("assistance_month", "child_top_up_month", "targeted_assistance_month", "months_paid")


def richer(case, slot, kind, more):
    members = [dict(member) for member in case.members]
    members[slot][kind] = min(members[slot].get(kind, 0) + more, 10**13)
    return Case(case.group, tuple(members), case.ids)


@ON_EVERY_DAY
@FEW
@given(st.data())
def test_the_order_of_members_matters_to_nobody(day, data):
    law, names, case = law_on(day), names_on(day), data.draw(families(day))
    order = data.draw(st.permutations(range(len(case.members))))
    turned = Case(case.group, tuple(case.members[slot] for slot in order), case.ids)
    straight, other = decide(law, case, names), decide(law, turned, names)
    for name in names:
        value = straight[name]
        moved = tuple(value[slot] for slot in order) if law[name].level == "person" else value
        assert other[name] == moved, name


@ON_EVERY_DAY
@FEW
@given(st.data())
def test_a_family_does_not_depend_on_its_neighbours(day, data):
    law, cases = law_on(day), data.draw(st.lists(families(day, most=3), min_size=2, max_size=6))
    together = evaluate(Country(cases, LAW), law, AMOUNTS, workers=2, block_members=2)
    alone = [evaluate(Country([case], LAW), law, AMOUNTS, workers=1) for case in cases]
    for name in AMOUNTS:
        assert together.column(name).tolist() == [one.column(name)[0] for one in alone]


@ON_EVERY_DAY
@FEW
@given(st.data())
def test_a_refusal_has_a_ground_and_what_is_refused_is_not_paid(day, data):
    law, case = law_on(day), data.draw(families(day))
    found = decide(law, case, ("kind", "refusal_grounds", *AMOUNTS))
    assert (found["kind"] == Kind.NONE) == (found["refusal_grounds"] != 0)
    if found["kind"] == Kind.NONE:
        assert [found[name] for name in AMOUNTS] == [0, 0, 0, 0]
    assert all(found[name] >= 0 for name in AMOUNTS)
    assert found["targeted_assistance_month"] == found["assistance_month"] + found["child_top_up_month"]


@ON_EVERY_DAY
@FEW
@given(st.data())
def test_assistance_lifts_to_the_line_and_no_further(day, data):
    """But for a rounding to the tenge; from April to December 2019 a child had the whole line, whatever the gap."""
    law, case = law_on(day), data.draw(families(day, poor=True))
    found = decide(law, case, ("quarter_income", "quarter_line", "assistance_month", "family_size"))
    if date(2019, 4, 1) <= day <= date(2019, 12, 31):
        assert found["assistance_month"] * 3 <= found["quarter_line"]
    else:
        lifted = found["quarter_income"] + 3 * found["assistance_month"]
        assert lifted < max(found["quarter_line"], found["quarter_income"]) + 3 * TENGE
