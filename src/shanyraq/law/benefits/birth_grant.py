"""The grant on the birth of a child, paid once for each.

The right lasts eighteen months from the birth; here the grant is owed in the three months after it, so that a day gives
the grants of one quarter.
"""

from shanyraq.law.codes import Relation
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import NEVER, TENGE, Count, Day, Flag, Members, Rounding, Share, Tiyn, count, months_old, portion


@person_rule("Law 63-III; Social Code, art. 79(1)", since="2018-01-01", certainty="reported")
def newborn(child: Flag, birth_date: Day, application_date: Day) -> Flag:
    """A child born in the three months before the day."""
    return child and months_old(birth_date, application_date) < QUARTER_MONTHS


@family_rule("Law 63-III; Social Code, art. 79(2)", since="2018-01-01", certainty="reported")
def newborns(newborn: Members[Flag]) -> Count:
    """How many children were born in those months."""
    return count(newborn)


@family_rule("Law 63-III; Social Code, art. 80(1)", since="2018-01-01", certainty="reported")
def family_birth_grant(
    children: Count,
    newborns: Count,
    mci: Tiyn,
    birth_grant_mci: Share,
    birth_grant_mci_4: Share,
    benefit_rounding: Rounding,
) -> Tiyn:
    """The grants of all newborn children: one amount for the family's first three children, more for later ones."""
    older = children - newborns
    among_first = min(children, 3) - min(older, 3)
    first = portion(mci, birth_grant_mci, to=benefit_rounding, unit=TENGE) * among_first
    return first + portion(mci, birth_grant_mci_4, to=benefit_rounding, unit=TENGE) * (newborns - among_first)


@person_rule("Law 63-III; Social Code, art. 79(1)", since="2018-01-01", certainty="assumed")
def birth_grant(
    infant_carer: Flag,
    eldest_infant_carer_born: Day,
    relation: Relation,
    citizen_or_kandas: Flag,
    family_birth_grant: Tiyn,
) -> Tiyn:
    """The grants go to whoever stays at home with the child, or to the applicant where nobody does."""
    takes = relation == Relation.APPLICANT if eldest_infant_carer_born == NEVER else infant_carer
    return family_birth_grant if takes and citizen_or_kandas else 0
