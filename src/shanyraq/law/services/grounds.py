"""The twelve grounds of need: which of them hold for a person."""

from shanyraq.law.codes import Disability
from shanyraq.law.levels import person_rule
from shanyraq.law.services.codes import NO_SERVICE_GROUND, Cruelty, ServiceGrounds
from shanyraq.rules import Count, Flag


@person_rule("Social Code, art. 133(1)", since="2023-07-01", certainty="assumed")
def orphaned(ground_orphanhood: Flag, minor: Flag) -> Flag:
    """A child without both parents; that the ground is for children is taken from what the word means."""
    return ground_orphanhood and minor


@person_rule("Social Code, art. 133(1)", since="2023-07-01", certainty="assumed")
def without_parental_care(ground_no_parental_care: Flag, minor: Flag) -> Flag:
    """A child whose parents do not care for it."""
    return ground_no_parental_care and minor


@person_rule("Social Code, art. 133(1)", since="2023-07-01")
def neglected_minor(ground_neglected_minor: Flag, minor: Flag) -> Flag:
    """A minor whom nobody watches over, deviant behaviour included."""
    return ground_neglected_minor and minor


@person_rule("Social Code, art. 133(1)", since="2023-07-01")
def in_special_school(ground_special_school: Flag, minor: Flag) -> Flag:
    """A minor in a special school or in one with a special regime."""
    return ground_special_school and minor


@person_rule("Social Code, art. 133(1)", since="2023-07-01")
def early_development_limited(ground_early_development: Flag, age: Count, early_development_age: Count) -> Flag:
    """A child younger than three whose early development is limited."""
    return ground_early_development and age < early_development_age


@person_rule("Social Code, art. 133(1)", since="2023-07-01")
def impaired(ground_disability: Flag, disability: Disability) -> Flag:
    """A disability, or a persistent impairment that is stated."""
    return ground_disability or disability != Disability.NONE


@person_rule("Social Code, art. 133(1)", since="2023-07-01", certainty="assumed")
def frail_from_age(ground_old_age: Flag, of_pension_age: Flag) -> Flag:
    """Cannot look after oneself from old age; from which age is not said, and the pension age is taken."""
    return ground_old_age and of_pension_age


@person_rule("Social Code, art. 133(1); Social Code, art. 133(2)", since="2023-07-01")
def cruelly_treated(cruelty: Cruelty) -> Flag:
    """Domestic violence, trafficking, other exploitation or kidnapping that led to maladaptation and deprivation."""
    return cruelty != Cruelty.NONE


@person_rule("Social Code, art. 133(1)", since="2023-07-01")
def child_grounds(
    orphaned: Flag,
    without_parental_care: Flag,
    neglected_minor: Flag,
    in_special_school: Flag,
    early_development_limited: Flag,
) -> ServiceGrounds:
    """Grounds 1 to 5, which are children's."""
    grounds = NO_SERVICE_GROUND
    if orphaned:
        grounds |= ServiceGrounds.ORPHANHOOD
    if without_parental_care:
        grounds |= ServiceGrounds.NO_PARENTAL_CARE
    if neglected_minor:
        grounds |= ServiceGrounds.NEGLECTED_MINOR
    if in_special_school:
        grounds |= ServiceGrounds.SPECIAL_SCHOOL
    if early_development_limited:
        grounds |= ServiceGrounds.EARLY_DEVELOPMENT
    return grounds


@person_rule("Social Code, art. 133(1)", since="2023-07-01")
def other_grounds(
    impaired: Flag,
    ground_dangerous_illness: Flag,
    frail_from_age: Flag,
    cruelly_treated: Flag,
    ground_homelessness: Flag,
    ground_released: Flag,
    ground_probation: Flag,
) -> ServiceGrounds:
    """Grounds 6 to 12."""
    grounds = NO_SERVICE_GROUND
    if impaired:
        grounds |= ServiceGrounds.DISABILITY
    if ground_dangerous_illness:
        grounds |= ServiceGrounds.DANGEROUS_ILLNESS
    if frail_from_age:
        grounds |= ServiceGrounds.OLD_AGE
    if cruelly_treated:
        grounds |= ServiceGrounds.CRUELTY
    if ground_homelessness:
        grounds |= ServiceGrounds.HOMELESSNESS
    if ground_released:
        grounds |= ServiceGrounds.RELEASED
    if ground_probation:
        grounds |= ServiceGrounds.PROBATION
    return grounds


@person_rule("Social Code, art. 133(1)", since="2023-07-01")
def service_grounds(child_grounds: ServiceGrounds, other_grounds: ServiceGrounds) -> ServiceGrounds:
    """Every ground of need that holds for the person."""
    return child_grounds | other_grounds
