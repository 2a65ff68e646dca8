"""Reforms on the same families: costs, gainers and losers, errors of changes, take-up, incentives."""

import json
import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import shanyraq
from shanyraq.evidence.estimation.design import Lonely
from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.families.families import Families
from shanyraq.evidence.measure import Groups
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.reforms.amounts import AMOUNT, entitlements
from shanyraq.evidence.reforms.effects import Effect, cost_of_closing, effects, effects_of_each
from shanyraq.evidence.reforms.gains import gains_of, groupings
from shanyraq.evidence.reforms.incentives import HIGH, STEP, Rates, incentives_of, rates
from shanyraq.evidence.reforms.problems import ReformProblem
from shanyraq.evidence.reforms.scenarios import BASELINE, scenarios
from shanyraq.evidence.reforms.simulation import Simulation, Wanted, simulate
from shanyraq.evidence.reforms.take_up import claimed
from shanyraq.law.families import LAW
from shanyraq.people.descriptors import DRAWS
from shanyraq.people.population import Part
from shanyraq.rules.evaluate import evaluate

DAY = date(2025, 10, 14)

EXAMPLES = Path(shanyraq.__file__).parents[2] / "examples/reforms"

HALF, CHILD_LINE, LOANS, MEDIAN, UNIVERSAL = (
    EXAMPLES / name
    for name in (
        "half-of-earnings.toml",
        "child-line-as-in-2019.py",
        "loans-are-no-income.toml",
        "line-median-only.toml",
        "universal-child-benefit.toml",
    )
)


@pytest.fixture(scope="session")
def right(parts: list[Part]) -> tuple[np.ndarray, ...]:
    """What families have a right to under the law and under the two first examples."""
    return entitlements(parts, [side.law for side in scenarios(DAY, [HALF, CHILD_LINE], AMOUNT)]).month


@pytest.fixture(scope="session")
def simulation(parts: list[Part]) -> Simulation:
    return simulate(parts, Wanted(scenarios(DAY, [HALF, UNIVERSAL], AMOUNT), incentives=True))


def by_name(found: list[Effect]) -> dict[str, Effect]:
    return {effect.measure: effect for effect in found}


def test_amounts_are_those_of_the_law_alone(parts: list[Part], right: tuple[np.ndarray, ...]) -> None:
    [part] = [part for part in parts if part.name == "62"]
    alone = evaluate(part.population(), LAW.at(DAY), (AMOUNT,)).column(AMOUNT)
    assert np.array_equal(right[0][: len(alone)], alone)
    assert np.any(right[0] > 0)


def test_amounts_are_the_same_in_slices(parts: list[Part], right: tuple[np.ndarray, ...]) -> None:
    laws = [side.law for side in scenarios(DAY, [HALF, CHILD_LINE], AMOUNT)]
    found = entitlements(parts, laws, slice_persons=700, rated=True)
    assert all(np.array_equal(one, other) for one, other in zip(found.month, right, strict=True))
    for one, other in zip(found.rates, rates(parts, laws, AMOUNT), strict=True):
        assert np.array_equal(one.marginal, other.marginal, equal_nan=True)


def test_costs_are_exact_in_tiyn(families: Families, simulation: Simulation, right: tuple[np.ndarray, ...]) -> None:
    found = by_name(simulation.outcomes[0].effects)
    whole = replace(families, weight=np.ones(families.number))
    told = by_name(effects(whole, right[0], right[1], right[:2]))
    assert told["cost_month"].baseline * 100 == int(right[0].sum())
    assert told["cost_year"].change * 100 == 12 * int((right[1] - right[0]).sum())
    assert found["cost_year"].reform == pytest.approx(float(families.weight @ right[1]) * 12 / 100)
    assert found["families_paid"].baseline == pytest.approx(float(families.weight @ (right[0] > 0)))


