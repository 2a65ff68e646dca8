"""Standard errors: designs by hand, lonely strata, the bootstrap, intervals, one pass against scores."""

import math
from dataclasses import replace

import numpy as np
import pytest

from shanyraq.evidence.estimation.calibration import Calibration, margins
from shanyraq.evidence.estimation.design import Design, Lonely, coded, nested
from shanyraq.evidence.estimation.interval import ForShares, interval
from shanyraq.evidence.estimation.moments import quotients
from shanyraq.evidence.estimation.replicates import bootstrap, given, replicate_covariance
from shanyraq.evidence.estimation.score import Score, mean, ratio
from shanyraq.evidence.estimation.variance import covariance, variance
from shanyraq.evidence.measure import Groups, Uncertainty, Variance, difference, measure_sample
from shanyraq.evidence.measures.catalogue import examples, measure_named
from shanyraq.evidence.measures.lines import fixed, relative
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem

STRATA = np.array([0, 0, 0, 1, 1, 1])
UNITS = np.array([0, 0, 1, 2, 3, 3])
TOTALS = np.array([1.0, 2.0, 5.0, 4.0, 3.0, 5.0])


def test_independent_records() -> None:
    assert variance(Design(6), TOTALS) == pytest.approx(6 / 5 * np.sum((TOTALS - TOTALS.mean()) ** 2))


def test_clusters_in_strata() -> None:
    # strata's units: 3 and 5 (mean 4, squares 2), 4 and 8 (mean 6, squares 8); both times 2/(2-1)
    assert variance(Design(6, STRATA, UNITS), TOTALS) == pytest.approx(2 * 2 + 2 * 8)


def test_the_finite_correction_takes_off_the_share_that_was_drawn() -> None:
    corrected = Design(6, STRATA, UNITS, fractions=np.array([0.5, 0.25]))
    assert variance(corrected, TOTALS) == pytest.approx(0.5 * 4 + 0.75 * 16)


def test_covariances_stand_beside_variances() -> None:
    both = covariance(Design(6, STRATA, UNITS), np.column_stack([TOTALS, 2 * TOTALS]))
    assert both == pytest.approx(np.array([[20.0, 40.0], [40.0, 80.0]]))


def test_units_of_the_same_number_in_two_strata_are_two() -> None:
    assert nested(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])).tolist() == [0, 1, 2, 3]
    assert coded(np.array(["b", "a", "b"]))[0].tolist() == [1, 0, 1]


LONE = np.array([0, 0, 0, 0, 1, 1])
LONE_UNITS = np.array([0, 0, 1, 1, 2, 2])


@pytest.mark.parametrize(
    ("lonely", "expected"),
    [
        (Lonely.CERTAINTY, 2 * 18.0),
        (Lonely.AVERAGE, 2 * 18.0 * 2),
        (Lonely.ADJUST, 2 * 18.0 + (8 - 20 / 3) ** 2),
        (Lonely.COLLAPSE, 3 / 2 * sum((total - 20 / 3) ** 2 for total in (3, 9, 8))),
    ],
)
def test_a_stratum_of_one_unit(lonely: Lonely, expected: float) -> None:
    design = Design(6, LONE, LONE_UNITS, lonely=lonely)
    assert variance(design, TOTALS) == pytest.approx(expected)


def test_a_stratum_of_one_unit_tells_no_error_unless_asked() -> None:
    with pytest.raises(EvidenceProblem, match="1 strata have one sampling unit"):
        variance(Design(6, LONE, LONE_UNITS), TOTALS)
    with pytest.raises(EvidenceProblem, match="One sampling unit"):
        variance(Design(2, psu=np.array([0, 0])), np.array([1.0, 2.0]))


def test_the_algebra_of_scores_is_the_chain_rule() -> None:
    weight, values = np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 7.0])
    centre = mean(weight, values)
    assert centre.scores == pytest.approx(weight * (values - centre.value) / 6)
    assert (centre / centre).scores == pytest.approx(np.zeros(3))
    assert (1.0 / centre).scores == pytest.approx(-centre.scores / centre.value**2)
    assert (centre * centre).scores == pytest.approx(2 * centre.value * centre.scores)
    assert (1.0 - centre).scores == pytest.approx(-centre.scores)
    assert (centre - centre * 0.5).value == pytest.approx(centre.value / 2)
    assert math.isnan(ratio(weight, values, np.zeros(3)).value)
    assert math.isnan((1.0 / Score(0.0, lambda: np.zeros(3))).value)


