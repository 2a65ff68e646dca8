"""What social insurance pays in place of a wage: for the care of a child, and for the loss of work.

Both are shares of the income that contributions were paid from, less the pension contribution withheld from them.
"""

from shanyraq.law.codes import Work
from shanyraq.law.levels import person_rule
from shanyraq.rules import NEVER, TENGE, WHOLE, Count, Day, Flag, Rounding, Share, Tiyn, divide, months_old, portion


@person_rule("Social Code, art. 245(1)", since="2023-07-01")
@person_rule("Law 405-II; Law 286-VI", since="2018-01-01", until="2023-06-30", certainty="reported")
def insured_income(insured_income_month: Tiyn, minimum_wage: Tiyn, insured_wages_most: Count) -> Tiyn:
    """The month's income that counts: contributions are paid from so many minimum wages at most."""
    return min(insured_income_month, minimum_wage * insured_wages_most)


@person_rule("Social Code, art. 85(1); Social Code, art. 76(1)", since="2023-07-01", certainty="assumed")
@person_rule("Law 405-II; Law 286-VI", since="2018-01-01", until="2023-06-30", certainty="assumed")
def childcare_payment_each(insured_income: Tiyn, childcare_replacement: Share, withheld_share: Share) -> Tiyn:
    """What the insured income gives for the care of one child a month, less what is withheld; roundings are assumed."""
    each = portion(insured_income, childcare_replacement, to=Rounding.NEAREST, unit=TENGE)
    return portion(each, WHOLE - withheld_share, to=Rounding.NEAREST, unit=TENGE)


@person_rule("Social Code, art. 84(1); Social Code, art. 85(2)", since="2023-07-01")
@person_rule("Law 405-II; Law 286-VI", since="2018-01-01", until="2023-06-30", certainty="reported")
def childcare_payment_month(
    infants: Count,
    infant_carer: Flag,
    insured_income: Tiyn,
    childcare_payment_each: Tiyn,
    siblings_before: Count,
    later_infants: Count,
    childcare_first: Tiyn,
    childcare_second: Tiyn,
    childcare_third: Tiyn,
    childcare_later: Tiyn,
) -> Tiyn:
    """The payment of an insured carer for every small child, not less for any than the allowance would be."""
    if infants == 0 or not infant_carer or insured_income == 0:
        return 0
    amount = max(childcare_payment_each, childcare_later) * later_infants
    amount += max(childcare_payment_each, childcare_first) if siblings_before < 1 <= siblings_before + infants else 0
    amount += max(childcare_payment_each, childcare_second) if siblings_before < 2 <= siblings_before + infants else 0
    amount += max(childcare_payment_each, childcare_third) if siblings_before < 3 <= siblings_before + infants else 0
    return amount


@person_rule("Social Code, art. 118(1)", since="2023-07-01")
@person_rule("Law 405-II; Law 286-VI", since="2018-01-01", until="2023-06-30", certainty="reported")
def unemployment_months(insured_months: Count, unemployment_most_months: Count) -> Count:
    """For how many months the loss of work is paid: one from six months of contributions, one more for each year."""
    if insured_months < 6:
        return 0
    return min(unemployment_most_months, insured_months // 12 + 1)


@person_rule("Social Code, art. 118(3)", since="2023-07-01")
@person_rule("Law 405-II; Law 286-VI", since="2018-01-01", until="2023-06-30", certainty="reported")
def insurance_share(
    insured_months: Count,
    insurance_share_6: Share,
    insurance_share_12: Share,
    insurance_share_24: Share,
    insurance_share_36: Share,
    insurance_share_48: Share,
    insurance_year_share: Share,
    insurance_most_share: Share,
) -> Share:
    """What the months of contributions make of the payment: less for few, more for each year beyond five."""
    if insured_months < 6:
        return 0
    if insured_months < 12:
        return insurance_share_6
    if insured_months < 24:
        return insurance_share_12
    if insured_months < 36:
        return insurance_share_24
    if insured_months < 48:
        return insurance_share_36
    if insured_months < 60:
        return insurance_share_48
    return min(insurance_most_share, WHOLE + insurance_year_share * (insured_months // 12 - 5))


@person_rule("Law 405-II; Law 286-VI", since="2018-01-01", until="2023-06-30", certainty="reported")
def out_of_work__registered(work: Work) -> Flag:
    """Is registered as unemployed."""
    return work == Work.REGISTERED_UNEMPLOYED


@person_rule("Social Code, art. 113(1); Social Code, art. 113(2)", since="2023-07-01")
def out_of_work__or_on_public_works(work: Work) -> Flag:
    """Is registered as unemployed, whether sent to public works or not."""
    return work in (Work.REGISTERED_UNEMPLOYED, Work.PUBLIC_WORKS)


@person_rule("Social Code, art. 113(1); Social Code, art. 118(1)", since="2023-07-01")
@person_rule("Law 405-II; Law 286-VI", since="2018-01-01", until="2023-06-30", certainty="reported")
def unemployment_paid(
    out_of_work: Flag, unemployed_since: Day, application_date: Day, unemployment_months: Count, of_pension_age: Flag
) -> Flag:
    """Is out of work, below the pension age, and the months that are paid have not run out."""
    registered = out_of_work and NEVER < unemployed_since <= application_date
    return registered and not of_pension_age and months_old(unemployed_since, application_date) < unemployment_months


@person_rule("Social Code, art. 118(2)", since="2023-07-01", certainty="assumed")
@person_rule("Law 405-II; Law 286-VI", since="2018-01-01", until="2023-06-30", certainty="assumed")
def unemployment_payment_month(
    unemployment_paid: Flag,
    insured_income: Tiyn,
    unemployment_replacement: Share,
    insurance_share: Share,
    withheld_share: Share,
) -> Tiyn:
    """The payment for the loss of work a month, less what is withheld."""
    if not unemployment_paid:
        return 0
    replaced = insured_income * unemployment_replacement
    gross = divide(replaced * insurance_share, WHOLE * WHOLE, to=Rounding.NEAREST, unit=TENGE)
    return portion(gross, WHOLE - withheld_share, to=Rounding.NEAREST, unit=TENGE)
