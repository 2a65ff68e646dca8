"""The services from which the pilot of 2025 excludes families of its highest category, and who asks for each.

Who asks was not published as a rule: each is taken from what the service is for. The exclusion itself is declared in
the ladder's file, not here, so that no right to anything can depend on a level.
"""

from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import Count, Flag, Members, Tiyn, any_of


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def asks_housing_assistance(housing_assistance_month: Tiyn) -> Flag:
    """Would receive housing assistance."""
    return housing_assistance_month > 0


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def asks_rent_subsidy(rents_dwelling: Flag, dwellings: Count) -> Flag:
    """Rents its dwelling and owns none, so that the rent may be subsidised."""
    return rents_dwelling and dwellings == 0


@person_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def child_taught_at_home(child_with_disability: Flag, taught_at_home: Flag) -> Flag:
    """A child with a disability who is taught at home."""
    return child_with_disability and taught_at_home


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def asks_home_education(child_taught_at_home: Members[Flag]) -> Flag:
    """Has a child with a disability whose education at home costs money."""
    return any_of(child_taught_at_home)
