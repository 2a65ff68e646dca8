"""Measures against numbers computed by hand, and every score against the measure's own slope by each weight."""

import math
from dataclasses import replace

import numpy as np
import pytest

from shanyraq.evidence.measures.catalogue import KINDS, examples, measure_named
from shanyraq.evidence.measures.conventions import Conventions, Gini, Nonpositive, Poor, Quantile, Ranking, Shares
from shanyraq.evidence.measures.lines import fixed, relative
from shanyraq.evidence.measures.sample import Sample
from shanyraq.evidence.problems import EvidenceProblem

FIVE = np.array([1.0, 2.0, 3.0, 4.0, 5.0])


def sample(welfare, weight=None, line=None, **parts) -> Sample:
    welfare = np.asarray(welfare, dtype=float)
    weight = np.ones(len(welfare)) if weight is None else np.asarray(weight, dtype=float)
    given = {name: np.asarray(part) for name, part in parts.items() if name != "conventions"}
    conventions = parts.get("conventions", Conventions())
    line_of = fixed(line) if isinstance(line, int | float) else line
    return Sample(welfare, weight, weight, line_of, conventions=conventions, **given)


def value(name: str, of: Sample) -> float:
    return measure_named(name).function(of).value


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("fgt0", 3.0, 2 / 5),
        ("fgt1", 3.0, (2 / 3 + 1 / 3) / 5),
        ("fgt2", 3.0, (4 / 9 + 1 / 9) / 5),
        ("income_gap", 3.0, 0.5),
        ("watts", 3.0, (math.log(3) + math.log(1.5)) / 5),
        ("sen", 3.0, 0.4 * (0.5 + 0.5 * (1 / 6))),
        ("sst", 3.0, (9 * (2 / 3) + 7 * (1 / 3)) / 25),
        ("rmpg", 3.0, (3 - 1.5) / 3),
        ("gap_money", 3.0, 3.0),
        ("gini", None, 4 / 15),
        ("ge0", None, math.log(3) - math.log(120) / 5),
        ("ge1", None, sum(y / 3 * math.log(y / 3) for y in FIVE) / 5),
        ("ge2", None, (2 / 9) / 2),
        ("atkinson1", None, 1 - 120**0.2 / 3),
        ("atkinson0.5", None, 1 - (sum(math.sqrt(y) for y in FIVE) / 5) ** 2 / 3),
        ("atkinson2", None, 1 - (sum(1 / y for y in FIVE) / 5) ** -1 / 3),
        ("median", None, 3.0),
        ("quantile0.2", None, 1.5),
        ("quantile0.25", None, 2.0),
        ("s80s20", None, 5 / 1),
        ("lorenz0.4", None, 3 / 15),
        ("lorenz0.5", None, 4.5 / 15),
        ("poorest40", None, 3 / 15),
        ("richest10", None, 2.5 / 15),
        ("palma", None, 2.5 / 3),
        ("mean", None, 3.0),
        ("total", None, 15.0),
    ],
)
def test_measures_of_five_persons(name: str, line: float | None, expected: float) -> None:
    assert value(name, sample(FIVE, line=line)) == pytest.approx(expected, rel=1e-12)


def test_who_stands_at_the_line_is_poor_only_weakly() -> None:
    strict, weak = (sample(FIVE, line=3.0, conventions=Conventions(poor=poor)) for poor in Poor)
    assert (value("fgt0", strict), value("fgt0", weak)) == (0.4, 0.6)
    assert value("fgt1", strict) == value("fgt1", weak)


@pytest.mark.parametrize(("form", "expected"), [(Quantile.AVERAGED, 1.5), (Quantile.LOWER, 1.0), (Quantile.UPPER, 2.0)])
def test_a_quantile_between_two_persons_is_one_of_them_or_their_mean(form: Quantile, expected: float) -> None:
    of = sample(FIVE, conventions=Conventions(quantile=form))
    assert value("quantile0.2", of) == expected
    assert value("quantile0.25", of) == 2.0
    assert value("quantile1", of) == 5.0


def test_a_rank_may_hold_all_of_its_own_weight() -> None:
    cumulated = Conventions(gini=Gini.CUMULATED)
    assert value("gini", sample(FIVE, conventions=cumulated)) == pytest.approx(4 / 15)
    doubled = sample(FIVE, np.full(5, 2.0), conventions=cumulated)
    assert value("gini", doubled) == pytest.approx(4 / 15 + 2 / 10 - 1 / 10)


def test_a_share_may_cut_through_a_person_or_not() -> None:
    lorenz, cut = (sample(FIVE, conventions=Conventions(shares=shares)) for shares in Shares)
    assert value("poorest30", lorenz) == pytest.approx(2 / 15)
    assert value("poorest30", cut) == pytest.approx(3 / 15)


