"""The closed lists of answers about workplaces, and why an employer has no quota. Their words are in `answers/`."""

from shanyraq.rules import Codes, Marks


class WorkingConditions(Codes):
    """What the work is like; any but ordinary work is left out of the quota's base."""

    ORDINARY = 0
    HEAVY = 1
    HARMFUL = 2
    DANGEROUS = 3


class NoQuota(Marks):
    """Why no quota is set; several reasons may hold together."""

    TOO_FEW_STAFF = 1
    ASSOCIATION = 2
    MANY_WITH_DISABILITY = 4


NO_REASON = NoQuota(0)
"""The empty set of reasons: a quota is set."""
