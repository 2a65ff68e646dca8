"""The state social allowances of persons and of children with a disability, in subsistence minimums.

The cause of a disability is not asked for: everybody is paid as for a general illness. Whoever is disabled since
childhood, or by service or a disaster, is owed more by the act.
"""

from shanyraq.law.codes import Disability
from shanyraq.law.levels import person_rule
from shanyraq.rules import TENGE, Count, Flag, Rounding, Share, Tiyn, portion


@person_rule("Law 126-I; Social Code, art. 177(2)", since="2018-01-01", certainty="reported")
def child_disability_share(
    disability: Disability,
    age: Count,
    child_disability_group_age: Count,
    child_disability_ratio: Share,
    child_disability_ratio_1: Share,
    child_disability_ratio_2: Share,
    child_disability_ratio_3: Share,
) -> Share:
    """The child's allowance in subsistence minimums: one for the young, by group for the older."""
    if disability == Disability.NONE:
        return 0
    if age >= child_disability_group_age:
        if disability == Disability.GROUP_1:
            return child_disability_ratio_1
        if disability == Disability.GROUP_2:
            return child_disability_ratio_2
        if disability == Disability.GROUP_3:
            return child_disability_ratio_3
    return child_disability_ratio


@person_rule("Law 126-I; Social Code, art. 177(2)", since="2018-01-01", certainty="reported")
def child_disability_allowance_month(
    minor: Flag,
    resides_permanently: Flag,
    budget_law_minimum: Tiyn,
    child_disability_share: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The allowance of a child with a disability a month, until the day it comes of age."""
    if not minor or not resides_permanently:
        return 0
    return portion(budget_law_minimum, child_disability_share, to=benefit_rounding, unit=TENGE)


@person_rule("Law 126-I; Social Code, art. 177(2)", since="2018-01-01", certainty="reported")
def disability_share(
    disability: Disability, disability_ratio_1: Share, disability_ratio_2: Share, disability_ratio_3: Share
) -> Share:
    """The adult's allowance in subsistence minimums, by group."""
    if disability == Disability.GROUP_1:
        return disability_ratio_1
    if disability == Disability.GROUP_2:
        return disability_ratio_2
    return disability_ratio_3 if disability == Disability.GROUP_3 else 0


@person_rule("Law 126-I; Social Code, art. 177(2)", since="2018-01-01", certainty="reported")
def full_disability_allowance_month(
    minor: Flag,
    resides_permanently: Flag,
    budget_law_minimum: Tiyn,
    disability_share: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The allowance of an adult with a disability a month, before a pension or another allowance takes its place."""
    if minor or not resides_permanently:
        return 0
    return portion(budget_law_minimum, disability_share, to=benefit_rounding, unit=TENGE)


@person_rule(
    "Law 126-I, art. 1(3); Social Code, art. 175(6); Social Code, art. 177(8)", since="2018-01-01", certainty="assumed"
)
def disability_allowance_month(
    full_disability_allowance_month: Tiyn, survivor_part_month: Tiyn, age_pension_month: Tiyn
) -> Tiyn:
    """What a pension for age leaves of the allowance; nothing where a larger survivor's part is chosen instead."""
    if survivor_part_month > full_disability_allowance_month:
        return 0
    return max(0, full_disability_allowance_month - age_pension_month)
