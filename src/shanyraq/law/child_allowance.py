"""The allowance for children under 18 in poor families, which targeted assistance took in from 2018."""

from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import TENGE, Count, Flag, Members, Rounding, Share, Tiyn, count, portion


@person_rule("Law 63-III", since="2006-01-01", until="2017-12-31", certainty="reported")
def allowance_child(counted: Flag, minor: Flag) -> Flag:
    """A member under age."""
    return counted and minor


@family_rule("Law 63-III", since="2006-01-01", until="2017-12-31", certainty="reported")
def allowance_children(allowance_child: Members[Flag]) -> Count:
    """How many members are under age."""
    return count(allowance_child)


@family_rule("Law 63-III", since="2006-01-01", until="2017-12-31", certainty="reported")
def child_allowance_limit(subsistence_minimum: Tiyn, child_allowance_limit_ratio: Share) -> Tiyn:
    """The income per member that the allowance is bound to: a share of the region's subsistence minimum."""
    return portion(subsistence_minimum, child_allowance_limit_ratio, to=Rounding.NEAREST, unit=TENGE)


@family_rule("Law 63-III", since="2006-01-01", until="2017-12-31", certainty="reported")
def child_allowance_due(quarter_income: Tiyn, child_allowance_limit: Tiyn, family_size: Count) -> Flag:
    """The income per member is below the limit."""
    return quarter_income < child_allowance_limit * QUARTER_MONTHS * family_size


@family_rule("Law 63-III", since="2006-01-01", until="2017-12-31", certainty="reported")
def child_allowance_month(
    child_allowance_due: Flag, allowance_children: Count, mci: Tiyn, child_allowance_mci: Share
) -> Tiyn:
    """The allowance for all children a month, each child's rounded up to a tenge."""
    if not child_allowance_due:
        return 0
    return portion(mci, child_allowance_mci, to=Rounding.UP, unit=TENGE) * allowance_children
