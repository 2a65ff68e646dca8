"""Weighted counts and sums are whole numbers, however large."""

import numpy as np

from shanyraq.people.describe.weighing import MILLION, Axis, Weights


def test_rows_without_weights_count_one_each() -> None:
    found = Weights(None, 4).counts(Axis(np.array([0, 1, 1, 0]), 2), Axis(np.array([2, 0, 0, 2]), 3))
    assert (found // MILLION).tolist() == [[0, 0, 2], [2, 0, 0]]


def test_weights_count_to_the_millionth() -> None:
    weights = Weights(np.array([1, 2_500_000, 999_999]), 3)
    assert weights.counts(Axis(np.array([1, 0, 1]), 2)).tolist() == [2_500_000, 1_000_000]
    assert weights.of(np.array([1])).counts(Axis(np.array([0]), 1)).tolist() == [2_500_000]


def test_sums_are_exact_beyond_what_64_bits_hold() -> None:
    values = np.array([10**13, 10**13 + 1, 3], dtype=np.int64)
    weights = Weights(np.array([10**9, 10**9 + 1, 1]) * MILLION, 3)
    axis = Axis(np.array([0, 0, 1]), 2)
    assert weights.sums(values, axis).tolist() == [
        (10**22 + (10**13 + 1) * (10**9 + 1)) * MILLION,
        3 * MILLION,
    ]
    assert Weights(None, 3).sums(values, axis).tolist() == [(2 * 10**13 + 1) * MILLION, 3 * MILLION]


def test_a_familys_weight_is_that_of_each_of_its_persons() -> None:
    weights = Weights(np.array([5, 7]), 2).repeated(np.array([1, 2]))
    assert (weights.number, None if weights.rows is None else weights.rows.tolist()) == (3, [5, 7, 7])
    assert Weights(None, 2).repeated(np.array([1, 2])).number == 3


def test_of_nobody_everything_is_nought() -> None:
    nobody = np.empty(0, dtype=np.int64)
    assert Weights(None, 0).counts(Axis(nobody, 2)).tolist() == [0, 0]
    assert Weights(None, 0).sums(nobody, Axis(nobody, 2)).tolist() == [0, 0]
