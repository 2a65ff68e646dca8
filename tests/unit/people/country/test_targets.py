"""The synthetic country comes to the published figures it is drawn to meet; what it misses is told."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from shanyraq.law.codes import Region
from shanyraq.people.country.caseloads import CHECKED_YEARS, CaseloadTally, caseloads
from shanyraq.people.country.measures import Measures, gini, lower_share
from shanyraq.people.country.population import write_country
from shanyraq.people.country.targets import Target, miss, targets, title
from shanyraq.people.population import read_parts

DAY = date(2025, 11, 15)


class Country(NamedTuple):
    folder: Path
    measures: Measures


def name_of(target: Target) -> str:
    return target.title.en.replace(" ", "_")


@pytest.mark.parametrize("target", [target for target in targets(DAY) if target.matched], ids=name_of)
def test_a_figure_to_be_matched_is(country: Country, target: Target) -> None:
    reached = country.measures.reached(target)
    assert reached is not None
    assert abs(miss(target, reached)) <= target.tolerance


@pytest.mark.parametrize("target", [target for target in targets(DAY) if not target.matched], ids=name_of)
def test_a_figure_that_is_only_checked_is_told_and_not_absurd(country: Country, target: Target) -> None:
    reached = country.measures.reached(target)
    assert reached is not None
    assert abs(miss(target, reached)) < 0.6


def test_targets_tell_what_where_and_from_which_source() -> None:
    for target in targets(DAY):
        assert all(target.title)
        assert target.source
        assert target.kind in ("official_site", "secondary", "third_party_copy", "derived")
        assert target.tolerance < 1
    keys = [(target.name, target.region, target.group) for target in targets(DAY)]
    assert len(set(keys)) == len(keys)
    assert {target.title.ru for target in targets(DAY) if target.region is None}.isdisjoint(
        {target.title.en for target in targets(DAY)}
    )


def test_a_figure_of_another_time_is_carried_to_the_day() -> None:
    now = {(target.name, target.region): target for target in targets(DAY)}
    then = {(target.name, target.region): target for target in targets(date(2019, 2, 15))}
    place = ("cash_income", Region.TURKESTAN)
    assert now[place].published == then[place].published
    assert then[place].aim < 0.6 * now[place].aim
    assert now[place].aim == pytest.approx(now[place].published, rel=0.02)


def test_measures_of_parts_add_up(tmp_path: Path) -> None:
    write_country(tmp_path / "kz", 2_000, 2, DAY)
    whole, left, right = Measures(DAY), Measures(DAY), Measures(DAY)
    for number, part in enumerate(read_parts(tmp_path / "kz")):
        whole.add(part.population())
        (left if number % 2 else right).add(part.population())
    left.merge(right)
    for target in targets(DAY):
        assert left.reached(target) == pytest.approx(whole.reached(target))


def test_a_region_without_families_has_no_measures(tmp_path: Path) -> None:
    write_country(tmp_path / "kz", 2_000, 2, DAY, regions=[Region.ABAI])
    measures = Measures(DAY)
    for part in read_parts(tmp_path / "kz"):
        measures.add(part.population())
    found = {target.region: measures.reached(target) for target in targets(DAY) if target.name == "poverty_rate"}
    assert found[Region.ASTANA] is None
    assert found[Region.ABAI] is not None


def test_inequality_is_read_from_bins() -> None:
    counts, sums = np.array([1.0, 1.0, 0.0, 2.0]), np.array([1.0, 1.0, 0.0, 6.0])
    assert gini(counts, sums) == pytest.approx(0.25)
    assert lower_share(counts, sums, 0.5) == pytest.approx(0.25)
    assert gini(np.array([3.0]), np.array([9.0])) == pytest.approx(0)


def test_titles_put_names_regions_and_groups_into_words() -> None:
    assert title("age_sex", None, "women 18-44").ru == "Население по возрасту и полу, женщины 18-44"
    assert title("poverty_rate", Region.ABAI, "").en.startswith("Official poverty rate, by consumption, Abai")


def test_caseloads_are_compared_and_not_fitted(country: Country) -> None:
    tally, other = CaseloadTally(DAY), CaseloadTally(DAY)
    parts = read_parts(country.folder)
    for part in parts[:10]:
        tally.add(part.population())
    for part in parts[10:]:
        other.add(part.population())
    tally.merge(other)
    checks = tally.checks()
    assert checks[0].caseload.region is None
    assert checks[0].caseload.persons == 292_700
    assert checks[0].persons > checks[0].families > 0
    assert checks[0].month > 0
    assert checks[0].take_up == pytest.approx(292_700 / checks[0].persons)
    assert all(target.name != "targeted_assistance" for target in targets(DAY))


@pytest.mark.parametrize("year", CHECKED_YEARS)
def test_every_year_checked_has_a_published_caseload(year: int) -> None:
    first = caseloads(year)[0]
    assert first.region is None
    assert first.persons is not None
    assert first.period == "year"
