"""How services are come by, ground by ground: who decides, where, who may apply, and how the provider is chosen."""

from shanyraq.law.levels import person_rule
from shanyraq.law.services.codes import (
    NO_ROUTE,
    NO_SERVICE_GROUND,
    Cruelty,
    ServiceApplicant,
    ServiceGrounds,
    ServiceRoutes,
)
from shanyraq.rules import Count, Flag


@person_rule("Social Code, art. 141(1)", since="2023-07-01")
def by_local_decision(child_grounds: ServiceGrounds, ground_dangerous_illness: Flag, frail_from_age: Flag) -> Flag:
    """By decision of the local executive body: grounds 1 to 5, 7 and 8."""
    return child_grounds != NO_SERVICE_GROUND or ground_dangerous_illness or frail_from_age


@person_rule("Social Code, art. 141(1)", since="2023-07-01")
def by_application(ground_homelessness: Flag, ground_released: Flag, ground_probation: Flag) -> Flag:
    """On an application: grounds 10, 11 and 12."""
    return ground_homelessness or ground_released or ground_probation


@person_rule("Social Code, art. 141(1)", since="2023-07-01")
def service_routes(
    impaired: Flag, cruelly_treated: Flag, by_application: Flag, by_local_decision: Flag
) -> ServiceRoutes:
    """Ground 6 by the individual programme through the portal, ground 9 by the criteria of cruel treatment."""
    routes = NO_ROUTE
    if impaired:
        routes |= ServiceRoutes.INDIVIDUAL_PROGRAMME
    if cruelly_treated:
        routes |= ServiceRoutes.CRUELTY_CRITERIA
    if by_application:
        routes |= ServiceRoutes.APPLICATION
    if by_local_decision:
        routes |= ServiceRoutes.LOCAL_DECISION
    return routes


@person_rule("Social Code, art. 141(1)", since="2023-07-01")
def local_decision_needed(service_grounds: ServiceGrounds, cruelty: Cruelty, ground_homelessness: Flag) -> Flag:
    """The local executive body decides on the guaranteed volume, but not for trafficked and homeless persons."""
    return service_grounds != NO_SERVICE_GROUND and cruelty != Cruelty.TRAFFICKING and not ground_homelessness


@person_rule("Social Code, art. 139(1); Social Code, art. 141(1)", since="2023-07-01", certainty="assumed")
def service_decision_days(local_decision_needed: Flag, local_decision_working_days: Count) -> Count:
    """Working days in which the local executive body decides; the term was not found."""
    return local_decision_working_days if local_decision_needed else 0


@person_rule("Social Code, art. 139(2)", since="2023-07-01")
def wherever_resident(cruelly_treated: Flag, ground_homelessness: Flag) -> Flag:
    """Services are given regardless of where the person is registered."""
    return cruelly_treated or ground_homelessness


@person_rule("Social Code, art. 141(3)", since="2023-07-01")
def provider_by_portal(impaired: Flag, frail_from_age: Flag) -> Flag:
    """The person chooses the provider on the portal of social services: grounds 6 and 8."""
    return impaired or frail_from_age


@person_rule("Social Code, art. 139(3)", since="2023-07-01")
def may_apply(
    services_applicant: ServiceApplicant, services_reason_given: Flag, cruelly_treated: Flag, ground_homelessness: Flag
) -> Flag:
    """The person, or one of those the article names with the reason; a provider for cruelty and homelessness alone."""
    if services_applicant == ServiceApplicant.SELF:
        return True
    if services_applicant == ServiceApplicant.SOMEBODY_ELSE or not services_reason_given:
        return False
    return services_applicant != ServiceApplicant.PROVIDER or cruelly_treated or ground_homelessness