def test_gains_by_group_add_up_to_all(simulation: Simulation) -> None:
    for outcome in simulation.outcomes:
        whole, *groups = outcome.gains
        assert whole.by == "all"
        for by in ("decile", "region", "family_type"):
            own = [gain for gain in groups if gain.by == by]
            for name in ("families", "gaining", "losing", "persons_gaining", "persons_losing", "gain", "loss"):
                assert sum(getattr(gain, name) for gain in own) == pytest.approx(getattr(whole, name), rel=1e-9)
        assert whole.change * 12 == pytest.approx(by_name(outcome.effects)["cost_year"].change)


def test_nothing_changes_without_a_reform(families: Families, right: tuple[np.ndarray, ...]) -> None:
    for effect in effects(families, right[0], right[0], (right[0], right[0])):
        assert (effect.change, effect.change_error) == (0.0, 0.0), effect.measure
        assert effect.baseline_error == effect.reform_error
    assert math.isnan(cost_of_closing(effects(families, right[0], right[0], (right[0], right[0]))))
    [whole, *_] = gains_of(families, groupings(families), right[0], right[0])
    assert (whole.gaining, whole.losing, whole.change) == (0.0, 0.0, 0.0)


def test_the_error_of_a_change_heeds_that_families_are_the_same(simulation: Simulation) -> None:
    for name in ("cost_year", "gini", "coverage"):
        effect = by_name(simulation.outcomes[0].effects)[name]
        assert 0 < effect.change_error < math.hypot(effect.baseline_error, effect.reform_error)


def test_the_error_of_a_cost_is_that_of_a_total(families: Families, right: tuple[np.ndarray, ...]) -> None:
    found = by_name(effects(families, right[0], right[1], right[:2]))
    score = families.weight * (right[1] - right[0]) / 100
    assert found["cost_month"].change_error == pytest.approx(math.sqrt(variance(families.design, score)))


def test_half_of_earnings_costs_more_and_makes_nobody_poorer(simulation: Simulation) -> None:
    found = by_name(simulation.outcomes[0].effects)
    assert found["cost_year"].change > 0
    assert found["fgt1"].change <= 0
    assert simulation.outcomes[0].gains[0].losing == 0
    assert math.isnan(simulation.outcomes[0].closing_cost)  # all whom it reaches are at the line already


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 1.0])
def test_a_pure_gain_never_makes_anyone_lose(families: Families, right: tuple[np.ndarray, ...], share: float) -> None:
    more = right[0] + np.where(np.arange(families.number) % 3 == 0, 5_000_00, 0)
    before, after = claimed(families, right[0], share), claimed(families, more, share)
    assert np.all(after >= before)
    larger = claimed(families, right[0], min(share + 0.2, 1.0))
    assert np.all(larger >= before)


def test_whoever_receives_goes_on_under_every_law(families: Families, right: tuple[np.ndarray, ...]) -> None:
    receiving = replace(families, received=np.where(right[0] > 0, 100_00, 0))
    assert np.array_equal(claimed(receiving, right[0], 0.0), right[0])
    assert not claimed(families, right[0], 0.0).any()
    unwilling = replace(families, draw=np.full(families.number, DRAWS - 1))
    unwilling.draw[0] = 0
    assert np.array_equal(claimed(unwilling, right[0], 1.0), right[0])


def test_about_the_share_that_was_asked_for_claims(families: Families, right: tuple[np.ndarray, ...]) -> None:
    everybody = np.ones(families.number, dtype=np.int64)
    assert np.mean(claimed(families, everybody, 0.6)) == pytest.approx(0.6, abs=0.05)


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_take_up_is_a_share(families: Families, share: float) -> None:
    with pytest.raises(ReformProblem) as told:
        claimed(families, families.size, share)
    assert told.value.key == "take_up_wrong"


def test_take_up_needs_random_numbers(families: Families) -> None:
    with pytest.raises(ReformProblem) as told:
        claimed(replace(families, draw=np.zeros_like(families.draw)), families.size, 0.5)
    assert told.value.key == "draws_missing"


