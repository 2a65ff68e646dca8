"""Which norms, prices and limits hold for a service: the most particular ones, and of them the latest to have begun."""

from dataclasses import replace
from datetime import date

import pytest

from shanyraq.law.codes import Region
from shanyraq.law.tariffs.codes import TariffForm
from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.case_columns import CaseColumns
from shanyraq.people.tariffs.book import Accepted, Certainty, Price
from shanyraq.people.tariffs.cases import in_force, paid_case, service_case, service_cases
from shanyraq.people.tariffs.example import REGIMES, example_book
from shanyraq.people.tariffs.problems import BookRefused
from shanyraq.rules import LANGUAGES
from shanyraq.rules.decide import decide
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.explain import explain

BOOK = example_book("services", "en")
SERVICE = BOOK.service("KRG-1-R")


def price(region, since, amount):
    return Price("food", region, date.fromisoformat(since), amount, "made up", Certainty.ASSUMED)


PRICES = (
    price(None, "2025-01-01", 1),
    price(None, "2026-01-01", 2),
    price(Region.KARAGANDA, "2025-01-01", 3),
    price(Region.KARAGANDA, "2026-07-01", 4),
)


@pytest.mark.parametrize(
    ("region", "on", "amounts"),
    [
        (Region.ASTANA, "2024-12-31", []),
        (Region.ASTANA, "2025-01-01", [1]),
        (Region.ASTANA, "2025-12-31", [1]),
        (Region.ASTANA, "2026-01-01", [2]),
        (Region.KARAGANDA, "2026-01-01", [3]),
        (Region.KARAGANDA, "2026-06-30", [3]),
        (Region.KARAGANDA, "2026-07-01", [4]),
    ],
)
def test_a_regions_own_price_goes_before_the_countrys_and_the_latest_before_earlier_ones(region, on, amounts) -> None:
    found = in_force(PRICES, date.fromisoformat(on), {"region": region})
    assert [row.amount for row in found] == amounts


def test_a_norm_for_the_group_goes_before_one_for_the_form() -> None:
    norm = BOOK.staff_norms[0]
    of_group = replace(norm, form=None, group=SERVICE.group)
    asked = {"group": SERVICE.group, "form": SERVICE.form}
    assert in_force((norm, of_group), SERVICE.on, asked) == (of_group,)
    assert in_force((norm, replace(of_group, form=TariffForm.HOME)), SERVICE.on, asked) == (norm,)


def test_a_new_version_of_a_norm_takes_the_place_of_all_its_sizes() -> None:
    first = [norm for norm in BOOK.staff_norms if (norm.item, norm.form) == ("carer", TariffForm.RESIDENTIAL)]
    newer = replace(first[0], since=date(2026, 1, 1), size_to=None)
    book = replace(BOOK, staff_norms=(*BOOK.staff_norms, newer))
    lines = [line for line in service_case(book, SERVICE).lines if line.item.code == "carer"]
    assert [line.norm for line in lines] == [newer]
    earlier = replace(SERVICE, on=date(2025, 12, 31))
    assert len([line for line in service_case(book, earlier).lines if line.item.code == "carer"]) == len(first) == 2


def test_lines_of_one_name_are_told_apart_by_their_sizes() -> None:
    ids = service_case(BOOK, SERVICE).case.ids
    assert len(set(ids)) == len(ids)
    assert {"Carers (0–30)", "Carers (31–…)", "Nurses"} <= set(ids)


def test_limits_are_of_the_services_form_unit_and_region() -> None:
    assert service_case(BOOK, SERVICE).case.group["highest_tariff"] == 750_000
    bare = service_case(replace(BOOK, limits=()), SERVICE)
    assert bare.limit is None
    assert not {"lowest_tariff", "highest_tariff"} & bare.case.group.keys()


def test_what_is_missing_is_told_of_every_service_at_once() -> None:
    prices = tuple(price for price in BOOK.prices if price.item not in ("food", "travel"))
    norms = tuple(norm for norm in BOOK.staff_norms if norm.item != "cook")
    with pytest.raises(BookRefused) as caught:
        service_cases(replace(BOOK, prices=prices, staff_norms=norms))
    keys = [problem.key for problem in caught.value.problems]
    assert (keys.count("price_missing"), keys.count("norm_missing")) == (6, 4)
    for lang in LANGUAGES:
        assert all(code in caught.value.text(lang) for code in ("KRG-1-R", "travel", "cook"))


def test_a_service_without_items_and_one_with_too_many_are_told() -> None:
    with pytest.raises(BookRefused) as caught:
        service_case(replace(BOOK, items=()), SERVICE)
    assert [problem.key for problem in caught.value.problems] == ["no_items"]
    many = tuple(replace(BOOK.items[-1], code=f"repair {place}") for place in range(101))
    prices = tuple(replace(BOOK.prices[-1], item=item.code) for item in many)
    with pytest.raises(BookRefused) as caught:
        service_case(replace(BOOK, items=many, prices=prices), SERVICE)
    assert [problem.key for problem in caught.value.problems] == ["too_many_items"]


def test_a_month_of_accepted_units_is_paid_by_the_approved_tariff() -> None:
    found = service_case(BOOK, SERVICE)
    paid = paid_case(found, Accepted("KRG-1-R", date(2026, 1, 1), 3_286, 124))
    assert decide(TARIFF_LAW.at(SERVICE.on), paid, ["payment"]) == {"payment": 3_286 * 715_000}


@pytest.mark.parametrize("regime", REGIMES)
def test_many_services_at_once_give_what_each_gives_alone(regime) -> None:
    found = service_cases(example_book(regime, "ru"))
    law = TARIFF_LAW.at(date(2026, 1, 1))
    names = ("tariff", "estimate_year", "tariff_hindrances", "item_total", "above_highest")
    columns = CaseColumns([one.case for one in found], TARIFF_LAW.facts, TARIFF_LAW.levels.member)
    results = evaluate(columns, law, names)
    alone = [explain(law, one.case, names).results for one in found]
    for name in ("tariff", "estimate_year", "tariff_hindrances", "above_highest"):
        assert results.column(name).tolist() == [values[name] for values in alone]
    assert results.column("item_total").tolist() == [value for values in alone for value in values["item_total"]]
