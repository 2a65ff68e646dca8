"""What answers may be given out for: a closed list, in which nothing that is aimed at persons has a place."""

from shanyraq.evidence.youth.release.problems import ReleaseProblem

PURPOSES = ("statistics", "research", "teaching", "services")
"""Official statistics, scientific research, teaching, and the planning of services for young people."""


def check_purpose(purpose: str) -> str:
    """The purpose itself.

    Raises:
        ReleaseProblem: it is none of the list.
    """
    if purpose not in PURPOSES:
        raise ReleaseProblem("purpose_unknown", value=purpose, allowed=", ".join(PURPOSES))
    return purpose
