"""How a benefit stands: due or not, received or not, in which amount, until when, and what claiming it changes."""

from datetime import date

import pytest
from plain_families import born, child, listing, mother, of, person

from shanyraq.law.codes import Award, CaresFor, Disability, DisabilityCause, Loss, Relation, Work
from shanyraq.law.entitlements.listed import LISTED
from shanyraq.law.entitlements.listing import Change, Standing

SUM = {"childcare_allowance": (22_649, 22_649, 22_649)}
"""5.76 of 3,932, the index of 2025."""


def carer(**facts: int):
    return mother(cares_for=CaresFor.CHILD_UNDER_3, **facts)


def test_what_is_due_and_not_received_is_missed() -> None:
    found = listing(carer(), child(born(2025, 6, 1)))
    item = of(found, "childcare_allowance_month")
    assert (item.standing, item.amount, item.parts, item.received) == (Standing.MISSED, 2_491_200, ((0, 2_491_200),), 0)
    assert item.owed == 3 * 2_264_900
    assert item in found.of(Standing.MISSED)


def test_what_was_owed_in_the_quarter_and_received_is_received_though_the_index_has_risen_since() -> None:
    item = of(listing(carer(), child(born(2025, 6, 1)), monthly={0: SUM}), "childcare_allowance_month")
    assert (item.standing, item.amount, item.received) == (Standing.RECEIVED, 2_491_200, 6_794_700)


@pytest.mark.parametrize(
    ("months", "standing"),
    [
        ((22_648, 22_650, 22_649), Standing.RECEIVED),  # roundings of other offices, to a tenge
        ((0, 22_649, 22_649), Standing.RECEIVED),  # granted in the quarter
        ((22_649, 22_649, 0), Standing.DIFFERS),  # not paid any more
        ((22_647, 22_649, 22_649), Standing.DIFFERS),
        ((24_912, 24_912, 24_912), Standing.DIFFERS),
    ],
)
def test_months_are_held_against_what_each_of_them_owed(months, standing) -> None:
    found = listing(carer(), child(born(2025, 6, 1)), monthly={0: {"childcare_allowance": months}})
    assert of(found, "childcare_allowance_month").standing == standing


def test_a_sum_without_months_is_held_against_the_last_months() -> None:
    standings = [
        of(listing(carer(income_childcare_allowance=tenge * 100), child(born(2025, 6, 1))), "childcare_allowance_month")
        for tenge in (67_947, 45_298, 22_649, 22_640)
    ]
    assert [item.standing for item in standings] == [Standing.RECEIVED] * 3 + [Standing.DIFFERS]


def test_a_right_that_ended_after_the_quarter_is_told_from_one_that_never_was() -> None:
    ended = of(listing(carer(), child(born(2024, 7, 20)), monthly={0: SUM}), "childcare_allowance_month")
    never = of(listing(carer(), child(born(2020, 7, 20)), monthly={0: SUM}), "childcare_allowance_month")
    assert (ended.standing, ended.due) == (Standing.ENDED, False)
    assert (never.standing, never.received, never.owed) == (Standing.WITHOUT_RIGHT, 6_794_700, 0)


def test_a_child_not_yet_born_in_the_quarter_was_owed_nothing() -> None:
    item = of(listing(carer(), child(born(2026, 1, 15))), "childcare_allowance_month")
    assert (item.standing, item.amount, item.owed) == (Standing.MISSED, 2_491_200, 0)


def test_what_is_shared_may_stand_with_anybody() -> None:
    """A child's allowance is paid to the parent's account, and stated as the parent's income or as the child's."""
    family = mother(), child(born(2016), disability=Disability.GROUP_2)
    alike = {"child_disability_benefit": (84_598, 84_598, 84_598)}
    for slot in (0, 1):
        item = of(listing(*family, monthly={slot: alike}), "child_disability_allowance_month")
        assert (item.standing, item.parts) == (Standing.RECEIVED, ((1, 9_305_800),))


