"""The special state benefit of pensioners with a disability; its other holders, veterans among them, are left out."""

from shanyraq.law.codes import Disability
from shanyraq.law.levels import person_rule
from shanyraq.rules import TENGE, Flag, Rounding, Share, Tiyn, portion


@person_rule("Social Code, art. 194(3)", since="2023-07-01")
def special_benefit_mci(disability: Disability, special_benefit_mci_1: Share, special_benefit_mci_3: Share) -> Share:
    """The benefit in monthly calculation indices: one for groups I and II, less for group III."""
    if disability in (Disability.GROUP_1, Disability.GROUP_2):
        return special_benefit_mci_1
    return special_benefit_mci_3 if disability == Disability.GROUP_3 else 0


@person_rule("Social Code, art. 190(3)(13)", since="2023-07-01")
def special_state_benefit_month(
    age_pension_month: Tiyn,
    right_suspended: Flag,
    full_disability_allowance_month: Tiyn,
    mci: Tiyn,
    special_benefit_mci: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """Owed to whoever has a pension for age that needs no addition up to the disability allowance."""
    if right_suspended or age_pension_month == 0 or age_pension_month < full_disability_allowance_month:
        return 0
    return portion(mci, special_benefit_mci, to=benefit_rounding, unit=TENGE)
