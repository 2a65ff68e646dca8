"""Whatever a service is like: engines agree, sums add up, dearer is dearer, and breaking even means what it says."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from random_group import groups

from shanyraq.evidence.tariffs.break_even import break_even
from shanyraq.evidence.tariffs.costing import cost, many
from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.case_columns import CaseColumns
from shanyraq.people.tariffs.example import REGIMES, example_book
from shanyraq.people.tariffs.read import read_book
from shanyraq.people.tariffs.write import write_book
from shanyraq.rules import WHOLE
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.explain import explain

DAY = date(2026, 1, 1)
LAW = TARIFF_LAW.at(DAY)
NAMES = tuple(dict.fromkeys(rule.name for rule in TARIFF_LAW.rules))
MEMBER = TARIFF_LAW.levels.member
PRICES = ("unit_price", "month_pay", "year_sum")
ADJUSTERS = ("region_supplement", "village_supplement", "heating_supplement", "dependency_supplement")
SERVICES = groups(TARIFF_LAW, DAY)

SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.integers(0, 3_000) for name in ADJUSTERS},
        "payroll_charges": st.integers(0, 5_000),
        "overhead_share": st.integers(0, 5_000),
        "least_occupancy": st.integers(0, 10_000),
        "absence_paid": st.integers(0, 10_000),
        "tariff_step": st.sampled_from([1, 100, 1_000]),
        "tariff_rounding": st.integers(0, 2),
        "capital_in_tariff": st.integers(0, 1),
    },
)
"""Numbers of the method set by hand."""


def law_with(fixed):
    return LAW.with_values(fixed) if fixed else LAW


@given(st.lists(SERVICES, min_size=1, max_size=4), SETTINGS)
@settings(max_examples=60, deadline=None)
def test_explained_decided_and_evaluated_services_are_the_same(cases, fixed):
    law = law_with(fixed)
    results = evaluate(CaseColumns(cases, TARIFF_LAW.facts, MEMBER), law, NAMES, workers=1)
    explained = [explain(law, case, NAMES).results for case in cases]
    assert explained == [decide(law, case, NAMES) for case in cases]
    for name in NAMES:
        of_items = law[name].level == MEMBER
        alone = [values[name] for values in explained]
        found = results.column(name).tolist()
        assert found == ([value for values in alone for value in values] if of_items else alone), name


@given(SERVICES, SETTINGS)
@settings(max_examples=100, deadline=None)
def test_the_parts_of_an_estimate_add_up_to_the_tiyn(case, fixed):
    values = explain(law_with(fixed), case, NAMES).values
    capital = sum(amount for amount, there in zip(values["item_total"], values["of_capital"], strict=True) if there)
    left_out = 0 if values["capital_in_tariff"] else capital
    assert sum(values["item_total"]) - left_out + values["overheads_year"] == values["estimate_year"]
    parts = ("direct_staff_year", "direct_goods_year", "indirect_year", "capital_year")
    assert sum(values[name] for name in parts) == values["estimate_year"]
    if values["estimate_year"]:
        assert sum(Fraction(values[name], values["estimate_year"]) for name in parts) == 1


@given(SERVICES, SETTINGS)
@settings(max_examples=100, deadline=None)
def test_the_tariff_is_rounded_once(case, fixed):
    """It is within a step of the exact quotient, to the side that the rounding says."""
    values = explain(law_with(fixed), case, ["tariff"]).values
    assume(values["tariff_units"])
    off = Fraction(values["estimate_year"], values["tariff_units"]) - values["tariff"]
    step = values["tariff_step"]
    assert values["tariff"] % step == 0
    lower, upper = {0: (0, step), 1: (Fraction(-step, 2), Fraction(step, 2)), 2: (-step, 0)}[values["tariff_rounding"]]
    assert lower <= off <= upper
    assert abs(off) < step


@given(SERVICES, st.data())
@settings(max_examples=100, deadline=None)
def test_a_dearer_price_never_makes_a_tariff_cheaper(case, data):
    slot = data.draw(st.integers(0, len(case.members) - 1))
    name = data.draw(st.sampled_from(PRICES))
    before = case.members[slot].get(name, 0)
    fact = next(fact for fact in TARIFF_LAW.facts if fact.name == name)
    dearer = data.draw(st.integers(before, fact.most))
    members = list(case.members)
    members[slot] = {**members[slot], name: dearer}
    pair = [case, replace(case, members=tuple(members))]
    found = many(pair, LAW, ("tariff", "estimate_year"))
    assert found["tariff"][0] <= found["tariff"][1]
    assert found["estimate_year"][0] <= found["estimate_year"][1]


@given(SERVICES, st.integers(1, 500))
@settings(max_examples=100, deadline=None)
def test_posts_never_fall_with_more_recipients_where_norms_hold_for_all_sizes(case, more):
    members = tuple(
        {name: value for name, value in member.items() if name not in ("size_from", "size_to")}
        for member in case.members
    )
    recipients = case.group["recipients"]
    assume(recipients + more <= 2_000)
    pair = [
        replace(case, members=members, group={**case.group, "recipients": number})
        for number in (recipients, recipients + more)
    ]
    posts = many(pair, LAW, ("service_posts",))["service_posts"]
    assert posts[0] <= posts[1]


@given(st.sampled_from(REGIMES), st.data())
@settings(max_examples=12, deadline=None)
def test_breaking_even_breaks_even_and_one_place_fewer_does_not(regime, data):
    book = example_book(regime, "en")
    code = data.draw(st.sampled_from([service.code for service in book.services]))
    service = book.service(code)
    tariff = data.draw(st.integers(1, 3 * (service.approved or 700_000)))
    service = replace(
        service, approved=tariff, places=min(service.places, 130), recipients=min(service.recipients, 130)
    )
    book = replace(book, services=(service,))
    [costed] = cost(book, TARIFF_LAW)
    found = break_even(book, costed, TARIFF_LAW)

    def met(recipients):
        changed = replace(costed.found.case, group={**costed.found.case.group, "recipients": recipients})
        values = explain(LAW, changed, ["estimate_year", "planned_units"]).values
        return tariff * values["planned_units"] >= values["estimate_year"]

    assert [point.recipients for point in found.points] == list(range(service.places + 1))
    if found.first is None:
        assert not any(point.met for point in found.points if point.recipients)
        assert found.lasting is None
        assert not met(service.places)
        return
    assert met(found.first.recipients)
    assert found.first.recipients == 1 or not met(found.first.recipients - 1)
    if found.lasting is None:
        assert not met(service.places)
    else:
        assert all(point.met for point in found.points[found.lasting.recipients :])
        assert found.lasting.recipients == 1 or not met(found.lasting.recipients - 1)


@given(
    st.sampled_from(["kk", "ru", "en"]),
    st.lists(st.integers(0, 10**8), min_size=1, max_size=5),
    st.integers(0, 20 * WHOLE),
    st.integers(0, 10**12),
)
@settings(max_examples=10, deadline=None)
def test_any_numbers_come_back_from_a_workbook_as_they_were(tmp_path_factory, lang, amounts, norm, year):
    book = example_book("services", lang)
    prices = tuple(replace(price, amount=amounts[place % len(amounts)]) for place, price in enumerate(book.prices))
    prices = tuple(replace(price, amount=year) if price.item == "communication" else price for price in prices)
    items = tuple(item if item.norm is None else replace(item, norm=norm) for item in book.items)
    changed = replace(book, prices=prices, items=items)
    file = tmp_path_factory.mktemp("book") / "book.xlsx"
    write_book(changed, file, lang, illustrative=False)
    assert read_book(file) == changed