def test_what_is_personal_stands_once_for_each_member_it_concerns() -> None:
    found = listing(
        mother(disability=Disability.GROUP_1),
        person(Relation.PARENT, born(1970), disability=Disability.GROUP_3),
        person(Relation.SIBLING, born(1992)),
        monthly={1: {"disability_benefit": (55_474, 55_474, 55_474)}},
    )
    items = [item for item in found.items if item.listed.output == "disability_allowance_month"]
    assert [(item.standing, item.parts) for item in items] == [
        (Standing.MISSED, ((0, 11_187_300),)),
        (Standing.RECEIVED, ((1, 6_102_200),)),
    ]


@pytest.mark.parametrize(
    ("received", "raising", "care"),
    [
        (0, Standing.MISSED, Standing.MISSED),
        (74_428, Standing.RECEIVED, Standing.MISSED),
        (148_856, Standing.RECEIVED, Standing.RECEIVED),
        (100_000, Standing.DIFFERS, Standing.MISSED),
    ],
)
def test_two_benefits_received_as_one_kind_are_told_apart_by_their_amounts(received, raising, care) -> None:
    found = listing(
        mother(),
        person(Relation.SPOUSE, born(1988), cares_for=CaresFor.GROUP_1_OR_2),
        person(Relation.PARENT, born(1968), disability=Disability.GROUP_1),
        child(born(2016), disability=Disability.GROUP_2),
        monthly={0: {"carer_allowance": (received, received, received)}},
    )
    standings = [of(found, name).standing for name in ("raising_allowance_month", "group_1_care_allowance_month")]
    assert standings == [raising, care]


def test_a_grant_is_open_until_it_was_received_or_paid() -> None:
    open_ = of(listing(mother(), child(born(2025, 11, 1))), "birth_grant_claim")
    received = of(
        listing(mother(), child(born(2025, 11, 1)), monthly={0: {"birth_grant": (0, 149_416, 0)}}), "birth_grant_claim"
    )
    paid = of(listing(mother(), child(born(2025, 11, 1), birth_grant_paid=1)), "birth_grant_claim")
    less = of(
        listing(mother(), child(born(2025, 11, 1)), monthly={0: {"birth_grant": (0, 100_000, 0)}}), "birth_grant_claim"
    )
    assert [item.standing for item in (open_, received, paid, less)] == [
        *(Standing.MISSED, Standing.RECEIVED, Standing.NOT_DUE, Standing.DIFFERS)
    ]
    assert (open_.amount, open_.last_day, open_.change) == (16_435_000, date(2027, 5, 1), None)


def test_assistance_is_not_held_against_an_earlier_quarter_whose_incomes_nobody_stated() -> None:
    item = of(listing(mother(income_targeted_assistance=100), child(born(2020))), "targeted_assistance_month")
    assert (item.standing, item.owed, item.last_day) == (Standing.RECEIVED, None, date(2026, 3, 31))
    item = of(listing(mother(income_targeted_assistance=100, income_wage=90_000_000)), "targeted_assistance_month")
    assert item.standing == Standing.ENDED


@pytest.mark.parametrize(
    ("facts", "output", "last_day", "change"),
    [
        # the day a child is a year and a half old is paid still
        ({"birth": born(2025, 1, 31)}, "childcare_allowance_month", date(2026, 7, 31), Change(date(2026, 8, 1), 0)),
        # a child without a group stays so; the right ends with the eighteenth birthday
        (
            {"birth": born(2019, 5, 20), "disability": Disability.CHILD_WITHOUT_GROUP},
            *("child_disability_allowance_month", date(2037, 5, 19), Change(date(2037, 5, 20), 0)),
        ),
        # a child of group I is paid more from the seventh birthday
        (
            {"birth": born(2019, 5, 20), "disability": Disability.GROUP_1},
            *("child_disability_allowance_month", None, Change(date(2026, 5, 20), 11_187_300)),
        ),
    ],
)
def test_the_day_a_right_ends_or_next_changes_is_known(facts, output, last_day, change) -> None:
    birth = facts.pop("birth")
    item = of(listing(carer(), child(birth, **facts)), output)
    assert (item.last_day, item.change) == (last_day, change)


def test_the_months_that_the_loss_of_work_is_paid_for_run_out() -> None:
    lost = {"work": Work.REGISTERED_UNEMPLOYED, "unemployed_since": born(2026, 1, 20)}
    item = of(listing(mother(insured_months=40, insured_income_month=18_000_000, **lost)), "unemployment_payment_month")
    assert (item.standing, item.amount, item.last_day) == (Standing.MISSED, 6_561_000, date(2026, 5, 19))


