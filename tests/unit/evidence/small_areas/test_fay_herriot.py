"""The model of Fay and Herriot: a hand-made case, the numbers of R's metafor, the limits, and how often it is right."""

import numpy as np
import pytest

from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.small_areas.fay_herriot import benchmarked, fay_herriot, smoothed_variances

DIRECT = np.array(
    [
        10.72,
        4.914,
        11.189,
        7.892,
        9.719,
        6.961,
        6.743,
        12.282,
        10.76,
        10.27,
        10.74,
        9.719,
        7.901,
        12.589,
        8.326,
        9.906,
        8.527,
        12.146,
        8.433,
        10.109,
    ]
)
SAMPLING = np.array(
    [
        0.504,
        2.934,
        1.246,
        1.285,
        2.729,
        1.963,
        1.678,
        2.433,
        0.576,
        2.267,
        1.436,
        0.727,
        2.151,
        2.829,
        1.018,
        2.075,
        1.245,
        2.354,
        2.305,
        1.047,
    ]
)
VARIABLE = np.array(
    [
        14.08,
        4.89,
        10.84,
        8.86,
        9.09,
        9.57,
        5.96,
        9.54,
        8.27,
        16.65,
        10.45,
        9.29,
        9.44,
        8.66,
        7.89,
        9.22,
        10.96,
        9.52,
        11.92,
        9.6,
    ]
)
AUXILIARY = np.column_stack([np.ones(20), VARIABLE])


def test_it_gives_what_metafor_gives() -> None:
    """`rma(y, v, mods = ~x, method = "REML")` and `blup` of metafor 3.8 for R 4.2."""
    found = fay_herriot(DIRECT, SAMPLING, AUXILIARY)
    assert found.between == pytest.approx(1.0448128446, rel=1e-7)
    assert found.coefficients == pytest.approx([6.5168303384, 0.3094656839], rel=1e-8)
    assert found.coefficient_errors == pytest.approx([1.5197648911, 0.1499740011], rel=1e-8)
    assert found.values[:3] == pytest.approx([10.77014809, 7.21184340, 10.47236275], rel=1e-8)
    assert not found.adjusted


def test_with_equal_variances_it_is_done_by_hand() -> None:
    """Of 1, 2, …, 6 the variance is 3.5: 1 of sampling leaves 2.5 between areas, and 2.5/3.5 of each area's own."""
    found = fay_herriot(np.arange(1.0, 7.0), np.ones(6), np.ones((6, 1)))
    share = 2.5 / 3.5
    assert found.between == pytest.approx(2.5)
    assert found.values == pytest.approx(3.5 + share * (np.arange(1.0, 7.0) - 3.5))
    of_between = 2 * 3.5**2 / 6
    expected = share + (1 - share) ** 2 * 3.5 / 6 + 2 * of_between / 3.5**3
    assert found.errors**2 == pytest.approx(np.full(6, expected))


def test_an_area_without_a_sample_is_told_by_the_model_and_less_surely() -> None:
    unseen = DIRECT.copy()
    unseen[0] = np.nan
    found = fay_herriot(unseen, SAMPLING, AUXILIARY)
    assert found.shares[0] == 0
    assert found.values[0] == found.fitted[0]
    assert found.errors[0] ** 2 > found.between
    assert np.isnan(found.residuals[0])


def test_more_records_bring_an_area_nearer_to_its_own_number() -> None:
    surer = SAMPLING.copy()
    surer[1] /= 10
    before, after = (fay_herriot(DIRECT, known, AUXILIARY) for known in (SAMPLING, surer))
    assert after.shares[1] > before.shares[1]
    assert after.errors[1] < before.errors[1]


def test_where_the_areas_differ_by_sampling_alone_some_variance_is_left_all_the_same() -> None:
    found = fay_herriot(np.full(8, 5.0) + np.tile([0.1, -0.1], 4), np.ones(8), np.ones((8, 1)))
    assert found.adjusted
    assert 0 < found.between < 1
    assert np.all(found.shares > 0)


def test_intervals_of_95_percent_hold_the_truth_as_often() -> None:
    rng = np.random.default_rng(20)
    hits = np.empty(600)
    for place in range(len(hits)):
        truth = AUXILIARY @ [5.0, 0.5] + rng.normal(0, 1, 20)
        found = fay_herriot(truth + rng.normal(0, np.sqrt(SAMPLING)), SAMPLING, AUXILIARY)
        hits[place] = np.mean(np.abs(found.values - truth) < 1.96 * found.errors)
    assert 0.93 < hits.mean() < 0.97


def test_benchmarked_areas_add_up_to_the_country() -> None:
    sizes = np.array([1.0, 2.0, 3.0])
    fitted = benchmarked(np.array([0.1, 0.2, 0.3]), sizes, 0.25)
    assert fitted @ sizes / 6 == pytest.approx(0.25)
    with pytest.raises(EvidenceProblem) as refused:
        benchmarked(np.zeros(3), sizes, 0.25)
    assert refused.value.key == "areas_mean_nought"


def test_smoothed_variances_are_those_of_the_pooled_share() -> None:
    shares, records = np.array([0.0, 0.2, np.nan]), np.array([10, 30, 0])
    smooth = smoothed_variances(shares, records, 1.5)
    assert smooth[:2] == pytest.approx([1.5 * 0.15 * 0.85 / 10, 1.5 * 0.15 * 0.85 / 30])
    assert np.isnan(smooth[2])


@pytest.mark.parametrize(
    ("change", "key", "told"),
    [
        (lambda d, v, x: (np.where(np.arange(20) < 4, d, np.nan), v, x), "areas_few", {"number": 4, "needed": 5}),
        (
            lambda d, v, x: (d, np.where(np.arange(20) == 3, 0.0, v), x),
            "areas_variance_wrong",
            {"row": 3, "value": 0.0},
        ),
        (
            lambda d, v, x: (d, v, np.where(np.arange(20)[:, None] == 5, np.nan, x)),
            "areas_variable_missing",
            {"row": 5},
        ),
        (lambda d, v, x: (d, v, np.column_stack([x, x[:, 1] * 2])), "areas_variables_follow", {}),
    ],
)
def test_what_the_model_cannot_use_is_refused(change, key, told) -> None:
    with pytest.raises(EvidenceProblem) as refused:
        fay_herriot(*change(DIRECT, SAMPLING, AUXILIARY))
    assert (refused.value.key, refused.value.values) == (key, told)
