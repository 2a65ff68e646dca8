"""Designs against formulas worked by hand, targets reached and no smaller sample, rules of allocation."""

import json
from dataclasses import replace
from datetime import date
from math import sqrt
from pathlib import Path

import pytest

from shanyraq.evidence.youth.design.allocation import RULES, of_total, shares, smallest
from shanyraq.evidence.youth.design.assumptions import INDICATORS, assumed
from shanyraq.evidence.youth.design.cost import best_per_cluster, interview_cost, whole_cost
from shanyraq.evidence.youth.design.design import TARGETS, Order, make_design, target_of
from shanyraq.evidence.youth.design.design_files import design_page, reached, summary, write_design
from shanyraq.evidence.youth.design.precision import Domain, Precision, Target, domains_of
from shanyraq.evidence.youth.design.priors import Prior, priors
from shanyraq.evidence.youth.design.problems import DesignProblem
from shanyraq.evidence.youth.design.strata import Size, frame_sizes, published_sizes
from shanyraq.evidence.youth.sampling.frame import Stratum, read_frame
from shanyraq.evidence.youth.sampling.plan import read_plan
from shanyraq.law.codes import Region

DAY = date(2026, 1, 1)
TOWN, VILLAGE, ASTANA = Stratum("10", "town"), Stratum("10", "village"), Stratum("71", "town")
SIZES = {TOWN: Size(60_000), VILLAGE: Size(40_000), ASTANA: Size(300_000)}


def precision(rho: float = 0.05, cv: float = 0.3, each: float = 11, sizes=SIZES) -> Precision:
    expected = {Region.ABAI: Prior(0.1, 1.0, "", own=True), Region.ASTANA: Prior(0.06, 1.0, "", own=True)}
    force = {Region.ABAI: Prior(0.05, 0.5, "", own=True), Region.ASTANA: Prior(0.05, 0.5, "", own=True)}
    return Precision(sizes, {"neet": expected, "unemployment": force}, {"neet": rho, "unemployment": rho}, cv, each)


def test_the_error_of_one_stratum_is_that_of_the_formula() -> None:
    """p(1-p)/n × (1 + (m-1)ρ)(1 + cv²), less what the finite population takes away."""
    found = precision().error("neet", Domain("region", "71", "", 1.0), {ASTANA: 500.0})
    effect = (1 + 10 * 0.05) * (1 + 0.09)
    assert found == pytest.approx(sqrt(0.06 * 0.94 / 500 * effect * (1 - 500 / 300_000)))


def test_only_a_part_of_a_cluster_counts_for_a_sex_and_a_denominator() -> None:
    asked = {ASTANA: 500.0}
    one_sex = precision().error("neet", Domain("region-sex", "71", "", 0.5), asked)
    assert one_sex == pytest.approx(sqrt(0.06 * 0.94 / 250 * (1 + 4.5 * 0.05) * 1.09 * (1 - 500 / 300_000)))
    force = precision().error("unemployment", Domain("region-sex", "71", "", 0.5), asked)
    assert force == pytest.approx(sqrt(0.05 * 0.95 / 125 * (1 + 1.75 * 0.05) * 1.09 * (1 - 500 / 300_000)))


def test_the_error_of_two_strata_is_that_of_the_stratified_mean() -> None:
    asked = {TOWN: 300.0, VILLAGE: 100.0}
    found = precision(rho=0, cv=0).error("neet", Domain("region", "10", "", 1.0), asked)
    town = 0.6**2 * 0.09 / 300 * (1 - 300 / 60_000)
    village = 0.4**2 * 0.09 / 100 * (1 - 100 / 40_000)
    assert found == pytest.approx(sqrt(town + village))


def test_a_census_has_no_error_and_nobody_asked_none_that_is_known() -> None:
    domain = Domain("region", "71", "", 1.0)
    assert precision().error("neet", domain, {ASTANA: 300_000.0}) == 0
    assert precision().error("neet", domain, {ASTANA: 0.0}) == float("inf")


