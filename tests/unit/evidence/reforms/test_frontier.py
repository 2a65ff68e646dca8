"""One parameter under many values: a rising cost, falling poverty, and exactly the largest value that a budget buys."""

import math
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import shanyraq
from shanyraq.evidence.reforms.amounts import AMOUNT, entitlements
from shanyraq.evidence.reforms.frontier import MOST_VALUES, Frontier, check_parameter, read_sweep, values_between
from shanyraq.evidence.reforms.problems import ReformProblem
from shanyraq.evidence.reforms.scenarios import scenarios
from shanyraq.evidence.reforms.simulation import Sweep, Wanted, simulate
from shanyraq.law.families import LAW
from shanyraq.people.population import Part
from shanyraq.rules.problems import Problem

DAY = date(2025, 10, 14)

EXAMPLES = Path(shanyraq.__file__).parents[2] / "examples/reforms"

NAME = "poverty_line_ratio"


@pytest.fixture(scope="module")
def frontier(parts: list[Part]) -> Frontier:
    law = LAW.at(DAY)
    return Frontier(entitlements(parts, [law], varying=[NAME]), law, NAME, AMOUNT, None)


def test_a_higher_line_costs_more_and_leaves_less_poverty(frontier: Frontier) -> None:
    points = frontier.sweep(range(7_000, 12_001, 1_000))
    for low, high in pairwise(points):
        assert low.cost_year <= high.cost_year
        assert low.families <= high.families
        assert low.fgt1 >= high.fgt1
    assert points[0].cost_year < points[-1].cost_year


def test_points_are_what_the_law_with_the_value_costs(frontier: Frontier, parts: list[Part]) -> None:
    [whole] = entitlements(parts, [LAW.at(DAY).with_values({NAME: 9_000})]).month
    cost = float(frontier.found.families.weight @ whole) * 12 / 100
    assert frontier.point(9_000).cost_year == pytest.approx(cost, rel=1e-12)


def test_a_budget_buys_exactly_the_largest_value(frontier: Frontier) -> None:
    low, high = frontier.point(7_000).cost_year, frontier.point(9_000).cost_year
    budget = low + 0.6 * (high - low)
    bought = frontier.solve(budget, 7_000, 9_000)
    assert frontier.point(bought.value).cost_year <= budget < frontier.point(bought.value + 1).cost_year
    assert bought.next_cost == frontier.point(bought.value + 1).cost_year
    assert bought.point == frontier.point(bought.value)


def test_the_whole_budget_buys_the_last_value(frontier: Frontier) -> None:
    bought = frontier.solve(frontier.point(9_000).cost_year, 7_000, 9_000)
    assert bought.value == 9_000
    assert math.isnan(bought.next_cost)


@pytest.mark.parametrize("times", [0.5, 50.0])
def test_a_budget_that_no_value_costs_is_told(frontier: Frontier, times: float) -> None:
    with pytest.raises(ReformProblem) as told:
        frontier.solve(frontier.point(7_000).cost_year * times, 7_000, 9_000)
    assert told.value.key == "budget_outside"


def test_take_up_is_part_of_the_frontier(frontier: Frontier) -> None:
    some = Frontier(frontier.found, frontier.law, NAME, AMOUNT, 0.5)
    assert 0 < some.point(9_000).cost_year < frontier.point(9_000).cost_year


def test_a_sweep_is_of_the_last_reforms_law(parts: list[Part]) -> None:
    sides = scenarios(DAY, [EXAMPLES / "universal-child-benefit.toml"], AMOUNT)
    name, values = read_sweep("universal_child_benefit=1000:3000:1000", sides[-1].law)
    found = simulate(parts, Wanted(sides, sweep=Sweep(name, tuple(values))))
    first, second, third = found.frontier
    assert second.cost_year == pytest.approx(2 * first.cost_year)
    [change] = [effect for effect in found.outcomes[0].effects if effect.measure == "cost_year"]
    assert first.cost_year == pytest.approx(change.reform)  # the example pays a thousand tenge
    assert third.value == 3_000_00


def test_a_sweep_is_read_in_the_units_that_people_write() -> None:
    law = LAW.at(DAY)
    assert read_sweep(" poverty_line_ratio =0.5:0.6:0.05", law) == (NAME, [5_000, 5_500, 6_000])
    assert read_sweep("published_poverty_line=10:20:5", law)[1] == [1_000, 1_500, 2_000]


def test_both_ends_of_a_sweep_are_among_its_values() -> None:
    assert values_between(0, 50, 30) == [0, 30, 50]
    assert values_between(0, 60, 30) == [0, 30, 60]
    assert values_between(5, 5, 1) == [5]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("poverty_line_ratio", "sweep_form"),
        ("poverty_line_ratio=0.5:1", "sweep_form"),
        ("poverty_line_ratio=a:b:c", "sweep_form"),
        ("poverty_line_ratio=1:0.5:0.1", "sweep_order"),
        ("poverty_line_ratio=0.5:1:0", "sweep_order"),
        ("poverty_line_ratio=0:1:0.0001", "sweep_long"),
    ],
)
def test_bad_sweeps(text: str, key: str) -> None:
    with pytest.raises(ReformProblem) as told:
        read_sweep(text, LAW.at(DAY))
    assert told.value.key == key


@pytest.mark.parametrize(("name", "key"), [("poverty_line", "sweep_no_parameter"), ("birth_grant_mci", "sweep_idle")])
def test_only_a_parameter_that_matters_is_swept(name: str, key: str) -> None:
    with pytest.raises(ReformProblem) as told:
        check_parameter(LAW.at(DAY), name, AMOUNT)
    assert told.value.key == key


def test_a_name_that_the_law_does_not_have_is_told() -> None:
    with pytest.raises(Problem, match="poverty_line_ratio"):
        read_sweep("poverty_line_rati=0:1:0.1", LAW.at(DAY))


def test_there_is_an_end_to_how_many_values() -> None:
    assert len(values_between(1, MOST_VALUES, 1)) == MOST_VALUES
