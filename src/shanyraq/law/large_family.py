"""The allowance of families with four and more children: whatever their income, and counted in it."""

from shanyraq.law.levels import family_rule
from shanyraq.rules import TENGE, Count, Flag, Rounding, Share, Tiyn, portion


@family_rule("Law 63-III; Social Code", since="2020-01-01", certainty="reported")
def large_family_mci(
    children: Count,
    large_family_mci_4: Share,
    large_family_mci_5: Share,
    large_family_mci_6: Share,
    large_family_mci_7: Share,
    large_family_mci_each: Share,
) -> Share:
    """The allowance in monthly calculation indices: by the number of children, from eight on so much for each."""
    if children <= 4:
        return large_family_mci_4
    if children == 5:
        return large_family_mci_5
    if children == 6:
        return large_family_mci_6
    if children == 7:
        return large_family_mci_7
    return max(large_family_mci_7, large_family_mci_each * children)


@family_rule("Law 63-III; Social Code", since="2020-01-01", certainty="reported")
def large_family_allowance_month(
    large_family: Flag, mci: Tiyn, large_family_mci: Share, large_family_rounding: Rounding
) -> Tiyn:
    """The allowance a month, rounded as the published amounts are."""
    if not large_family:
        return 0
    return portion(mci, large_family_mci, to=large_family_rounding, unit=TENGE)