def test_the_smallest_sample_reaches_its_targets_and_not_more() -> None:
    known = precision()
    targets = [Target("neet", "region", 0.03), Target("unemployment", "region-sex", 0.06)]
    weights = {stratum: size.young for stratum, size in SIZES.items()}
    asked = smallest(targets, known, weights, 10)
    for target in targets:
        for domain in domains_of(target.level, SIZES):
            assert known.margin(target.indicator, domain, asked) <= target.margin + 1e-9
    fewer = {stratum: 0.98 * interviews for stratum, interviews in asked.items()}
    assert any(
        known.margin(target.indicator, domain, fewer) > target.margin
        for target in targets
        for domain in domains_of(target.level, SIZES)
    )


def test_a_target_that_needs_everybody_asks_everybody() -> None:
    sizes = {ASTANA: Size(200.0)}
    asked = smallest([Target("neet", "region", 1e-6)], precision(sizes=sizes), {ASTANA: 1.0}, 10)
    assert asked[ASTANA] == pytest.approx(200, rel=1e-3)


def test_rules_of_allocation() -> None:
    known = precision()
    cost = {TOWN: 4.0, VILLAGE: 1.0, ASTANA: 1.0}
    assert shares("equal", "neet", known, cost) == dict.fromkeys(SIZES, 1.0)
    assert shares("proportional", "neet", known, cost)[ASTANA] == 300_000
    neyman = shares("neyman", "neet", known, cost)
    assert neyman[VILLAGE] == pytest.approx(40_000 * 0.3)
    assert neyman[TOWN] == pytest.approx(60_000 * 0.3 / 2)
    power = shares("power", "neet", known, cost, 0.5)
    assert power[TOWN] == pytest.approx(sqrt(60_000 * 0.1) * sqrt(0.1 * 0.9) / 0.1)
    assert shares("power", "neet", known, cost, 0)[TOWN] == pytest.approx(3.0)
    whole = shares("power", "neet", known, dict.fromkeys(SIZES, 1.0), 1)
    assert {s: whole[s] / whole[TOWN] for s in SIZES} == pytest.approx(
        {
            s: n / shares("neyman", "neet", known, dict.fromkeys(SIZES, 1.0))[TOWN]
            for s, n in shares("neyman", "neet", known, dict.fromkeys(SIZES, 1.0)).items()
        }
    )


def test_neyman_is_the_surest_for_the_country_at_its_cost() -> None:
    known = precision(rho=0, cv=0)
    country = Domain("country", "", "", 1.0)
    cost = dict.fromkeys(SIZES, 1.0)
    errors = {
        rule: known.error("neet", country, of_total(2000, known, shares(rule, "neet", known, cost), 1))
        for rule in RULES
    }
    assert errors["neyman"] == min(errors.values())
    assert errors["neyman"] < errors["power"] < errors["equal"]


def test_a_total_is_kept_with_the_least_of_each_stratum() -> None:
    asked = of_total(1000, precision(), {TOWN: 1.0, VILLAGE: 1e-6, ASTANA: 1.0}, 60)
    assert sum(asked.values()) == pytest.approx(1000)
    assert asked[VILLAGE] == pytest.approx(60)


def test_interviews_of_a_cluster_follow_costs_and_likeness() -> None:
    one = replace(
        assumed(), cluster_cost={"town": 40_000, "village": 80_000}, household_cost=0.0, interview_cost=5_000.0
    )
    assert best_per_cluster(one, 0.05, {"town": 1.0, "village": 0.0}) == round(sqrt(8 * 19))
    assert best_per_cluster(one, 0.05, {"town": 0.0, "village": 1.0}) == round(sqrt(16 * 19))
    assert best_per_cluster(one, 0.9, {"town": 1.0, "village": 0.0}) == 4
    assert best_per_cluster(one, 0.0, {"town": 1.0, "village": 0.0}) == 30


def test_what_it_costs() -> None:
    one = assumed()
    told = whole_cost(one, {TOWN: 10}, {TOWN: 120.0})
    expected = (
        one.fixed_cost
        + 10 * one.cluster_cost["town"]
        + 120 * (one.interview_cost + one.household_cost / one.response["town"])
    )
    assert told == pytest.approx(expected)
    assert interview_cost(one, "village") < interview_cost(one, "town")