def drawn(records: int = 400) -> tuple[Sample, Design, Groups]:
    rng = np.random.Generator(np.random.PCG64(11))
    strata = np.sort(rng.integers(0, 4, records))
    psu = nested(strata, rng.integers(0, 12, records))
    shared = rng.normal(0, 0.3, psu.max() + 1)[psu]
    before = np.exp(10.5 + shared + rng.normal(0, 0.5, records))
    transfer = np.where(before < 40_000, rng.uniform(0, 15_000, records) * (rng.random(records) < 0.6), 0.0)
    weight = rng.uniform(1, 4, records)
    sample = Sample(
        before + transfer,
        weight,
        weight,
        fixed(33_000.0),
        transfer=transfer,
        eligible=before < 30_000,
        other=np.where(rng.random(records) < 0.3, 5_000.0, 0.0),
    )
    return sample, Design(records, strata, psu), Groups(rng.integers(0, 3, records), ("a", "b", "c"))


QUOTIENTS = [name for name in examples() if measure_named(name).parts is not None]


@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize("name", [*QUOTIENTS, "fgt1", "fgt2"])
def test_one_pass_and_scores_tell_the_same(name: str, simple: bool) -> None:
    sample, design, groups = drawn()
    design = Design(design.records) if simple else design
    rows = measure_sample(sample, design, [name], groups=groups)
    for code, row in enumerate(rows):
        domain = sample if row.group == "all" else sample.domain(groups.codes == code)
        score = measure_named(name).function(domain)
        assert row.estimate == pytest.approx(score.value, rel=1e-12)
        assert row.std_error == pytest.approx(math.sqrt(variance(design, score.scores)), rel=1e-9)


def test_a_domain_keeps_the_whole_design() -> None:
    sample, design, groups = drawn()
    [row, *_] = measure_sample(sample, design, ["fgt0"], groups=groups)
    inside = groups.codes == 0
    part = Sample(sample.welfare[inside], sample.weight[inside], sample.weight[inside], sample.line_of)
    alone = measure_sample(part, Design(int(inside.sum())), ["fgt0"])[0]
    assert row.estimate == pytest.approx(alone.estimate)
    assert row.std_error != pytest.approx(alone.std_error, rel=0.01)


@pytest.mark.parametrize("line", ["fixed", "relative"])
def test_linear_and_bootstrap_errors_agree(line: str) -> None:
    sample, design, _ = drawn(1500)
    if line == "relative":
        sample = replace(sample, line_of=relative(0.6, "median"))
    names = [name for name in examples() if name not in {"cgh40", "beneficiary_incidence", "benefit_incidence"}]
    linear = measure_sample(sample, design, names)
    how = Uncertainty(Variance.BOOTSTRAP, replicates=150, seed=3)
    again = measure_sample(sample, design, names, uncertainty=how)
    for one, other in zip(linear, again):
        assert one.estimate == pytest.approx(other.estimate)
        assert one.std_error == pytest.approx(other.std_error, rel=0.35, abs=1e-12), one.measure


def test_the_bootstrap_is_the_same_for_the_same_seed() -> None:
    sample, design, groups = drawn()
    one, same, other = (
        measure_sample(
            sample,
            design,
            ["gini"],
            groups=groups,
            uncertainty=Uncertainty(Variance.BOOTSTRAP, replicates=20, seed=seed),
        )
        for seed in (1, 1, 2)
    )
    assert one == same
    assert one != other


def test_each_set_of_weights_keeps_the_totals_of_strata_on_average() -> None:
    _, design, _ = drawn()
    sets = bootstrap(design, np.ones(design.records), 400, 5)
    totals = np.mean([np.bincount(design.strata, weights=weights) for weights in sets.weights], axis=0)
    assert totals == pytest.approx(np.bincount(design.strata), rel=0.05)


def test_given_replicates_use_their_scale() -> None:
    columns = np.array([[2.0, 0.0], [0.0, 2.0]])
    sets = given(columns, 0.5)
    estimates = np.array([[float(weights.sum())] for weights in sets.weights])
    assert replicate_covariance(estimates, sets.scale)[0, 0] == 0.0
    assert replicate_covariance(np.array([[1.0], [3.0]]), 0.5)[0, 0] == pytest.approx(1.0)


