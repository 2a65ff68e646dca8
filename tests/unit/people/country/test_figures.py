"""What the country is drawn from: published figures with their sources, and assumptions with their reasons."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.law.codes import Region
from shanyraq.people.country.assumptions import assumptions
from shanyraq.people.country.calibration import decile_ratio, evening_table, labours, levels, luck_table
from shanyraq.people.country.demography import mean_size, shapes
from shanyraq.people.country.figures import REGIONS, STATISTICS, chosen, figures, known, nearest
from shanyraq.people.country.labour import labour_figures
from shanyraq.people.country.levels import income_on, level_figures, line, mean_income
from shanyraq.people.country.mixture import tilted

DAY = date(2025, 11, 15)

USABLE = {"official_site", "secondary", "third_party_copy", "derived", "act_summary"}


@pytest.mark.parametrize("subject", sorted(file.stem for file in STATISTICS.glob("*.csv")))
def test_every_figure_has_a_source_that_may_be_used(subject: str) -> None:
    assert figures(subject)
    for figure in figures(subject):
        assert figure.kind in USABLE, figure
        assert figure.source
        assert figure.confidence in ("high", "medium", "low")
        assert 2009 <= figure.middle.year <= 2026


def test_every_assumption_is_marked_and_has_a_reason() -> None:
    found = dict(assumptions())
    assert found.pop("certainty") == "assumed"
    for subject, of in found.items():
        assert len(of["reason"].split()) >= 4, subject


def test_the_figure_nearest_to_a_day_is_taken() -> None:
    assert known("population", "persons", date(2018, 3, 1), Region.ASTANA).year == 2018
    assert known("population", "persons", date(2030, 1, 1), Region.ASTANA).year == 2025
    assert nearest(chosen("incomes", "gini", Region.ULYTAU), DAY) is None
    with pytest.raises(LookupError, match=r"no gini .* in incomes\.csv"):
        known("incomes", "gini", DAY, Region.ULYTAU)


def test_regions_add_up_to_the_country() -> None:
    found = shapes(DAY)
    assert set(found) == set(REGIONS)
    persons = sum(shape.persons for shape in found.values())
    assert persons == pytest.approx(known("population", "persons", DAY).value)
    assert persons / sum(shape.families for shape in found.values()) == pytest.approx(mean_size(DAY))
    for shape in found.values():
        assert sum(shape.groups) == pytest.approx(1)
    means = level_figures(DAY)
    assert sum(found[region].persons * means[region].mean for region in found) / persons == pytest.approx(
        mean_income(DAY)
    )


def test_labour_forces_add_up_to_the_country() -> None:
    force = labour_figures(DAY)
    people = {region: shape.persons for region, shape in shapes(DAY).items()}
    assert sum(force[region].force * people[region] for region in people) == pytest.approx(9_724_603, rel=0.01)


def test_incomes_between_two_figures_lie_between_them() -> None:
    assert income_on(date(2024, 5, 15)) == pytest.approx(330_386 / 3)
    assert income_on(date(2024, 5, 15)) < income_on(date(2024, 12, 1)) < income_on(date(2025, 5, 15))
    assert income_on(date(2030, 1, 1)) == pytest.approx(364_556 / 3)


def test_a_region_without_a_minimum_of_the_quarter_has_the_countrys_in_its_own_proportion() -> None:
    assert line(DAY, Region.MANGYSTAU) == 73_635
    assert line(DAY, Region.TURKESTAN) < line(DAY, None)


def test_chances_of_work_are_chances() -> None:
    for labour in labours(DAY).values():
        assert labour.works.min() >= 0
        assert labour.works.max() <= 1 << 16
        assert labour.unemployed.max() <= 1 << 16


def test_levels_are_whole_numbers_and_luck_is_even_in_the_middle() -> None:
    for level in levels(DAY).values():
        assert level.scale > 0
        assert level.luck.dtype == np.int64
        assert abs(int(np.median(level.luck)) - 10_000) < 10
    assert luck_table(0, 0).tolist() == [10_000] * 4096
    assert evening_table(0).tolist() == [10_000] * len(evening_table(0))
    assert evening_table(500)[4_000] == 5_000


def test_the_ratio_of_tenths_of_equal_people_is_one() -> None:
    assert decile_ratio(np.array([0.0, 10.0]), np.array([0.0, 70.0])) == pytest.approx(1)


@given(
    st.lists(st.floats(0.1, 10), min_size=6, max_size=6),
    st.lists(st.floats(0.2, 5), min_size=6, max_size=6),
)
def test_a_mixture_meets_what_some_mixture_could(before: list[float], other: list[float]) -> None:
    weights, reachable = np.array(before) / sum(before), np.array(other) / sum(other)
    features = np.array([[1, 0], [2, 0], [2, 1], [3, 1], [4, 2], [5, 3]], dtype=np.float64)
    wanted = reachable @ features
    found = tilted(weights, features, wanted)
    assert found.sum() == pytest.approx(1)
    assert found.min() >= 0
    assert found @ features == pytest.approx(wanted, rel=1e-3, abs=1e-3)
