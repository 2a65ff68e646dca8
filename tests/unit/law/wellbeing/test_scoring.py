"""Scores and levels reckoned by hand: borders belong to the better level, what is open counts both ways."""

from datetime import date

import numpy as np
import pytest

from shanyraq.law.wellbeing.codes import Finding
from shanyraq.law.wellbeing.ladder import Method
from shanyraq.law.wellbeing.scoring import scoring
from shanyraq.law.wellbeing.shipped import ladder_named

DAY = date(2024, 5, 14)
CARD = ladder_named("family-card")
POINTS, COUNTING = (scoring(CARD, DAY, method) for method in Method)
A, B, C, D, E = range(5)


def findings(**found):
    """Findings of one family; what is not named is absent."""
    return np.array([[found.get(name, Finding.ABSENT)] for name in CARD.names], dtype=np.uint8)


def level(scored, found):
    scores = scored.scores(found)
    return int(scored.placed(scores).known[0])


def test_a_ladder_has_its_own_method():
    assert scoring(CARD, DAY).method is Method.POINTS


@pytest.mark.parametrize(
    ("score", "found"), [(11, A), (10, A), (9, B), (-10, B), (-11, C), (-35, C), (-36, D), (-70, D), (-71, E)]
)
def test_the_points_at_which_a_level_begins_are_its_own(score, found):
    assert POINTS.levels(np.array([score])).tolist() == [found]


@pytest.mark.parametrize(
    ("score", "found"), [(0, A), (500, A), (501, B), (1500, B), (1501, C), (3000, C), (3001, D), (4500, D), (4501, E)]
)
def test_the_weight_at_which_a_level_ends_is_its_own(score, found):
    assert COUNTING.levels(np.array([score])).tolist() == [found]


def test_points_are_added_and_subtracted():
    found = findings(income_below_minimum=Finding.PRESENT, lone_parent=Finding.PRESENT, savings_held=Finding.PRESENT)
    assert POINTS.scores(found).known.tolist() == [-20 - 10 + 10]
    assert level(POINTS, found) == C
    assert COUNTING.scores(found).known.tolist() == [800 + 600]
    assert level(COUNTING, found) == B


def test_what_is_open_counts_both_ways():
    found = findings(income_below_minimum=Finding.PRESENT, no_piped_water=Finding.UNKNOWN, savings_held=Finding.UNKNOWN)
    scores = POINTS.scores(found)
    assert (scores.known.item(), scores.least.item(), scores.most.item()) == (-20, -30, -10)
    placed = POINTS.placed(scores)
    assert (placed.known.item(), placed.best.item(), placed.worst.item()) == (C, B, C)
    assert not placed.settled.item()
    counted = COUNTING.scores(found)
    assert (counted.known.item(), counted.least.item(), counted.most.item()) == (800, 800, 1300)
    assert COUNTING.placed(counted).settled.item()


@pytest.mark.parametrize(("weight", "poor"), [(3299, False), (3300, True), (10_000, True)])
def test_who_counts_as_poor(weight, poor):
    assert COUNTING.poor(np.array([weight])).tolist() == [poor]


def test_one_indicator_the_other_way():
    found = findings(income_below_minimum=Finding.PRESENT, no_piped_water=Finding.UNKNOWN)
    turned = dict(zip(CARD.names, POINTS.turned(found, POINTS.scores(found))[:, 0].tolist(), strict=True))
    assert turned["income_below_minimum"] == B  # -20 would be 0
    assert turned["savings_held"] == B  # -20 would be -10
    assert turned["lone_parent"] == C  # -30
    assert turned["income_far_below_minimum"] == D  # -40
    assert turned["no_piped_water"] == C  # open: stays


def test_an_advantage_weighs_nothing_where_hardships_are_counted():
    assert dict(zip(CARD.names, COUNTING.effects.tolist(), strict=True))["savings_held"] == 0


def test_a_later_scale_holds_from_its_day():
    from dataclasses import replace

    later = replace(CARD.scales[0], since=date(2024, 5, 15), points_from=(100, 90, 80, 70))
    ladder = replace(CARD, scales=(*CARD.scales, later))
    assert scoring(ladder, DAY).borders.tolist() == [10, -10, -35, -70]
    assert scoring(ladder, date(2024, 5, 15)).borders.tolist() == [100, 90, 80, 70]
