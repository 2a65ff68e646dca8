"""A plan: how many clusters each stratum has and how many interviews a cluster, as a design file holds it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shanyraq.evidence.youth.sampling.frame import SETTLEMENTS, Frame, Stratum
from shanyraq.evidence.youth.sampling.problems import SampleProblem
from shanyraq.rules.problems import refusal_of_system

LEAST_CLUSTERS = 2
"""Clusters of a stratum: of one, no variance can be seen."""


@dataclass(frozen=True)
class Share:
    """What a stratum has of the sample.

    Attributes:
        clusters: how many clusters are drawn.
        per_cluster: households that are asked in each.
    """

    clusters: int
    per_cluster: int


Plan = Mapping[Stratum, Share]
"""The shares of the strata."""


def spread_plan(frame: Frame, clusters: int, per_cluster: int) -> Plan:
    """So many clusters over the strata of a frame, in proportion to their households, at least two each.

    Raises:
        SampleProblem: there are fewer clusters than two for each stratum.
    """
    strata = {stratum: int(units["households"].sum()) for stratum, units in frame.strata.items()}
    least = {stratum: min(LEAST_CLUSTERS, frame.strata[stratum].height) for stratum in strata}
    if clusters < sum(least.values()):
        raise SampleProblem("plan_small", clusters=clusters, least=sum(least.values()))
    most = {stratum: frame.strata[stratum].height for stratum in strata}
    found = apportioned({stratum: float(size) for stratum, size in strata.items()}, clusters, least, most)
    return {stratum: Share(count, per_cluster) for stratum, count in found.items()}


def apportioned(
    weights: Mapping[Stratum, float], total: int, least: Mapping[Stratum, int], most: Mapping[Stratum, int]
) -> dict[Stratum, int]:
    """A total in whole numbers, in proportion to weights, each at least and at most what it must and may be.

    By highest averages (Sainte-Laguë), one after another; less than the total where all have their most.
    """
    found = dict(least)
    while sum(found.values()) < total:
        open_ = [stratum for stratum in weights if found[stratum] < most[stratum]]
        if not open_:
            break
        best = max(open_, key=lambda stratum: (weights[stratum] / (2 * found[stratum] + 1), -stratum.code))
        found[best] += 1
    return found


def plan_as_json(plan: Plan) -> list[dict[str, object]]:
    """A plan as files hold it."""
    return [
        {**stratum._asdict(), "clusters": share.clusters, "per_cluster": share.per_cluster}
        for stratum, share in plan.items()
    ]


def read_plan(file: Path) -> Plan:
    """The plan of a design file.

    Raises:
        SampleProblem: it cannot be read, or holds no plan.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SampleProblem("plan_unreadable", file=file, reason=refusal_of_system(error)) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise SampleProblem("plan_unreadable", file=file, reason=error) from None
    rows = content.get("strata") if isinstance(content, dict) else None
    if not isinstance(rows, list) or not rows:
        raise SampleProblem("plan_empty", file=file)
    return dict(_row(row, number, file) for number, row in enumerate(rows, 1))


def _row(row: Any, number: int, file: Path) -> tuple[Stratum, Share]:  # noqa: ANN401  # what JSON holds
    whole = isinstance(row, dict) and all(
        type(row.get(key)) is int and row[key] > 0 for key in ("clusters", "per_cluster")
    )
    if not whole or row.get("settlement") not in SETTLEMENTS or not str(row.get("region", "")).isdigit():
        raise SampleProblem("plan_row", file=file, number=number)
    return Stratum(str(row["region"]), row["settlement"]), Share(row["clusters"], row["per_cluster"])
