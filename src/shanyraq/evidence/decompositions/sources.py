"""The Gini coefficient by source of income: Σ S_k C_k, S_k the source's share, C_k its concentration (Rao 1969)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Score, total
from shanyraq.evidence.measures.inequality import gini
from shanyraq.evidence.measures.ranks import concentration_of, ranks_by
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem

SLACK = 1e-9
"""How far, relatively, sources may miss welfare."""


@dataclass(frozen=True)
class Source:
    """A source's part.

    Attributes:
        name: its name.
        share: of all welfare.
        concentration: its concentration coefficient over ranks of welfare.
        contribution: what it adds to the Gini coefficient, as a share of it; all sources' add up to one.
        elasticity: by how many hundredths the Gini changes when the source grows by one (Lerman and Yitzhaki 1985).
    """

    name: str
    share: Score
    concentration: Score
    contribution: Score
    elasticity: Score


def gini_by_source(sample: Sample, sources: Mapping[str, NDArray[np.float64]]) -> list[Source]:
    """Each source's part in the Gini coefficient of welfare.

    Args:
        sample: the records; welfare is the sum of the sources.
        sources: what each record has from each.

    Raises:
        EvidenceProblem: the sources do not add up to welfare.
    """
    missing = np.abs(sum(sources.values()) - sample.welfare)
    row = int(np.argmax(missing))
    if missing[row] > SLACK * max(float(np.abs(sample.welfare).max()), 1.0):
        raise EvidenceProblem("sources_unlike", row=row + 1, value=float(missing[row]))
    whole = gini(sample)
    ranks = ranks_by(sample.weight, sample.welfare, sample.order)
    found = []
    for name, values in sources.items():
        share = total(sample.weight, values) / total(sample.weight, sample.welfare)
        index = concentration_of(sample.weight, values, ranks)
        contribution = share * index / whole
        found.append(Source(name, share, index, contribution, contribution - share))
    return found
