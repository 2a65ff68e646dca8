"""The allowance for the care of a small child; insured carers have a payment of `insurance.py` in its place.

It goes by the order of the child's birth: the small children are taken to be the last born of theirs.
"""

from shanyraq.law.codes import CaresFor
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import (
    NEVER,
    TENGE,
    Count,
    Day,
    Flag,
    Members,
    Rounding,
    Share,
    Tiyn,
    count,
    least,
    months_before,
    portion,
)


@person_rule("Social Code, art. 81(4)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def infant(child: Flag, birth_date: Day, application_date: Day, childcare_months: Count) -> Flag:
    """A child up to the age that the care is paid for, the day it is reached included."""
    return child and birth_date >= months_before(application_date, childcare_months)


@family_rule("Social Code, art. 81(5)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def infants(infant: Members[Flag]) -> Count:
    """How many small children the family has."""
    return count(infant)


@person_rule("Social Code, art. 81(2); Social Code, art. 83(1); Social Code, art. 84(1)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def cares_for_infant(cares_for: CaresFor, resides_permanently: Flag, right_suspended: Flag) -> Flag:
    """Stays at home with a child under 3."""
    return cares_for == CaresFor.CHILD_UNDER_3 and resides_permanently and not right_suspended


@family_rule("Social Code, art. 84(1)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def eldest_infant_carer_born(birth_date: Members[Day], cares_for_infant: Members[Flag]) -> Day:
    """The birth date of the eldest of those."""
    return least(birth_date, where=cares_for_infant, otherwise=NEVER)


@person_rule("Social Code, art. 84(1)", since="2023-07-01", certainty="assumed")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def infant_carer(cares_for_infant: Flag, birth_date: Day, eldest_infant_carer_born: Day) -> Flag:
    """The one who is paid for the care: the eldest of those who stay at home with the child."""
    return cares_for_infant and birth_date == eldest_infant_carer_born


@family_rule("Social Code, art. 82(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def childcare_first(mci: Tiyn, childcare_mci_1: Share, benefit_rounding: Rounding) -> Tiyn:
    """The allowance for a first child a month."""
    return portion(mci, childcare_mci_1, to=benefit_rounding, unit=TENGE)


@family_rule("Social Code, art. 82(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def childcare_second(mci: Tiyn, childcare_mci_2: Share, benefit_rounding: Rounding) -> Tiyn:
    """The allowance for a second child a month."""
    return portion(mci, childcare_mci_2, to=benefit_rounding, unit=TENGE)


@family_rule("Social Code, art. 82(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def childcare_third(mci: Tiyn, childcare_mci_3: Share, benefit_rounding: Rounding) -> Tiyn:
    """The allowance for a third child a month."""
    return portion(mci, childcare_mci_3, to=benefit_rounding, unit=TENGE)


@family_rule("Social Code, art. 82(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def childcare_later(mci: Tiyn, childcare_mci_4: Share, benefit_rounding: Rounding) -> Tiyn:
    """The allowance for a fourth and each later child a month."""
    return portion(mci, childcare_mci_4, to=benefit_rounding, unit=TENGE)


@family_rule("Social Code, art. 82(1)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def later_infants(siblings_before: Count, infants: Count) -> Count:
    """How many small children are a fourth or a later child."""
    return max(0, siblings_before + infants - 3) - max(0, siblings_before - 3)


@family_rule("Social Code, art. 82(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def infants_allowance_month(
    siblings_before: Count,
    infants: Count,
    later_infants: Count,
    childcare_first: Tiyn,
    childcare_second: Tiyn,
    childcare_third: Tiyn,
    childcare_later: Tiyn,
) -> Tiyn:
    """The allowance for all small children a month, each by the order of its birth."""
    amount = childcare_later * later_infants
    amount += childcare_first if siblings_before < 1 <= siblings_before + infants else 0
    amount += childcare_second if siblings_before < 2 <= siblings_before + infants else 0
    amount += childcare_third if siblings_before < 3 <= siblings_before + infants else 0
    return amount


@person_rule("Social Code, art. 81(1); Social Code, art. 81(2)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def childcare_allowance_month(
    infants: Count,
    infant_carer: Flag,
    citizen_or_kandas: Flag,
    insured_income_month: Tiyn,
    infants_allowance_month: Tiyn,
) -> Tiyn:
    """The allowance of a carer who is not insured."""
    if infants == 0 or not infant_carer or not citizen_or_kandas or insured_income_month > 0:
        return 0
    return infants_allowance_month
