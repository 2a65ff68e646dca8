"""Which kind of assistance: given as it is, or on the condition of a social contract."""

from shanyraq.law.codes import NO_GROUNDS, Grounds, Kind
from shanyraq.law.levels import family_rule
from shanyraq.rules import Count, Flag


@family_rule("Law 246-II, art. 4", since="2002-01-01", until="2017-12-31", certainty="assumed")
def kind__before_contracts(refusal_grounds: Grounds) -> Kind:
    """The Law knew no kinds yet; no grant was tied to a contract, so each is taken as unconditional."""
    return Kind.UNCONDITIONAL if refusal_grounds == NO_GROUNDS else Kind.NONE


@family_rule("Law 246-II, art. 2(4); Social Code, art. 121", since="2018-01-01")
def cannot_take_part(able_bodied_members: Count, sole_carer: Flag) -> Flag:
    """Nobody in the family is able-bodied, or the only one who is cares for somebody."""
    return able_bodied_members == 0 or sole_carer


@family_rule("Law 246-II, art. 2; Social Code, art. 121; Social Code, art. 122(1)", since="2018-01-01")
def kind__by_ability(refusal_grounds: Grounds, cannot_take_part: Flag) -> Kind:
    """Unconditional where nobody can take part in employment measures, otherwise on a social contract."""
    if refusal_grounds != NO_GROUNDS:
        return Kind.NONE
    return Kind.UNCONDITIONAL if cannot_take_part else Kind.CONDITIONAL
