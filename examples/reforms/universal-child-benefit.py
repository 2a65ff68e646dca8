"""One amount for every child, whatever the family's income."""

from shanyraq.law.levels import family_rule
from shanyraq.rules import Count, Tiyn


@family_rule("Proposal", since="2020-01-01")
def targeted_assistance_month(children: Count, universal_child_benefit: Tiyn) -> Tiyn:
    """The amount for each child."""
    return universal_child_benefit * children
