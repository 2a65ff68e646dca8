"""What comes of it: refusal or need, the kinds and the form of services, and at whose cost they are given."""

from shanyraq.law.levels import person_rule
from shanyraq.law.services.codes import (
    NO_CRITERION,
    NO_SERVICE_GROUND,
    NO_SERVICES,
    NOT_REFUSED,
    Difficulty,
    NeedCriteria,
    ServiceForm,
    ServiceGrounds,
    ServiceKinds,
    ServiceOutcome,
    ServicePayer,
    ServiceRefusals,
)
from shanyraq.rules import Flag


@person_rule("Social Code, art. 141(4)", since="2023-07-01")
def service_refusals(
    services_asked: Flag, service_grounds: ServiceGrounds, services_data_untrue: Flag, services_contraindicated: Flag
) -> ServiceRefusals:
    """Why services are refused: no ground, untrue data, contraindications, and nothing else."""
    refusals = NOT_REFUSED
    if service_grounds == NO_SERVICE_GROUND:
        refusals |= ServiceRefusals.NO_GROUND
    if services_data_untrue:
        refusals |= ServiceRefusals.UNTRUE_DATA
    if services_contraindicated:
        refusals |= ServiceRefusals.CONTRAINDICATED
    return refusals if services_asked else NOT_REFUSED


@person_rule("Social Code, art. 131; Social Code, art. 139(1); Social Code, art. 140(1)", since="2023-07-01")
def service_outcome(
    services_asked: Flag,
    may_apply: Flag,
    service_grounds: ServiceGrounds,
    service_refusals: ServiceRefusals,
    assessment_begun: Flag,
    need_criteria: NeedCriteria,
) -> ServiceOutcome:
    """Asked or not, accepted or not, refused or not, assessed or not, in need or not."""
    if not services_asked:
        return ServiceOutcome.NOTHING_ASKED if service_grounds == NO_SERVICE_GROUND else ServiceOutcome.POTENTIAL_NEED
    if not may_apply:
        return ServiceOutcome.NOT_ACCEPTED
    if service_refusals != NOT_REFUSED:
        return ServiceOutcome.REFUSED
    if not assessment_begun:
        return ServiceOutcome.NOT_ASSESSED
    return ServiceOutcome.NO_NEED if need_criteria == NO_CRITERION else ServiceOutcome.IN_NEED


@person_rule("Social Code, art. 131", since="2023-07-01")
def in_need_of_services(service_outcome: ServiceOutcome) -> Flag:
    """Recognised as in need of special social services."""
    return service_outcome == ServiceOutcome.IN_NEED


@person_rule("Order 263", since="2023-07-01", certainty="assumed")
def service_kinds(
    in_need_of_services: Flag,
    needs_domestic_services: Flag,
    needs_medical_services: Flag,
    needs_psychological_services: Flag,
    needs_pedagogical_services: Flag,
    needs_labour_services: Flag,
    needs_cultural_services: Flag,
    needs_economic_services: Flag,
    needs_legal_services: Flag,
) -> ServiceKinds:
    """The kinds of services that the answers call for."""
    kinds = NO_SERVICES
    if needs_domestic_services:
        kinds |= ServiceKinds.DOMESTIC
    if needs_medical_services:
        kinds |= ServiceKinds.MEDICAL
    if needs_psychological_services:
        kinds |= ServiceKinds.PSYCHOLOGICAL
    if needs_pedagogical_services:
        kinds |= ServiceKinds.PEDAGOGICAL
    if needs_labour_services:
        kinds |= ServiceKinds.LABOUR
    if needs_cultural_services:
        kinds |= ServiceKinds.CULTURAL
    if needs_economic_services:
        kinds |= ServiceKinds.ECONOMIC
    if needs_legal_services:
        kinds |= ServiceKinds.LEGAL
    return kinds if in_need_of_services else NO_SERVICES


@person_rule("Social Code, art. 1(1); Social Code, art. 164(1)", since="2023-07-01", certainty="assumed")
def shelter_needed(
    ground_homelessness: Flag, cruelly_treated: Flag, assessed_no_home: Flag, assessed_violence: Flag
) -> Flag:
    """There is nowhere to live, or not safely."""
    return ground_homelessness or cruelly_treated or assessed_no_home or assessed_violence


@person_rule("Social Code, art. 1(1); Social Code, art. 164(1)", since="2023-07-01", certainty="assumed")
def form_of_services(
    in_need_of_services: Flag, shelter_needed: Flag, care_needed: Difficulty, assessed_no_carer: Flag
) -> ServiceForm:
    """Where services are given: the form that changes the person's life least and still suffices."""
    if not in_need_of_services:
        return ServiceForm.NONE
    if care_needed == Difficulty.WHOLLY and (assessed_no_carer or shelter_needed):
        return ServiceForm.RESIDENTIAL
    if shelter_needed:
        return ServiceForm.TEMPORARY
    return ServiceForm.HOME if care_needed >= Difficulty.MUCH else ServiceForm.SEMI_RESIDENTIAL


@person_rule("Social Code, art. 132(2); Social Code, art. 133(3)", since="2023-07-01")
def services_paid_by(
    in_need_of_services: Flag, services_asked: Flag, may_apply: Flag, service_grounds: ServiceGrounds
) -> ServicePayer:
    """The budget pays the guaranteed volume of those in need; whoever has no ground may have services for money."""
    if in_need_of_services:
        return ServicePayer.BUDGET
    if services_asked and may_apply and service_grounds == NO_SERVICE_GROUND:
        return ServicePayer.RECIPIENT
    return ServicePayer.NOBODY


@person_rule("Social Code, art. 132(3)", since="2023-07-01")
def extra_services_paid_by(in_need_of_services: Flag, extra_services_wanted: Flag) -> ServicePayer:
    """What goes beyond the guaranteed volume is paid by the recipient, by the list of the region's maslikhat."""
    return ServicePayer.RECIPIENT if in_need_of_services and extra_services_wanted else ServicePayer.NOBODY
