"""What a design assumes, read from `assumptions.toml` and changed by whoever knows better."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from shanyraq.evidence.youth.sampling.frame import SETTLEMENTS

FILE = Path(__file__).with_name("assumptions.toml")

INDICATORS = ("neet", "unemployment", "stages")
"""What a design can be asked to be sure of: the share neither in work nor in education, the unemployment rate, and the
shares of the stages of transition."""


@dataclass(frozen=True)
class Assumptions:
    """What is assumed.

    Attributes:
        rho: the likeness of neighbours by indicator.
        stages: the expected share of a stage of transition.
        weights_cv: the variation of the weights.
        response: completed interviews of households approached, by settlement.
        cluster_cost: tenge a cluster, by settlement.
        household_cost: tenge a household approached.
        interview_cost: tenge a completed interview.
        fixed_cost: tenge whatever the size.
    """

    rho: Mapping[str, float]
    stages: float
    weights_cv: float
    response: Mapping[str, float]
    cluster_cost: Mapping[str, float]
    household_cost: float
    interview_cost: float
    fixed_cost: float

    def with_rho(self, rho: float | None) -> "Assumptions":
        """With one likeness for all indicators, where one is given."""
        return self if rho is None else replace(self, rho=dict.fromkeys(self.rho, rho))

    def with_response(self, response: float | None) -> "Assumptions":
        """With one response for towns and villages, where one is given."""
        return self if response is None else replace(self, response=dict.fromkeys(self.response, response))


@cache
def assumed() -> Assumptions:
    """What the package assumes."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    cost = told["cost"]
    return Assumptions(
        rho=told["rho"],
        stages=told["expected"]["stages"],
        weights_cv=told["weights"]["cv"],
        response=told["response"],
        cluster_cost={settlement: cost[f"cluster_{settlement}"] for settlement in SETTLEMENTS},
        household_cost=cost["household"],
        interview_cost=cost["interview"],
        fixed_cost=cost["fixed"],
    )
