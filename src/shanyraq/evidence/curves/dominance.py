"""Whether one distribution has less poverty than another whatever the line: curves of P_0, P_1, P_2 over lines.

Order s compares D^s(z), which is P_(s-1) times z^(s-1) over (s-1)!, so that comparing P_(s-1) at each line is enough.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from shanyraq.evidence.curves.curve import Point, points
from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.measures.lines import fixed
from shanyraq.evidence.measures.poverty import fgt
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem


@dataclass(frozen=True)
class Dominance:
    """Two curves compared over lines.

    Attributes:
        lines: where they were compared.
        differences: the first's poverty less the second's at each line.
        errors: each difference's standard error; variances of independent samples add up.
        t_values: each difference over its error.
        crossings: lines between which the difference changes its sign.
    """

    lines: tuple[float, ...]
    differences: tuple[float, ...]
    errors: tuple[float, ...]
    t_values: tuple[float, ...]
    crossings: tuple[float, ...]

    def dominated(self, reach: float = 1.96) -> bool:
        """Whether the first has more poverty at every line, each difference beyond so many errors."""
        return min(self.t_values) > reach


def poverty_curve(sample: Sample, design: Design, lines: tuple[float, ...], power: float) -> list[Point]:
    """P_α at each of several lines."""
    return points(design, lines, [fgt(_at(sample, line), power) for line in lines])


def compare(
    first: Sample, second: Sample, designs: tuple[Design, Design], lines: tuple[float, ...], order: int
) -> Dominance:
    """Compare two independent samples at each line.

    Args:
        first: one distribution.
        second: the other.
        designs: of each.
        lines: ascending.
        order: 1, 2 or 3.

    Raises:
        EvidenceProblem: an order that is none of them, or lines that do not ascend.
    """
    if order not in (1, 2, 3):
        raise EvidenceProblem("order_wrong", value=order)
    if not lines or any(low >= high for low, high in pairwise(lines)) or lines[0] <= 0:
        raise EvidenceProblem("lines_unordered")
    differences, errors, ratios = [], [], []
    for line in lines:
        pair = [fgt(_at(sample, line), order - 1) for sample in (first, second)]
        squares = sum(variance(design, score.scores) for design, score in zip(designs, pair, strict=True))
        gap = pair[0].value - pair[1].value
        differences.append(gap)
        errors.append(math.sqrt(squares))
        ratios.append(gap / math.sqrt(squares) if squares else math.copysign(math.inf, gap) if gap else 0.0)
    signs = np.sign(differences)
    crossings = [lines[place] for place in range(1, len(lines)) if signs[place] * signs[place - 1] < 0]
    return Dominance(lines, tuple(differences), tuple(errors), tuple(ratios), tuple(crossings))


def _at(sample: Sample, line: float) -> Sample:
    return Sample(sample.welfare, sample.weight, sample.whole, fixed(line), conventions=sample.conventions)
