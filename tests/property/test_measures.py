"""Measures do not change when records are repeated, weights or money rescaled; linear and repeated errors agree."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.evidence.decompositions.groups import inequality_by_group, poverty_by_group
from shanyraq.evidence.estimation.design import Design, nested
from shanyraq.evidence.measure import Groups, Uncertainty, Variance, measure_sample
from shanyraq.evidence.measures.catalogue import Scale, examples, measure_named
from shanyraq.evidence.measures.lines import fixed, relative
from shanyraq.evidence.measures.poverty import fgt
from shanyraq.evidence.measures.sample import Sample

records = st.lists(
    st.tuples(st.integers(-20, 400), st.integers(0, 5), st.integers(0, 60), st.booleans(), st.integers(0, 2)),
    min_size=3,
    max_size=25,
).filter(lambda rows: any(weight and welfare > 0 for welfare, weight, *_ in rows))

SMOOTH = ["fgt0", "fgt1", "gini", "watts", "ge1", "coverage", "concentration", "benefit_cost", "mean"]


def sample_of(rows: list[tuple[int, int, int, bool, int]], line: float = 100.0) -> Sample:
    welfare, weight, transfer, eligible, other = (np.array(column) for column in zip(*rows, strict=True))
    numbers = welfare.astype(float), weight.astype(float)
    return Sample(
        numbers[0],
        numbers[1],
        numbers[1],
        fixed(line),
        transfer.astype(float),
        eligible=eligible.astype(bool),
        other=other.astype(float),
    )


def same(one: float, other: float) -> bool:
    return (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, rel_tol=1e-7, abs_tol=1e-9)


@given(records)
def test_weights_count_persons(rows: list[tuple]) -> None:
    repeated = [(welfare, 1, *rest) for welfare, weight, *rest in rows for _ in range(weight)]
    weighted, unweighted = sample_of(rows), sample_of(repeated)
    for name in examples():
        function = measure_named(name).function
        assert same(function(weighted).value, function(unweighted).value), name


@given(records, st.sampled_from([1e-6, 7.0, 1e9]))
def test_the_scale_of_weights_does_not_matter(rows: list[tuple], times: float) -> None:
    of = sample_of(rows)
    scaled = replace(of, weight=of.weight * times, whole=of.whole * times)
    for name in examples():
        measure = measure_named(name)
        if name not in ("total", "gap_money", "beneficiaries", "spending"):
            assert same(measure.function(of).value, measure.function(scaled).value), name
    for name in SMOOTH:
        one, other = (measure_sample(side, Design(len(rows)), [name])[0] for side in (of, scaled))
        assert same(one.std_error, other.std_error), name


@given(records, st.sampled_from([0.5, 4.0, 1024.0]))
def test_the_scale_of_money_matters_to_money_alone(rows: list[tuple], times: float) -> None:
    of = sample_of(rows)
    scaled = replace(
        of,
        welfare=of.welfare * times,
        transfer=of.received * times,
        line_of=fixed(100.0 * times),
        orders={},
        without={},
    )
    for name in examples():
        measure = measure_named(name)
        factor = times if measure.scale is Scale.MONEY else 1.0
        assert same(measure.function(of).value * factor, measure.function(scaled).value), name


@given(records, st.sampled_from([0, 1, 2]))
def test_groups_make_up_the_whole(rows: list[tuple], power: int) -> None:
    of = sample_of(rows)
    groups = Groups(np.arange(len(rows)) % 3, ("a", "b", "c"))
    parts = [part for part in poverty_by_group(of, groups, power) if part.share.value]
    assert sum(part.share.value * part.measure.value for part in parts) == pytest.approx(fgt(of, power).value)
    found = inequality_by_group(of, groups, power)
    assert same(found.between.value + found.within.value, found.whole.value)


@given(records)
def test_money_is_of_the_poor_or_not_and_closes_the_gap_or_not(rows: list[tuple]) -> None:
    value = {name: measure_named(name).function(sample_of(rows)).value for name in examples()}
    if not math.isnan(value["vertical_efficiency"]):
        assert value["vertical_efficiency"] + value["leakage"] == pytest.approx(1)
        assert value["benefit_cost"] <= value["vertical_efficiency"] + 1e-12
    assert value["both"] + value["neither"] <= 1 + 1e-12
    assert value["either"] + value["neither"] == pytest.approx(1)
    if not math.isnan(value["td_errors"]):
        assert value["td_errors"] == pytest.approx(1 - value["exclusion"] - value["inclusion"])


@settings(max_examples=8)
@given(st.integers(0, 10_000))
def test_linear_and_bootstrap_errors_agree(seed: int) -> None:
    rng = np.random.Generator(np.random.PCG64(seed))
    number = 800
    strata = np.sort(rng.integers(0, 4, number))
    psu = nested(strata, rng.integers(0, 20, number))
    welfare = np.exp(4.5 + rng.normal(0, 0.2, psu.max() + 1)[psu] + rng.normal(0, 0.5, number))
    weight = rng.uniform(1, 3, number)
    of = Sample(welfare, weight, weight, relative(0.7, "median"))
    design, names = Design(number, strata, psu), ["fgt0", "fgt1", "gini", "ge0", "mean"]
    linear = measure_sample(of, design, names)
    again = measure_sample(of, design, names, uncertainty=Uncertainty(Variance.BOOTSTRAP, replicates=120, seed=seed))
    for one, other in zip(linear, again, strict=True):
        assert one.std_error == pytest.approx(other.std_error, rel=0.4), one.measure
