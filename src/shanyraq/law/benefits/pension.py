"""The pensions paid from the budget: the basic one by years in the pension system, and the one for age.

The pension for age is earned by work before 1998; women who raised five children and those who lived near the nuclear
tests have it earlier, the basic one at the common age. It is computed as if assigned on the day, not raised year by
year from the day it was; pensions for long service are left out.
"""

from shanyraq.law.codes import EarlyPension, Sex
from shanyraq.law.levels import person_rule
from shanyraq.rules import TENGE, Count, Day, Flag, Rounding, Share, Tiyn, divide, months_old, portion


@person_rule("Law 105-V", since="2018-01-01", until="2018-06-30", certainty="reported")
def basic_pension_month__same_for_all(
    of_pension_age: Flag, resides_permanently: Flag, basic_pension_least: Tiyn
) -> Tiyn:
    """The same for everybody who has reached the pension age."""
    return basic_pension_least if of_pension_age and resides_permanently else 0


@person_rule("Social Code, art. 206(1)", since="2023-07-01")
@person_rule("Law 105-V", since="2018-07-01", until="2023-06-30", certainty="reported")
def basic_pension_share(
    pension_service_years: Count,
    basic_pension_free_years: Count,
    basic_pension_least_share: Share,
    basic_pension_year_share: Share,
    basic_pension_most_share: Share,
) -> Share:
    """The basic pension in subsistence minimums: the least share and more for each year beyond ten, up to the most."""
    beyond = max(0, pension_service_years - basic_pension_free_years)
    return min(basic_pension_most_share, basic_pension_least_share + basic_pension_year_share * beyond)


@person_rule("Social Code, art. 206(1)", since="2023-07-01")
@person_rule("Law 105-V", since="2018-07-01", until="2023-06-30", certainty="reported")
def basic_pension_month__by_years(
    of_pension_age: Flag,
    resides_permanently: Flag,
    budget_law_minimum: Tiyn,
    basic_pension_share: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The basic pension a month by the years in the pension system."""
    if not of_pension_age or not resides_permanently:
        return 0
    return portion(budget_law_minimum, basic_pension_share, to=benefit_rounding, unit=TENGE)


@person_rule("Social Code, art. 210(4)", since="2023-07-01")
@person_rule("Law 105-V", since="2018-01-01", until="2023-06-30", certainty="reported")
def full_pension_months(sex: Sex, full_pension_months_men: Count, full_pension_months_women: Count) -> Count:
    """Months of work before 1998 that a full pension takes; where the sex is not stated, the men's."""
    return full_pension_months_women if sex == Sex.FEMALE else full_pension_months_men


@person_rule("Social Code, art. 210(5)", since="2023-07-01")
@person_rule("Law 105-V", since="2018-01-01", until="2023-06-30", certainty="reported")
def pension_share(
    work_months_before_1998: Count,
    full_pension_months: Count,
    pension_income_share: Share,
    pension_year_share: Share,
    pension_most_share: Share,
) -> Share:
    """The share of income a full pension is: more for each whole year of work beyond what it takes, up to the most."""
    years_beyond = max(0, work_months_before_1998 - full_pension_months) // 12
    return min(pension_most_share, pension_income_share + pension_year_share * years_beyond)


@person_rule("Social Code, art. 210(5); Social Code, art. 211(2)", since="2023-07-01")
@person_rule("Law 105-V", since="2018-01-01", until="2023-06-30", certainty="reported")
def full_pension_month(
    pension_income_month: Tiyn,
    mci: Tiyn,
    pension_income_most_mci: Count,
    pension_share: Share,
    minimum_pension: Tiyn,
    benefit_rounding: Rounding,
) -> Tiyn:
    """A full pension for age: the share of the income up to its limit, and never less than the minimum pension."""
    income = min(pension_income_month, mci * pension_income_most_mci)
    return max(minimum_pension, portion(income, pension_share, to=benefit_rounding, unit=TENGE))


@person_rule("Social Code, art. 207", since="2023-07-01")
@person_rule("Law 105-V, art. 11", since="2018-01-01", until="2023-06-30", certainty="assumed")
def age_pension_from(
    early_pension: EarlyPension,
    sex: Sex,
    pension_age: Count,
    mother_of_five_pension_age: Count,
    nuclear_zone_pension_age_men: Count,
    nuclear_zone_pension_age_women: Count,
) -> Count:
    """From which month of life the pension for age is paid."""
    if early_pension == EarlyPension.MOTHER_OF_FIVE:
        return mother_of_five_pension_age if sex == Sex.FEMALE else pension_age
    if early_pension == EarlyPension.NUCLEAR_ZONE:
        return nuclear_zone_pension_age_women if sex == Sex.FEMALE else nuclear_zone_pension_age_men
    return pension_age


@person_rule("Social Code, art. 207", since="2023-07-01")
@person_rule("Law 105-V, art. 11", since="2018-01-01", until="2023-06-30", certainty="assumed")
def of_age_pension_age(birth_date: Day, application_date: Day, age_pension_from: Count) -> Flag:
    """Has reached the age from which the pension for age is paid."""
    return months_old(birth_date, application_date) >= age_pension_from


@person_rule("Social Code, art. 210(6); Social Code, art. 210(7)", since="2023-07-01")
@person_rule("Law 105-V", since="2018-01-01", until="2023-06-30", certainty="reported")
def age_pension_month(
    of_age_pension_age: Flag,
    resides_permanently: Flag,
    work_months_before_1998: Count,
    least_pension_months: Count,
    full_pension_months: Count,
    full_pension_month: Tiyn,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The pension for age: full, or the part of it that the months of work before 1998 earned; none below six."""
    if not of_age_pension_age or not resides_permanently or work_months_before_1998 < least_pension_months:
        return 0
    worked = min(work_months_before_1998, full_pension_months)
    return divide(full_pension_month * worked, full_pension_months, to=benefit_rounding, unit=TENGE)


@person_rule("Social Code, art. 206(2)", since="2023-07-01")
@person_rule("Law 105-V", since="2018-01-01", until="2023-06-30", certainty="reported")
def pension_month(basic_pension_month: Tiyn, age_pension_month: Tiyn) -> Tiyn:
    """Both pensions together: the basic one is paid whatever else is."""
    return basic_pension_month + age_pension_month
