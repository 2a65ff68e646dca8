"""What is added for young children while assistance is paid: in kind from 2020 to 2022, money since 2023."""

from shanyraq.law.codes import Kind
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import TENGE, Count, Flag, Members, Rounding, Share, Tiyn, count, portion


@person_rule("Law 246-II, art. 7(1-1); Social Code, art. 126(2)", since="2002-01-01", certainty="reported")
def top_up_child(entitled: Flag, age: Count, top_up_from_age: Count, top_up_to_age: Count) -> Flag:
    """A child from the first birthday to the day before the seventh."""
    return entitled and top_up_from_age <= age <= top_up_to_age


@family_rule("Law 246-II, art. 7(1-1); Social Code, art. 126(2)", since="2002-01-01")
def top_up_children(top_up_child: Members[Flag]) -> Count:
    """How many children of that age the family has."""
    return count(top_up_child)


@family_rule("Law 246-II, art. 7(1-1); Social Code, art. 126(2)", since="2002-01-01")
def top_up_per_child(mci: Tiyn, top_up_mci: Share, top_up_rounding: Rounding) -> Tiyn:
    """The top-up for one child a month; nothing while it was given in kind, or not at all."""
    return portion(mci, top_up_mci, to=top_up_rounding, unit=TENGE)


@family_rule("Law 246-II, art. 7(1-1); Social Code, art. 126(2)", since="2002-01-01")
def child_top_up_month(kind: Kind, top_up_per_child: Tiyn, top_up_children: Count) -> Tiyn:
    """The top-up for all young children, for as long as assistance is granted."""
    return 0 if kind == Kind.NONE else top_up_per_child * top_up_children
