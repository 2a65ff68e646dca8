"""What a sample costs, and how many interviews a cluster should have.

More interviews in a cluster save travel and tell less, as neighbours are alike: with C a cluster and c an interview,
the most is told for a tenge at m = sqrt(C/c · (1-ρ)/ρ) (Cochran 1977, Kish 1965).
"""

from collections.abc import Mapping
from math import sqrt

from shanyraq.evidence.youth.design.assumptions import Assumptions
from shanyraq.evidence.youth.sampling.frame import Stratum

FEWEST, MOST = 4, 30
"""Interviews of a cluster that are practical: fewer waste a journey, more wear out a place."""


def interview_cost(assumptions: Assumptions, settlement: str) -> float:
    """Tenge a completed interview, with the households approached for it."""
    return assumptions.interview_cost + assumptions.household_cost / assumptions.response[settlement]


def best_per_cluster(assumptions: Assumptions, rho: float, shares: Mapping[str, float]) -> int:
    """The interviews of a cluster that tell the most for a tenge.

    Args:
        assumptions: costs and response.
        rho: the likeness of neighbours that counts.
        shares: the share of the young in towns and in villages.
    """
    a_cluster = sum(assumptions.cluster_cost[settlement] * share for settlement, share in shares.items())
    an_interview = sum(interview_cost(assumptions, settlement) * share for settlement, share in shares.items())
    best = sqrt(a_cluster / an_interview * (1 - rho) / rho) if rho > 0 else float(MOST)
    return int(min(max(round(best), FEWEST), MOST))


def whole_cost(assumptions: Assumptions, clusters: Mapping[Stratum, int], interviews: Mapping[Stratum, float]) -> float:
    """Tenge for the whole field work."""
    return assumptions.fixed_cost + sum(
        count * assumptions.cluster_cost[stratum.settlement]
        + interviews[stratum] * interview_cost(assumptions, stratum.settlement)
        for stratum, count in clusters.items()
    )