def test_expected_shares_are_the_published_ones() -> None:
    neet = priors("neet", DAY, 0.5)
    assert neet[Region.MANGYSTAU].share == pytest.approx(0.116)
    assert neet[Region.MANGYSTAU].own
    assert neet[Region.ABAI].share == pytest.approx(0.062)  # the country's: none is published for the region
    assert not neet[Region.ABAI].own
    force = priors("unemployment", DAY, 0.5)[Region.ABAI]
    assert force.share == pytest.approx(0.033)
    assert force.base == pytest.approx(1_810 / 3_240)
    assert priors("stages", DAY, 0.4)[Region.ABAI] == Prior(0.4, 1.0, "", own=False)


def test_published_strata_add_up_to_the_published_young() -> None:
    sizes = published_sizes(DAY)
    assert len(sizes) == 37
    assert sum(size.young for size in sizes.values()) == pytest.approx(5_817_339, rel=0.01)
    assert sizes[ASTANA].young == 482_000


def test_a_design_by_published_counts_reaches_its_targets(tmp_path: Path) -> None:
    design = make_design(Order(day=DAY), published_sizes(DAY))
    for target in TARGETS:
        assert design.worst(target)[1] <= target.margin + 1e-5
    file = tmp_path / "design.json"
    write_design(file, design)
    told = json.loads(file.read_text(encoding="utf-8"))
    assert all(target["reached"] for target in told["targets"])
    assert told["interviews"] == sum(row["interviews"] for row in told["strata"])
    assert read_plan(file) == dict(design.plan)
    assert min(design.interviews.values()) >= 60
    assert told["cost_tenge"] == round(design.cost)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_page_tells_strata_assumptions_and_sources(lang: str) -> None:
    page = design_page(make_design(Order(day=DAY), published_sizes(DAY)), lang)
    assert page.count("<table>") == 5
    assert "https://" in page
    assert "<svg" in page


def test_a_frame_gives_the_strata_and_is_not_drawn_beyond(tmp_path: Path) -> None:
    file = tmp_path / "frame.csv"
    rows = [f"u{n},71,town,100" for n in range(40)]
    file.write_text("unit,region,settlement,households\n" + "\n".join(rows), encoding="utf-8")
    sizes = frame_sizes(read_frame(file))
    assert sizes == {ASTANA: Size(6000.0, 40)}
    order = Order(targets=(Target("neet", "region", 0.03),), day=DAY)
    assert make_design(order, sizes).clusters[ASTANA] <= 40
    wanting = make_design(replace(order, targets=(Target("neet", "region", 0.01),)), sizes)
    assert wanting.clusters[ASTANA] == 40
    assert wanting.short == (ASTANA,)
    assert not reached(wanting, wanting.order.targets[0])
    for lang, told in (("en", "all of them are taken"), ("ru", "взяты все"), ("kk", "бәрі алынды")):
        assert told in summary(wanting, lang)[0]
    assert make_design(order, sizes).short == ()


def test_a_total_smaller_than_the_least_is_refused() -> None:
    with pytest.raises(DesignProblem) as caught:
        make_design(Order(total=100, day=DAY), published_sizes(DAY))
    assert caught.value.key == "total_small"


def test_a_target_is_read() -> None:
    assert target_of("neet:region-sex:2.5") == Target("neet", "region-sex", 0.025)
    for wrong in ("neet", "neet:region", "wage:region:3", "neet:city:3", "neet:region:0", "neet:region:x", "a:b:c:d"):
        with pytest.raises(DesignProblem) as caught:
            target_of(wrong)
        assert caught.value.key == "target_wrong"


def test_more_is_asked_where_neighbours_are_more_alike() -> None:
    counts = []
    for rho in (0.0, 0.03, 0.1):
        order = Order(day=DAY, per_cluster=12, assumptions=assumed().with_rho(rho).with_response(0.8))
        counts.append(sum(make_design(order, published_sizes(DAY)).interviews.values()))
    assert counts == sorted(counts)
    assert counts[0] < counts[2]
    assert set(assumed().rho) == set(INDICATORS)
