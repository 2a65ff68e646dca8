"""A design: targets and a frame in; clusters, interviews, expected errors and cost out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import ceil

from shanyraq.evidence.youth.design.allocation import POWER, Rule, of_total, shares, smallest
from shanyraq.evidence.youth.design.assumptions import INDICATORS, Assumptions, assumed
from shanyraq.evidence.youth.design.cost import best_per_cluster, interview_cost, whole_cost
from shanyraq.evidence.youth.design.precision import LEVELS, Domain, Precision, Target, domains_of
from shanyraq.evidence.youth.design.priors import priors
from shanyraq.evidence.youth.design.problems import DesignProblem
from shanyraq.evidence.youth.design.strata import Sizes
from shanyraq.evidence.youth.sampling.frame import SETTLEMENTS, Stratum
from shanyraq.evidence.youth.sampling.plan import LEAST_CLUSTERS, Plan, Share

TARGETS = (
    Target("neet", "region", 0.03),
    Target("unemployment", "region", 0.03),
    Target("stages", "region", 0.06),
    Target("neet", "country", 0.008),
)
"""Targets where none are given."""

LEAST_INTERVIEWS = 60.0
"""Interviews of a stratum at least: of fewer, nothing can be published."""


@dataclass(frozen=True)
class Order:
    """What is asked of a design.

    Attributes:
        targets: what has to be reached.
        rule: how strata share.
        power: Bankier's exponent.
        total: completed interviews; None for as many as the targets need.
        per_cluster: completed interviews of a cluster; None for what is cheapest.
        least: interviews of a stratum at least.
        assumptions: what is assumed.
        day: figures nearest to it are taken.
    """

    targets: tuple[Target, ...] = TARGETS
    rule: Rule = "power"
    power: float = POWER
    total: int | None = None
    per_cluster: int | None = None
    least: float = LEAST_INTERVIEWS
    assumptions: Assumptions = field(default_factory=assumed)
    day: date = field(default_factory=date.today)


@dataclass(frozen=True, eq=False)
class Design:
    """A sample's design.

    Attributes:
        order: what was asked.
        sizes: the strata.
        precision: what errors rest on.
        clusters: clusters of each stratum.
        short: strata whose frame has fewer clusters than are needed; all of theirs are taken.
    """

    order: Order
    sizes: Sizes
    precision: Precision
    clusters: Mapping[Stratum, int]
    short: tuple[Stratum, ...] = ()

    @cached_property
    def interviews(self) -> dict[Stratum, float]:
        """Completed interviews of each stratum, no more than it has young people."""
        each = self.precision.per_cluster
        return {stratum: min(count * each, self.sizes[stratum].young) for stratum, count in self.clusters.items()}

    @cached_property
    def plan(self) -> Plan:
        """Clusters, and the households approached in each so that enough answer."""
        response, each = self.order.assumptions.response, self.precision.per_cluster
        return {
            stratum: Share(count, ceil(each / response[stratum.settlement])) for stratum, count in self.clusters.items()
        }

    @property
    def cost(self) -> float:
        """Tenge."""
        return whole_cost(self.order.assumptions, self.clusters, self.interviews)

    def margins(self, indicator: str, level: str) -> dict[Domain, float]:
        """The expected half-width of every domain of a level."""
        domains = domains_of(level, self.sizes)
        return {domain: self.precision.margin(indicator, domain, self.interviews) for domain in domains}

    def worst(self, target: Target) -> tuple[Domain, float]:
        """The domain of a target's level that is least sure, and how sure it is."""
        return max(self.margins(target.indicator, target.level).items(), key=lambda pair: pair[1])


def make_design(order: Order, sizes: Sizes) -> Design:
    """The design that an order asks for.

    Args:
        order: targets and assumptions.
        sizes: the strata.

    Raises:
        DesignProblem: fewer interviews are asked for than strata need.
    """
    assumptions = order.assumptions
    each = order.per_cluster or _best(order, sizes)
    expected = {indicator: priors(indicator, order.day, assumptions.stages) for indicator in INDICATORS}
    precision = Precision(sizes, expected, assumptions.rho, assumptions.weights_cv, each)
    costs = {stratum: interview_cost(assumptions, stratum.settlement) for stratum in sizes}
    leading = order.targets[0].indicator if order.targets else INDICATORS[0]
    weights = shares(order.rule, leading, precision, costs, order.power)
    if order.total is None:
        wanted = smallest(order.targets, precision, weights, order.least)
    else:
        if order.total < order.least * len(sizes):
            raise DesignProblem("total_small", total=order.total, least=ceil(order.least * len(sizes)))
        wanted = of_total(order.total, precision, weights, order.least)
    needed = {stratum: _clusters(wanted[stratum], each) for stratum in sizes}
    there = {stratum: size.clusters for stratum, size in sizes.items() if size.clusters is not None}
    clusters = {stratum: min(count, there.get(stratum, count)) for stratum, count in needed.items()}
    short = tuple(stratum for stratum in sizes if clusters[stratum] < needed[stratum])
    return Design(order, sizes, precision, clusters, short)


def _best(order: Order, sizes: Sizes) -> int:
    """The cheapest interviews of a cluster for the indicator whose neighbours are most alike."""
    asked = {target.indicator for target in order.targets} or set(INDICATORS)
    young = sum(size.young for size in sizes.values())
    parts = {
        settlement: sum(size.young for stratum, size in sizes.items() if stratum.settlement == settlement) / young
        for settlement in SETTLEMENTS
    }
    return best_per_cluster(order.assumptions, max(order.assumptions.rho[name] for name in asked), parts)


def _clusters(interviews: float, each: int) -> int:
    """The clusters that so many interviews need."""
    return max(LEAST_CLUSTERS, ceil(interviews / each - 1e-9))


def target_of(text: str) -> Target:
    """A target as an option has it: `neet:region:3`, in percentage points.

    Raises:
        DesignProblem: it names no indicator or level, or no margin between 0 and 50.
    """
    parts = text.split(":")
    try:
        margin = float(parts[2]) if len(parts) == 3 else 0.0
    except ValueError:
        margin = 0.0
    if len(parts) != 3 or parts[0] not in INDICATORS or parts[1] not in LEVELS or not 0 < margin < 50:
        raise DesignProblem("target_wrong", value=text, indicators=", ".join(INDICATORS), levels=", ".join(LEVELS))
    return Target(parts[0], parts[1], margin / 100)