def test_scenarios_are_the_law_and_each_reform_over_it_alone() -> None:
    sides = scenarios(DAY, [HALF, CHILD_LINE, LOANS, MEDIAN, UNIVERSAL], AMOUNT)
    assert sides[0].name == BASELINE
    assert len({side.law.fingerprint for side in sides}) == 6
    for side in sides[1:]:
        names = {side.called(lang) for lang in ("kk", "ru", "en")}
        assert len(names) == 3, side.name
        assert len({side.described(lang) for lang in ("kk", "ru", "en")}) == 3
        assert side.description == side.described("en")
    assert (sides[0].called("kk"), sides[0].described("kk")) == (BASELINE, "")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('name = "x"\n[parameters]\ncount_consumer_loans = { value = false, since = 2031-01-01 }', "reform_idle"),
        ('name = "Loans are no income"\n[parameters]\ncount_consumer_loans = { value = false }', "reform_twice"),
    ],
)
def test_reforms_that_cannot_be_compared(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "reform.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReformProblem) as told:
        scenarios(DAY, [LOANS, file], AMOUNT)
    assert told.value.key == key


def test_rates_that_rounding_moved_count_as_what_they_are() -> None:
    slack = 100 / STEP
    found = Rates(np.array([1 - slack, 1 + slack, 1.5, 0.3, np.nan]), np.array([0.5, 0.5, 1.0, 0.0, np.nan]))
    [told] = incentives_of(found, np.ones(5), Groups(np.zeros(5, dtype=np.intp), ("all",)))
    assert told.families == 4
    assert told.above == (0.75, 0.75, 0.75)
    assert told.cliffs == 0.25
    assert told.participation == 0.5
    [nobody] = incentives_of(found, np.zeros(5), Groups(np.zeros(5, dtype=np.intp), ("all",)))
    assert math.isnan(nobody.mean)
    assert len(nobody.above) == len(HIGH)


def test_half_of_earnings_halves_the_rate_of_families_that_receive(
    parts: list[Part], right: tuple[np.ndarray, ...]
) -> None:
    sides = scenarios(DAY, [HALF], AMOUNT)
    now, half = rates(parts, [side.law for side in sides], AMOUNT)
    receiving = (right[0] > STEP) & ~np.isnan(now.marginal)
    assert np.any(receiving)
    assert np.median(now.marginal[receiving]) == pytest.approx(1.0, abs=0.01)
    assert np.median(half.marginal[receiving]) == pytest.approx(0.5, abs=0.01)
    assert np.nanmin(now.marginal) >= 0


def test_a_simulation_says_what_it_is_made_of(simulation: Simulation, families: Families) -> None:
    told = json.loads(json.dumps(simulation.as_json(), allow_nan=False))
    assert told["population"]["synthetic"] is True
    assert told["families"] == pytest.approx(families.weight.sum())
    assert told["rows"] == families.number
    assert [reform["title"]["ru"] for reform in told["reforms"]] == [
        "Засчитывается половина заработка",
        "Универсальное детское пособие",
    ]
    assert len(told["reforms"][0]["incentives"]) == 10
    assert {effect["measure"] for effect in told["reforms"][0]["effects"]} >= {"cost_year", "fgt0", "gini", "coverage"}


def test_a_surveys_lonely_strata_are_refused_or_settled(families: Families, right: tuple[np.ndarray, ...]) -> None:
    strata = np.zeros(families.number, dtype=np.intp)
    strata[0] = 1
    survey = replace(families, stratum=strata)
    asked = survey, (right[0], right[0]), [(right[1], right[1])]
    with pytest.raises(EvidenceProblem) as told:
        effects_of_each(*asked)
    assert told.value.key == "lonely_stratum"
    [found] = effects_of_each(replace(survey, lonely=Lonely.CERTAINTY), *asked[1:])
    assert by_name(found)["cost_year"].change_error > 0


def test_take_up_lowers_what_is_paid(parts: list[Part], simulation: Simulation) -> None:
    found = simulate(parts, Wanted(scenarios(DAY, [HALF], AMOUNT), take_up=0.5))
    own, whole = (by_name(one.outcomes[0].effects) for one in (found, simulation))
    assert 0 < own["cost_year"].baseline < whole["cost_year"].baseline
    assert own["families_entitled"] == whole["families_entitled"]
    assert found.outcomes[0].gains[0].losing == 0
