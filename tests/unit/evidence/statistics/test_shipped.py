"""What the program carries: the law's numbers as series, published figures with their certainty, and the line."""

from decimal import Decimal

import pytest

from shanyraq.evidence.statistics.book import Book
from shanyraq.evidence.statistics.holes import State, cells, counted, due
from shanyraq.evidence.statistics.lines import lines
from shanyraq.evidence.statistics.periods import parse_period
from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.evidence.statistics.regions import CODES
from shanyraq.evidence.statistics.series import UNITS, listed_series, series_named
from shanyraq.law.families import LAW
from shanyraq.people.country.figures import REGIONS
from shanyraq.rules import LANGUAGES


def one(name: str, region: str, period: str):
    """The figures of a series for a region and just this period."""
    return [figure for figure in Book().figures(name, [region]) if figure.period == parse_period(period)]


def test_every_listed_series_has_a_title_a_unit_and_figures_with_sources() -> None:
    book = Book()
    for series in listed_series().values():
        assert series.unit in UNITS
        assert all(series.title.lang(lang) for lang in LANGUAGES)
        figures = book.figures(series.name)
        assert figures, series.name
        assert all(figure.source and figure.certainty in ("read", "reported", "assumed") for figure in figures)


def test_the_laws_numbers_are_its_series_value_by_value() -> None:
    parameter = next(one for one in LAW.parameters if one.name == "subsistence_minimum")
    figures = Book().figures("subsistence_minimum")
    assert len(figures) == len(parameter.values)
    assert sorted(int(figure.value * 100) for figure in figures) == sorted(value.value for value in parameter.values)
    assert sorted(figure.certainty for figure in figures) == sorted(value.certainty for value in parameter.values)


def test_a_figure_of_the_law_says_how_sure_it_is_and_why() -> None:
    [figure] = one("subsistence_minimum", "47", "2025-Q3")
    assert (figure.value, figure.certainty) == (Decimal(73635), "assumed")
    assert "lada.kz" in figure.source
    assert "Aug and Sep" in figure.note


def test_shares_are_of_one_and_open_values_end_where_the_next_begins() -> None:
    ratios = Book().figures("poverty_line_ratio")
    assert [(figure.value, figure.period.code) for figure in ratios][-2:] == [
        (Decimal("0.7"), "2023-07-01/P550D"),
        (Decimal("0.7"), "2025-01-01"),
    ]


@pytest.mark.parametrize(
    ("name", "region", "period", "value", "certainty"),
    [
        ("poverty_rate", "61", "2022", "9.7", "read"),
        ("unemployment_rate", "55", "2022", "4.8", "reported"),
        ("mean_nominal_cash_income", "00", "2012-02", "48199", "reported"),
        ("mean_nominal_cash_income", "23", "2022", "315448", "assumed"),
        ("tsa_families", "59", "2023", "1600", "reported"),
        ("tsa_families_to_date", "61", "2023-01-01/2023-07-31", "25100", "reported"),
    ],
)
def test_published_figures_have_their_period_and_certainty(
    name: str, region: str, period: str, value: str, certainty: str
) -> None:
    found = one(name, region, period)
    assert [(figure.value, figure.certainty) for figure in found] == [(Decimal(value), certainty)]


def test_sources_that_differ_are_a_contradiction_with_all_their_figures() -> None:
    found = Book().contradictions("tsa_outlay")
    assert [sorted(figure.value for figure in one.figures) for one in found] == [[Decimal("57.4"), Decimal("59.4")]]


def test_any_number_of_the_law_is_a_series_and_a_slip_is_told() -> None:
    assert series_named("pension_age_men").unit == "count"
    with pytest.raises(StatisticsProblem, match="subsistence_minimum"):
        series_named("subsistance_minimum")


# The line of the law


def line(region: str, quarter: str):
    [found] = lines([parse_period(quarter)], [region])
    return found


def test_a_published_line_decides_and_says_so() -> None:
    found = line("15", "2026-Q1")
    assert (found.tiyn, found.decided_by, found.certainty) == (37060_00, "published_poverty_line", "reported")
    assert found.basis.source.startswith("https://gurk.kz")
    equal = line("71", "2020-Q1")  # the published line and the computed one are the same
    assert (equal.tiyn, equal.decided_by) == (24258_00, "published_poverty_line")


def test_a_computed_line_names_the_minimum_of_the_quarter_before_and_the_median_it_was_compared_with() -> None:
    found = line("47", "2025-Q4")
    assert (found.tiyn, found.decided_by) == (51545_00, "line_by_minimum")
    assert (found.basis.name, found.basis.value, found.basis.stands_in) == (
        "subsistence_minimum",
        Decimal(73635),
        False,
    )
    assert [(figure.name, figure.decides) for figure in found.used if figure.name.startswith("median")] == [
        ("median_income", False),
        ("median_income_ratio", False),
    ]
    assert (found.certainty, found.compared_certainty) == ("assumed", "assumed")


def test_a_line_of_the_countrys_minimum_is_assumed_however_sure_that_is() -> None:
    found = line("11", "2019-Q1")
    assert found.basis.stands_in or found.decided_by == "line_floor"
    country = [one for one in lines([parse_period("2021-Q1")]) if one.basis.stands_in]
    assert country
    assert {one.certainty for one in country} == {"assumed"}


def test_the_floor_of_2019_decides_where_it_is_higher() -> None:
    found = line("71", "2019-Q2")
    assert (found.tiyn, found.decided_by, found.basis.name) == (20789_00, "line_floor", "budget_law_minimum")


def test_the_line_is_the_laws_own_for_every_region() -> None:
    from shanyraq.rules.case import Case
    from shanyraq.rules.explain import explain

    quarter = parse_period("2025-Q2")
    found = {one.region: one.tiyn for one in lines([quarter])}
    law = LAW.at(quarter.since)
    assert found == {
        region.wire: explain(law, Case({"region": int(region)}, (), ()), ["poverty_line"]).values["poverty_line"]
        for region in REGIONS
    }


def test_no_line_is_told_before_there_was_a_law() -> None:
    with pytest.raises(StatisticsProblem) as refused:
        lines([parse_period("2001-Q1")])
    assert refused.value.key == "line_before_law"


# Holes


def test_holes_are_counted_by_quarter() -> None:
    book = Book()
    found = cells(book, "subsistence_minimum", [parse_period("2025-Q2"), parse_period("2025-Q4")])
    counts = counted(found)
    assert counts[parse_period("2025-Q2")] == {State.COUNTRY: 20}
    assert counts[parse_period("2025-Q4")] == {State.ASSUMED: 6, State.COUNTRY: 14}
    assert {cell.region for cell in found} == set(CODES)


def test_a_month_is_a_part_of_its_quarter_and_a_year_covers_it() -> None:
    book = Book()
    [part] = cells(book, "mean_nominal_cash_income", [parse_period("2012-Q1")], ["00"])
    assert part.state is State.KNOWN  # the year's figure covers the quarter
    [covered] = cells(book, "unemployment_rate", [parse_period("2022-Q3")], ["55"])
    assert covered.state is State.KNOWN
    [missing] = cells(book, "unemployment_rate", [parse_period("2010-Q1")], ["55"])
    assert missing.state is State.MISSING


def test_figures_are_due_from_the_first_to_the_last_or_as_asked() -> None:
    book = Book()
    assert next(period.code for period in due(book, "population")) == "2017"
    wanted = due(book, "subsistence_minimum", parse_period("2030"))
    assert [period.code for period in wanted] == ["2030-Q1", "2030-Q2", "2030-Q3", "2030-Q4"]
