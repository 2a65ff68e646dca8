"""Periods and regions as tables of statistics write them."""

from datetime import date

import pytest

from shanyraq.evidence.statistics.periods import Period, parse_period, quarters, years
from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.evidence.statistics.regions import CODES, region_code, region_name
from shanyraq.rules import LANGUAGES


@pytest.mark.parametrize(
    ("text", "since", "until", "code"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2024-Q1", "2024-01-01", "2024-03-31", "2024-Q1"),
        ("2024Q4", "2024-10-01", "2024-12-31", "2024-Q4"),
        ("2024-S2", "2024-07-01", "2024-12-31", "2024-07-01/P184D"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
        ("2024-M12", "2024-12-01", "2024-12-31", "2024-12"),
        ("2024-05-14", "2024-05-14", "2024-05-14", "2024-05-14"),
        ("2024-01-01/2024-03-31", "2024-01-01", "2024-03-31", "2024-Q1"),
        ("2024-01-01/P59D", "2024-01-01", "2024-02-28", "2024-01-01/P59D"),
        ("2024-01-01/P1Y", "2024-01-01", "2024-12-31", "2024"),
        ("2024-11-01/P3M", "2024-11-01", "2025-01-31", "2024-11-01/P92D"),
    ],
)
def test_periods_are_read_and_written(text: str, since: str, until: str, code: str) -> None:
    found = parse_period(text)
    assert (found.since.isoformat(), str(found.until), found.code) == (since, until, code)
    assert parse_period(found.code) == found


@pytest.mark.parametrize("text", ["", "24", "2024-Q5", "2024-13", "2024-02-30", "2024-03-01/2024-01-01", "Q1 2024"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(StatisticsProblem) as refused:
        parse_period(text)
    assert refused.value.key == "period_unknown"


@pytest.mark.parametrize(
    ("text", "kk", "ru", "en"),
    [
        ("2024", "2024", "2024", "2024"),
        ("2024-Q3", "2024 ж. III тоқсан", "III кв. 2024", "Q3 2024"),
        ("2024-05", "2024\u00a0мамыр", "май\u00a02024", "May\u00a02024"),
        ("2024-05-14", "14.05.2024", "14.05.2024", "14\u00a0May\u00a02024"),
    ],
)
def test_periods_are_told_in_three_languages(text: str, kk: str, ru: str, en: str) -> None:
    assert [parse_period(text).told(lang) for lang in ("kk", "ru", "en")] == [kk, ru, en]


def test_what_holds_on_says_from_when() -> None:
    found = Period(date(2024, 1, 1), None)
    assert (found.code, found.told("ru")) == ("2024-01-01", "с 01.01.2024")
    assert found.covers(parse_period("2030"))
    assert not found.covers(parse_period("2023"))
    assert not parse_period("2024").covers(found)
    assert found.overlaps(parse_period("2024-12-31"))
    assert not found.overlaps(parse_period("2023"))


def test_quarters_and_years_run_from_a_day_to_a_day() -> None:
    assert [quarter.code for quarter in quarters(date(2024, 11, 5), date(2025, 4, 1))] == [
        "2024-Q4",
        "2025-Q1",
        "2025-Q2",
    ]
    assert [year.code for year in years(date(2023, 7, 1), date(2024, 1, 1))] == ["2023", "2024"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("35", "35"),
        ("KZ-35", "35"),
        ("350000000", "35"),
        ("Карагандинская область", "35"),
        ("область  Абай", "10"),
        ("г. Алматы", "75"),
        ("город Алматы", "75"),
        ("Алматы облысы", "19"),
        ("Алматы қ.", "75"),
        ("Almaty Region", "19"),
        ("SHYMKENT", "79"),
        ("00", "00"),
        ("KZ", "00"),
        ("Республика Казахстан", "00"),
        ("51", "51"),
    ],
)
def test_regions_are_known_by_codes_and_names(text: str, code: str) -> None:
    assert region_code(text) == code


@pytest.mark.parametrize("text", ["", "12", "KZ-99", "Almaty", "Алматы", "Орынбор"])
def test_what_is_no_region_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(StatisticsProblem) as refused:
        region_code(text)
    assert refused.value.key == "region_unknown"


def test_every_region_is_found_by_its_own_name() -> None:
    for lang in LANGUAGES:
        assert [region_code(region_name(code, lang)) for code in ("00", *CODES)] == ["00", *CODES]
