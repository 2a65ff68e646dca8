"""The dated figures of the poverty line and the indices: no hole, no leak, and the amounts that were published."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import shanyraq
from shanyraq.rules import Parameter, Rounding, portion, read_parameters
from shanyraq.rules.parameters import Value, quarter_after
from shanyraq.rules.units import TENGE

FOLDER = Path(shanyraq.__file__).parent / "law" / "parameters"
KNOWN = {
    parameter.name: parameter
    for file in ("poverty_line.toml", "indices.toml")
    for parameter in read_parameters(FOLDER / file)
}
QUARTERS = [date(year, month, 1) for year in range(2002, 2027) for month in (1, 4, 7, 10)]
REGIONAL_MINIMA = [value for value in KNOWN["subsistence_minimum"].values if value.key is not None]


def in_force(name: str, day: date, key: str | None = None) -> Value:
    return KNOWN[name].at(day)[key]


def line(amount: int, share: int) -> int:
    return portion(amount, share, to=Rounding.NEAREST, unit=TENGE) // TENGE


def test_the_parameters_of_both_files_are_the_agreed_ones():
    assert set(KNOWN) == {
        "subsistence_minimum",
        "budget_law_minimum",
        "poverty_line_ratio",
        "poverty_line_floor_ratio",
        "median_income",
        "median_income_ratio",
        "published_poverty_line",
        "mci",
        "pension_age_men",
        "pension_age_women",
    }


@pytest.mark.parametrize("first_day", QUARTERS, ids=str)
def test_the_country_has_a_subsistence_minimum_for_every_quarter_of_application(first_day: date):
    last_day = quarter_after(first_day) - timedelta(days=1)
    assert in_force("subsistence_minimum", first_day).value > 0
    assert in_force("subsistence_minimum", last_day) == in_force("subsistence_minimum", first_day)


@pytest.mark.parametrize("name", ["poverty_line_ratio", "mci", "pension_age_men", "pension_age_women"])
def test_a_national_parameter_covers_every_day_from_2002(name: str):
    assert KNOWN[name].starts() <= date(2002, 1, 1)
    assert all(value.until is None for value in KNOWN[name].values)


def test_the_country_minimum_is_that_of_the_quarter_before():
    assert in_force("subsistence_minimum", date(2025, 12, 31)).value == 60_878 * TENGE
    assert in_force("subsistence_minimum", date(2025, 9, 30)).value == 56_208 * TENGE


def test_months_are_averaged_half_up():
    assert in_force("subsistence_minimum", date(2026, 1, 1)).value == 59_708 * TENGE  # of 62,740 and 56,675
    assert in_force("subsistence_minimum", date(2011, 4, 1)).value == 15_197 * TENGE  # of 14,644, 15,338 and 15,609


def test_a_figure_does_not_run_on_where_nothing_was_published():
    assert in_force("subsistence_minimum", date(2023, 4, 1)).value == 40_567 * TENGE
    assert in_force("subsistence_minimum", date(2023, 4, 1)).certainty == "assumed"


@pytest.mark.parametrize("value", REGIONAL_MINIMA, ids=lambda value: f"{value.key} {value.since}")
def test_a_regional_minimum_holds_for_applications_of_the_next_quarter_alone(value: Value):
    first_day = quarter_after(value.since)
    after = quarter_after(first_day)
    minima = KNOWN["subsistence_minimum"]
    assert value.until == first_day - timedelta(days=1)
    assert minima.at(first_day)[value.key] == value
    assert minima.at(after - timedelta(days=1))[value.key] == value
    assert minima.at(value.since).get(value.key) != value
    assert minima.at(after).get(value.key) != value


def test_former_south_kazakhstan_has_no_figure_after_its_end():
    own = [value for value in REGIONAL_MINIMA if value.key == "51"]
    assert [value.until for value in own] == [date(2016, 6, 30)]


@pytest.mark.parametrize(
    ("region", "day", "minimum", "published"),
    [
        ("35", date(2017, 7, 1), 22_636, 9_054),  # 9,054.4
        ("35", date(2017, 12, 31), 24_014, 9_606),  # 9,605.6
        ("35", date(2018, 1, 1), 22_941, 11_471),  # 11,470.5
        ("35", date(2018, 6, 30), 24_844, 12_422),
        ("71", date(2020, 3, 31), 34_654, 24_258),  # 24,257.8
        ("75", date(2020, 4, 1), 33_590, 23_513),
    ],
)
def test_a_published_line_is_the_share_of_the_regions_minimum_half_up(
    region: str, day: date, minimum: int, published: int
):
    found = in_force("subsistence_minimum", day, region).value
    assert found == minimum * TENGE
    assert line(found, in_force("poverty_line_ratio", day).value) == published
    assert in_force("published_poverty_line", day, region).value == published * TENGE


@pytest.mark.parametrize(
    ("amount", "share", "rounded"),
    [(24_014, 6_000, 14_408), (22_636, 6_000, 13_582), (40_567, 7_000, 28_397)],
)
def test_other_published_rounding_cases(amount: int, share: int, rounded: int):
    assert line(amount * TENGE, share) == rounded


def test_a_published_line_ends_with_its_quarter():
    assert "35" not in KNOWN["published_poverty_line"].at(date(2018, 7, 1))
    assert KNOWN["published_poverty_line"].otherwise == 0


@pytest.mark.parametrize(
    ("day", "floor"),
    [
        (date(2018, 12, 31), 0),
        (date(2019, 1, 1), 14_849),
        (date(2019, 3, 31), 14_849),
        (date(2019, 4, 1), 20_789),  # 20,788.6
        (date(2019, 9, 30), 20_789),
        (date(2019, 10, 1), 0),
    ],
)
def test_the_floor_of_2019(day: date, floor: int):
    assert line(in_force("budget_law_minimum", day).value, in_force("poverty_line_floor_ratio", day).value) == floor


def test_the_survey_median_leaves_the_share_of_the_minimum_above():
    day = date(2026, 1, 1)
    by_median = line(in_force("median_income", day).value, in_force("median_income_ratio", day).value)
    by_minimum = line(in_force("subsistence_minimum", day).value, in_force("poverty_line_ratio", day).value)
    assert (by_median, by_minimum) == (22_050, 41_796)


@pytest.mark.parametrize(
    ("day", "index"),
    [
        (date(2009, 6, 30), 1_273),
        (date(2009, 7, 1), 1_296),
        (date(2020, 3, 31), 2_651),
        (date(2020, 4, 1), 2_778),
        (date(2022, 3, 31), 3_063),
        (date(2022, 4, 1), 3_180),
        (date(2026, 12, 31), 4_325),
    ],
)
def test_the_monthly_calculation_index_changes_on_its_day(day: date, index: int):
    assert in_force("mci", day).value == index * TENGE


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2017, 12, 31), 696),
        (date(2018, 1, 1), 702),
        (date(2023, 1, 1), 732),
        (date(2027, 12, 31), 732),
        (date(2028, 1, 1), 738),
        (date(2031, 1, 1), 756),
    ],
)
def test_the_pension_age_of_women_rises_to_that_of_men(day: date, months: int):
    assert in_force("pension_age_women", day).value == months
    assert in_force("pension_age_men", day).value == 63 * 12


@pytest.mark.parametrize("parameter", KNOWN.values(), ids=lambda parameter: parameter.name)
def test_what_was_recollected_is_assumed(parameter: Parameter):
    recollected = [value for value in parameter.values if value.source == "recollection"]
    assert {value.certainty for value in recollected} <= {"assumed"}


@pytest.mark.parametrize("parameter", KNOWN.values(), ids=lambda parameter: parameter.name)
def test_no_key_has_two_entries_of_one_day(parameter: Parameter):
    entries = [(value.key, value.since) for value in parameter.values]
    assert len(entries) == len(set(entries))
