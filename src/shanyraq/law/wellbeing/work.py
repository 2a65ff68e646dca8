"""Who of the family works, and who may for all that is known: what indicators of work and dependence rest on."""

from shanyraq.law.codes import Work
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.rules import Count, Flag, Members, count


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def member_of_working_age(counted: Flag, of_working_age: Flag) -> Flag:
    """A member old enough to work and below the pension age, whatever keeps from work."""
    return counted and of_working_age


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def at_work(member_of_working_age: Flag, work: Work) -> Flag:
    """Works for a wage or on one's own account, public works and household farming included."""
    idle = work in (Work.NOT_WORKING, Work.REGISTERED_UNEMPLOYED, Work.SUSPENDED_SOLE_TRADER)
    return member_of_working_age and not idle


@person_rule("Order 267", since="2023-07-01", certainty="assumed")
def may_be_at_work(at_work: Flag, member_of_working_age: Flag, work_stated: Flag) -> Flag:
    """Works, or may for all that is known."""
    return at_work or (member_of_working_age and not work_stated)


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def members_of_working_age(member_of_working_age: Members[Flag]) -> Count:
    """How many members are of working age."""
    return count(member_of_working_age)


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def known_workers(at_work: Members[Flag]) -> Count:
    """How many members are known to work."""
    return count(at_work)


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def possible_workers(may_be_at_work: Members[Flag]) -> Count:
    """How many members work at most, for all that is known."""
    return count(may_be_at_work)


@family_rule("Order 267", since="2023-07-01", certainty="assumed")
def nobody_works(members_of_working_age: Count, known_workers: Count, possible_workers: Count) -> Finding:
    """There are members of working age, and none of them works."""
    if members_of_working_age == 0 or known_workers > 0:
        return Finding.ABSENT
    return Finding.UNKNOWN if possible_workers > 0 else Finding.PRESENT


@person_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def unemployed(member_of_working_age: Flag, work: Work) -> Flag:
    """Is registered as unemployed."""
    return member_of_working_age and work == Work.REGISTERED_UNEMPLOYED


@family_rule("Joint order 2025", since="2025-05-21", certainty="assumed")
def unemployed_member(unemployed: Members[Flag], known_workers: Count, possible_workers: Count) -> Finding:
    """Some member is registered as unemployed."""
    if count(unemployed) > 0:
        return Finding.PRESENT
    return Finding.UNKNOWN if possible_workers > known_workers else Finding.ABSENT
