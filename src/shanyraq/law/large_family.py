"""The allowance of families with four and more children: whatever their income, and counted in it."""

from shanyraq.law.codes import Relation
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import TENGE, Count, Flag, Members, Rounding, Share, Tiyn, any_of, portion


@person_rule("Social Code, art. 90(1); Social Code, art. 92(1)", since="2023-07-01")
@person_rule("Law 63-III", since="2020-01-01", until="2023-06-30", certainty="reported")
def large_family_parent(relation: Relation, citizen_or_kandas: Flag, right_suspended: Flag) -> Flag:
    """The applicant, the spouse or the partner, where the allowance may be paid to them."""
    heads = relation in (Relation.APPLICANT, Relation.SPOUSE, Relation.PARTNER)
    return heads and citizen_or_kandas and not right_suspended


@family_rule("Social Code, art. 90(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2020-01-01", until="2023-06-30", certainty="reported")
def has_large_family_parent(large_family_parent: Members[Flag]) -> Flag:
    """There is somebody the allowance may be paid to."""
    return any_of(large_family_parent)


@family_rule("Social Code, art. 91(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2020-01-01", until="2023-06-30", certainty="reported")
def large_family_mci(
    children_of_one_couple: Count,
    large_family_mci_4: Share,
    large_family_mci_5: Share,
    large_family_mci_6: Share,
    large_family_mci_7: Share,
    large_family_mci_each: Share,
) -> Share:
    """The allowance in monthly calculation indices: by the number of children, from eight on so much for each."""
    if children_of_one_couple <= 4:
        return large_family_mci_4
    if children_of_one_couple == 5:
        return large_family_mci_5
    if children_of_one_couple == 6:
        return large_family_mci_6
    if children_of_one_couple == 7:
        return large_family_mci_7
    return max(large_family_mci_7, large_family_mci_each * children_of_one_couple)


@family_rule("Social Code, art. 90(2); Social Code, art. 91(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2020-01-01", until="2023-06-30", certainty="reported")
def large_family_allowance_month(
    children_of_one_couple: Count,
    large_family_children: Count,
    has_large_family_parent: Flag,
    mci: Tiyn,
    large_family_mci: Share,
    large_family_rounding: Rounding,
) -> Tiyn:
    """The allowance a month, rounded as the published amounts are."""
    if children_of_one_couple < large_family_children or not has_large_family_parent:
        return 0
    return portion(mci, large_family_mci, to=large_family_rounding, unit=TENGE)
