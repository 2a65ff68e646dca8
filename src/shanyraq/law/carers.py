"""Who is excused from work by caring for somebody.

Since October 2021 only one able-bodied member can be the family's carer. The law does not say which when several
claim it; the eldest is taken, and a family that chooses another states no care for the eldest.
"""

from shanyraq.law.codes import CaresFor
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import NEVER, Count, Day, Flag, Members, count, least


@person_rule("Law 246-II, art. 2(6); Social Code, art. 122(4)", since="2002-01-01")
def cares_for_young_child(cares_for: CaresFor, care_until_seven: Flag) -> Flag:
    """Cares for a child under 3, or under 7 while the law excused that."""
    return cares_for == CaresFor.CHILD_UNDER_3 or (cares_for == CaresFor.CHILD_UNDER_7 and care_until_seven)


@person_rule("Law 246-II, art. 2(1)", since="2002-01-01", until="2017-12-31")
def cares_for_dependent__adults(cares_for: CaresFor) -> Flag:
    """Cares for a person with a disability of group I or II or a person over 80."""
    return cares_for in (CaresFor.GROUP_1_OR_2, CaresFor.ELDERLY_OVER_80)


@person_rule("Law 246-II, art. 2(6); Social Code, art. 122(4)", since="2018-01-01")
def cares_for_dependent__and_children(cares_for: CaresFor) -> Flag:
    """Cares for a child with a disability, a person with a disability of group I or II, or a person over 80."""
    return cares_for in (CaresFor.CHILD_WITH_DISABILITY, CaresFor.GROUP_1_OR_2, CaresFor.ELDERLY_OVER_80)


@person_rule("Law 246-II, art. 2(6); Social Code, art. 122(4)", since="2002-01-01")
def claims_care(able_bodied_member: Flag, cares_for_young_child: Flag, cares_for_dependent: Flag) -> Flag:
    """An able-bodied member whose care may excuse from work."""
    return able_bodied_member and (cares_for_young_child or cares_for_dependent)


@person_rule("Law 246-II, art. 2(6); Social Code, art. 122(4)", since="2018-01-01")
def claims_child_care(claims_care: Flag, cares_for_young_child: Flag) -> Flag:
    """A parent whose care for a young child may excuse from work."""
    return claims_care and cares_for_young_child


@family_rule("Law 246-II, art. 2(6); Social Code, art. 122(4)", since="2018-01-01", certainty="assumed")
def eldest_carer_born(birth_date: Members[Day], claims_care: Members[Flag]) -> Day:
    """The birth date of the eldest of those who claim care."""
    return least(birth_date, where=claims_care, otherwise=NEVER)


@family_rule("Law 246-II, art. 2(6); Social Code, art. 122(4)", since="2018-01-01", certainty="assumed")
def eldest_child_carer_born(birth_date: Members[Day], claims_child_care: Members[Flag]) -> Day:
    """The birth date of the eldest of those who claim the care of a young child."""
    return least(birth_date, where=claims_child_care, otherwise=NEVER)


@person_rule("Law 246-II, art. 2(1)", since="2002-01-01", until="2017-12-31")
def excused_carer__everyone(claims_care: Flag) -> Flag:
    """Whoever cared was excused."""
    return claims_care


@person_rule("Law 246-II, art. 2(6); Social Code, art. 122(4)", since="2018-01-01")
def excused_carer__one(
    claims_care: Flag,
    claims_child_care: Flag,
    birth_date: Day,
    one_carer_per_family: Flag,
    eldest_carer_born: Day,
    eldest_child_carer_born: Day,
) -> Flag:
    """One parent of a young child and every carer of another; since October 2021 one carer in the family."""
    if one_carer_per_family:
        return claims_care and birth_date == eldest_carer_born
    if claims_child_care:
        return birth_date == eldest_child_carer_born
    return claims_care


@person_rule("Law 246-II, art. 2(4); Social Code, art. 121", since="2018-01-01")
def able_bodied_carer(able_bodied_member: Flag, cares_for: CaresFor, cares_for_young_child: Flag) -> Flag:
    """An able-bodied member who cares for a young child or for anybody else who needs care, of whatever age."""
    cares_for_other = cares_for not in (CaresFor.NONE, CaresFor.CHILD_UNDER_3, CaresFor.CHILD_UNDER_7)
    return able_bodied_member and (cares_for_young_child or cares_for_other)


@family_rule("Law 246-II, art. 2(4); Social Code, art. 121", since="2018-01-01")
def able_bodied_carers(able_bodied_carer: Members[Flag]) -> Count:
    """How many able-bodied members care for somebody."""
    return count(able_bodied_carer)


@family_rule("Law 246-II, art. 2(4); Social Code, art. 121", since="2018-01-01")
def sole_carer(family_size: Count, able_bodied_members: Count, able_bodied_carers: Count) -> Flag:
    """The only able-bodied member of a family of several cares for somebody."""
    return family_size > 1 and able_bodied_members == 1 and able_bodied_carers == 1
