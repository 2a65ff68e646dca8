"""The quota of workplaces for persons with disabilities: the base, who is left out, the quota, how far it is filled.

Article 107 was read; the ladder of two, three and four per cent is that of the rules of 2016, for the rules in force
since 2023 were not found.
"""

from shanyraq.law.employers.codes import NO_REASON, NoQuota, WorkingConditions
from shanyraq.law.employers.levels import employee_rule, employer_rule
from shanyraq.rules import Count, Flag, Members, Rounding, Share, divide, portion, total
from shanyraq.rules.units import WHOLE


@employee_rule("Social Code, art. 107(4)", since="2023-07-01")
def listed_staff(headcount: Count, leased_out: Flag) -> Count:
    """Employees on the list of the one who hired them: whoever is sent to another party is left out."""
    return 0 if leased_out else headcount


@employee_rule("Social Code, art. 107(2)", since="2023-07-01")
def excluded_staff(listed_staff: Count, working_conditions: WorkingConditions) -> Count:
    """Listed employees in heavy, harmful or dangerous work."""
    return 0 if working_conditions == WorkingConditions.ORDINARY else listed_staff


@employee_rule("Social Code, art. 107(2)", since="2023-07-01", certainty="assumed")
def listed_with_disability(listed_staff: Count, with_disability: Flag) -> Count:
    """Listed employees with a disability, whatever their working conditions, of which the article says nothing."""
    return listed_staff if with_disability else 0


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def staff_listed(listed_staff: Members[Count]) -> Count:
    """The number on the list."""
    return total(listed_staff)


@employer_rule("Social Code, art. 107(4)", since="2023-07-01")
def staff_leased_out(headcount: Members[Count], staff_listed: Count) -> Count:
    """Employees who are not counted because they are sent to another party."""
    return total(headcount) - staff_listed


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def staff_excluded(excluded_staff: Members[Count]) -> Count:
    """Employees who are not counted because of their working conditions."""
    return total(excluded_staff)


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def quota_base(staff_listed: Count, staff_excluded: Count) -> Count:
    """What the quota is a share of."""
    return staff_listed - staff_excluded


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def staff_with_disability(listed_with_disability: Members[Count]) -> Count:
    """Employees with a disability; the quota is met by actual hire alone."""
    return total(listed_with_disability)


@employer_rule("Social Code, art. 107(3)", since="2023-07-01", certainty="assumed")
def average_staff(average_annual_staff: Count, average_annual_staff_stated: Flag, staff_listed: Count) -> Count:
    """The average number of employees over the year; the number on the list where it is not stated."""
    return average_annual_staff if average_annual_staff_stated else staff_listed


@employer_rule("Social Code, art. 107(3)", since="2023-07-01")
def many_with_disability(staff_with_disability: Count, average_staff: Count, quota_exemption_share: Share) -> Flag:
    """Persons with disabilities are more than a fifth of the average staff."""
    return staff_with_disability * WHOLE > average_staff * quota_exemption_share


@employer_rule("Social Code, art. 107(2)", since="2023-07-01", certainty="assumed")
def too_few_staff(quota_base: Count, quota_smallest_staff: Count) -> Flag:
    """Fewer than fifty employees, heavy, harmful and dangerous work left out first, as the Kazakh text has it."""
    return quota_base < quota_smallest_staff


@employer_rule("Social Code, art. 107(2); Social Code, art. 107(3)", since="2023-07-01")
def no_quota_reasons(too_few_staff: Flag, disability_association: Flag, many_with_disability: Flag) -> NoQuota:
    """Why no quota is set."""
    reasons = NoQuota.TOO_FEW_STAFF if too_few_staff else NO_REASON
    if disability_association:
        reasons |= NoQuota.ASSOCIATION
    if many_with_disability:
        reasons |= NoQuota.MANY_WITH_DISABILITY
    return reasons


@employer_rule("Order 498; Social Code, art. 107(2)", since="2023-07-01", certainty="reported")
def quota_ladder_share(
    quota_base: Count,
    quota_second_step: Count,
    quota_third_step: Count,
    quota_first_share: Share,
    quota_second_share: Share,
    quota_third_share: Share,
) -> Share:
    """The share by the number of employees: from 50, from 101 and from 251."""
    if quota_base < quota_second_step:
        return quota_first_share
    if quota_base < quota_third_step:
        return quota_second_share
    return quota_third_share


@employer_rule("Social Code, art. 107(2); Social Code, art. 107(3)", since="2023-07-01")
def quota_share(
    no_quota_reasons: NoQuota, quota_share_set: Share, quota_share_set_stated: Flag, quota_ladder_share: Share
) -> Share:
    """What the akimat has set for this employer, else the ladder's; nothing where no quota is set."""
    if no_quota_reasons != NO_REASON:
        return 0
    return quota_share_set if quota_share_set_stated else quota_ladder_share


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def quota_exact(quota_base: Count, quota_share: Share) -> Share:
    """Workplaces before rounding, in ten-thousandths of one."""
    return quota_base * quota_share


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def quota_places(quota_base: Count, quota_share: Share, quota_rounding: Rounding) -> Count:
    """Workplaces to be held by persons with disabilities."""
    return portion(quota_base, quota_share, to=quota_rounding)


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def quota_filled(quota_places: Count, staff_with_disability: Count) -> Count:
    """Workplaces of the quota that persons with disabilities hold."""
    return min(quota_places, staff_with_disability)


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def quota_gap(quota_places: Count, quota_filled: Count) -> Count:
    """Workplaces of the quota that are not filled."""
    return quota_places - quota_filled


@employer_rule("Social Code, art. 107(2)", since="2023-07-01")
def quota_filled_share(quota_places: Count, quota_filled: Count) -> Share:
    """How much of the quota is filled; nothing where there is none."""
    return divide(quota_filled * WHOLE, quota_places, to=Rounding.DOWN) if quota_places > 0 else 0
