"""Parts of a measure by group: poverty adds up over groups; inequality is between them and within them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.estimation.score import Score, total
from shanyraq.evidence.measure import Groups
from shanyraq.evidence.measures.inequality import entropy
from shanyraq.evidence.measures.poverty import fgt
from shanyraq.evidence.measures.sample import Sample


@dataclass(frozen=True)
class Part:
    """A group's part.

    Attributes:
        group: its name.
        share: of all weight.
        measure: the measure inside the group.
        contribution: what the group adds to the measure of all, as a share of it; all groups' add up to one.
    """

    group: str
    share: Score
    measure: Score
    contribution: Score


@dataclass(frozen=True)
class Inequality:
    """Generalised entropy by groups; between and within add up to the whole.

    Attributes:
        whole: of all records.
        between: what is left when everybody has the mean of the group.
        within: the groups' own inequality, each weighted by its share and mean.
    """

    whole: Score
    between: Score
    within: Score


def domains(sample: Sample, groups: Groups) -> Iterator[tuple[str, Sample]]:
    """The sample inside each group."""
    for code, name in enumerate(groups.names):
        yield name, sample.domain(groups.codes == code)


def poverty_by_group(sample: Sample, groups: Groups, power: float) -> list[Part]:
    """P_α of each group, and the part of all poverty that it is (Foster, Greer and Thorbecke 1984)."""
    whole = fgt(sample, power)
    everybody = _number(sample)
    parts = []
    for name, inside in domains(sample, groups):
        share, own = _number(inside) / everybody, fgt(inside, power)
        parts.append(Part(name, share, own, share * own / whole))
    return parts


def inequality_by_group(sample: Sample, groups: Groups, power: float) -> Inequality:
    """GE(a) between and within groups (Shorrocks 1980); the between part is of groups' means, the rest is within."""
    usable = sample.positive(f"ge{power:g}")
    whole = entropy(usable, power)
    means = np.ones(len(usable.weight))
    for _, inside in domains(usable, groups):
        weight = float(inside.weight.sum())
        if weight:
            means[inside.weight > 0] = float(inside.weight @ inside.welfare) / weight
    between = _between(usable, groups, power, means)
    return Inequality(whole, between, whole - between)


def _between(sample: Sample, groups: Groups, power: float, means: NDArray[np.float64]) -> Score:
    """GE(a) of the groups' means, whose scores heed that the means are estimates."""
    value = entropy(sample.of(means), power).value
    everybody, money = _number(sample), total(sample.weight, sample.welfare)
    centre = money / everybody
    parts = [(_number(inside), total(inside.weight, inside.welfare)) for _, inside in domains(sample, groups)]
    found: Score | None = None
    for number, held in parts:
        if number.value == 0:
            continue
        relative = (held / number) / centre
        part = (
            number
            / everybody
            * relative.through(lambda ratio: _entropy_of(ratio, power), lambda ratio: _entropy_slope(ratio, power))
        )
        found = part if found is None else found + part
    assert found is not None  # a sample that is measured has weight in some group
    return Score(value, lambda: found.scores)


def _entropy_of(ratio: float, power: float) -> float:
    """A person's part in GE(a) at a ratio to the mean."""
    if power == 0:
        return -float(np.log(ratio))
    if power == 1:
        return ratio * float(np.log(ratio))
    return float((ratio**power - 1) / (power * (power - 1)))


def _entropy_slope(ratio: float, power: float) -> float:
    if power == 0:
        return -1 / ratio
    if power == 1:
        return float(np.log(ratio)) + 1
    return float(ratio ** (power - 1) / (power - 1))


def _number(sample: Sample) -> Score:
    return total(sample.weight, np.ones(len(sample.weight)))