def test_welfare_of_nought_is_dropped_floored_or_refused() -> None:
    data = [0.0, 2.0, 4.0]
    dropped, floored, refused = (sample(data, conventions=Conventions(nonpositive=how)) for how in Nonpositive)
    assert value("ge0", dropped) == pytest.approx(value("ge0", sample([2.0, 4.0])))
    assert value("ge0", floored) == pytest.approx(value("ge0", sample([2.0, 2.0, 4.0])))
    for of, key in ((refused, "welfare_nonpositive"), (sample([0.0, -1.0]), "welfare_none_positive")):
        with pytest.raises(EvidenceProblem) as told:
            value("ge0", of)
        assert told.value.key == key


def test_a_group_without_positive_welfare_does_not_stop_the_others() -> None:
    of = sample([0.0, 0.0, 2.0, 4.0]).domain(np.array([True, True, False, False]))
    assert math.isnan(value("ge0", of))
    assert math.isnan(value("atkinson2", replace(of, conventions=Conventions(nonpositive=Nonpositive.FLOOR))))


@pytest.mark.parametrize("part", [-0.1, 1.5, math.nan])
def test_a_counterfactual_is_a_part_of_the_transfer(part: float) -> None:
    with pytest.raises(EvidenceProblem) as told:
        Conventions(counterfactual=part)
    assert told.value.key == "counterfactual_wrong"


@pytest.mark.parametrize(
    ("attribute", "name", "key"),
    [
        ("transfer", "coverage", "transfer_missing"),
        ("other", "overlap", "other_missing"),
        ("eligible", "take_up", "eligible_missing"),
        ("line_of", "fgt0", "line_missing"),
    ],
)
def test_what_was_not_given_is_told(attribute: str, name: str, key: str) -> None:
    with pytest.raises(EvidenceProblem) as told:
        value(name, replace(transfers(), **{attribute: None}))
    assert told.value.key == key


def transfers(**choices) -> Sample:
    """Four persons: two poor before the transfer of a line of 10; one of them and one other receive."""
    return sample(
        [8.0, 6.0, 15.0, 24.0],
        line=10.0,
        transfer=[4.0, 0.0, 5.0, 0.0],
        eligible=[True, True, False, False],
        other=[3.0, 0.0, 0.0, 2.0],
        conventions=Conventions(**choices),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("coverage", 0.5),
        ("both", 0.25),
        ("either", 0.75),
        ("neither", 0.25),
        ("overlap", 0.5),
        ("beneficiaries", 2.0),
        ("spending", 9.0),
        ("average_transfer", 4.5),
        ("adequacy", 9 / 23),
        ("dependency40", 0.25),
        ("exclusion", 0.5),
        ("inclusion", 0.5),
        ("inclusion_of_nonpoor", 0.5),
        ("leakage", 5 / 9),
        ("td_ravallion", 0.0),
        ("td_errors", 0.0),
        ("take_up", 0.5),
        ("without_right", 0.5),
        ("design_exclusion", 0.0),
        ("design_inclusion", 0.0),
        ("benefit_cost", 4 / 9),
        ("vertical_efficiency", 4 / 9),
        ("spillover", 0.0),
        ("gap_efficiency", 0.4),
        ("fgt_reduction1", 0.4),
        ("cgh50", 4 / 9 / 0.5),
        ("distributional1", (4 * (10 / 4) + 5 * 1) / 9),
    ],
)
def test_measures_of_a_transfer(name: str, expected: float) -> None:
    assert value(name, transfers()) == pytest.approx(expected, rel=1e-12)


def test_ranks_may_be_after_the_transfer() -> None:
    after = transfers(ranking=Ranking.AFTER)
    assert value("concentration", after) != value("concentration", transfers())
    assert value("leakage", after) == pytest.approx(5 / 9)


def test_half_of_a_transfer_may_be_what_is_lost_without_it() -> None:
    half = transfers(counterfactual=0.5)
    assert half.before.welfare.tolist() == [6.0, 6.0, 12.5, 24.0]


def test_redistribution_is_the_vertical_effect_less_reranking() -> None:
    of = transfers()
    assert value("redistributive_effect", of) == pytest.approx(value("vertical_effect", of) - value("reranking", of))
    share = 9 / (53 - 9)
    assert value("vertical_effect", of) == pytest.approx(share / (1 + share) * value("kakwani", of))


def random_sample(records: int = 60) -> Sample:
    rng = np.random.Generator(np.random.PCG64(7))
    welfare = np.round(rng.lognormal(10, 0.6, records))
    welfare[1] = welfare[0]  # a tie
    transfer = np.where(rng.random(records) < 0.4, np.round(rng.uniform(1, 9000, records)), 0.0)
    return sample(
        welfare + transfer,
        rng.uniform(1, 3, records),
        line=float(np.quantile(welfare, 0.4)) + 0.5,
        transfer=transfer,
        eligible=welfare < np.quantile(welfare, 0.3),
        other=np.where(rng.random(records) < 0.5, 100.0, 0.0),
    )


