"""Whose children count together: their number makes a family large, their order of birth sets what care and birth give.

The acts count the children of one couple, wards among them. A family of three generations has children of two: here
the applicant's grandchildren are counted apart from the others, and taken to be one couple's.
"""

from shanyraq.law.codes import Relation
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import Count, Flag, Members, any_of, count


@person_rule("Social Code, art. 81(2); Social Code, art. 90(3)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def grandchild(child: Flag, relation: Relation) -> Flag:
    """A child of the family who is the applicant's grandchild."""
    return child and relation == Relation.GRANDCHILD


@family_rule("Social Code, art. 90(3)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def grandchildren(grandchild: Members[Flag]) -> Count:
    """How many of them the family has."""
    return count(grandchild)


@family_rule("Social Code, art. 90(3)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2020-01-01", until="2023-06-30", certainty="assumed")
def children_of_one_couple(children: Count, grandchildren: Count) -> Count:
    """The most children that one couple of the family may have: of one generation, not of two together."""
    return max(children - grandchildren, grandchildren)


@person_rule("Social Code, art. 81(2)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def infant_grandchild(infant: Flag, grandchild: Flag) -> Flag:
    """A small child who is the applicant's grandchild."""
    return infant and grandchild


@family_rule("Social Code, art. 82(1); Social Code, art. 84(3)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def siblings(children: Count, grandchildren: Count, infant_grandchild: Members[Flag]) -> Count:
    """The children among whom the small ones were born, themselves included: those of their own generation."""
    return grandchildren if any_of(infant_grandchild) else children - grandchildren


@family_rule("Social Code, art. 82(1); Social Code, art. 84(3)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def siblings_before(siblings: Count, infants: Count) -> Count:
    """How many of them came before the small ones, who are taken to be the last born."""
    return max(0, siblings - infants)