def test_a_replicate_that_cannot_tell_is_made_up_for_by_the_others() -> None:
    estimates = np.array([[1.0, 7.0], [3.0, np.nan], [np.nan, np.nan], [1.0, np.nan]])
    found = replicate_covariance(estimates, 1 / 4)
    assert found[0, 0] == pytest.approx(np.var([1.0, 3.0, 1.0]))
    assert math.isnan(found[1, 1])


def test_bootstraps_that_cannot_be() -> None:
    with pytest.raises(EvidenceProblem, match="1 replicates"):
        bootstrap(Design(6), np.ones(6), 1, 1)
    with pytest.raises(EvidenceProblem, match="the bootstrap cannot draw"):
        bootstrap(Design(6, LONE, LONE_UNITS), np.ones(6), 5, 1)


def test_intervals_of_shares_stay_between_nought_and_one() -> None:
    low, high = interval(0.02, 0.02, 30, share=ForShares.LOGIT)
    assert 0 < low < 0.02 < high < 1
    wald = interval(0.02, 0.02, 30)
    assert wald[0] < 0


def test_the_interval_of_none_of_ten_is_clopper_and_pearsons() -> None:
    low, high = interval(0.0, 0.0, 9, share=ForShares.LOGIT, records=10)
    assert low == 0.0
    assert high == pytest.approx(1 - 0.025**0.1)
    assert interval(1.0, 0.0, 9, share=ForShares.KORN_GRAUBARD, records=10)[0] == pytest.approx(0.025**0.1)


def test_korn_and_graubards_interval_is_clopper_and_pearsons_for_a_simple_sample() -> None:
    share, records = 0.3, 50
    error = math.sqrt(share * (1 - share) / (records - 1))
    low, high = interval(share, error, records - 1, share=ForShares.KORN_GRAUBARD, records=records)
    assert low == pytest.approx(0.178, abs=0.005)
    assert high == pytest.approx(0.446, abs=0.005)


def test_a_level_is_between_nought_and_one() -> None:
    with pytest.raises(EvidenceProblem, match="not between 0 and 1"):
        interval(0.5, 0.1, 10, level=95)


def test_a_difference_heeds_what_both_share() -> None:
    sample, design, _ = drawn()
    one = measure_named("fgt0").function(sample)
    assert difference(design, one, one) == (0.0, 0.0)
    other = measure_named("fgt0").function(sample.domain(np.arange(design.records) % 2 == 0))
    assert difference(design, one, other)[1] < math.sqrt(variance(design, one.scores) + variance(design, other.scores))


def test_very_many_domains_are_taken_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Design(6, STRATA, UNITS), np.ones(6), TOTALS, None, np.array([0, 1, 2, 0, 1, 1]), 3
    together = quotients(*asked)
    monkeypatch.setattr("shanyraq.evidence.estimation.moments.MOST_CELLS", 10)
    for one, other in zip(quotients(*asked), together, strict=True):
        assert one == pytest.approx(other)


def test_the_mean_of_equal_large_numbers_has_no_error() -> None:
    values, squares = quotients(Design(1000), np.full(1000, 1234.5), np.full(1000, 7e9), None, None, 0)
    assert (values[0], squares[0]) == (7e9, 0.0)


@pytest.mark.parametrize("share", [ForShares.LOGIT, ForShares.KORN_GRAUBARD])
def test_intervals_of_shares_that_are_all_but_certain(share: ForShares) -> None:
    low, high = interval(1e-9, 0.5, 1, level=0.9999, share=share, records=9)
    assert 0 <= low <= 1e-9 <= high <= 1
    assert interval(1.2, 0.1, 30, share=share, records=9) == interval(1.2, 0.1, 30)  # money taken back makes such


def test_a_stratum_that_was_drawn_whole_is_not_lonely() -> None:
    design = Design(6, LONE, LONE_UNITS, fractions=np.array([0.0, 1.0]))
    assert variance(design, TOTALS) == pytest.approx(2 * 18.0)
    assert len(list(bootstrap(design, np.ones(6), 3, 1).weights)) == 3


def test_the_bootstrap_heeds_the_finite_correction() -> None:
    sample, design, _ = drawn(1500)
    corrected = replace(design, fractions=np.full(4, 0.6))
    how = Uncertainty(Variance.BOOTSTRAP, replicates=200, seed=4)
    linear, again = (
        measure_sample(sample, corrected, ["mean", "fgt0"], uncertainty=uncertainty) for uncertainty in (None, how)
    )
    plain = measure_sample(sample, design, ["mean", "fgt0"])
    for one, other, uncorrected in zip(linear, again, plain, strict=True):
        assert one.std_error == pytest.approx(uncorrected.std_error * math.sqrt(0.4))
        assert one.std_error == pytest.approx(other.std_error, rel=0.2)


