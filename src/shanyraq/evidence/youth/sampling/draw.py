"""The sample: clusters by size, households in them at random, reserves in order, rotation groups for a panel.

Within a stratum every household has the same probability: a cluster's is in proportion to its households, and a
household's within it the reverse. A cluster that is certain has as many more interviews. Clusters and households get
numbers of the study's own; which of the frame they are is told by a key, to be kept apart from the answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np
import polars as pl

from shanyraq.evidence.youth.sampling.frame import Frame, Stratum
from shanyraq.evidence.youth.sampling.plan import Plan, Share
from shanyraq.evidence.youth.sampling.pps import chances, draw_systematic
from shanyraq.evidence.youth.sampling.problems import SampleProblem, stratum_told
from shanyraq.people.draws import generator

MAIN, RESERVE = "main", "reserve"


@dataclass(frozen=True)
class Panel:
    """A panel: rounds of the study, and the groups of households that take turns.

    Of `groups` groups at a time one leaves after each round and a new one joins, so that two rounds running share all
    groups but one. Without a panel there is one round of one group.
    """

    rounds: int = 1
    groups: int = 1

    @property
    def all_groups(self) -> int:
        """How many groups take part in some round."""
        return self.groups + self.rounds - 1

    def stay(self, group: int) -> tuple[int, int]:
        """The first and last round of a group, counted from 1."""
        return max(1, group - self.groups + 1), min(self.rounds, group)


@dataclass(frozen=True, eq=False)
class Sample:
    """A sample.

    Attributes:
        households: one row each: `cluster` and `household` (the study's own numbers), `stratum`, `region`,
            `settlement`, `role` (main or reserve), `turn` (in which order reserves are used), `group`, `first_round`,
            `last_round`, `probability` (of being asked in the first round) and `weight`; a reserve has what it steps
            in for.
        key: `cluster`, `unit`, `household`, `listed`: what of the frame the numbers stand for.
        clusters: one row a cluster: `cluster`, `stratum`, `certain`, `probability`, `households`, `asked`.
    """

    households: pl.DataFrame
    key: pl.DataFrame
    clusters: pl.DataFrame


@dataclass(frozen=True)
class _Cluster:
    """A cluster that was drawn."""

    stratum: Stratum
    unit: str
    households: int
    probability: Fraction
    asked: int

    @property
    def certain(self) -> bool:
        return self.probability == 1


def draw_sample(frame: Frame, plan: Plan, seed: int, reserve: float = 0.0, panel: Panel | None = None) -> Sample:
    """Draw a sample.

    Args:
        frame: what to draw from.
        plan: how many clusters and interviews each stratum has.
        seed: the same seed draws the same sample.
        reserve: reserve households as a share of those asked.
        panel: rounds and groups; None for one round.

    Raises:
        SampleProblem: a stratum of the plan has no or too few clusters.
    """
    drawn = [cluster for stratum, share in plan.items() for cluster in _clusters(frame, stratum, share, seed)]
    numbers = generator(seed, 2).permutation(len(drawn)) + 1
    rows: list[dict[str, object]] = []
    for number, cluster in sorted(zip(numbers.tolist(), drawn, strict=True), key=lambda pair: pair[0]):
        rows.extend(_households(number, cluster, reserve, panel or Panel(), generator(seed, 3, number)))
    table = pl.DataFrame(rows)
    clusters = pl.DataFrame(
        [_cluster_row(number, cluster) for number, cluster in zip(numbers.tolist(), drawn, strict=True)]
    ).sort("cluster")
    return Sample(table.drop("unit", "listed"), table.select("cluster", "unit", "household", "listed"), clusters)


def _clusters(frame: Frame, stratum: Stratum, share: Share, seed: int) -> Iterator[_Cluster]:
    """The clusters of one stratum."""
    units = frame.of(stratum)
    if units.height < share.clusters:
        told = stratum_told(*stratum)
        raise SampleProblem("plan_too_many", stratum=told, wanted=share.clusters, there=units.height)
    sizes = units["households"].to_list()
    found = chances(sizes, share.clusters)
    each = found.of(len(sizes))
    total = sum(sizes)
    for place in draw_systematic(found, generator(seed, 1, stratum.code)):
        hits = Fraction(share.clusters * sizes[place], total)
        asked = share.per_cluster if each[place] < 1 else max(share.per_cluster, round(share.per_cluster * hits))
        yield _Cluster(stratum, units["unit"][place], sizes[place], each[place], min(asked, sizes[place]))


def _households(
    number: int, cluster: _Cluster, reserve: float, panel: Panel, rng: np.random.Generator
) -> Iterator[dict[str, object]]:
    """The households of a cluster: groups first, then the reserve."""
    order = rng.permutation(cluster.households) + 1
    a_group = -(-cluster.asked // panel.groups)
    groups = [group for group in range(1, panel.all_groups + 1) for _ in range(a_group)]
    if panel.rounds == 1:
        groups = groups[: cluster.asked]
    groups = groups[: cluster.households]
    spare = min(ceil(reserve * cluster.asked - 1e-9), cluster.households - len(groups))
    active = sum(panel.stay(group)[0] == 1 for group in groups)
    probability = cluster.probability * Fraction(active, cluster.households)
    common = {
        "cluster": number,
        "stratum": cluster.stratum.code,
        "region": cluster.stratum.region,
        "settlement": cluster.stratum.settlement,
        "unit": cluster.unit,
        "probability": float(probability),
        "weight": float(1 / probability),
    }
    for place in range(len(groups) + spare):
        main = place < len(groups)
        first, last = panel.stay(groups[place]) if main else (1, panel.rounds)
        yield {
            **common,
            "household": place + 1,
            "listed": int(order[place]),
            "role": MAIN if main else RESERVE,
            "turn": 0 if main else place - len(groups) + 1,
            "group": groups[place] if main else 0,
            "first_round": first,
            "last_round": last,
        }


def _cluster_row(number: int, cluster: _Cluster) -> dict[str, object]:
    return {
        "cluster": number,
        "stratum": cluster.stratum.code,
        "certain": cluster.certain,
        "probability": float(cluster.probability),
        "households": cluster.households,
        "asked": cluster.asked,
    }
