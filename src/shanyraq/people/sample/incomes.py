"""What the persons of a random sample received in the quarter before: for each kind who may, how many do, how much."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import CaresFor, Disability, Study, Work
from shanyraq.people.case_layout import INCOME_KINDS
from shanyraq.people.draws import Whole, factors, happens, places
from shanyraq.people.sample.families import Crowd
from shanyraq.rules import TENGE

PRICES_OF = 2024
"""The year whose amounts are written below."""

GROWTH = 110
"""Amounts of a year in hundredths of those of the year before."""

FAMILY_FACTORS = factors(0.28)
"""How far a whole family's earnings are from the middle."""

OWN_FACTORS = factors(0.42)
"""How far one person's amount is from its kind's middle."""

Who = Callable[[Crowd], NDArray[np.bool_]]


@dataclass(frozen=True)
class Receipt:
    """How a kind of income is received.

    Attributes:
        who: those who may receive it.
        chance: how many of them do.
        month: what half of those receive less than, in tenge a month.
        earned: whether the family's luck bears on it.
    """

    who: Who
    chance: float
    month: int
    earned: bool = False


def working(*works: Work) -> Who:
    """Those who do one of these kinds of work."""
    return lambda crowd: np.isin(crowd.persons["work"], works)


def caring(*needs: CaresFor) -> Who:
    """Those who care for one of these."""
    return lambda crowd: np.isin(crowd.persons["cares_for"], needs)


def adults(crowd: Crowd) -> NDArray[np.bool_]:
    """Everybody of age."""
    return np.asarray(crowd.age >= 18)


def applicants(crowd: Crowd) -> NDArray[np.bool_]:
    """The first person of each family."""
    return np.asarray(crowd.place == 0)


def pensioners(crowd: Crowd) -> NDArray[np.bool_]:
    """Everybody of pension age, roughly."""
    return np.asarray(crowd.age >= 62)


def students(crowd: Crowd) -> NDArray[np.bool_]:
    """Those at a college or university full time."""
    return np.isin(crowd.persons["study"], (Study.COLLEGE_FULL_TIME, Study.UNIVERSITY_FULL_TIME))


def children(crowd: Crowd) -> NDArray[np.bool_]:
    """Everybody under age."""
    return np.asarray(crowd.age < 18)


def children_with_disabilities(crowd: Crowd) -> NDArray[np.bool_]:
    """Everybody under age with a disability."""
    return np.asarray(children(crowd) & (crowd.persons["disability"] != Disability.NONE))


def adults_with_disabilities(crowd: Crowd) -> NDArray[np.bool_]:
    """Everybody of age with a disability and without a pension."""
    return np.asarray(adults(crowd) & ~pensioners(crowd) & (crowd.persons["disability"] != Disability.NONE))


def large_families(crowd: Crowd) -> NDArray[np.bool_]:
    """Applicants with four children under age or more."""
    return np.asarray(applicants(crowd) & crowd.to_persons(crowd.in_family(children(crowd)) >= 4))


RECEIPTS: dict[str, Receipt] = {
    "wage": Receipt(working(Work.PERMANENT_JOB), 0.98, 295_000, earned=True),
    "self_employment": Receipt(working(Work.SELF_EMPLOYED, Work.SINGLE_AGGREGATE_PAYER), 0.95, 185_000, earned=True),
    "other": Receipt(working(Work.TEMPORARY_JOB), 0.85, 160_000, earned=True),
    "farming": Receipt(working(Work.HOUSEHOLD_FARMING), 0.95, 140_000, earned=True),
    "livestock_sale": Receipt(working(Work.HOUSEHOLD_FARMING), 0.35, 80_000, earned=True),
    "employment_measures": Receipt(working(Work.PUBLIC_WORKS), 0.9, 95_000),
    "unemployment_benefit": Receipt(working(Work.REGISTERED_UNEMPLOYED), 0.3, 80_000),
    "rent": Receipt(adults, 0.012, 90_000),
    "property_sale": Receipt(adults, 0.002, 1_500_000),
    "deposit_interest": Receipt(adults, 0.05, 6_000),
    "money_transfers": Receipt(adults, 0.04, 60_000),
    "consumer_loan": Receipt(adults, 0.03, 70_000),
    "mortgage_loan": Receipt(adults, 0.002, 3_000_000),
    "pension": Receipt(pensioners, 0.97, 130_000),
    "disability_benefit": Receipt(adults_with_disabilities, 0.95, 75_000),
    "child_disability_benefit": Receipt(children_with_disabilities, 0.95, 85_000),
    "carer_allowance": Receipt(caring(CaresFor.GROUP_1_OR_2, CaresFor.CHILD_WITH_DISABILITY), 0.6, 70_000),
    "childcare_allowance": Receipt(caring(CaresFor.CHILD_UNDER_3), 0.4, 25_000),
    "social_insurance": Receipt(caring(CaresFor.CHILD_UNDER_3), 0.3, 80_000),
    "large_family_allowance": Receipt(large_families, 0.95, 63_000),
    "survivor_benefit": Receipt(children, 0.015, 45_000),
    "alimony": Receipt(children, 0.05, 40_000),
    "scholarship": Receipt(students, 0.5, 42_000),
    "housing_assistance": Receipt(applicants, 0.01, 9_000),
    "targeted_assistance": Receipt(applicants, 0.01, 45_000),
}

RARE = Receipt(adults, 0.003, 20_000)
"""Every other kind of income."""


def draw_incomes(crowd: Crowd) -> None:
    """Add every kind of income of the law to the persons' facts."""
    luck = FAMILY_FACTORS[places(crowd.rng, len(crowd.sizes))]
    year = _price_level(crowd.day.year)
    for kind, fact in INCOME_KINDS.items():
        crowd.persons[fact.name] = _income(crowd, RECEIPTS.get(kind, RARE), luck, year)


def _income(crowd: Crowd, receipt: Receipt, luck: Whole, year: int) -> Whole:
    rows = np.flatnonzero(receipt.who(crowd))
    rows = rows[happens(crowd.rng, len(rows), receipt.chance)]
    quarter = 3 * receipt.month * year // 10_000
    amounts = quarter * OWN_FACTORS[places(crowd.rng, len(rows))] // 10_000
    if receipt.earned:
        amounts = amounts * luck[crowd.family[rows]] // 10_000
    values = np.zeros(crowd.number, dtype=np.int64)
    values[rows] = amounts * TENGE
    return values


def _price_level(year: int) -> int:
    """Amounts of a year in ten-thousandths of those above."""
    level = 10_000
    for _ in range(abs(year - PRICES_OF)):
        level = level * GROWTH // 100 if year > PRICES_OF else level * 100 // GROWTH
    return level
