"""Who may hold a benefit: by the right they live in Kazakhstan by, and unless the state keeps them for a time."""

from shanyraq.law.codes import Residence, StateSupport
from shanyraq.law.levels import person_rule
from shanyraq.rules import Flag


@person_rule("Social Code, art. 98(1); Social Code, art. 175(2); Social Code, art. 196(1)", since="2023-07-01")
@person_rule("Law 126-I, art. 1", since="2018-01-01", until="2023-06-30")
def resides_permanently(residence: Residence) -> Flag:
    """A citizen, a kandas, or a foreigner or stateless person residing permanently."""
    return residence in (Residence.CITIZEN, Residence.KANDAS, Residence.PERMANENT_RESIDENT)


@person_rule("Social Code, art. 79(1); Social Code, art. 183(1)", since="2023-07-01")
@person_rule("Law 63-III", since="2018-01-01", until="2023-06-30", certainty="reported")
def citizen_or_kandas(residence: Residence) -> Flag:
    """A citizen or a kandas; the foreigners whom treaties name are not told apart and are left out."""
    return residence in (Residence.CITIZEN, Residence.KANDAS)


@person_rule(
    "Social Code, art. 83(1); Social Code, art. 92(1); Social Code, art. 95(1); Social Code, art. 185(1); "
    "Social Code, art. 195(1)",
    since="2023-07-01",
)
@person_rule("Law 63-III; Law 365-I", since="2018-01-01", until="2023-06-30", certainty="assumed")
def right_suspended(state_support: StateSupport) -> Flag:
    """Lives in a home kept wholly by the state, or serves a sentence: what is paid to others is not paid meanwhile."""
    return state_support in (StateSupport.FULL_STATE_SUPPORT, StateSupport.RESIDENTIAL_HOME, StateSupport.PRISON)
