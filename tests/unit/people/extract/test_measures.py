"""Risks, inequality and weights, against figures worked out by hand."""

import math

import numpy as np
import pytest

from shanyraq.people.extract.classes import Level, Sensitive, classes
from shanyraq.people.extract.measures import class_risks, gini, mean, measured
from shanyraq.people.extract.weighting import class_means, spread


def whole(*values):
    return np.array(values, dtype=np.int64)


@pytest.mark.parametrize(
    ("rows", "population", "risk"),
    [
        (1, 1.0, 1.0),
        (4, 4.0, 0.25),
        (4, 2.0, 0.25),
        (1, 10.0, 0.1 / 0.9 * math.log(10)),
        (2, 20.0, 0.1 / 0.9 - (0.1 / 0.9) ** 2 * math.log(10)),
        (3, 30.0, 0.1 / (3 - 0.9)),
    ],
)
def test_the_risk_of_a_class_follows_its_size_and_what_it_stands_for(rows, population, risk):
    assert class_risks(whole(rows), np.array([population])).tolist() == [pytest.approx(risk)]


def test_a_measured_table_counts_classes_uniques_and_expected_finds():
    column = Sensitive("x", whole(1, 2, 1, 1), np.array([False, False]))
    found = measured(classes([whole(1, 1, 2, 3)], [column]), Level(2, 2), np.ones(4))
    assert (found.rows, found.classes, found.least_k, found.least_l) == (4, 3, 1, 1)
    assert (found.unsafe, found.unique, found.expected, found.risk) == (2, 2, 3.0, 0.75)


def test_nobody_is_at_no_risk():
    found = measured(classes([whole()], []), Level(5, 2), np.zeros(0))
    assert (found.rows, found.least_k, found.least_l, found.risk) == (0, None, None, 0.0)


@pytest.mark.parametrize(
    ("values", "weights", "told"),
    [
        ((5, 5, 5), (1, 1, 1), 0.0),
        ((0, 0, 0, 10), (1, 1, 1, 1), 0.75),
        ((0, 10), (3, 1), 0.75),
        ((1, 3), (1, 1), 0.25),
        ((0, 0), (1, 1), 0.0),
        ((), (), 0.0),
    ],
)
def test_gini_of_a_few_amounts(values, weights, told):
    assert gini(whole(*values), np.array(weights, dtype=float)) == pytest.approx(told)


def test_a_mean_is_a_whole_number():
    assert mean(whole(1, 2), np.array([1.0, 3.0])) == 2
    assert mean(whole(), np.zeros(0)) == 0


def test_the_weight_of_families_left_out_is_spread_over_their_region():
    found = spread(np.array([1.0, 3.0, 2.0, 2.0]), whole(0, 0, 1, 1), np.array([True, False, False, False]))
    assert found.tolist() == [0.0, 4.0, 2.0, 2.0]


def test_the_weight_of_a_region_of_which_nobody_is_left_is_spread_over_all():
    found = spread(np.array([4.0, 3.0, 1.0]), whole(0, 1, 1), np.array([True, False, False]))
    assert found.tolist() == [0.0, 6.0, 2.0]


def test_no_family_has_no_weight_and_no_weight_is_lost_to_nobody():
    assert spread(np.zeros(0), whole(), np.zeros(0, dtype=bool)).tolist() == []
    assert spread(np.ones(2), whole(0, 0), np.array([True, True])).tolist() == [0.0, 0.0]
    assert class_means(np.zeros(0), whole()).tolist() == []


def test_families_of_a_class_have_its_mean_weight():
    assert class_means(np.array([1.0, 2.0, 10.0]), whole(0, 0, 1)).tolist() == [1.5, 1.5, 10.0]