def test_a_right_that_begins_within_a_year_is_foretold() -> None:
    near = of(listing(person(Relation.APPLICANT, born(1965, 9, 1), sex=1)), "pension_month")
    far = of(listing(person(Relation.APPLICANT, born(1966, 9, 1), sex=1)), "pension_month")
    assert (near.standing, near.due, near.change) == (Standing.NOT_DUE, False, Change(date(2026, 9, 1), 3_559_600))
    assert far.change is None


def test_known_law_of_later_years_changes_an_amount() -> None:
    """From 2027 the basic pension reaches 1.20 of the subsistence minimum."""
    item = of(listing(person(Relation.APPLICANT, born(1950), pension_service_years=40)), "pension_month")
    assert (item.amount, item.change) == (6_000_500, Change(date(2027, 1, 1), 6_102_200))


def test_the_large_family_allowance_goes_to_a_parent_who_may_hold_it() -> None:
    children = [child(born(year)) for year in (2010, 2012, 2014, 2016)]
    spouse = person(Relation.SPOUSE, born(1988))
    assert of(listing(mother(), spouse, *children), "large_family_allowance_month").parts == ((0, 6_933_000),)
    foreign = mother(residence=3)
    assert of(listing(foreign, spouse, *children), "large_family_allowance_month").parts == ((1, 6_933_000),)


def test_what_would_be_received_and_counts_lessens_assistance() -> None:
    family = [mother(work=Work.NOT_WORKING), *(child(born(year)) for year in (2010, 2012, 2014, 2016))]
    found = listing(*family)
    now = of(found, "targeted_assistance_month")
    assert (now.standing, found.missed_month) == (Standing.MISSED, now.amount + 6_933_000)
    # all of the allowance is the family's income
    assert found.assistance_if_claimed == now.amount - 6_933_000
    awarded = listing(mother(award=Award.KUMIS_ALQA))
    assert awarded.assistance_if_claimed is None


@pytest.mark.parametrize(
    ("output", "counts"),
    [
        *(("large_family_allowance_month", True), ("childcare_allowance_month", True), ("pension_month", True)),
        *(("awarded_mother_allowance_month", False), ("child_disability_allowance_month", False)),
        *(("housing_assistance_month", False), ("targeted_assistance_month", False), ("raising_allowance_month", True)),
    ],
)
def test_whether_a_benefit_counts_for_assistance_is_the_law_s_own_answer(output, counts) -> None:
    assert of(listing(mother()), output).counts_as_income is counts


def test_the_one_who_lost_a_breadwinner_has_either_benefit_or_both() -> None:
    """An adult chooses the larger; whoever is disabled since childhood has both."""
    lost = {"lost_breadwinner": Loss.BREADWINNER, "study": 3}
    general = listing(mother(), child(born(2004), disability=Disability.GROUP_3, **lost))
    childhood = listing(
        mother(),
        child(born(2004), disability=Disability.GROUP_3, disability_cause=DisabilityCause.SINCE_CHILDHOOD, **lost),
    )
    outputs = ("disability_allowance_month", "survivor_allowance_month")
    assert [of(general, name).amount for name in outputs] == [6_102_200, 0]
    assert [of(childhood, name).amount for name in outputs] == [8_187_100, 4_678_300]


def test_the_package_of_2020_to_2022_is_given_in_goods() -> None:
    found = listing(mother(), child(born(2018)), day=date(2022, 5, 14))
    item = of(found, "guaranteed_package")
    assert (item.standing, item.in_kind, item.amount, item.parts) == (Standing.ENTITLED, True, 0, ((1, 1),))
    assert "guaranteed_package" not in {item.listed.output for item in listing(mother()).items}


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2019, 6, 10), date(2021, 10, 24), date(2023, 7, 1)])
def test_the_law_of_any_day_since_2018_is_listed(day: date) -> None:
    found = listing(mother(), child(born(2017)), day=day)
    known = [item.listed.output for item in found.items]
    order = [each.output for each in LISTED if each.output in known]
    assert known == order
    assert len(known) >= 12
