"""Standard errors: designs by hand, lonely strata, the bootstrap, intervals, one pass against scores."""

import math

import numpy as np
import pytest

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
    sample = Sample(before + transfer, weight, weight, fixed(33_000.0), transfer=transfer, eligible=before < 30_000)
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
        sample = Sample(
            sample.welfare,
            sample.weight,
            sample.weight,
            relative(0.6, "median"),
            sample.transfer,
            None,
            sample.eligible,
        )
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


def test_too_many_domains_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.evidence.estimation.moments.MOST_CELLS", 10)
    design = Design(6, STRATA, UNITS)
    with pytest.raises(EvidenceProblem, match="too many sums"):
        quotients(design, np.ones(6), TOTALS, None, np.arange(6), 6)
