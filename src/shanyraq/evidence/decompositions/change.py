"""What a change of poverty between two surveys is made of: growth and redistribution, and sectors.

The line is one and the same. Values alone: two surveys are independent, so that errors of the parts are found by
repeating the decomposition over both surveys' replicate weights.
"""

from dataclasses import dataclass

import numpy as np

from shanyraq.evidence.measure import Groups
from shanyraq.evidence.measures.lines import fixed
from shanyraq.evidence.measures.poverty import fgt
from shanyraq.evidence.measures.sample import Sample


@dataclass(frozen=True)
class GrowthAndRedistribution:
    """The change of P_α in parts.

    Attributes:
        change: the second survey's measure less the first's.
        growth: what the change of the mean alone would do.
        redistribution: what the change of the distribution alone would do.
        residual: what neither explains; nought for Shapley's parts.
    """

    change: float
    growth: float
    redistribution: float
    residual: float


@dataclass(frozen=True)
class Sectors:
    """The change of P_α in parts of sectors.

    Attributes:
        within: each sector's own change, at the mean of both shares.
        shift: each sector's change of share, at the mean of both measures.
    """

    within: dict[str, float]
    shift: dict[str, float]


def datt_ravallion(first: Sample, second: Sample, power: float) -> GrowthAndRedistribution:
    """Datt and Ravallion's parts (1992), the first survey as reference."""
    start, end = _at(first, 1.0, power), _at(second, 1.0, power)
    growth = _at(first, _mean(second) / _mean(first), power) - start
    redistribution = _at(second, _mean(first) / _mean(second), power) - start
    return GrowthAndRedistribution(end - start, growth, redistribution, end - start - growth - redistribution)


def shapley(first: Sample, second: Sample, power: float) -> GrowthAndRedistribution:
    """The same averaged over both references, which leaves no residual (Shorrocks 1999; Kolenikov, Shorrocks 2005)."""
    forth, back = datt_ravallion(first, second, power), datt_ravallion(second, first, power)
    growth = (forth.growth - back.growth) / 2
    return GrowthAndRedistribution(forth.change, growth, (forth.redistribution - back.redistribution) / 2, 0.0)


def sectoral(first: Sample, second: Sample, groups: tuple[Groups, Groups], power: float) -> Sectors:
    """Ravallion and Huppi's parts (1991) in Shapley's form: sectors' own changes, and moves between sectors.

    Args:
        first: the first survey.
        second: the second survey.
        groups: the sectors of each survey, under the same names.
        power: of the measure.
    """
    before, after = (_by_sector(sample, own, power) for sample, own in zip((first, second), groups, strict=True))
    names = [name for name in before if name in after]
    within = {name: (before[name][0] + after[name][0]) / 2 * (after[name][1] - before[name][1]) for name in names}
    shift = {name: (before[name][1] + after[name][1]) / 2 * (after[name][0] - before[name][0]) for name in names}
    return Sectors(within, shift)


def _by_sector(sample: Sample, groups: Groups, power: float) -> dict[str, tuple[float, float]]:
    """Each sector's share and measure; a sector that nobody is in has nought of both."""
    whole = float(sample.weight.sum())
    found = {}
    for code, name in enumerate(groups.names):
        inside = sample.domain(groups.codes == code)
        share = float(inside.weight.sum()) / whole
        found[name] = share, fgt(inside, power).value if share else 0.0
    return found


def _at(sample: Sample, factor: float, power: float) -> float:
    """P_α when everybody's welfare is so many times as large and the line is where it was."""
    line = sample.line.value
    scaled = Sample(sample.welfare * factor, sample.weight, sample.whole, fixed(line), conventions=sample.conventions)
    return fgt(scaled, power).value


def _mean(sample: Sample) -> float:
    return float(sample.weight @ np.asarray(sample.welfare)) / float(sample.weight.sum())
