"""The allowance of mothers awarded for many children: whatever their income, and beside the large family allowance."""

from shanyraq.law.codes import Award
from shanyraq.law.levels import person_rule
from shanyraq.rules import TENGE, Flag, Rounding, Share, Tiyn, portion


@person_rule("Social Code, art. 94(1)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def award_mci(award: Award, kumis_alqa_mci: Share, altyn_alqa_mci: Share) -> Share:
    """The allowance in monthly calculation indices, by the award."""
    if award == Award.ALTYN_ALQA:
        return altyn_alqa_mci
    return kumis_alqa_mci if award == Award.KUMIS_ALQA else 0


@person_rule("Social Code, art. 93(1); Social Code, art. 94(1)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def awarded_mother_allowance_month(
    award: Award,
    resides_permanently: Flag,
    right_suspended: Flag,
    mci: Tiyn,
    award_mci: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The allowance of an awarded mother a month."""
    if award == Award.NONE or not resides_permanently or right_suspended:
        return 0
    return portion(mci, award_mci, to=benefit_rounding, unit=TENGE)
