"""What is computed from a book: tariffs by hand, comparisons, break-even points, changes and scenarios."""

from dataclasses import replace
from fractions import Fraction

import pytest

from shanyraq.evidence.tariffs.break_even import break_even
from shanyraq.evidence.tariffs.comparison import comparables, cost_per_recipient, mean_tariff
from shanyraq.evidence.tariffs.costing import cost
from shanyraq.evidence.tariffs.sensitivity import Lever, changed_book, scaled, scenarios, sensitivity
from shanyraq.law.tariffs.codes import Hindrances
from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.tariffs.book import Change, ChangedThing, Setting
from shanyraq.rules import LawProblem


def of(costed, code):
    return next(one for one in costed if one.service.code == code)


def test_a_small_service_is_computed_as_by_hand(book) -> None:
    """Home care of 44 persons, 104 visits each: social workers, travel, the office, and 5 % of direct costs."""
    one = of(cost(book, TARIFF_LAW), "KRG-3-H")
    pay = 5.5 * 180_000 * 12 * 1.165
    travel = 44 * 104 * 640
    assert one.value("direct_staff_year") == round(pay * 100)
    assert one.value("direct_goods_year") == travel * 100
    posts = {"cleaner": 1.75, "director": 1, "accountant": 1}
    months = {"cleaner": 110_000, "director": 380_000, "accountant": 240_000}
    indirect = sum(posts[name] * months[name] * 12 * 1.165 for name in posts)
    indirect += 40 * 6_850 + (5.5 + 3.75) * 0.5 * 27_500 + 540_000 + (pay + travel) * 0.05
    assert one.value("indirect_year") == round(indirect * 100)
    assert one.value("tariff") == round((pay + travel + indirect + 40 * 1_750) / (44 * 104)) * 100


def test_lines_add_up_to_the_estimate_and_to_the_unit(costed) -> None:
    for one in costed:
        lines = sum(line.total for line in one.lines)
        assert lines + one.value("overheads_year") == one.value("estimate_year")
        units = sum(one.per_unit(line.total) for line in one.lines) + one.per_unit(one.value("overheads_year"))
        assert units == Fraction(one.value("estimate_year"), one.value("tariff_units"))


def test_a_tariff_above_its_limit_is_blocked_with_the_reason(costed) -> None:
    assert {one.service.code: one.hindrances for one in costed if one.hindrances} == {
        "KRG-2-R": (Hindrances.ABOVE_HIGHEST,)
    }


def test_months_are_paid_by_accepted_units_alone(costed) -> None:
    paid = of(costed, "KRG-1-R").payments
    assert paid[0] == ("2026-01", 3_286, 124, 3_286 * 715_000)
    assert of(costed, "KRG-2-R").payments == ()


def test_a_setting_of_the_book_changes_every_tariff(book, costed) -> None:
    dearer = cost(replace(book, settings=(Setting("overhead_share", 1_000),)), TARIFF_LAW)
    assert all(after.value("tariff") > before.value("tariff") for before, after in zip(costed, dearer, strict=True))
    for before, after in zip(costed, dearer, strict=True):
        assert abs(after.value("overheads_year") - 2 * before.value("overheads_year")) <= 1  # each is rounded once


def test_services_are_compared_with_their_like_alone(costed) -> None:
    found = comparables(costed)
    assert [[one.service.code for one in group.services] for group in found] == [
        ["KRG-1-R", "KRG-2-R"],
        ["TRK-1-D", "TRK-2-D"],
        ["AST-1-H", "KRG-3-H"],
    ]
    town, village = of(costed, "KRG-1-R"), of(costed, "KRG-2-R")
    units = [one.value("planned_units") for one in (town, village)]
    weighed = town.value("tariff") * units[0] + village.value("tariff") * units[1]
    assert found[0].mean == Fraction(weighed, sum(units))


def test_village_against_town(costed) -> None:
    equity = comparables(costed)[0].equity
    town, village = of(costed, "KRG-1-R"), of(costed, "KRG-2-R")
    assert equity.ratio == Fraction(village.value("tariff"), town.value("tariff"))
    assert equity.gap == village.value("tariff") - town.value("tariff")
    assert equity.gap_per_recipient == cost_per_recipient([village]) - cost_per_recipient([town])
    [group] = comparables([town])
    assert group.equity is None


def test_means_of_nothing_are_nought() -> None:
    assert (mean_tariff(()), cost_per_recipient(())) == (0, 0)


def test_a_house_too_dear_never_breaks_even(book, costed) -> None:
    service = replace(book.service("KRG-2-R"), approved=100)
    [one] = cost(replace(book, services=(service,)), TARIFF_LAW)
    found = break_even(book, one, TARIFF_LAW)
    assert (found.first, found.lasting, found.approved) == (None, None, True)
    assert found.planned.recipients == 24


