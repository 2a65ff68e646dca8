"""What the state pays the members of a lot: benefits by the law of the quarter that counts, a few others by chance."""

from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.benefits.entitled import BENEFITS, BENEFITS_SINCE, Benefit
from shanyraq.law.codes import Award, Loss, Sex, Study, Work
from shanyraq.law.entitlements.listing import depends_on_income
from shanyraq.law.families import LAW
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.country.assumptions import assumed
from shanyraq.people.country.earnings import PARTS, Receipt, potential_month
from shanyraq.people.country.families import Lot
from shanyraq.people.country.family_types import Role
from shanyraq.people.country.figures import chosen, known
from shanyraq.people.country.lives import full_time, on_leave
from shanyraq.people.draws import Whole, between, factors, happens, places
from shanyraq.rules import NEVER, TENGE, to_day
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.parameters import quarter_before

INCOME = "income_"

ADULT, STUDENT_UNTIL = 18, 23

COSTS = factors(float(assumed("housing_costs", "spread")))


class Draft:
    """A lot as the law sees it on an earlier day: without those who were not born yet."""

    def __init__(self, lot: Lot, day: date) -> None:
        self.there = lot.persons["birth_date"] <= to_day(day)
        self.sizes = lot.in_family(self.there)
        self._lot = lot

    def column(self, name: str) -> NDArray[np.generic] | None:
        """A fact's values; None for what has not been drawn, so that its default holds."""
        if name in self._lot.families:
            return self._lot.families[name]
        values = self._lot.persons.get(name)
        return None if values is None else values[self.there]


def paid_on(day: date) -> date:
    """The day whose law says what was paid: the last of the quarter before a day's, or the first that has benefits."""
    first = quarter_before(day)
    following = date(first.year + (first.month > 9), (first.month + 2) % 12 + 1, 1)
    return max(following - timedelta(days=1), BENEFITS_SINCE)


@cache
def law_of(day: date) -> LawInForce:
    """The law of a day, kept, so that its plans are."""
    return LAW.at(day)


@cache
def benefits_of(day: date) -> tuple[Benefit, ...]:
    """The benefits that the law of a day gives."""
    law = law_of(day)
    return tuple(benefit for benefit in BENEFITS if benefit.output in law.nodes)


@cache
def income_tested(day: date) -> frozenset[Benefit]:
    """The benefits whose amount depends on what else the family received."""
    return frozenset(benefit for benefit in benefits_of(day) if depends_on_income(law_of(day), benefit.output))


