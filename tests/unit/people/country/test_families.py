"""Every family drawn for the synthetic country is one that could be."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from numpy.typing import NDArray

from shanyraq.law.codes import (
    Award,
    CaresFor,
    Disability,
    Living,
    Loss,
    Region,
    Relation,
    Sex,
    StateSupport,
    Study,
    Work,
)
from shanyraq.people.country.families import Lot, years
from shanyraq.people.country.family_types import Cell, Role, cells
from shanyraq.people.country.lives import full_time, on_leave
from shanyraq.people.country.payments import paid_on
from shanyraq.people.country.population import Share, draw_region
from shanyraq.people.population import population_of_tables
from shanyraq.people.population_files import About
from shanyraq.rules import NEVER, Text, to_day

Flags = NDArray[np.bool_]
Everywhere = Callable[[Callable[[Lot], Flags]], None]

DAY = date(2025, 11, 15)

HEADS = (Relation.APPLICANT, Relation.SPOUSE, Relation.PARTNER)


def days(lot: Lot) -> NDArray[np.int64]:
    return to_day(lot.day) - lot.persons["birth_date"].astype(np.int64)


def of_family(lot: Lot, rows: Flags, values: NDArray[np.int64], nobody: int) -> NDArray[np.int64]:
    """The least value of each family's members that are meant."""
    found = np.full(len(lot.sizes), nobody, dtype=np.int64)
    np.minimum.at(found, lot.family[rows], values[rows])
    return lot.to_persons(found)


def implies(condition: Flags, conclusion: Flags) -> Flags:
    return np.asarray(~condition | conclusion)


def income(lot: Lot, kind: str) -> NDArray[np.int64]:
    return lot.persons[f"income_{kind}"]


