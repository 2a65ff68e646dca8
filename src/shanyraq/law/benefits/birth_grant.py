"""The grant on the birth of a child, paid once for each.

The right lasts so many months from the birth. What is owed to a family is asked in two ways: for the children born in
the three months before the day, which gives the grants of one quarter, and for every child whose grant may still be
claimed because it is not stated to have been paid.
"""

from shanyraq.law.codes import Relation
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.rules import (
    NEVER,
    TENGE,
    Count,
    Day,
    Flag,
    Members,
    Rounding,
    Share,
    Tiyn,
    count,
    months_before,
    months_old,
    portion,
)

FIRST_CHILDREN = 3
"""The children for whom the smaller grant is paid."""


@person_rule("Social Code, art. 79(1)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def newborn(child: Flag, birth_date: Day, application_date: Day) -> Flag:
    """A child born in the three months before the day."""
    return child and months_old(birth_date, application_date) < QUARTER_MONTHS


@family_rule("Social Code, art. 79(2)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def newborns(newborn: Members[Flag]) -> Count:
    """How many children were born in those months."""
    return count(newborn)


@person_rule("Social Code, art. 79(3)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def grant_open(
    child: Flag, birth_grant_paid: Flag, birth_date: Day, application_date: Day, birth_grant_claim_months: Count
) -> Flag:
    """A child whose grant has not been paid and may still be claimed."""
    in_time = birth_date >= months_before(application_date, birth_grant_claim_months)
    return child and not birth_grant_paid and in_time


@family_rule("Social Code, art. 79(2)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def grants_open(grant_open: Members[Flag]) -> Count:
    """For how many children the grant may still be claimed."""
    return count(grant_open)


@family_rule("Social Code, art. 80(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def birth_grant_first(mci: Tiyn, birth_grant_mci: Share, benefit_rounding: Rounding) -> Tiyn:
    """The grant for a first, a second or a third child."""
    return portion(mci, birth_grant_mci, to=benefit_rounding, unit=TENGE)


@family_rule("Social Code, art. 80(1)", since="2023-07-01")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def birth_grant_later(mci: Tiyn, birth_grant_mci_4: Share, benefit_rounding: Rounding) -> Tiyn:
    """The grant for a fourth and each later child."""
    return portion(mci, birth_grant_mci_4, to=benefit_rounding, unit=TENGE)


@family_rule("Social Code, art. 80(1)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def newborns_among_first(siblings: Count, newborns: Count) -> Count:
    """How many of the children born in those months, taken to be the last born, are among the first three."""
    before = max(0, siblings - newborns)
    return min(before + newborns, FIRST_CHILDREN) - min(before, FIRST_CHILDREN)


@family_rule("Social Code, art. 80(1)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def family_birth_grant(
    newborns: Count, newborns_among_first: Count, birth_grant_first: Tiyn, birth_grant_later: Tiyn
) -> Tiyn:
    """The grants of the children born in those months."""
    return birth_grant_first * newborns_among_first + birth_grant_later * (newborns - newborns_among_first)


@family_rule("Social Code, art. 80(1)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def grants_open_among_first(siblings: Count, grants_open: Count) -> Count:
    """How many of the children whose grant may be claimed, taken to be the last born, are among the first three."""
    before = max(0, siblings - grants_open)
    return min(before + grants_open, FIRST_CHILDREN) - min(before, FIRST_CHILDREN)


@family_rule("Social Code, art. 80(1)", since="2023-07-01", certainty="assumed")
@family_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def open_grants(
    grants_open: Count, grants_open_among_first: Count, birth_grant_first: Tiyn, birth_grant_later: Tiyn
) -> Tiyn:
    """The grants that may still be claimed."""
    return birth_grant_first * grants_open_among_first + birth_grant_later * (grants_open - grants_open_among_first)


@person_rule("Social Code, art. 79(1)", since="2023-07-01", certainty="assumed")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def takes_birth_grant(
    infant_carer: Flag, eldest_infant_carer_born: Day, relation: Relation, citizen_or_kandas: Flag
) -> Flag:
    """The grants go to whoever stays at home with the child, or to the applicant where nobody does."""
    takes = relation == Relation.APPLICANT if eldest_infant_carer_born == NEVER else infant_carer
    return takes and citizen_or_kandas


@person_rule("Social Code, art. 79(1)", since="2023-07-01", certainty="assumed")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def birth_grant(takes_birth_grant: Flag, family_birth_grant: Tiyn) -> Tiyn:
    """The grants of one quarter."""
    return family_birth_grant if takes_birth_grant else 0


@person_rule("Social Code, art. 79(1)", since="2023-07-01", certainty="assumed")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="assumed")
def birth_grant_claim(grants_open: Count, takes_birth_grant: Flag, open_grants: Tiyn) -> Tiyn:
    """The grants that may still be claimed."""
    return open_grants if grants_open > 0 and takes_birth_grant else 0
