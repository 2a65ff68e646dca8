"""Quantiles, means and inequality read from histograms, against figures worked out by hand."""

from fractions import Fraction

import numpy as np
import pytest

from shanyraq.people.describe.spread import Spread, spread_of, together


def spread(*amounts: int, people: tuple[int, ...] | None = None) -> Spread:
    weights = np.array(people if people is not None else [1] * len(amounts)) * 1_000_000
    return spread_of(np.array(amounts, dtype=np.int64), weights.astype(np.int64))


def test_equal_amounts_stand_once_and_amounts_of_nobody_not_at_all() -> None:
    found = spread(30, 10, 30, 20, people=(1, 2, 3, 0))
    assert found.amounts.tolist() == [10, 30]
    assert found.people.tolist() == [2_000_000, 4_000_000]
    assert found.total == 6_000_000


def test_the_mean_is_of_people_not_of_amounts() -> None:
    assert spread(10, 40, people=(2, 1)).mean == 20


@pytest.mark.parametrize(("share", "amount"), [("0", 1), ("1/4", 1), ("1/2", 2), ("51/100", 3), ("3/4", 3), ("1", 4)])
def test_a_quantile_is_the_least_amount_that_the_share_does_not_exceed(share: str, amount: int) -> None:
    assert spread(1, 2, 3, 4).quantile(Fraction(share)) == amount


def test_below_is_without_the_amount_itself_and_heeds_its_fraction() -> None:
    found = spread(10, 20, 20, 30)
    assert found.below(Fraction(20)) == Fraction(1, 4)
    assert found.below(Fraction(41, 2)) == Fraction(3, 4)
    assert found.below(Fraction(10**9)) == 1


def test_people_on_a_border_are_divided_between_the_groups() -> None:
    assert spread(0, 100, 200).shares(2) == (Fraction(100, 3), Fraction(500, 3))
    assert spread(5, people=(7,)).shares(10) == (5,) * 10


@pytest.mark.parametrize(("amounts", "gini"), [((7, 7, 7), 0), ((0, 0, 0, 1), 0.75), ((1, 3), 0.25)])
def test_the_gini_coefficient_of_known_distributions(amounts: tuple[int, ...], gini: float) -> None:
    assert spread(*amounts).gini == pytest.approx(gini)


def test_histograms_of_parts_make_that_of_the_whole() -> None:
    whole = spread(3, 1, 2, 3, 1, people=(1, 2, 3, 4, 5))
    parts = together([spread(3, 1, people=(1, 2)), Spread(), spread(2, 3, 1, people=(3, 4, 5))])
    assert parts.amounts.tolist() == whole.amounts.tolist()
    assert parts.people.tolist() == whole.people.tolist()


def test_of_nobody_nothing_is_told() -> None:
    nobody = together([])
    assert (nobody.mean, nobody.gini, nobody.shares(10)) == (None, None, None)
    assert (nobody.quantile(Fraction(1, 2)), nobody.below(Fraction(1))) == (None, None)


def test_where_nobody_has_anything_there_is_no_inequality_to_tell() -> None:
    assert spread(0, 0).gini is None
    assert spread(0, 0).mean == 0