def test_each_family_has_one_applicant_who_is_of_age_and_at_home(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        applicant = lot.persons["relation"] == Relation.APPLICANT
        first = np.zeros(lot.number, dtype=bool)
        first[lot.first] = True
        home = (lot.persons["living"] == Living.WITH_FAMILY) & (lot.persons["state_support"] == StateSupport.NONE)
        return np.asarray((applicant == first) & implies(applicant, (lot.age >= 18) & home))

    everywhere(holds)


def test_a_couple_is_a_woman_and_a_man_of_age(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        mate = np.isin(lot.persons["relation"], (Relation.SPOUSE, Relation.PARTNER))
        other = lot.persons["sex"] != lot.to_persons(lot.persons["sex"][lot.first])
        return np.asarray(implies(mate, other & (lot.age >= 18)) & lot.to_persons(lot.in_family(mate) <= 1))

    everywhere(holds)


def test_parents_are_old_enough_for_their_children_and_mothers_not_too_old(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        age = days(lot)
        child = lot.is_role(Role.MINOR, Role.GROWN)
        youngest = of_family(lot, lot.is_role(Role.WOMAN, Role.MAN), age, years(200))
        mother = of_family(lot, lot.role == Role.WOMAN, age, years(40))
        young_enough = mother - age <= years(46) + 1
        return np.asarray(implies(child, (youngest - age >= years(17)) & (young_enough | (mother == years(40)))))

    everywhere(holds)


def test_grandparents_and_grandchildren_fit(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        age = days(lot)
        elder = lot.is_role(Role.ELDER_WOMAN, Role.ELDER_MAN)
        man = of_family(lot, lot.is_role(Role.MAN), age, years(200))
        adult = np.where(man < years(200), man, of_family(lot, lot.is_role(Role.WOMAN), age, years(200)))
        grandchild = lot.role == Role.GRANDCHILD
        grown = of_family(lot, lot.is_role(Role.GROWN, Role.IN_LAW), age, years(200))
        grandparent = of_family(lot, lot.is_role(Role.WOMAN, Role.MAN), age, years(200))
        fits = (grown - age >= years(17)) & (grandparent - age >= years(34))
        return np.asarray(implies(elder, age - adult >= years(18)) & implies(grandchild, fits & (lot.age < 18)))

    everywhere(holds)


def test_brothers_and_sisters_are_born_with_time_between(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        same = np.zeros(lot.number, dtype=bool)
        same[1:] = (lot.family[1:] == lot.family[:-1]) & (lot.role[1:] == Role.MINOR) & (lot.role[:-1] == Role.MINOR)
        older = np.concatenate([[0], days(lot)[:-1]])
        return np.asarray(implies(same, older - days(lot) >= 300))

    everywhere(holds)


def test_school_is_for_pupils_and_nobody_of_thirty_studies_full_time(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        pupil = lot.persons["study"] == Study.SCHOOL
        return np.asarray(implies(pupil, (lot.age >= 6) & (lot.age < 18)) & implies(full_time(lot), lot.age < 30))

    everywhere(holds)


def test_children_do_not_work_and_income_follows_work(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        work = lot.persons["work"]
        employee = np.isin(work, (Work.PERMANENT_JOB, Work.TEMPORARY_JOB)) & ~on_leave(lot)
        trade = np.isin(work, (Work.SOLE_TRADER, Work.SELF_EMPLOYED, Work.SINGLE_AGGREGATE_PAYER))
        return np.asarray(
            implies(lot.age < 16, work == Work.NOT_WORKING)
            & ((income(lot, "wage") > 0) == employee)
            & ((income(lot, "self_employment") > 0) == trade)
            & ((income(lot, "employment_measures") > 0) == (work == Work.PUBLIC_WORKS))
        )

    everywhere(holds)


def test_who_cares_for_an_infant_has_one_and_earns_no_wage(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        cares = lot.persons["cares_for"] == CaresFor.CHILD_UNDER_3
        infant = lot.to_persons(lot.in_family(lot.age < 3) > 0)
        return np.asarray(implies(cares, infant & (income(lot, "wage") == 0) & (lot.persons["sex"] == Sex.FEMALE)))

    everywhere(holds)


def test_benefits_go_to_those_they_are_for(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        minor = days(lot) - (to_day(lot.day) - to_day(paid_on(lot.day))) < years(18)
        child = minor | ((lot.age < 24) & (full_time(lot) | (lot.persons["study"] == Study.SCHOOL)))
        disabled = lot.persons["disability"] != Disability.NONE
        return np.asarray(
            implies(income(lot, "large_family_allowance") > 0, lot.to_persons(lot.in_family(child) >= 4))
            & implies(income(lot, "disability_benefit") > 0, disabled & (lot.age >= 18))
            & implies(income(lot, "child_disability_benefit") > 0, disabled & (lot.age <= 18))
            & implies(income(lot, "survivor_benefit") > 0, lot.persons["lost_breadwinner"] != Loss.NONE)
            & implies(income(lot, "pension") > 0, lot.age >= 58)
            & implies(income(lot, "awarded_mother_allowance") > 0, lot.persons["award"] != Award.NONE)
            & implies(income(lot, "scholarship") > 0, full_time(lot))
            & (income(lot, "targeted_assistance") == 0)
        )

    everywhere(holds)


def test_large_families_of_the_quarter_are_paid_their_allowance(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        there = lot.persons["birth_date"] <= to_day(paid_on(lot.day))
        at_home = (lot.persons["living"] == Living.WITH_FAMILY) & (lot.persons["state_support"] == StateSupport.NONE)
        citizen = lot.persons["residence"] == 0
        own = lot.in_family((lot.role == Role.MINOR) & (lot.age < 17) & there & at_home & citizen) >= 4
        to_be_paid = lot.in_family(np.isin(lot.persons["relation"], HEADS) & at_home & citizen) > 0
        return np.asarray(implies(own & to_be_paid, income(lot, "large_family_allowance")[lot.first] > 0))

    everywhere(holds)


def test_grants_for_births_up_to_the_quarters_end_are_paid_and_no_others(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        born = (lot.persons["birth_date"] <= to_day(paid_on(lot.day))) & (lot.age < 18)
        had = income(lot, "birth_grant") > 0
        some = lot.to_persons(lot.in_family(lot.persons["birth_grant_paid"]) > 0)
        return np.asarray((lot.persons["birth_grant_paid"] == born) & implies(had, some))

    everywhere(holds)


def test_members_who_joined_did_so_within_the_year_after_their_birth(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        joined = lot.persons["joined_on"]
        recent = (joined >= to_day(lot.day) - 365) & (joined < to_day(lot.day)) & (joined >= lot.persons["birth_date"])
        return np.asarray((joined == NEVER) | recent)

    everywhere(holds)


def test_farmers_keep_livestock_and_cities_have_no_villages(everywhere: Everywhere) -> None:
    def holds(lot: Lot) -> Flags:
        farms = lot.in_family(lot.persons["work"] == Work.HOUSEHOLD_FARMING) > 0
        city = lot.region in (Region.ALMATY, Region.ASTANA, Region.SHYMKENT)
        return np.asarray(implies(farms, lot.families["livestock_units"] > 0) & (lot.urban | (not city)))

    everywhere(holds)


def test_every_family_can_be_read_as_a_population() -> None:
    [(families, persons)] = draw_region(Share(Region.ULYTAU, 3_000, 2.0), 5, DAY)
    people = population_of_tables(About(DAY, Text("", "", ""), synthetic=True), families, persons)
    people.check()
    assert isinstance(families, pa.Table)
    assert people.weights().sum() == 6_000


@pytest.mark.parametrize("cell", cells(), ids=lambda cell: f"{cell.name}-{cell.low}")
def test_every_type_leaves_room_for_its_children(cell: Cell) -> None:
    minors = cell.roles.count(Role.MINOR)
    couple = Role.MAN in cell.roles and Role.WOMAN in cell.roles
    younger = max(cell.low - (2 if couple else 0), 18)
    assert 18 <= cell.low < cell.high
    assert (younger - 18) * 12 >= (minors - 1) * 11
