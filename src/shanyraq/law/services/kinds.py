"""The kinds of services that follow from the answers: eight, each with what calls for it.

Which answers call for which services is not laid down in an act that was found; the standards name the kinds.
"""

from shanyraq.law.levels import person_rule
from shanyraq.law.services.codes import NO_SERVICE_GROUND, Difficulty, ServiceGrounds
from shanyraq.rules import Flag


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def needs_domestic_services(
    assessed_self_care: Difficulty,
    assessed_household: Difficulty,
    assessed_no_means: Flag,
    assessed_no_home: Flag,
    assessed_neglect: Flag,
) -> Flag:
    """Social-domestic services: help with everyday life."""
    return (
        assessed_self_care >= Difficulty.SOME
        or assessed_household >= Difficulty.SOME
        or assessed_no_means
        or assessed_no_home
        or assessed_neglect
    )


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def needs_medical_services(
    assessed_self_care: Difficulty,
    assessed_no_treatment: Flag,
    assessed_dependence: Flag,
    ground_dangerous_illness: Flag,
    early_development_limited: Flag,
) -> Flag:
    """Social-medical services: nursing, and help to treatment."""
    return (
        assessed_self_care >= Difficulty.MUCH
        or assessed_no_treatment
        or assessed_dependence
        or ground_dangerous_illness
        or early_development_limited
    )


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def needs_psychological_services(
    assessed_communication: Difficulty,
    assessed_behaviour: Difficulty,
    assessed_dependence: Flag,
    assessed_lonely: Flag,
    assessed_violence: Flag,
    cruelly_treated: Flag,
) -> Flag:
    """Social-psychological services: counselling and support."""
    return (
        assessed_communication >= Difficulty.SOME
        or assessed_behaviour >= Difficulty.SOME
        or assessed_dependence
        or assessed_lonely
        or assessed_violence
        or cruelly_treated
    )


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def needs_pedagogical_services(minor: Flag, assessed_learning: Difficulty, child_grounds: ServiceGrounds) -> Flag:
    """Social-pedagogic services: teaching and upbringing, for children."""
    return minor and (assessed_learning >= Difficulty.SOME or child_grounds != NO_SERVICE_GROUND)


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def needs_labour_services(of_working_age: Flag, assessed_working: Difficulty) -> Flag:
    """Social-labour services: skills of work, for those of working age."""
    return of_working_age and assessed_working >= Difficulty.SOME


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def needs_cultural_services(assessed_lonely: Flag, assessed_moving: Difficulty) -> Flag:
    """Social-cultural services: company and leisure, for who is alone or cannot go out."""
    return assessed_lonely or assessed_moving >= Difficulty.MUCH


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def needs_economic_services(assessed_no_means: Flag, assessed_household: Difficulty) -> Flag:
    """Social-economic services: help to benefits and with money."""
    return assessed_no_means or assessed_household >= Difficulty.MUCH


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def needs_legal_services(
    assessed_no_documents: Flag,
    assessed_violence: Flag,
    cruelly_treated: Flag,
    ground_released: Flag,
    ground_probation: Flag,
) -> Flag:
    """Social-legal services: documents, protection, advice."""
    return assessed_no_documents or assessed_violence or cruelly_treated or ground_released or ground_probation
