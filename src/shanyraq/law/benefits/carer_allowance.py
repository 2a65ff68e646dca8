"""The allowances of whoever raises a child with a disability, and of whoever cares for a person of group I.

The first is owed to a parent whether working or not: to the eldest who states the care, or to the applicant where
nobody does. The second is owed for adults of group I in the family; one cared for elsewhere is not seen.
"""

from shanyraq.law.codes import CaresFor, Disability, Relation
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import NEVER, TENGE, Count, Day, Flag, Members, Rounding, Share, Tiyn, count, least, portion


@family_rule("Social Code, art. 183(3)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def children_with_disability(child_with_disability: Members[Flag]) -> Count:
    """How many children of the family have a disability."""
    return count(child_with_disability)


@person_rule("Social Code, art. 183(1); Social Code, art. 185(1)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def may_be_paid_for_raising(minor: Flag, citizen_or_kandas: Flag, right_suspended: Flag) -> Flag:
    """An adult who may hold the allowance for raising a child with a disability."""
    return not minor and citizen_or_kandas and not right_suspended


@person_rule("Social Code, art. 183(2)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def may_raise_child_with_disability(cares_for: CaresFor, may_be_paid_for_raising: Flag) -> Flag:
    """One of them who states the care of a child with a disability."""
    return cares_for == CaresFor.CHILD_WITH_DISABILITY and may_be_paid_for_raising


@family_rule("Social Code, art. 183(2)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def eldest_raising_born(birth_date: Members[Day], may_raise_child_with_disability: Members[Flag]) -> Day:
    """The birth date of the eldest of those."""
    return least(birth_date, where=may_raise_child_with_disability, otherwise=NEVER)


@person_rule("Social Code, art. 183(2)", since="2023-07-01", certainty="assumed")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def raises_child_with_disability(
    may_raise_child_with_disability: Flag,
    birth_date: Day,
    eldest_raising_born: Day,
    relation: Relation,
    may_be_paid_for_raising: Flag,
) -> Flag:
    """Who is paid for the children with a disability: the eldest who states the care, otherwise the applicant."""
    if eldest_raising_born == NEVER:
        return relation == Relation.APPLICANT and may_be_paid_for_raising
    return may_raise_child_with_disability and birth_date == eldest_raising_born


@person_rule("Social Code, art. 184(1)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def raising_allowance_month(
    raises_child_with_disability: Flag,
    children_with_disability: Count,
    budget_law_minimum: Tiyn,
    raising_ratio: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The allowance for every child with a disability a month."""
    if children_with_disability == 0 or not raises_child_with_disability:
        return 0
    return portion(budget_law_minimum, raising_ratio, to=benefit_rounding, unit=TENGE) * children_with_disability


@person_rule("Social Code, art. 187(2)", since="2023-07-01")
@person_rule("Law 365-I", since="2021-10-24", until="2023-06-30", certainty="reported")
def needs_group_1_care(disability: Disability, minor: Flag) -> Flag:
    """An adult of group I."""
    return disability == Disability.GROUP_1 and not minor


@family_rule("Social Code, art. 187(3)", since="2023-07-01")
@family_rule("Law 365-I", since="2021-10-24", until="2023-06-30", certainty="reported")
def group_1_adults(needs_group_1_care: Members[Flag]) -> Count:
    """How many adults of the family are of group I."""
    return count(needs_group_1_care)


@person_rule("Social Code, art. 187(2)", since="2023-07-01")
@person_rule("Law 365-I", since="2021-10-24", until="2023-06-30", certainty="reported")
def may_care_for_group_1(cares_for: CaresFor, minor: Flag, citizen_or_kandas: Flag, needs_group_1_care: Flag) -> Flag:
    """An adult who states the care of a person of group I or II and is not of group I."""
    return cares_for == CaresFor.GROUP_1_OR_2 and not minor and citizen_or_kandas and not needs_group_1_care


@family_rule("Social Code, art. 187(4)", since="2023-07-01", certainty="assumed")
@family_rule("Law 365-I", since="2021-10-24", until="2023-06-30", certainty="assumed")
def eldest_group_1_carer_born(birth_date: Members[Day], may_care_for_group_1: Members[Flag]) -> Day:
    """The birth date of the eldest of those, for one carer is paid for one person."""
    return least(birth_date, where=may_care_for_group_1, otherwise=NEVER)


@person_rule("Social Code, art. 188(1)", since="2023-07-01")
@person_rule("Law 365-I", since="2021-10-24", until="2023-06-30", certainty="reported")
def group_1_care_allowance_month(
    may_care_for_group_1: Flag,
    birth_date: Day,
    eldest_group_1_carer_born: Day,
    group_1_adults: Count,
    budget_law_minimum: Tiyn,
    group_1_care_ratio: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The allowance for every person of group I cared for a month."""
    if group_1_adults == 0 or not may_care_for_group_1 or birth_date != eldest_group_1_carer_born:
        return 0
    return portion(budget_law_minimum, group_1_care_ratio, to=benefit_rounding, unit=TENGE) * group_1_adults


@person_rule("Law 63-III", since="2018-01-01", until="2021-10-23", certainty="reported")
def carer_allowance_month__children(raising_allowance_month: Tiyn) -> Tiyn:
    """For children alone; the care of adults disabled since childhood, paid since July 2018, is left out."""
    return raising_allowance_month


@person_rule("Social Code, art. 183; Social Code, art. 187", since="2023-07-01")
@person_rule("Law 63-III; Law 365-I", since="2021-10-24", until="2023-06-30")
def carer_allowance_month__children_and_group_1(
    raising_allowance_month: Tiyn, group_1_care_allowance_month: Tiyn
) -> Tiyn:
    """For children with a disability and for persons of group I."""
    return raising_allowance_month + group_1_care_allowance_month
