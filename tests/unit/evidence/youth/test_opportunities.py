"""Opportunities: what districts lack by hand, wrong files, and measures that the law gives to whom it fits."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests.unit.evidence.youth.interviews import FORM, interview, table

from shanyraq.evidence.youth.fieldwork.survey import About, Survey
from shanyraq.evidence.youth.indicators.statuses import shipped_statuses, with_statuses
from shanyraq.evidence.youth.opportunities.districts import COLUMNS, District, read_districts
from shanyraq.evidence.youth.opportunities.fitting import fitting
from shanyraq.evidence.youth.opportunities.gaps import gaps
from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.rules import Text

EXAMPLE = Path(__file__).parents[4] / "examples/youth/districts.csv"
HEAD = ",".join(COLUMNS)
ROW = "110000000,Атауы,Название,Name,11,1 000,2,30,4"


def district(code, youth, vacancies, region=35):
    return District(
        code, Text(code, code, code), region, youth, {"service_point": 0, "vacancy": vacancies, "training_place": 0}
    )


def test_a_district_lacks_what_the_countrys_ratio_would_give_it() -> None:
    """Need 100 and 300; 40 places in all, so 10 and 30 are due: the first has 10 over, the second lacks 10."""
    one, other = gaps([district("a", 1000, 20), district("b", 3000, 20)], {35: (0.1, 0.01)})
    assert (one.district.code, one.need, one.lacks["vacancy"]) == ("b", 300, pytest.approx(10))
    assert (other.lacks["vacancy"], other.lack) == (pytest.approx(-10), 0)
    assert one.lack == pytest.approx(1 / 3)
    assert one.per_thousand["vacancy"] == pytest.approx(20 / 3)
    assert one.need_error == pytest.approx(30)
    assert one.lack_errors["vacancy"] == pytest.approx(3)


def test_a_region_in_greater_need_is_due_more() -> None:
    shares = {35: (0.05, 0.0), 47: (0.15, 0.0)}
    first, second = gaps([district("a", 1000, 20), district("b", 1000, 20, 47)], shares)
    assert (first.district.code, first.lacks["vacancy"]) == ("b", pytest.approx(10))
    assert second.lacks["vacancy"] == pytest.approx(-10)


def test_a_district_of_an_unknown_region_is_named() -> None:
    with pytest.raises(YouthProblem) as refused:
        gaps([district("a", 10, 1, 11)], {35: (0.1, 0.0)})
    assert refused.value.key == "district_region"


def test_the_example_is_read() -> None:
    found = read_districts(EXAMPLE)
    assert len(found) == 40
    assert all(one.youth > 0 for one in found)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "districts_unreadable"),
        ("district,region\n1,11\n", "districts_column"),
        (f"{HEAD}\n{ROW.replace('1 000', '-5')}\n", "districts_number"),
        (f"{HEAD}\n{ROW.replace('1 000', '0')}\n", "districts_number"),
        (f"{HEAD}\n{ROW}\n{ROW}\n", "districts_twice"),
    ],
)
def test_a_wrong_file_is_named(tmp_path, text, key) -> None:
    (tmp_path / "districts.csv").write_text(text)
    with pytest.raises(YouthProblem) as refused:
        read_districts(tmp_path / "districts.csv")
    assert refused.value.key == key


BASE = {"attends": "no", "training": "no", "worked_helping": "no", "farm_work": "no", "own_goods": "no", "sex": "male"}
IDLE = {**BASE, "worked_pay": "no", "absent": "no", "searched": "yes", "available": "yes"}


def survey_of(*persons):
    frame = with_statuses(table(persons), shipped_statuses(), FORM.by_name)
    frame = frame.with_columns(region=pl.lit(35, dtype=pl.Int64), weight=1.0, stratum=pl.lit("a"))
    frame = frame.with_columns(psu=pl.int_range(pl.len()).cast(pl.String))
    return Survey(frame, About("young_people", "x", synthetic=True, first="2026-09-01", last="2026-09-01"))


def test_measures_fit_by_the_laws_own_rules() -> None:
    graduate = interview(22, **IDLE, education="bachelor", left_education_age=22, ever_worked="no")
    unskilled = interview(22, **IDLE, education="lower_secondary", left_education_age=15, ever_worked="no")
    child = interview(15, **IDLE, education="primary")
    working = interview(22, **BASE, worked_pay="yes", status="employee", education="bachelor")
    found = fitting(survey_of(graduate, unskilled, child, working))
    assert found["youth_practice"].tolist() == [True, False, False, False]
    assert found["training"].tolist()[1]
    assert not any(fits[2] or fits[3] for fits in found.values())


def test_without_a_day_the_law_of_a_stated_day_is_taken() -> None:
    survey = survey_of(interview(22, **IDLE, education="bachelor", left_education_age=21, ever_worked="no"))
    undated = Survey(survey.answers, replace(survey.about, first="", last=""))
    assert fitting(undated).keys() <= fitting(survey).keys()
