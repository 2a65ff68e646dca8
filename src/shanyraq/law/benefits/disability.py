"""The state social allowances of persons and of children with a disability, in subsistence minimums.

An adult's goes by the cause of the disability; where no cause is stated, as for a general illness, which gives least.
The thirty per cent of whoever lives in a home kept by the state are left out.
"""

from shanyraq.law.codes import Disability, DisabilityCause
from shanyraq.law.levels import person_rule
from shanyraq.rules import TENGE, Count, Flag, Rounding, Share, Tiyn, portion


@person_rule("Social Code, art. 177(2)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
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


@person_rule("Social Code, art. 177(2)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def child_disability_allowance_month(
    minor: Flag,
    resides_permanently: Flag,
    disability: Disability,
    budget_law_minimum: Tiyn,
    child_disability_share: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The allowance of a child with a disability a month, until the day it comes of age."""
    if not minor or not resides_permanently or disability == Disability.NONE:
        return 0
    return portion(budget_law_minimum, child_disability_share, to=benefit_rounding, unit=TENGE)


@person_rule("Social Code, art. 177(2)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def general_disability_share(
    disability: Disability, disability_ratio_1: Share, disability_ratio_2: Share, disability_ratio_3: Share
) -> Share:
    """The adult's allowance by group in subsistence minimums, for an illness or an injury at work."""
    if disability == Disability.GROUP_1:
        return disability_ratio_1
    if disability == Disability.GROUP_2:
        return disability_ratio_2
    return disability_ratio_3 if disability == Disability.GROUP_3 else 0


@person_rule("Social Code, art. 177(2)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def childhood_disability_share(
    disability: Disability, childhood_ratio_1: Share, childhood_ratio_2: Share, childhood_ratio_3: Share
) -> Share:
    """The same for whoever is disabled since childhood."""
    if disability == Disability.GROUP_1:
        return childhood_ratio_1
    if disability == Disability.GROUP_2:
        return childhood_ratio_2
    return childhood_ratio_3 if disability == Disability.GROUP_3 else 0


@person_rule("Social Code, art. 177(3)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def service_disability_share(
    disability: Disability, service_ratio_1: Share, service_ratio_2: Share, service_ratio_3: Share
) -> Share:
    """The same for conscripts, and for those hurt at nuclear sites or by an ecological emergency."""
    if disability == Disability.GROUP_1:
        return service_ratio_1
    if disability == Disability.GROUP_2:
        return service_ratio_2
    return service_ratio_3 if disability == Disability.GROUP_3 else 0


@person_rule("Social Code, art. 177(4)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def duty_disability_share(
    disability: Disability, duty_ratio_1: Share, duty_ratio_2: Share, duty_ratio_3: Share
) -> Share:
    """The same for officers and contract servicemen hurt in the line of duty."""
    if disability == Disability.GROUP_1:
        return duty_ratio_1
    if disability == Disability.GROUP_2:
        return duty_ratio_2
    return duty_ratio_3 if disability == Disability.GROUP_3 else 0


@person_rule(
    "Social Code, art. 176(1); Social Code, art. 177(2); Social Code, art. 177(3); Social Code, art. 177(4)",
    since="2023-07-01",
)
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def disability_share(
    disability_cause: DisabilityCause,
    general_disability_share: Share,
    childhood_disability_share: Share,
    service_disability_share: Share,
    duty_disability_share: Share,
) -> Share:
    """The adult's allowance in subsistence minimums, by group and by the cause of the disability."""
    if disability_cause == DisabilityCause.SINCE_CHILDHOOD:
        return childhood_disability_share
    if disability_cause == DisabilityCause.LINE_OF_DUTY:
        return duty_disability_share
    if disability_cause in (DisabilityCause.CONSCRIPT_OR_NUCLEAR, DisabilityCause.ECOLOGICAL_EMERGENCY):
        return service_disability_share
    return general_disability_share


@person_rule("Social Code, art. 177(6); Social Code, art. 234(2)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def disabled_since_childhood(disability: Disability, disability_cause: DisabilityCause) -> Flag:
    """Has a group, and had a disability before coming of age."""
    return disability != Disability.NONE and disability_cause == DisabilityCause.SINCE_CHILDHOOD


@person_rule("Social Code, art. 177(2)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def full_disability_allowance_month(
    minor: Flag,
    resides_permanently: Flag,
    disability: Disability,
    budget_law_minimum: Tiyn,
    disability_share: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The allowance of an adult with a disability a month, before a pension or another allowance takes its place."""
    if minor or not resides_permanently or disability == Disability.NONE:
        return 0
    return portion(budget_law_minimum, disability_share, to=benefit_rounding, unit=TENGE)


@person_rule(
    "Social Code, art. 175(6); Social Code, art. 177(6); Social Code, art. 177(8)",
    since="2023-07-01",
    certainty="assumed",
)
@person_rule("Law 126-I, art. 1(3)", since="2018-01-01", until="2023-06-30", certainty="assumed")
def disability_allowance_month(
    full_disability_allowance_month: Tiyn,
    survivor_part_month: Tiyn,
    disabled_since_childhood: Flag,
    age_pension_month: Tiyn,
) -> Tiyn:
    """What a pension for age leaves of the allowance; nothing where a larger survivor's part is chosen instead."""
    if full_disability_allowance_month == 0:
        return 0
    if survivor_part_month > full_disability_allowance_month and not disabled_since_childhood:
        return 0
    return max(0, full_disability_allowance_month - age_pension_month)