SMOOTHED = {"median", "quantile0.25", "p90p10", "p90p50", "p50p10", "rmpg", "cgh40", "s80s20", "dependency20"}
"""Measures whose scores stand on a density, or that jump with the weights: held against the bootstrap instead."""


@pytest.mark.parametrize("name", sorted(set(examples()) - SMOOTHED))
def test_scores_are_the_slopes_of_the_measure_by_each_weight(name: str) -> None:
    check_slopes(name, random_sample())


def test_so_they_are_where_ranks_hold_all_of_their_own_weight() -> None:
    check_slopes("gini", replace(random_sample(), conventions=Conventions(gini=Gini.CUMULATED)))


def check_slopes(name: str, of: Sample) -> None:
    scores = measure_named(name).function(of).scores
    for record in range(0, len(of.weight), 7):
        step = 1e-6 * of.weight[record]
        moved = []
        for side in (1, -1):
            factor = np.ones(len(of.weight))
            factor[record] += side * 1e-6
            moved.append(value(name, of.reweighted(factor)))
        slope = (moved[0] - moved[1]) / (2 * step) * of.weight[record]
        assert scores[record] == pytest.approx(slope, rel=1e-4, abs=1e-7 * max(abs(scores).max(), 1e-9))


@pytest.mark.parametrize("name", ["fgt1", "fgt2", "watts", "sst", "gap_money"])
def test_a_line_of_the_mean_moves_the_scores(name: str) -> None:
    of = random_sample()
    of = replace(of, line_of=relative(0.6, "mean"))
    scores = measure_named(name).function(of).scores
    factor = np.ones(len(of.weight))
    factor[3] += 1e-7
    slope = (value(name, of.reweighted(factor)) - value(name, of)) / 1e-7
    assert scores[3] == pytest.approx(slope, rel=2e-2, abs=1e-9)


@pytest.mark.parametrize("name", examples())
def test_twice_the_same_records_measure_the_same(name: str) -> None:
    of = random_sample()
    twice = Sample(
        *(np.tile(part, 2) for part in (of.welfare, of.weight, of.weight)),
        of.line_of,
        transfer=np.tile(of.received, 2),
        other=None if of.other is None else np.tile(of.other, 2),
        eligible=None if of.eligible is None else np.tile(of.eligible, 2),
    )
    factor = 2 if measure_named(name).name in {"total", "beneficiaries", "spending", "gap_money"} else 1
    assert value(name, twice) == pytest.approx(factor * value(name, of), rel=1e-9)


@pytest.mark.parametrize("name", [name for name in examples() if measure_named(name).scale in ("index", "share")])
def test_welfare_in_other_money_measures_the_same(name: str) -> None:
    of = random_sample()
    scaled = replace(
        of, welfare=of.welfare * 450, transfer=of.received * 450, line_of=fixed(of.line.value * 450), orders={}
    )
    assert value(name, scaled) == pytest.approx(value(name, of), rel=1e-9)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("fgt", "There is no measure"),
        ("gni", "nearest is gini"),
        ("gini2", "There is no measure"),
        ("quantile1.5", "between 0.0 and 1.0"),
        ("ge99", "between -5.0 and 5.0"),
        ("cgh0", "between 0.01 and 100.0"),
        ("", "There is no measure"),
        ("fgt1;drop", "There is no measure"),
    ],
)
def test_a_name_that_is_no_measure_is_refused(name: str, message: str) -> None:
    with pytest.raises(EvidenceProblem, match=message):
        value(name, sample(FIVE, line=3.0))


def test_atkinsons_aversion_is_above_nought() -> None:
    with pytest.raises(EvidenceProblem) as told:
        value("atkinson0", sample(FIVE))
    assert told.value.key == "aversion_wrong"


def test_every_kind_has_an_example() -> None:
    assert len(examples()) == len(KINDS)
    assert all(measure_named(name).name == name for name in examples())


def test_nobody_measures_nothing() -> None:
    nobody = sample(FIVE, line=3.0).domain(np.zeros(5, dtype=bool))
    assert math.isnan(value("fgt0", nobody))
    assert math.isnan(value("gini", nobody))
    assert math.isnan(value("median", nobody))


@pytest.mark.parametrize("line", [0.0, -5.0, math.nan, math.inf])
def test_a_line_is_above_nought_and_finite(line: float) -> None:
    with pytest.raises(EvidenceProblem, match="must be above nought"):
        value("fgt0", sample(FIVE, line=line))


def test_lines_are_of_the_median_or_the_mean() -> None:
    assert sample(FIVE, line=relative(0.6, "median")).line.value == pytest.approx(1.8)
    assert sample(FIVE, line=relative(0.5, "mean")).line.value == 1.5
    with pytest.raises(EvidenceProblem, match="median, mean"):
        relative(0.6, "mode")
    with pytest.raises(EvidenceProblem, match="above nought"):
        relative(0.0, "mean")
