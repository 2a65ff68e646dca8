"""The closed lists of special social services: grounds, routes, criteria, kinds, forms. Words are in `answers/`."""

from shanyraq.rules import Codes, Marks


class ServiceGrounds(Marks):
    """The twelve grounds of need (Social Code, art. 133(1)), in the order of the article."""

    ORPHANHOOD = 1
    NO_PARENTAL_CARE = 2
    NEGLECTED_MINOR = 4
    SPECIAL_SCHOOL = 8
    EARLY_DEVELOPMENT = 16
    DISABILITY = 32
    DANGEROUS_ILLNESS = 64
    OLD_AGE = 128
    CRUELTY = 256
    HOMELESSNESS = 512
    RELEASED = 1024
    PROBATION = 2048


class Cruelty(Codes):
    """The form of cruel treatment that led to maladaptation and deprivation; there need not be a criminal case."""

    NONE = 0
    DOMESTIC_VIOLENCE = 1
    TRAFFICKING = 2
    OTHER_EXPLOITATION = 3
    KIDNAPPING = 4


class ServiceRoutes(Marks):
    """How services at the budget's cost are come by (Social Code, art. 141(1)); a person's grounds may have several."""

    INDIVIDUAL_PROGRAMME = 1
    CRUELTY_CRITERIA = 2
    APPLICATION = 4
    LOCAL_DECISION = 8


class ServiceApplicant(Codes):
    """Who applies for services in the interest of a person."""

    SELF = 0
    ADULT_OF_FAMILY = 1
    GUARDIAN = 2
    AKIM = 3
    PROXY = 4
    PROVIDER = 5
    PREVENTION_ORGANISATION = 6
    SOMEBODY_ELSE = 7


class Difficulty(Codes):
    """How much difficulty somebody has with something."""

    NO = 0
    SOME = 1
    MUCH = 2
    WHOLLY = 3


class NeedCriteria(Marks):
    """The four criteria by which need is assessed (Social Code, art. 140(2))."""

    LIFE_LIMITATION = 1
    MALADAPTATION = 2
    DEPRIVATION = 4
    ADVERSE_ENVIRONMENT = 8


class ServiceKinds(Marks):
    """The eight kinds of special social services."""

    DOMESTIC = 1
    MEDICAL = 2
    PSYCHOLOGICAL = 4
    PEDAGOGICAL = 8
    LABOUR = 16
    CULTURAL = 32
    ECONOMIC = 64
    LEGAL = 128


class ServiceForm(Codes):
    """Where services are given; what changes a life least stands first."""

    NONE = 0
    HOME = 1
    SEMI_RESIDENTIAL = 2
    TEMPORARY = 3
    RESIDENTIAL = 4


class ServiceRefusals(Marks):
    """Why services are refused; the article knows no other reasons (Social Code, art. 141(4))."""

    NO_GROUND = 1
    UNTRUE_DATA = 2
    CONTRAINDICATED = 4


class ServiceOutcome(Codes):
    """What comes of a person's grounds, application and assessment."""

    NOTHING_ASKED = 0
    POTENTIAL_NEED = 1
    NOT_ACCEPTED = 2
    REFUSED = 3
    NOT_ASSESSED = 4
    NO_NEED = 5
    IN_NEED = 6


class ServicePayer(Codes):
    """At whose cost services are given."""

    NOBODY = 0
    BUDGET = 1
    RECIPIENT = 2


NO_SERVICE_GROUND = ServiceGrounds(0)
"""No ground of need."""

NO_ROUTE = ServiceRoutes(0)
"""No way, as there is no ground."""

NO_CRITERION = NeedCriteria(0)
"""None of the criteria is met."""

NO_SERVICES = ServiceKinds(0)
"""No services."""

NOT_REFUSED = ServiceRefusals(0)
"""Nothing to refuse services for."""