def test_a_step_of_posts_may_undo_a_break_even(book, costed) -> None:
    found = break_even(book, of(costed, "KRG-3-H"), TARIFF_LAW)
    assert (found.first.recipients, found.lasting.recipients) == (30, 46)
    assert not found.points[31].met


def test_a_house_over_its_capacity_and_one_without_places(book) -> None:
    service = book.service("KRG-2-R")
    for places in (20, 0):
        changed = replace(service, places=places)
        [one] = cost(replace(book, services=(changed,)), TARIFF_LAW)
        found = break_even(book, one, TARIFF_LAW)
        assert found.planned is None
        assert len(found.points) == places + 1
    assert found.first is None


@pytest.mark.parametrize(
    ("value", "share", "expected"), [(100, 1_000, 110), (101, 500, 106), (7, -1_000, 6), (0, 999, 0)]
)
def test_a_share_more_or_less_is_rounded_to_the_smallest_part(value, share, expected) -> None:
    assert scaled(value, share) == expected


def test_what_weighs_most_comes_first_and_prices_that_act_like_norms_stand_once(book, costed) -> None:
    one = of(costed, "KRG-1-R")
    found = sensitivity(book, one, TARIFF_LAW, 1_000)
    sizes = [swing.size for swing in found.swings]
    assert sizes == sorted(sizes, reverse=True)
    assert found.swings[0].lever is Lever.PRICE_OR_NORM
    assert found.swings[0].name == "Food, a day's ration"
    assert (found.swings[0].down, found.swings[0].up) == (683_800, 759_800)
    names = [(swing.lever, swing.name) for swing in found.swings]
    assert len(set(names)) == len(names)
    assert not any(swing.lever is Lever.NORM for swing in found.swings)


def test_more_recipients_never_go_beyond_the_places(book, costed) -> None:
    one = of(costed, "AST-1-H")
    found = sensitivity(book, one, TARIFF_LAW, 5_000)
    up = next(swing.up for swing in found.swings if swing.lever is Lever.RECIPIENTS)
    [full] = cost(replace(book, services=(replace(one.service, recipients=one.service.places),)), TARIFF_LAW)
    assert up == full.value("tariff")


def test_a_change_beyond_what_can_be_true_is_told(book) -> None:
    prices = tuple(replace(price, amount=9 * 10**7) if price.item == "food" else price for price in book.prices)
    dear = replace(book, prices=prices)
    change = Change("dearer", ChangedThing.PRICE, "food", 5_000, None)
    with pytest.raises(LawProblem, match="unit_price"):
        cost(changed_book(dear, (change,)), TARIFF_LAW)


def change(thing, name=None, share=None, value=None):
    return Change("if", thing, name, share, value)


def test_changes_touch_what_they_name_and_nothing_else(book) -> None:
    prices = changed_book(book, (change(ChangedThing.PRICE, "food", share=1_000),)).prices
    assert [new.amount for new in prices if new.item == "food"] == [
        scaled(old.amount, 1_000) for old in book.prices if old.item == "food"
    ]
    assert [new for new in prices if new.item != "food"] == [old for old in book.prices if old.item != "food"]
    norms = changed_book(book, (change(ChangedThing.NORM, "food", value=20_000),)).items
    assert {item.norm for item in norms if item.code == "food"} == {20_000}
    persons = changed_book(book, (change(ChangedThing.STAFF_NORM, value=3),)).staff_norms
    assert {norm.persons for norm in persons if norm.persons is not None} == {3}
    assert any(norm.persons is None for norm in persons)
    recipients = changed_book(book, (change(ChangedThing.RECIPIENTS, "KRG-1-R", share=-5_000),)).services
    assert [service.recipients for service in recipients][:2] == [55, 24]
    settings = changed_book(book, (change(ChangedThing.SETTING, "overhead_share", value=1),)).settings
    assert settings == (Setting("overhead_share", 1),)


def test_a_scenario_is_the_book_under_all_its_changes(book, costed) -> None:
    found = scenarios(book, costed, TARIFF_LAW)
    assert [scenario.name for scenario in found] == list(dict.fromkeys(change.scenario for change in book.changes))
    last = found[-1]
    assert len(last.changes) == 2
    assert [one.value("tariff") for one in last.before] == [one.value("tariff") for one in costed]
    village = of(last.after, "KRG-3-H")
    assert village.value("tariff") > of(costed, "KRG-3-H").value("tariff")
    assert of(last.after, "AST-1-H").value("tariff") == of(costed, "AST-1-H").value("tariff")
    some = scenarios(book, costed[:1], TARIFF_LAW)
    assert [len(scenario.after) for scenario in some] == [1] * len(found)
