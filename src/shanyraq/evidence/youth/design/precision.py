"""Domains, design effects and expected errors of a sample that has not been drawn yet.

Kish (1965): the design effect of a proportion in clusters of m is (1 + (m-1)ρ), and unequal weights multiply it by
(1 + cv²). In a domain or a denominator that is a part of a cluster, only that part of the m counts. The error of a
domain of several strata is that of the stratified mean.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from shanyraq.evidence.youth.design.priors import Prior
from shanyraq.evidence.youth.design.strata import Sizes
from shanyraq.evidence.youth.sampling.frame import Stratum
from shanyraq.law.codes import Region

LEVEL = 0.95

LEVELS = ("country", "region", "region-sex", "region-settlement", "region-sex-settlement")
"""What domains a target may be set for."""

OF_ONE_SEX = 0.5
"""The share of one sex among the young: near enough to a half everywhere."""


class Target(NamedTuple):
    """What a sample has to reach: the half-width of an interval, in shares, in every domain of a level."""

    indicator: str
    level: str
    margin: float


class Domain(NamedTuple):
    """A part of the country that numbers are told of.

    Attributes:
        level: one of `LEVELS`.
        region: two digits, or empty for the country.
        settlement: town or village, or empty for both.
        share: the share of its strata's young that belong to it: one, or one sex.
    """

    level: str
    region: str
    settlement: str
    share: float

    def holds(self, stratum: Stratum) -> bool:
        """Whether a stratum lies in it."""
        return self.region in ("", stratum.region) and self.settlement in ("", stratum.settlement)


@dataclass(frozen=True)
class Precision:
    """What errors rest on.

    Attributes:
        sizes: the strata.
        priors: what to expect by indicator and region.
        rho: likeness of neighbours by indicator.
        weights_cv: variation of the weights.
        per_cluster: completed interviews of a cluster.
    """

    sizes: Sizes
    priors: Mapping[str, Mapping[Region, Prior]]
    rho: Mapping[str, float]
    weights_cv: float
    per_cluster: float

    def effect(self, indicator: str, part: float) -> float:
        """The design effect where a part of a cluster's interviews counts."""
        together = max(self.per_cluster * part - 1, 0)
        return (1 + together * self.rho[indicator]) * (1 + self.weights_cv**2)

    def error(self, indicator: str, domain: Domain, interviews: Mapping[Stratum, float]) -> float:
        """The expected standard error of an indicator in a domain; infinite where nobody of it is asked."""
        inside = [stratum for stratum in self.sizes if domain.holds(stratum)]
        whole = sum(self.sizes[stratum].young for stratum in inside)
        variance = 0.0
        for stratum in inside:
            prior, young, asked = self.prior(indicator, stratum), self.sizes[stratum].young, interviews[stratum]
            part = domain.share * prior.base
            if asked <= 0:
                return float("inf")
            not_asked = max(1 - asked / young, 0.0)
            spread = prior.share * (1 - prior.share) * self.effect(indicator, part)
            variance += (young / whole) ** 2 * not_asked * spread / (asked * part)
        return sqrt(variance)

    def margin(self, indicator: str, domain: Domain, interviews: Mapping[Stratum, float]) -> float:
        """The half-width of the expected interval."""
        return z_of(LEVEL) * self.error(indicator, domain, interviews)

    def expected(self, indicator: str, domain: Domain) -> float:
        """The expected proportion in a domain."""
        inside = [stratum for stratum in self.sizes if domain.holds(stratum)]
        whole = sum(self.sizes[stratum].young for stratum in inside)
        return sum(self.prior(indicator, one).share * self.sizes[one].young for one in inside) / whole

    def prior(self, indicator: str, stratum: Stratum) -> Prior:
        """What to expect in a stratum: what its region's figures tell."""
        return self.priors[indicator][Region(int(stratum.region))]


def domains_of(level: str, strata: Iterable[Stratum]) -> list[Domain]:
    """The domains of a level; the two sexes are one domain here, as they are alike to a design."""
    listed = list(strata)
    share = OF_ONE_SEX if "sex" in level else 1.0
    if level == "country":
        return [Domain(level, "", "", share)]
    if "settlement" in level:
        return [Domain(level, stratum.region, stratum.settlement, share) for stratum in listed]
    return [Domain(level, region, "", share) for region in dict.fromkeys(stratum.region for stratum in listed)]


def z_of(level: float) -> float:
    """How many standard errors an interval goes to each side."""
    return NormalDist().inv_cdf((1 + level) / 2)
