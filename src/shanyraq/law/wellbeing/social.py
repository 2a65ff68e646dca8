"""The social domain: whom the family has to keep, and who there is to keep them."""

from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.rules import Count, Flag, Members, count


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def young_dependant(counted: Flag, minor: Flag) -> Flag:
    """A member under age."""
    return counted and minor


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def young_dependants(young_dependant: Members[Flag]) -> Count:
    """How many members are under age."""
    return count(young_dependant)


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def many_dependants(
    young_dependants: Count, known_workers: Count, possible_workers: Count, dependants_per_worker: Count
) -> Finding:
    """There are more members under age than so many for each who works."""
    if young_dependants <= dependants_per_worker * known_workers:
        return Finding.ABSENT
    return Finding.PRESENT if young_dependants > dependants_per_worker * possible_workers else Finding.UNKNOWN


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def lone_parent(young_dependants: Count, family_size: Count) -> Finding:
    """One grown member brings up those under age."""
    return Finding.PRESENT if young_dependants > 0 and family_size - young_dependants == 1 else Finding.ABSENT


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def many_children(large_family: Flag) -> Finding:
    """The family is large."""
    return Finding.PRESENT if large_family else Finding.ABSENT
