"""Special workplaces for persons with disabilities: what the state pays of them, and for how long they must be kept.

The twelve months were read in article 108. The amounts are those reported of Order 266 and of the draft before it; the
third year's share was not told and is taken from the like measure for older workers.
"""

from shanyraq.law.employers.levels import employee_rule, employer_rule
from shanyraq.rules import TENGE, Count, Day, Flag, Members, Rounding, Share, Tiyn, any_of, months_old, portion, total


@employee_rule("Social Code, art. 108(1)", since="2023-07-01")
def special_workplace(special_workplace_on_stated: Flag, special_workplace_on: Day, staff_date: Day) -> Flag:
    """A special workplace that has been created by the day."""
    return special_workplace_on_stated and special_workplace_on <= staff_date


@employee_rule("Social Code, art. 108(1)", since="2023-07-01")
def special_workplace_closed(special_workplace: Flag, special_workplace_closed_after_stated: Flag) -> Flag:
    """A special workplace that is no longer kept."""
    return special_workplace and special_workplace_closed_after_stated


@employee_rule("Social Code, art. 108(1)", since="2023-07-01")
def special_workplace_months_kept(
    special_workplace: Flag,
    special_workplace_closed: Flag,
    special_workplace_on: Day,
    special_workplace_closed_after: Count,
    staff_date: Day,
) -> Count:
    """Whole months for which the workplace has been kept."""
    if not special_workplace:
        return 0
    if special_workplace_closed:
        return special_workplace_closed_after
    return months_old(special_workplace_on, staff_date)


@employee_rule("Social Code, art. 108(1)", since="2023-07-01")
def special_workplace_months_due(
    special_workplace: Flag,
    special_workplace_closed: Flag,
    special_workplace_months_kept: Count,
    special_workplace_least_months: Count,
) -> Count:
    """Months, begun ones included, for which the workplace must still be kept."""
    if not special_workplace or special_workplace_closed:
        return 0
    return max(0, special_workplace_least_months - special_workplace_months_kept)


@employee_rule("Social Code, art. 108(1)", since="2023-07-01")
def special_workplace_duty_broken(
    special_workplace_closed: Flag, special_workplace_months_kept: Count, special_workplace_least_months: Count
) -> Flag:
    """The workplace was given up before its twelve months were over."""
    return special_workplace_closed and special_workplace_months_kept < special_workplace_least_months


@employee_rule("Order 266", since="2023-07-01", certainty="reported")
def equipment_subsidy(
    special_workplace: Flag, equipment_cost: Tiyn, headcount: Count, mci: Tiyn, special_workplace_mci: Share
) -> Tiyn:
    """What is paid for equipping the workplaces: the cost, up to so many monthly calculation indices each."""
    return (
        min(equipment_cost, portion(mci, special_workplace_mci, to=Rounding.NEAREST)) * headcount
        if special_workplace
        else 0
    )


@employee_rule("Order 266", since="2023-07-01", certainty="reported")
def special_wage_share(
    special_workplace: Flag,
    special_workplace_closed: Flag,
    special_workplace_months_kept: Count,
    special_wage_first_year: Share,
    special_wage_second_year: Share,
    special_wage_third_year: Share,
) -> Share:
    """The part of the wage that the state pays: by the year of the workplace, nothing after the third."""
    if not special_workplace or special_workplace_closed:
        return 0
    if special_workplace_months_kept < 12:
        return special_wage_first_year
    if special_workplace_months_kept < 24:
        return special_wage_second_year
    return special_wage_third_year if special_workplace_months_kept < 36 else 0


@employee_rule("Order 266", since="2023-07-01", certainty="reported")
def special_wage_subsidy_month(
    special_wage_month: Tiyn, special_wage_share: Share, headcount: Count, special_wage_rounding: Rounding
) -> Tiyn:
    """What the state pays of the wages a month."""
    return portion(special_wage_month, special_wage_share, to=special_wage_rounding, unit=TENGE) * headcount


@employer_rule("Order 266", since="2023-07-01", certainty="reported")
def equipment_subsidies(equipment_subsidy: Members[Tiyn]) -> Tiyn:
    """What the employer is paid for equipping all its special workplaces."""
    return total(equipment_subsidy)


@employer_rule("Order 266", since="2023-07-01", certainty="reported")
def special_wage_subsidies_month(special_wage_subsidy_month: Members[Tiyn]) -> Tiyn:
    """What the employer is paid of the wages at all its special workplaces a month."""
    return total(special_wage_subsidy_month)


@employer_rule("Social Code, art. 108(1)", since="2023-07-01")
def special_workplace_duties_broken(special_workplace_duty_broken: Members[Flag]) -> Flag:
    """Some special workplace was given up before its time."""
    return any_of(special_workplace_duty_broken)
