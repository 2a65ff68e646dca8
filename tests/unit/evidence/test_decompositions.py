"""Decompositions add up, curves end where measures say, and a known change has its known parts."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.evidence.curves.dominance import compare, poverty_curve
from shanyraq.evidence.curves.shares import (
    concentration_curve,
    growth_incidence,
    lorenz_curve,
    quantile_curve,
    tip_curve,
)
from shanyraq.evidence.decompositions.change import datt_ravallion, sectoral, shapley
from shanyraq.evidence.decompositions.groups import inequality_by_group, poverty_by_group
from shanyraq.evidence.decompositions.sources import gini_by_source
from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.measure import Groups
from shanyraq.evidence.measures.inequality import gini
from shanyraq.evidence.measures.lines import fixed
from shanyraq.evidence.measures.poverty import fgt
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem

welfares = st.lists(st.integers(1, 200), min_size=4, max_size=30)


def sample(welfare, weight=None, line: float = 60.0) -> Sample:
    welfare = np.asarray(welfare, dtype=float)
    weight = np.ones(len(welfare)) if weight is None else np.asarray(weight, dtype=float)
    return Sample(welfare, weight, weight, fixed(line))


def halves(records: int) -> Groups:
    return Groups(np.arange(records) % 2, ("a", "b"))


@settings(max_examples=40, deadline=None)
@given(welfares, st.sampled_from([0, 1, 2]))
def test_groups_poverty_adds_up(welfare: list[int], power: int) -> None:
    of = sample(welfare, np.arange(1, len(welfare) + 1))
    parts = poverty_by_group(of, halves(len(welfare)), power)
    whole = fgt(of, power).value
    assert sum(part.share.value * part.measure.value for part in parts) == pytest.approx(whole)
    if whole:
        assert sum(part.contribution.value for part in parts) == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(welfares, st.sampled_from([0, 1, 2, 0.5, -1]))
def test_inequality_is_between_and_within(welfare: list[int], power: float) -> None:
    of = sample(welfare)
    found = inequality_by_group(of, halves(len(welfare)), power)
    assert found.between.value + found.within.value == pytest.approx(found.whole.value)
    assert found.between.value >= -1e-12
    assert found.within.value >= -1e-9


def test_scores_of_the_between_part_are_its_slopes() -> None:
    of = sample([10, 20, 30, 90, 120, 40], [1, 2, 1, 3, 1, 2])
    groups = halves(6)
    scores = inequality_by_group(of, groups, 1).between.scores
    factor = np.ones(6)
    factor[3] += 1e-7
    slope = (
        inequality_by_group(of.reweighted(factor), groups, 1).between.value
        - inequality_by_group(of, groups, 1).between.value
    ) / 1e-7
    assert scores[3] == pytest.approx(slope, rel=1e-4)


@settings(max_examples=40, deadline=None)
@given(welfares, st.floats(0, 1))
def test_the_ginis_sources_add_up(welfare: list[int], share: float) -> None:
    values = np.array(welfare, dtype=float)
    wages = values * share * (np.arange(len(values)) % 3 > 0)
    of = sample(values)
    if gini(of).value == 0 or not wages.any():
        return
    parts = gini_by_source(of, {"wages": wages, "other": values - wages})
    assert sum(part.contribution.value for part in parts) == pytest.approx(1)
    assert sum(part.elasticity.value for part in parts) == pytest.approx(0, abs=1e-9)


def test_sources_that_miss_welfare_are_refused() -> None:
    with pytest.raises(EvidenceProblem) as told:
        gini_by_source(sample([1, 2]), {"wages": np.array([1.0, 1.0])})
    assert (told.value.key, told.value.values["row"]) == ("sources_unlike", 2)


@settings(max_examples=40, deadline=None)
@given(welfares, welfares)
def test_shapleys_parts_leave_nothing(first: list[int], second: list[int]) -> None:
    parts = shapley(sample(first), sample(second), 1)
    assert parts.growth + parts.redistribution == pytest.approx(parts.change, abs=1e-12)


def test_growth_alone_is_all_growth() -> None:
    parts = datt_ravallion(sample([20, 40, 80]), sample([30, 60, 120]), 1)
    assert parts.redistribution == pytest.approx(0)
    assert parts.growth == pytest.approx(parts.change)
    assert parts.residual == pytest.approx(0)


def test_moving_to_the_richer_sector_is_all_shift() -> None:
    first, second = sample([20, 20, 20, 80]), sample([20, 80, 80, 80])
    groups = tuple(Groups((of.welfare > 50).astype(np.intp), ("village", "town")) for of in (first, second))
    parts = sectoral(first, second, groups, 0)
    assert parts.within == {"village": 0.0, "town": 0.0}
    assert parts.shift == {"village": -0.5, "town": 0.0}


def test_curves_end_where_they_must() -> None:
    of, design = sample([10, 20, 30, 90, 120, 40]), Design(6)
    lorenz = lorenz_curve(of, design)
    assert (lorenz[0].value, lorenz[-1].value) == (0.0, 1.0)
    assert (lorenz[0].std_error, lorenz[-1].std_error) == (0.0, 0.0)
    assert all(low.value <= high.value for low, high in pairwise(lorenz))
    assert concentration_curve(of, design, of.welfare)[5].value == pytest.approx(lorenz[5].value)
    tip = tip_curve(of, design)
    assert tip[-1].value == pytest.approx(fgt(of, 1).value)
    assert tip[7].value == pytest.approx(tip[-1].value)  # two thirds are poor
    assert quantile_curve(of, design, [0.5])[0].value == 35.0
    assert [point.value for point in tip_curve(sample([90, 100]), Design(2))] == [0.0] * 11


def test_growth_by_quantile_is_yearly() -> None:
    designs = Design(2), Design(2)
    [point] = growth_incidence(sample([10, 20]), sample([40, 80]), designs, [0.25], years=2)
    assert (point.at, point.value) == (0.25, pytest.approx(1.0))
    assert math.isnan(growth_incidence(sample([0, 20]), sample([40, 80]), designs, [0.25])[0].value)


def test_the_error_of_growth_is_that_of_both_quantiles() -> None:
    rng = np.random.Generator(np.random.PCG64(4))
    first, second = (sample(np.exp(rng.normal(level, 0.4, 900))) for level in (4.0, 4.2))
    designs = Design(900), Design(900)
    [point] = growth_incidence(first, second, designs, [0.5])
    [one], [other] = (quantile_curve(of, Design(900), [0.5]) for of in (first, second))
    again = []
    for _ in range(300):
        picks = [rng.integers(0, 900, 900) for _ in range(2)]
        pair = [sample(of.welfare[pick]) for of, pick in zip((first, second), picks, strict=True)]
        again.append(growth_incidence(*pair, designs, [0.5])[0].value)
    assert point.value == pytest.approx(other.value / one.value - 1)
    assert point.std_error == pytest.approx(float(np.std(again)), rel=0.35)


def test_dominance_tells_where_curves_cross() -> None:
    first, second = sample([10, 50, 50, 100]), sample([20, 20, 90, 100])
    found = compare(first, second, (Design(4), Design(4)), (15.0, 30.0, 60.0), 1)
    assert found.differences == (0.25, -0.25, 0.25)
    assert found.errors[0] == pytest.approx(math.sqrt(0.25 * 0.75 / 3))
    assert found.crossings == (30.0, 60.0)
    assert not found.dominated()
    assert [point.value for point in poverty_curve(first, Design(4), (15.0, 60.0), 0)] == [0.25, 0.75]


@pytest.mark.parametrize(
    ("lines", "order", "key"),
    [((1.0, 1.0), 1, "lines_unordered"), ((), 1, "lines_unordered"), ((1.0,), 4, "order_wrong")],
)
def test_dominance_needs_ascending_lines_and_an_order(lines: tuple[float, ...], order: int, key: str) -> None:
    of = sample([1, 2])
    with pytest.raises(EvidenceProblem) as told:
        compare(of, of, (Design(2), Design(2)), lines, order)
    assert told.value.key == key
