"""Who may hold a benefit by the right they live in Kazakhstan by."""

from shanyraq.law.codes import Residence
from shanyraq.law.levels import person_rule
from shanyraq.rules import Flag


@person_rule("Law 126-I, art. 1; Social Code, art. 175(2); Social Code, art. 196(1)", since="2018-01-01")
def resides_permanently(residence: Residence) -> Flag:
    """A citizen, a kandas, or a foreigner or stateless person residing permanently."""
    return residence in (Residence.CITIZEN, Residence.KANDAS, Residence.PERMANENT_RESIDENT)


@person_rule("Law 63-III; Social Code, art. 79(1); Social Code, art. 183(1)", since="2018-01-01", certainty="reported")
def citizen_or_kandas(residence: Residence) -> Flag:
    """A citizen or a kandas; the foreigners whom treaties name are not told apart and are left out."""
    return residence in (Residence.CITIZEN, Residence.KANDAS)
