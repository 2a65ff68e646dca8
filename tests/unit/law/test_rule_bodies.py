"""Rules are plain functions: called as such, they keep to the boundaries of their articles."""

from datetime import date

import pytest

from shanyraq.law import (
    assistance,
    carers,
    child_top_up,
    family,
    income,
    large_family,
    need,
    orleu,
    poverty_line,
    refusal,
)
from shanyraq.law.codes import NO_GROUNDS, CaresFor, Commission, Grounds, Kind, LocalGround, StateSupport
from shanyraq.rules import NEVER, WHOLE, Rounding, to_day

TENGE = 100


def day(text: str) -> int:
    return to_day(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("minimum", "ratio", "line"),
    [
        (22_636, 4_000, 9_054),  # 9,054.4
        (24_014, 6_000, 14_408),  # 14,408.4
        (22_636, 6_000, 13_582),  # 13,581.6
        (22_941, 5_000, 11_471),  # 11,470.5
        (34_654, 7_000, 24_258),  # 24,257.8
        (40_567, 7_000, 28_397),  # 28,396.9
        (29_698, 7_000, 20_789),  # 20,788.6
    ],
)
def test_published_lines_are_the_nearest_tenge(minimum: int, ratio: int, line: int) -> None:
    assert poverty_line.line_by_minimum(minimum * TENGE, ratio) == line * TENGE


def test_a_published_line_stands_before_the_computed_one() -> None:
    assert poverty_line.poverty_line(0, 5) == 5
    assert poverty_line.poverty_line(1, 5) == 1


@pytest.mark.parametrize(("line", "had", "gap"), [(300, 299, 1), (300, 300, 0), (300, 301, 0)])
def test_a_gap_is_never_negative(line: int, had: int, gap: int) -> None:
    assert income.quarter_gap(line, had) == gap


def test_nobody_counted_divides_nothing() -> None:
    assert income.income_per_member(0, 0) == 0
    assert assistance.family_gap_month(0, 0, 0, Rounding.UP) == 0
    assert assistance.adult_gap_month(0, 0, Rounding.UP) == 0
    assert assistance.assistance_month__less_sanctions(Kind.CONDITIONAL, 0, 0, 0, Rounding.UP) == 0


@pytest.mark.parametrize(("rounding", "amount"), [(Rounding.UP, 122), (Rounding.NEAREST, 121), (Rounding.DOWN, 121)])
def test_the_amount_of_2021_fits_rounding_up_alone(rounding: Rounding, amount: int) -> None:
    assert assistance.family_gap_month(36_306, 6, 6, rounding) == amount * TENGE


@pytest.mark.parametrize(("breaches", "kept"), [(0, WHOLE), (1, 5_000), (2, 0), (3, 0)])
def test_breaches_cut_a_conditional_grant(breaches: int, kept: int) -> None:
    assert assistance.kept_after_breach(Kind.CONDITIONAL, breaches, 5_000, 0) == kept
    assert assistance.kept_after_breach(Kind.UNCONDITIONAL, breaches, 5_000, 0) == WHOLE


@pytest.mark.parametrize(
    ("applied", "months"), [("2024-01-01", 3), ("2024-02-29", 2), ("2024-03-31", 1), ("2024-12-31", 1)]
)
def test_the_month_of_application_is_paid_whole(applied: str, months: int) -> None:
    assert assistance.months_to_quarter_end(day(applied)) == months


@pytest.mark.parametrize(
    ("kind", "extension", "longest", "months"),
    [
        (Kind.NONE, 0, 12, 0),
        (Kind.UNCONDITIONAL, 6, 12, 2),
        (Kind.CONDITIONAL, 0, 12, 6),
        (Kind.CONDITIONAL, 6, 12, 12),
        (Kind.CONDITIONAL, 0, 1, 1),
    ],
)
def test_a_contract_of_2018_runs_six_months(kind: Kind, extension: int, longest: int, months: int) -> None:
    assert assistance.months_paid__contract(kind, 2, 6, extension, longest) == months


@pytest.mark.parametrize(("age", "due"), [(0, False), (1, True), (6, True), (7, False)])
def test_the_top_up_is_for_children_of_one_to_six(age: int, due: bool) -> None:
    assert child_top_up.top_up_child(True, age, 1, 6) is due
    assert child_top_up.top_up_child(False, age, 1, 6) is False


@pytest.mark.parametrize(("mci", "each"), [(3_450, 5_175), (3_692, 5_538), (3_932, 5_898), (4_325, 6_488)])
def test_the_top_up_of_each_year(mci: int, each: int) -> None:
    assert child_top_up.top_up_per_child(mci * TENGE, 15_000, Rounding.UP) == each * TENGE


