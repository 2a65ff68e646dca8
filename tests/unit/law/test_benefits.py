"""State benefits stand beside assistance: each is an amount, received as an income, and none feeds assistance."""

from datetime import date

import pytest

from shanyraq.law import benefits
from shanyraq.law.benefits.entitled import BENEFITS
from shanyraq.law.entitlements.listed import LISTED
from shanyraq.law.entitlements.listing import depends_on_income
from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide

CHANGES = [day for day in LAW.changes() if day >= date(2018, 1, 1)]
LATER = {
    "large_family_allowance_month": date(2020, 1, 1),
    "special_state_benefit_month": date(2023, 7, 1),
}
"""The benefits that began after 2018."""


def of_benefits(node: object) -> bool:
    """Whether a rule is written in the package of benefits."""
    function = getattr(getattr(node, "origin", None), "function", None)
    return function is not None and function.__module__.startswith(benefits.__name__)


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_every_benefit_is_given_from_its_first_day(day: date) -> None:
    nodes = LAW.at(day).nodes
    assert [
        benefit.output for benefit in BENEFITS if (benefit.output in nodes) != (day >= LATER.get(benefit.output, day))
    ] == []
    assert {nodes[benefit.output].unit.name for benefit in BENEFITS if benefit.output in nodes} == {"tiyn"}


def test_every_benefit_is_received_as_an_income_of_its_own() -> None:
    known = {fact.name for fact in INCOME_FACTS}
    received = [benefit.received_as for benefit in BENEFITS]
    assert set(received) <= known
    assert sorted(received) == sorted(set(received))
    assert [benefit.output for benefit in BENEFITS if benefit.once] == ["birth_grant"]


@pytest.mark.parametrize("day", LAW.changes(), ids=str)
def test_assistance_asks_for_no_benefit(day: date) -> None:
    law = LAW.at(day)
    assert [node.name for node in law.needed(OUTPUTS) if of_benefits(node)] == []


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_every_rule_of_benefits_serves_one_of_them(day: date) -> None:
    law = LAW.at(day)
    outputs = {benefit.output for benefit in BENEFITS} | {each.output for each in LISTED}
    needed = {node.name for node in law.needed([name for name in outputs if name in law.nodes])}
    assert {name for name, node in law.nodes.items() if of_benefits(node)} - needed == set()


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_facts_left_out_give_no_benefit_but_the_basic_pension(day: date) -> None:
    law, born = LAW.at(day), (date(1985, 1, 1) - date(1970, 1, 1)).days
    case = Case({"region": 35}, ({"relation": 0, "birth_date": born},), ("m1",))
    owed = decide(law, case, [benefit.output for benefit in BENEFITS if benefit.output in law.nodes])
    assert {amount if isinstance(amount, int) else sum(amount) for amount in owed.values()} == {0}


OF_INCOME = {"targeted_assistance_month", "housing_assistance_month", "guaranteed_package"}
"""The benefits of the poor; every other is owed whatever was received."""

HEED = {
    "birth_grant_claim": {"childcare", "children"},
    "childcare_allowance_month": {"children"},
    "childcare_payment_month": {"childcare", "children"},
    "disability_allowance_month": {"pension", "survivor"},
    "guaranteed_package": set(),
    "large_family_allowance_month": {"children"},
    "special_state_benefit_month": {"disability", "pension"},
    "survivor_allowance_month": {"disability", "pension"},
}
"""Which other benefits' rules a benefit asks: what excludes what, what is paid to the height of what, who is paid."""


def modules_of(day: date, output: str) -> set[str]:
    """The modules of benefits whose rules an output is made of, its own and those of residence left out."""
    law = LAW.at(day)
    own = law.nodes[output].origin.function.__module__
    found = {node.origin.function.__module__ for node in law.needed([output]) if of_benefits(node)}
    return {name.rpartition(".")[2] for name in found - {own}} - {"residence"}


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_benefits_depend_on_income_only_where_the_law_says_so(day: date) -> None:
    law = LAW.at(day)
    listed = [each.output for each in LISTED if each.output in law.nodes]
    assert {output for output in listed if depends_on_income(law, output)} == OF_INCOME & set(listed)


@pytest.mark.parametrize("day", [day for day in CHANGES if day >= date(2023, 7, 1)], ids=str)
def test_benefits_heed_no_others_than_those_named(day: date) -> None:
    listed = [each.output for each in LISTED if each.output in LAW.at(day).nodes]
    assert {output: modules_of(day, output) for output in listed} == {
        output: HEED.get(output, set()) for output in listed
    }


def test_every_benefit_is_listed_as_it_is_received() -> None:
    listed = {each.received_as for each in LISTED}
    assert {benefit.received_as for benefit in BENEFITS} - listed == set()
    assert listed - {benefit.received_as for benefit in BENEFITS} == {"", "income_targeted_assistance"}
