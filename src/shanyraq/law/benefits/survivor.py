"""The state social allowance on the loss of a breadwinner: one for all dependants left, in subsistence minimums.

A family is taken to have lost one breadwinner, or both parents; its dependants part the allowance equally.
"""

from shanyraq.law.codes import CaresFor, Loss, Work
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import TENGE, Count, Flag, Members, Rounding, Share, Tiyn, count, divide, portion


@person_rule("Social Code, art. 234(2)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def survivor_carer(cares_for: CaresFor, work: Work) -> Flag:
    """Stays at home with a child of the deceased; the act says under 8, what is stated says under 7."""
    return cares_for in (CaresFor.CHILD_UNDER_3, CaresFor.CHILD_UNDER_7) and work == Work.NOT_WORKING


@person_rule("Social Code, art. 234(1); Social Code, art. 234(2); Social Code, art. 234(3)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def survivor_dependant(
    lost_breadwinner: Loss,
    resides_permanently: Flag,
    minor: Flag,
    young_student: Flag,
    disabled_since_childhood: Flag,
    of_pension_age: Flag,
    survivor_carer: Flag,
) -> Flag:
    """A dependant who cannot work: under age, student, disabled since childhood, of pension age, home with a child."""
    cannot_work = minor or young_student or disabled_since_childhood or of_pension_age or survivor_carer
    return lost_breadwinner != Loss.NONE and resides_permanently and cannot_work


@person_rule("Social Code, art. 236(4)", since="2023-07-01")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def orphan(survivor_dependant: Flag, lost_breadwinner: Loss) -> Flag:
    """A dependant who lost both parents."""
    return survivor_dependant and lost_breadwinner == Loss.BOTH_PARENTS


@family_rule("Social Code, art. 235(1)", since="2023-07-01")
@family_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def survivor_dependants(survivor_dependant: Members[Flag]) -> Count:
    """How many dependants the family has."""
    return count(survivor_dependant)


@family_rule("Social Code, art. 236(4)", since="2023-07-01")
@family_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def orphans(orphan: Members[Flag]) -> Count:
    """How many of them lost both parents."""
    return count(orphan)


@family_rule("Social Code, art. 236(3)", since="2023-07-01")
@family_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def survivor_share(
    survivor_dependants: Count,
    survivor_ratio_1: Share,
    survivor_ratio_2: Share,
    survivor_ratio_3: Share,
    survivor_ratio_4: Share,
    survivor_ratio_5: Share,
    survivor_ratio_most: Share,
) -> Share:
    """The allowance in subsistence minimums, by the number of dependants."""
    if survivor_dependants <= 1:
        return survivor_ratio_1 * survivor_dependants
    if survivor_dependants == 2:
        return survivor_ratio_2
    if survivor_dependants == 3:
        return survivor_ratio_3
    if survivor_dependants == 4:
        return survivor_ratio_4
    return survivor_ratio_5 if survivor_dependants == 5 else survivor_ratio_most


@family_rule("Social Code, art. 236(4)", since="2023-07-01")
@family_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def orphan_share(
    orphans: Count,
    survivor_dependants: Count,
    orphan_ratio: Share,
    orphan_family_ratio: Share,
    orphan_ratio_most: Share,
) -> Share:
    """The allowance in subsistence minimums where both parents were lost: for each orphan and each other dependant."""
    others = survivor_dependants - orphans
    return min(orphan_ratio_most, orphan_ratio * orphans + orphan_family_ratio * others)


@family_rule("Social Code, art. 236", since="2023-07-01")
@family_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="reported")
def survivor_family_month(
    orphans: Count,
    survivor_share: Share,
    orphan_share: Share,
    budget_law_minimum: Tiyn,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The allowance of all dependants a month."""
    share = orphan_share if orphans > 0 else survivor_share
    return portion(budget_law_minimum, share, to=benefit_rounding, unit=TENGE)


@person_rule("Social Code, art. 235(2)", since="2023-07-01", certainty="assumed")
@person_rule("Law 126-I", since="2018-01-01", until="2023-06-30", certainty="assumed")
def survivor_part_month(survivor_dependant: Flag, survivor_dependants: Count, survivor_family_month: Tiyn) -> Tiyn:
    """A dependant's equal part of it, to the nearest tiyn."""
    if not survivor_dependant or survivor_dependants == 0:
        return 0
    return divide(survivor_family_month, survivor_dependants, to=Rounding.NEAREST)


@person_rule(
    "Social Code, art. 177(6); Social Code, art. 234(7); Social Code, art. 236(6)",
    since="2023-07-01",
    certainty="assumed",
)
@person_rule("Law 126-I, art. 1(3)", since="2018-01-01", until="2023-06-30", certainty="assumed")
def survivor_allowance_month(
    survivor_part_month: Tiyn,
    full_disability_allowance_month: Tiyn,
    disabled_since_childhood: Flag,
    age_pension_month: Tiyn,
) -> Tiyn:
    """What a pension for age leaves of the part; nothing to an adult whose disability allowance is as large.

    Whoever is disabled since childhood has both, as a child has.
    """
    if survivor_part_month == 0:
        return 0
    if full_disability_allowance_month >= survivor_part_month and not disabled_since_childhood:
        return 0
    return max(0, survivor_part_month - age_pension_month)