def test_only_units_of_seen_strata_stand_for_the_unseen() -> None:
    alone = Design(2, np.array([0, 1]), lonely=Lonely.AVERAGE)
    assert math.isnan(variance(alone, np.array([1.0, 2.0])))


def test_what_totals_explain_adds_nothing_to_the_error() -> None:
    sample, design, groups = drawn()
    calibrated = replace(design, calibration=Calibration(sample.whole, margins([groups.codes])))
    shares = [Score(0.0, lambda code=code: sample.weight * (groups.codes == code)) for code in range(3)]
    assert [variance(calibrated, share.scores) for share in shares] == pytest.approx([0.0] * 3, abs=1e-9)
    own, plain = (measure_sample(sample, one, ["mean", "gini"]) for one in (calibrated, design))
    assert [row.estimate for row in own] == [row.estimate for row in plain]
    assert own[0].std_error != plain[0].std_error
    assert own[0].conventions["calibrated"] is True
    with pytest.raises(EvidenceProblem, match="calibrated weights"):
        bootstrap(calibrated, sample.whole, 5, 1)


def test_residuals_of_calibration_are_those_of_weighted_regression() -> None:
    weight, score = np.array([1.0, 2.0, 1.0, 4.0]), np.array([3.0, 2.0, 5.0, 8.0])
    left = Calibration(weight, np.ones((4, 1))).residuals(score[:, None])
    assert left[:, 0] == pytest.approx(score - weight * score.sum() / weight.sum())


def jackknifed(sample: Sample, design: Design) -> np.ndarray:
    """Weights of the delete-one-unit jackknife of one stratum: all units but one, made up for."""
    return np.column_stack(
        [
            np.where(design.psu == unit, 0.0, sample.whole * design.units / (design.units - 1))
            for unit in range(design.units)
        ]
    )


def test_given_replicates_agree_with_linearisation() -> None:
    sample, design, groups = drawn()
    design = Design(design.records, psu=design.psu)
    sets = given(jackknifed(sample, design), (design.units - 1) / design.units)
    names = ["mean", "fgt0", "fgt1", "gini", "coverage", "concentration"]
    how = Uncertainty(Variance.REPLICATES)
    linear = measure_sample(sample, design, names, groups=groups, reference="a")
    again = measure_sample(sample, design, names, groups=groups, uncertainty=how, replicates=sets, reference="a")
    for one, other in zip(linear, again, strict=True):
        assert (one.measure, one.group) == (other.measure, other.group)
        assert one.estimate == pytest.approx(other.estimate)
        assert one.std_error == pytest.approx(other.std_error, rel=0.1)
    assert again[0].conventions["replicates"] == design.units


def test_a_mean_by_the_jackknife_has_its_own_formula() -> None:
    values = np.array([1.0, 4.0, 7.0, 12.0])
    sample = Sample(values, np.ones(4), np.ones(4))
    sets = given(jackknifed(sample, Design(4, psu=np.arange(4))), 3 / 4)
    [row] = measure_sample(sample, Design(4), ["mean"], uncertainty=Uncertainty(Variance.REPLICATES), replicates=sets)
    assert row.std_error == pytest.approx(np.std(values, ddof=1) / 2)
    assert row.ci_high - row.estimate == pytest.approx(3.182446 * row.std_error)  # Student's t with 3 degrees


@pytest.mark.parametrize(
    ("columns", "scale", "key"),
    [
        ((4, 1), 0.5, "replicates_few"),
        ((4, 2), 0.0, "replicate_scale_wrong"),
        ((4, 2), math.nan, "replicate_scale_wrong"),
    ],
)
def test_replicates_that_cannot_be(columns: tuple[int, int], scale: float, key: str) -> None:
    with pytest.raises(EvidenceProblem) as told:
        given(np.ones(columns), scale)
    assert told.value.key == key


def test_replicates_must_be_there() -> None:
    with pytest.raises(EvidenceProblem) as told:
        measure_sample(drawn()[0], Design(400), ["mean"], uncertainty=Uncertainty(Variance.REPLICATES))
    assert told.value.key == "replicates_missing"