def draw_benefits(lot: Lot, *, by_income: bool) -> list[Receipt]:
    """What the law gave the members over the quarter that counts; amounts in tenge.

    Args:
        lot: the families.
        by_income: whether the benefits that depend on other incomes are asked for, or those that do not.
    """
    day = paid_on(lot.day)
    law = law_of(day)
    benefits = [benefit for benefit in benefits_of(day) if (benefit in income_tested(day)) is by_income]
    if not benefits:
        return []
    draft = Draft(lot, day)
    results = evaluate(draft, law, [benefit.output for benefit in benefits], workers=1)
    there = np.flatnonzero(draft.there)
    first = lot.first
    found = []
    for benefit in benefits:
        amounts = results.column(benefit.output)
        rows = first if _of_family(law, benefit) else there
        some = np.flatnonzero(amounts)
        if by_income:
            some = some[happens(lot.rng, len(some), assumed("claims", "of_income_tested"))]
        times = 1 if benefit.once else QUARTER_MONTHS
        found.append(Receipt(benefit.received_as.removeprefix(INCOME), rows[some], amounts[some] // TENGE * times))
    return found


def draw_other_payments(lot: Lot) -> list[Receipt]:
    """Scholarships, public works, rare grants: what no rule gives."""
    wage = minimum_wage(lot.day)
    works = np.flatnonzero(lot.persons["work"] == Work.PUBLIC_WORKS)
    share = round(assumed("earnings", "public_works_of_minimum_wage") * PARTS)
    found = [Receipt("employment_measures", works, np.full(len(works), wage * share // PARTS * QUARTER_MONTHS))]
    who = {
        "scholarship": np.flatnonzero(full_time(lot) & (lot.persons["study"] != Study.ABROAD_FULL_TIME)),
        "funeral_grant": lot.first,
        "relocation_payment": lot.first,
    }
    for kind, rows in who.items():
        of = assumed("state_payments", kind)
        rows = rows[happens(lot.rng, len(rows), of["chance"])]
        times = QUARTER_MONTHS if kind == "scholarship" else 1
        month = wage * round(of["of_minimum_wage"] * PARTS) // PARTS
        found.append(Receipt(kind, rows, np.full(len(rows), month * times)))
    return found


def minimum_wage(day: date) -> int:
    """The minimum wage of a day in tenge, by the figures carried."""
    before = [figure for figure in chosen("floors", "minimum_wage_kzt") if figure.middle <= day]
    figure = max(before, key=lambda found: found.middle, default=known("floors", "minimum_wage_kzt", day))
    return int(figure.value)


def draw_careers(lot: Lot, level: int) -> None:
    """Add what the law asks of working lives, losses and awards: what benefits are counted from.

    Args:
        lot: the families.
        level: the region's level of earnings in ten-thousandths of the assumptions'.
    """
    persons, number = lot.persons, lot.number
    for name in ("pension_service_years", "work_months_before_1998", "insured_months"):
        persons[name] = np.zeros(number, dtype=np.int32)
    for name in ("pension_income_month", "insured_income_month"):
        persons[name] = np.zeros(number, dtype=np.int64)
    persons["unemployed_since"] = np.full(number, NEVER, dtype=np.int32)
    minor = lot.age < ADULT
    persons["birth_grant_paid"] = minor & (persons["birth_date"] <= to_day(paid_on(lot.day)))
    _pensions(lot, level)
    _insurance(lot, level)
    _losses(lot)
    _awards(lot)
    costs = assumed("housing_costs", "of_minimum_wage")
    shares = np.where(lot.urban, round(costs["urban"] * PARTS), round(costs["rural"] * PARTS))
    month = minimum_wage(lot.day) * shares // PARTS * COSTS[places(lot.rng, len(shares))] // PARTS
    lot.families["housing_costs_month"] = month * TENGE


def _pensions(lot: Lot, level: int) -> None:
    rng, persons = lot.rng, lot.persons
    rows = np.flatnonzero(lot.age >= int(assumed("disability", "pension_age_from")) - 5)
    low, high = assumed("careers", "pension_years")
    persons["pension_service_years"][rows] = _within(rng, len(rows), low, high + 1)
    began = lot.day.year - lot.age[rows].astype(np.int64) + int(assumed("careers", "began_work_at"))
    parts = [round(part * PARTS) for part in assumed("careers", "before_1998_part")]
    months = np.maximum(1998 - began, 0) * 12 * _within(rng, len(rows), *parts) // PARTS
    persons["work_months_before_1998"][rows] = months
    income = potential_month(lot, rows, int(assumed("careers", "pension_income"))) * level // PARTS
    persons["pension_income_month"][rows] = income * TENGE


def _insurance(lot: Lot, level: int) -> None:
    """Who was insured before a leave or before the work was lost, and for how much."""
    rng, persons = lot.rng, lot.persons
    leave = np.flatnonzero(on_leave(lot))
    leave = leave[happens(rng, len(leave), assumed("careers", "insured_on_leave"))]
    lost = np.flatnonzero(persons["work"] == Work.REGISTERED_UNEMPLOYED)
    lost = lost[happens(rng, len(lost), assumed("careers", "insured_unemployed"))]
    rows = np.concatenate([leave, lost])
    wage = potential_month(lot, rows, int(assumed("earnings", "wage")["permanent_job"]))
    persons["insured_income_month"][rows] = wage * level // PARTS * TENGE
    low, high = assumed("careers", "insured_months")
    persons["insured_months"][rows] = _within(rng, len(rows), low, high + 1)
    days = _within(rng, len(lost), 1, int(assumed("careers", "unemployed_days")))
    persons["unemployed_since"][lost] = to_day(lot.day) - days


def _losses(lot: Lot) -> None:
    """Children of a lone parent may have lost the other one; those raised without parents, both."""
    rng = lot.rng
    loss = np.zeros(lot.number, dtype=np.uint8)
    child = (lot.age < ADULT) | ((lot.age < STUDENT_UNTIL) & full_time(lot))
    parents = lot.in_family(lot.is_role(Role.WOMAN, Role.MAN))
    lost_one = (parents == 1) & happens(rng, len(parents), assumed("losses_and_awards", "lone_parents_child_lost_one"))
    loss[lot.is_role(Role.MINOR, Role.GROWN) & child & lot.to_persons(lost_one)] = Loss.BREADWINNER
    raised = (lot.in_family(lot.role == Role.GROWN) == 0) & happens(
        rng, len(parents), assumed("losses_and_awards", "without_parents_lost_both")
    )
    loss[lot.is_role(Role.WARD, Role.GRANDCHILD) & child & lot.to_persons(raised)] = Loss.BOTH_PARENTS
    lot.persons["lost_breadwinner"] = loss


def _awards(lot: Lot) -> None:
    """Mothers of six and of seven children, and older women who were such mothers."""
    rng, persons = lot.rng, lot.persons
    woman = persons["sex"] == Sex.FEMALE
    minors = lot.to_persons(lot.in_family(lot.role == Role.MINOR))
    mother = woman & lot.is_role(Role.WOMAN)
    award = np.zeros(lot.number, dtype=np.uint8)
    older = woman & (lot.age >= int(assumed("losses_and_awards", "awarded_from_age")))
    drawn = rng.integers(0, PARTS, lot.number)
    shares = assumed("losses_and_awards", "awarded")
    kumis, altyn = round(shares["kumis_alqa"] * PARTS), round(shares["altyn_alqa"] * PARTS)
    award[older & (drawn < kumis + altyn)] = Award.KUMIS_ALQA
    award[older & (drawn < altyn)] = Award.ALTYN_ALQA
    award[mother & (minors >= int(assumed("losses_and_awards", "kumis_minors")))] = Award.KUMIS_ALQA
    award[mother & (minors >= int(assumed("losses_and_awards", "altyn_minors")))] = Award.ALTYN_ALQA
    persons["award"] = award


def _within(rng: np.random.Generator, number: int, low: int, high: int) -> Whole:
    return between(rng, np.full(number, low), np.full(number, high))


def _of_family(law: LawInForce, benefit: Benefit) -> bool:
    return law.nodes[benefit.output].level != law.law.levels.member
