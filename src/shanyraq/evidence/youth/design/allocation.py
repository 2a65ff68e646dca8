"""How a sample is spread over strata, and the smallest that reaches its targets.

Neyman (1934): in proportion to size and spread, and less where an interview costs more. Power (Bankier 1988): in
proportion to a power of what is counted times its relative spread, between the best for the country and equally sure
regions.
"""

from collections.abc import Callable, Iterable, Mapping
from math import sqrt
from typing import Literal

from shanyraq.evidence.youth.design.precision import Domain, Precision, Target, domains_of, z_of
from shanyraq.evidence.youth.sampling.frame import Stratum

Rule = Literal["proportional", "neyman", "power", "equal"]

RULES: tuple[Rule, ...] = ("proportional", "neyman", "power", "equal")

POWER = 0.5

HALVINGS = 60


def shares(
    rule: Rule, indicator: str, precision: Precision, cost: Mapping[Stratum, float], power: float = POWER
) -> dict[Stratum, float]:
    """What each stratum has of a sample, up to a common factor.

    Args:
        rule: one of `RULES`.
        indicator: whose spread counts.
        precision: sizes and expected proportions.
        cost: tenge an interview in each stratum.
        power: Bankier's exponent.
    """

    def spread(stratum: Stratum) -> tuple[float, float]:
        share = precision.prior(indicator, stratum).share
        return share, sqrt(share * (1 - share))

    def neyman(stratum: Stratum) -> float:
        return precision.sizes[stratum].young * spread(stratum)[1] / sqrt(cost[stratum])

    def bankier(stratum: Stratum) -> float:
        share, deviation = spread(stratum)
        return float((precision.sizes[stratum].young * share) ** power * deviation / share)

    makers: dict[Rule, Callable[[Stratum], float]] = {
        "proportional": lambda stratum: precision.sizes[stratum].young,
        "neyman": neyman,
        "power": bankier,
        "equal": lambda stratum: 1.0,
    }
    return {stratum: makers[rule](stratum) for stratum in precision.sizes}


def smallest(
    targets: Iterable[Target], precision: Precision, weights: Mapping[Stratum, float], least: float
) -> dict[Stratum, float]:
    """The interviews of each stratum that reach every target, the strata of a domain sharing by their weights.

    A domain that not even asking everybody brings to its target is asked whole.
    """
    found = {stratum: min(least, size.young) for stratum, size in precision.sizes.items()}
    for target in targets:
        for domain in domains_of(target.level, precision.sizes):
            for stratum, interviews in _for_domain(target, domain, precision, weights).items():
                found[stratum] = max(found[stratum], interviews)
    return found


def _for_domain(
    target: Target, domain: Domain, precision: Precision, weights: Mapping[Stratum, float]
) -> dict[Stratum, float]:
    """By halving: the smallest common factor of the weights that reaches a target in a domain."""
    inside = [stratum for stratum in precision.sizes if domain.holds(stratum)]
    allowed = target.margin / z_of(0.95)

    def asked(factor: float) -> dict[Stratum, float]:
        return {stratum: min(factor * weights[stratum], precision.sizes[stratum].young) for stratum in inside}

    low, high = 0.0, max(precision.sizes[stratum].young / weights[stratum] for stratum in inside)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        enough = precision.error(target.indicator, domain, asked(middle)) <= allowed
        low, high = (low, middle) if enough else (middle, high)
    return asked(high)


def of_total(
    total: float, precision: Precision, weights: Mapping[Stratum, float], least: float
) -> dict[Stratum, float]:
    """So many interviews over the strata by their weights, each with its least and no more than it has people."""
    found = {stratum: min(least, size.young) for stratum, size in precision.sizes.items()}
    low, high = 0.0, max(size.young / weights[stratum] for stratum, size in precision.sizes.items())

    def asked(factor: float) -> dict[Stratum, float]:
        return {
            stratum: min(max(found[stratum], factor * weights[stratum]), precision.sizes[stratum].young)
            for stratum in weights
        }

    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(asked(middle).values()) < total else (low, middle)
    return asked(high)