def test_groups_are_compared_with_one_of_them() -> None:
    sample, design, groups = drawn()
    rows = measure_sample(sample, design, ["fgt0", "median"], groups=groups, reference="b")
    assert [row.group for row in rows] == ["a", "b", "c", "all", "a - b", "c - b"] * 2
    one, other, _, _, less, _ = rows[:6]
    assert less.estimate == pytest.approx(one.estimate - other.estimate)
    scores = [measure_named("fgt0").function(sample.domain(groups.codes == code)).scores for code in (0, 1)]
    together = covariance(design, np.column_stack(scores))
    assert less.std_error == pytest.approx(math.sqrt(together[0, 0] + together[1, 1] - 2 * together[0, 1]))
    assert less.std_error != pytest.approx(math.hypot(one.std_error, other.std_error), rel=1e-6)
    assert less.n == one.n + other.n


def test_differences_without_errors_have_none() -> None:
    sample, design, groups = drawn()
    rows = measure_sample(
        sample, design, ["gini"], groups=groups, reference="b", uncertainty=Uncertainty(Variance.NONE)
    )
    assert math.isnan(rows[-1].std_error)
    assert not math.isnan(rows[-1].estimate)


@pytest.mark.parametrize("grouped", [True, False])
def test_a_reference_is_one_of_the_groups(grouped: bool) -> None:
    sample, design, groups = drawn()
    with pytest.raises(EvidenceProblem) as told:
        measure_sample(sample, design, ["fgt0"], groups=groups if grouped else None, reference="d")
    assert told.value.key == "reference_unknown"


def test_there_is_something_to_measure() -> None:
    with pytest.raises(EvidenceProblem) as told:
        measure_sample(drawn()[0], Design(400), [])
    assert told.value.key == "measures_none"


@pytest.mark.parametrize("how", [Variance.LINEAR, Variance.BOOTSTRAP])
def test_a_group_that_nobody_is_in_tells_nothing(how: Variance) -> None:
    sample, design, groups = drawn()
    with_nobody = Groups(groups.codes, (*groups.names, "nobody"))
    rows = measure_sample(
        sample, design, examples(), groups=with_nobody, reference="a", uncertainty=Uncertainty(how, replicates=5)
    )
    for row in rows:
        if row.group == "nobody" and row.measure not in TOTALLED:
            assert row.n == 0
            assert row.measure == "line" or math.isnan(row.estimate), row.measure


TOTALLED = {"total", "gap_money", "beneficiaries", "spending", "beneficiary_incidence", "benefit_incidence"}
"""Measures that are nought of nobody."""


@pytest.mark.parametrize(
    "data",
    [
        pytest.param((np.full(6, 50.0), np.ones(6)), id="all equal"),
        pytest.param((np.zeros(6), np.ones(6)), id="all nought"),
        pytest.param((np.array([-5.0, -1.0, 2.0, 8.0, 9.0, 40.0]), np.ones(6)), id="some below nought"),
        pytest.param((np.full(6, 1.0), np.array([1.0, 0, 0, 0, 0, 0])), id="one with a weight"),
        pytest.param((np.arange(1.0, 7), np.full(6, 1e15)), id="huge weights"),
        pytest.param((np.arange(1.0, 7), np.full(6, 1e-15)), id="tiny weights"),
        pytest.param((np.array([1e-9, 1e12, 5, 5, 5, 5.0]), np.ones(6)), id="far apart"),
    ],
)
@pytest.mark.parametrize("transfer", [0.0, 80.0])
@pytest.mark.parametrize("line", [20.0, 1e6])
def test_odd_samples_are_measured_without_a_fault(data: tuple, transfer: float, line: float) -> None:
    welfare, weight = data
    received = np.array([transfer, 0, 0, transfer, 0, 0])
    sample = Sample(welfare, weight, weight, fixed(line), received, eligible=np.arange(6) < 3, other=np.ones(6))
    for name in (*examples(), "fgt0.5", "ge-2", "atkinson2", "quantile0", "quantile1", "poorest0", "richest100"):
        if not np.any(welfare > 0) and name.startswith(("ge", "atkinson", "watts")):
            continue  # refused: nobody has welfare above nought
        [row] = measure_sample(sample, Design(6), [name])
        assert row.std_error >= 0 or math.isnan(row.std_error)
        assert not math.isinf(row.estimate), name


def test_a_line_of_any_power_has_a_slope() -> None:
    sample, design, _ = drawn()
    sample = replace(sample, line_of=relative(0.6, "median"))
    row = measure_sample(sample, design, ["fgt0.5"])[0]
    assert row.std_error > 0
