"""Who is able-bodied: of working age and not kept from work by disability or illness."""

from shanyraq.law.codes import Disability, Sex
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import Count, Day, Flag, Members, count, months_old


@person_rule("Law 136-I, art. 9; Law 105-V, art. 11(1); Social Code, art. 207(1)", since="2002-01-01")
def pension_age(sex: Sex, pension_age_men: Count, pension_age_women: Count) -> Count:
    """The pension age in months of life; where the sex is not stated, the men's, which is never the lower."""
    return pension_age_women if sex == Sex.FEMALE else pension_age_men


@person_rule("Law 136-I, art. 9; Law 105-V, art. 11(1); Social Code, art. 207(1)", since="2002-01-01")
def of_pension_age(birth_date: Day, application_date: Day, pension_age: Count) -> Flag:
    """Has reached the pension age."""
    return months_old(birth_date, application_date) >= pension_age


@person_rule("Law 246-II, art. 1; Social Code, art. 1(1)(43)", since="2002-01-01")
def of_working_age(age: Count, working_age: Count, of_pension_age: Flag) -> Flag:
    """Old enough to work and below the pension age."""
    return age >= working_age and not of_pension_age


@person_rule("Law 246-II, art. 2(1)", since="2002-01-01", until="2017-12-31", certainty="assumed")
def kept_from_work__any_disability(disability: Disability, hospital_over_month: Flag) -> Flag:
    """Has a disability or lies in hospital for over a month: whom the Law did not ask to register as unemployed."""
    return disability != Disability.NONE or hospital_over_month


@person_rule("Law 246-II, art. 1; Social Code, art. 1(1)(43)", since="2018-01-01")
def kept_from_work__group_or_illness(disability: Disability, long_illness: Flag) -> Flag:
    """Has a disability of group I or II, or an illness that may keep from work for over two months."""
    return disability in (Disability.GROUP_1, Disability.GROUP_2) or long_illness


@person_rule("Law 246-II, art. 1; Social Code, art. 1(1)(43)", since="2002-01-01")
def able_bodied(of_working_age: Flag, kept_from_work: Flag) -> Flag:
    """Of working age and not kept from work."""
    return of_working_age and not kept_from_work


@person_rule("Law 246-II, art. 2; Social Code, art. 122(1)", since="2002-01-01")
def able_bodied_member(counted: Flag, able_bodied: Flag) -> Flag:
    """An able-bodied person who counts as a member of the family."""
    return counted and able_bodied


@family_rule("Law 246-II, art. 2; Social Code, art. 122(1)", since="2002-01-01")
def able_bodied_members(able_bodied_member: Members[Flag]) -> Count:
    """How many able-bodied members the family has."""
    return count(able_bodied_member)