@pytest.mark.parametrize(("children", "mci"), [(4, 16), (5, 20), (6, 24), (7, 28), (8, 32), (10, 40)])
def test_the_large_family_rate_follows_the_number_of_children(children: int, mci: int) -> None:
    assert large_family.large_family_mci(children, 16, 20, 24, 28, 4) == mci


@pytest.mark.parametrize(
    ("refused", "applied", "barred"),
    [
        ("2024-01-15", "2024-01-14", False),
        ("2024-01-15", "2024-01-15", True),
        ("2024-01-15", "2024-07-14", True),
        ("2024-01-15", "2024-07-15", False),
        ("2023-08-31", "2024-02-29", True),
        ("2023-08-31", "2024-03-01", False),
    ],
)
def test_a_bar_of_six_months_ends_on_the_same_day_of_the_month(refused: str, applied: str, barred: bool) -> None:
    assert refusal.refused_work__bars_family(True, False, day(refused), day(applied), 6) is barred
    assert refusal.contract_lately_broken(day(refused), day(applied), 6) is barred
    assert refusal.gave_false_data__for_months(day(refused), day(applied), 6) is barred


def test_what_never_happened_never_bars() -> None:
    now = day("2024-01-15")
    assert not refusal.refused_work__bars_family(True, False, NEVER, now, 6)
    assert not refusal.refused_work__until_taken_up(True, False, NEVER, now, False)
    assert not refusal.gave_false_data__for_this_grant(NEVER, now)
    assert not need.dwelling_lately_disposed(NEVER, now, 60)


@pytest.mark.parametrize(
    ("size", "entitled", "above", "grounds"),
    [
        (2, 2, False, NO_GROUNDS),
        (2, 0, False, Grounds.NOBODY_ENTITLED),
        (0, 0, False, Grounds.NOBODY_COUNTED),
        (2, 0, True, Grounds.NOBODY_ENTITLED | Grounds.INCOME_ABOVE_LINE),
    ],
)
def test_the_grounds_of_right(size: int, entitled: int, above: bool, grounds: Grounds) -> None:
    assert refusal.right_grounds(size, entitled, above) == grounds


@pytest.mark.parametrize(
    ("conclusion", "assets", "adopted", "ground", "none"),
    [
        (Commission.NONE, True, False, LocalGround.NONE, True),
        (Commission.NEED, True, True, LocalGround.NO_NEED, False),
        (Commission.NO_NEED, False, True, LocalGround.NEED, True),
        (Commission.NONE, True, True, LocalGround.NEED, False),
        (Commission.NONE, False, True, LocalGround.NO_NEED, True),
        (Commission.NONE, False, False, LocalGround.NO_NEED, False),
        (Commission.NONE, True, True, LocalGround.NONE, True),
    ],
)
def test_conclusion_then_local_list_then_criteria(
    conclusion: Commission, assets: bool, adopted: bool, ground: LocalGround, none: bool
) -> None:
    assert need.no_need__by_criteria_and_local_list(conclusion, assets, adopted, ground) is none


@pytest.mark.parametrize(("area", "small"), [(0, False), (1, True), (54, True), (55, False)])
def test_dwellings_are_small_up_to_eighteen_metres_a_member(area: int, small: bool) -> None:
    assert need.small_dwellings(area, 3, 18) is small


def test_more_unsafe_dwellings_than_dwellings_leave_none() -> None:
    assert need.sound_dwellings(1, 2) == 0


@pytest.mark.parametrize("support", list(StateSupport))
def test_a_grown_person_fully_supported_stayed_in_the_family_to_2017(support: StateSupport) -> None:
    in_family = support in (StateSupport.NONE, StateSupport.FULL_STATE_SUPPORT)
    assert family.kept_by_state__children_only(support, False) is not in_family
    assert family.kept_by_state__anyone(support) is (support != StateSupport.NONE)


@pytest.mark.parametrize("cares_for", list(CaresFor))
def test_whose_care_makes_a_family_unconditional(cares_for: CaresFor) -> None:
    young = carers.cares_for_young_child(cares_for, False)
    expected = cares_for not in (CaresFor.NONE, CaresFor.CHILD_UNDER_7)
    assert carers.able_bodied_carer(True, cares_for, young) is expected
    assert carers.able_bodied_carer(False, cares_for, young) is False


def test_orleu_pays_its_own_families_alone() -> None:
    assert orleu.orleu_assistance_month(True, 1, 100, Rounding.UP) == TENGE
    assert orleu.orleu_assistance_month(False, 1, 100, Rounding.UP) == 0
    assert orleu.orleu_assistance_month(True, 0, 100, Rounding.UP) == 0
