"""The need profile: which of the four criteria are met, and how much care is needed.

The criteria were read in article 140; which answers meet them is not laid down in an act that was found.
"""

from shanyraq.law.levels import person_rule
from shanyraq.law.services.codes import NO_CRITERION, Difficulty, NeedCriteria
from shanyraq.rules import Flag


@person_rule("Social Code, art. 140(2)", since="2023-07-01", certainty="assumed")
def life_limited(
    assessed_self_care: Difficulty,
    assessed_moving: Difficulty,
    assessed_orientation: Difficulty,
    assessed_communication: Difficulty,
    assessed_behaviour: Difficulty,
    assessed_learning: Difficulty,
    assessed_working: Difficulty,
) -> Flag:
    """Life activity is limited: some difficulty in one of the seven abilities."""
    return (
        assessed_self_care >= Difficulty.SOME
        or assessed_moving >= Difficulty.SOME
        or assessed_orientation >= Difficulty.SOME
        or assessed_communication >= Difficulty.SOME
        or assessed_behaviour >= Difficulty.SOME
        or assessed_learning >= Difficulty.SOME
        or assessed_working >= Difficulty.SOME
    )


@person_rule("Social Code, art. 140(2)", since="2023-07-01", certainty="assumed")
def socially_maladapted(assessed_household: Difficulty, assessed_no_documents: Flag, assessed_dependence: Flag) -> Flag:
    """Socially maladapted: cannot run a household, has no documents or a dependence."""
    return assessed_household >= Difficulty.SOME or assessed_no_documents or assessed_dependence


@person_rule("Social Code, art. 140(2)", since="2023-07-01", certainty="assumed")
def socially_deprived(
    assessed_lonely: Flag, assessed_no_means: Flag, assessed_no_home: Flag, assessed_no_treatment: Flag
) -> Flag:
    """Socially deprived: of people, of means, of a home or of treatment."""
    return assessed_lonely or assessed_no_means or assessed_no_home or assessed_no_treatment


@person_rule("Social Code, art. 140(2)", since="2023-07-01", certainty="assumed")
def in_adverse_environment(
    assessed_violence: Flag, assessed_neglect: Flag, assessed_family_dependence: Flag, assessed_no_carer: Flag
) -> Flag:
    """The social environment is adverse: violence, neglect, a dependence in the family, nobody who can care."""
    return assessed_violence or assessed_neglect or assessed_family_dependence or assessed_no_carer


@person_rule("Social Code, art. 140(2)", since="2023-07-01")
def need_criteria(
    life_limited: Flag, socially_maladapted: Flag, socially_deprived: Flag, in_adverse_environment: Flag
) -> NeedCriteria:
    """The criteria of need that are met."""
    criteria = NO_CRITERION
    if life_limited:
        criteria |= NeedCriteria.LIFE_LIMITATION
    if socially_maladapted:
        criteria |= NeedCriteria.MALADAPTATION
    if socially_deprived:
        criteria |= NeedCriteria.DEPRIVATION
    if in_adverse_environment:
        criteria |= NeedCriteria.ADVERSE_ENVIRONMENT
    return criteria


@person_rule("Social Code, art. 140(1)", since="2023-07-01", certainty="assumed")
def care_needed(
    assessed_self_care: Difficulty,
    assessed_moving: Difficulty,
    assessed_orientation: Difficulty,
    assessed_behaviour: Difficulty,
) -> Difficulty:
    """How much care is needed: the greatest difficulty with self-care, moving, orientation and behaviour."""
    return max(assessed_self_care, assessed_moving, assessed_orientation, assessed_behaviour)


@person_rule("Social Code, art. 140(1)", since="2023-07-01", certainty="assumed")
def assessment_begun(
    assessed_self_care_stated: Flag,
    assessed_moving_stated: Flag,
    assessed_orientation_stated: Flag,
    assessed_communication_stated: Flag,
    assessed_behaviour_stated: Flag,
    assessed_learning_stated: Flag,
    assessed_working_stated: Flag,
    assessed_household_stated: Flag,
    assessed_no_documents_stated: Flag,
    assessed_dependence_stated: Flag,
    assessed_lonely_stated: Flag,
    assessed_no_means_stated: Flag,
    assessed_no_home_stated: Flag,
    assessed_no_treatment_stated: Flag,
    assessed_violence_stated: Flag,
    assessed_neglect_stated: Flag,
    assessed_family_dependence_stated: Flag,
    assessed_no_carer_stated: Flag,
) -> Flag:
    """Some question of the assessment is answered."""
    return (
        assessed_self_care_stated
        or assessed_moving_stated
        or assessed_orientation_stated
        or assessed_communication_stated
        or assessed_behaviour_stated
        or assessed_learning_stated
        or assessed_working_stated
        or assessed_household_stated
        or assessed_no_documents_stated
        or assessed_dependence_stated
        or assessed_lonely_stated
        or assessed_no_means_stated
        or assessed_no_home_stated
        or assessed_no_treatment_stated
        or assessed_violence_stated
        or assessed_neglect_stated
        or assessed_family_dependence_stated
        or assessed_no_carer_stated
    )


@person_rule("Social Code, art. 140(1)", since="2023-07-01", certainty="assumed")
def assessment_complete(
    assessed_self_care_stated: Flag,
    assessed_moving_stated: Flag,
    assessed_orientation_stated: Flag,
    assessed_communication_stated: Flag,
    assessed_behaviour_stated: Flag,
    assessed_learning_stated: Flag,
    assessed_working_stated: Flag,
    assessed_household_stated: Flag,
    assessed_no_documents_stated: Flag,
    assessed_dependence_stated: Flag,
    assessed_lonely_stated: Flag,
    assessed_no_means_stated: Flag,
    assessed_no_home_stated: Flag,
    assessed_no_treatment_stated: Flag,
    assessed_violence_stated: Flag,
    assessed_neglect_stated: Flag,
    assessed_family_dependence_stated: Flag,
    assessed_no_carer_stated: Flag,
) -> Flag:
    """Every question of the assessment is answered."""
    return (
        assessed_self_care_stated
        and assessed_moving_stated
        and assessed_orientation_stated
        and assessed_communication_stated
        and assessed_behaviour_stated
        and assessed_learning_stated
        and assessed_working_stated
        and assessed_household_stated
        and assessed_no_documents_stated
        and assessed_dependence_stated
        and assessed_lonely_stated
        and assessed_no_means_stated
        and assessed_no_home_stated
        and assessed_no_treatment_stated
        and assessed_violence_stated
        and assessed_neglect_stated
        and assessed_family_dependence_stated
        and assessed_no_carer_stated
    )
