"""The health domain: disability, long illness, and who is not covered by health insurance."""

from shanyraq.law.codes import Disability
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.rules import Flag, Members, any_of


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def has_disability(counted: Flag, disability: Disability) -> Flag:
    """A member with a disability, with a group or without."""
    return counted and disability != Disability.NONE


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def disability_open(counted: Flag, disability_stated: Flag) -> Flag:
    """A member of whom is not stated whether there is a disability."""
    return counted and not disability_stated


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def disability_in_family(has_disability: Members[Flag], disability_open: Members[Flag]) -> Finding:
    """Some member has a disability."""
    if any_of(has_disability):
        return Finding.PRESENT
    return Finding.UNKNOWN if any_of(disability_open) else Finding.ABSENT


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def severe_disability_in_family(severe_disability: Members[Flag], disability_open: Members[Flag]) -> Finding:
    """Some member has a disability of group I or II."""
    if any_of(severe_disability):
        return Finding.PRESENT
    return Finding.UNKNOWN if any_of(disability_open) else Finding.ABSENT


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def ill_for_long(counted: Flag, long_illness: Flag) -> Flag:
    """A member with a long illness."""
    return counted and long_illness


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def illness_open(counted: Flag, long_illness_stated: Flag) -> Flag:
    """A member of whom is not stated whether there is a long illness."""
    return counted and not long_illness_stated


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def long_illness_in_family(ill_for_long: Members[Flag], illness_open: Members[Flag]) -> Finding:
    """Some member is ill for long."""
    if any_of(ill_for_long):
        return Finding.PRESENT
    return Finding.UNKNOWN if any_of(illness_open) else Finding.ABSENT


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def not_insured(counted: Flag, health_insured: Flag, health_insured_stated: Flag) -> Flag:
    """A member known not to be covered by health insurance."""
    return counted and health_insured_stated and not health_insured


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def insurance_open(counted: Flag, health_insured_stated: Flag) -> Flag:
    """A member of whom is not stated whether health insurance covers the person."""
    return counted and not health_insured_stated


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def without_health_insurance(not_insured: Members[Flag], insurance_open: Members[Flag]) -> Finding:
    """Some member is not covered by health insurance."""
    if any_of(not_insured):
        return Finding.PRESENT
    return Finding.UNKNOWN if any_of(insurance_open) else Finding.ABSENT
