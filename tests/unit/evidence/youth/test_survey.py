"""The survey on disk, known totals, and a study written from it: equal numbers, hidden cells, three languages."""

import csv
import json
import re
from types import SimpleNamespace
from xml.etree import ElementTree

import polars as pl
import pytest
from tests.unit.evidence.youth.visits import as_table, visits

from shanyraq.evidence.report.print_document import report_pdf
from shanyraq.evidence.youth.fieldwork import survey as survey_file
from shanyraq.evidence.youth.fieldwork import totals
from shanyraq.evidence.youth.fieldwork.survey import make_survey, read_survey, write_survey
from shanyraq.evidence.youth.fieldwork.totals import known_totals
from shanyraq.evidence.youth.indicators.estimates import Precision
from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.evidence.youth.study.brief import brief
from shanyraq.evidence.youth.study.files import check_place, study_report, write_study
from shanyraq.evidence.youth.study.material import Study
from shanyraq.evidence.youth.study.sdmx import GENERIC
from shanyraq.evidence.youth.study.small_areas import region_estimates
from shanyraq.rules import LANGUAGES

REGIONS = (11, 35, 71, 75)


@pytest.fixture(scope="module")
def answered() -> pl.DataFrame:
    found = visits(480)
    for place, one in enumerate(found):
        cluster = place // 12
        one |= {"region": REGIONS[cluster % 4], "settlement": 1 + (cluster // 4) % 2, "outcome": 1, "reserve": 0}
        one |= {"cluster": cluster + 1, "household": place % 12 + 1}
    return as_table(found)


@pytest.fixture(scope="module")
def sample() -> pl.DataFrame:
    clusters = list(range(1, 41))
    strata = [REGIONS[(one - 1) % 4] * 10 + 1 + ((one - 1) // 4) % 2 for one in clusters]
    return pl.DataFrame({"cluster": clusters, "stratum": strata, "probability": [0.01] * 40})


@pytest.fixture(scope="module")
def survey(answered, sample):
    return make_survey(answered, sample, None, edition="abcd1234", synthetic=True)


@pytest.fixture(scope="module")
def study(survey) -> Study:
    return Study(survey)


def test_a_survey_reads_back_as_written_and_is_never_written_over(survey, tmp_path) -> None:
    file = tmp_path / "new" / "survey.parquet"
    write_survey(survey, file)
    found = read_survey(file)
    assert found.about == survey.about
    assert found.answers.equals(survey.answers)
    with pytest.raises(YouthProblem) as refused:
        write_survey(survey, file)
    assert refused.value.key == "survey_taken"


def refusing(name, read):
    """Reading that the system refuses for one file."""

    def reading(file):
        if file.name == name:
            raise PermissionError(13, "Permission denied")
        return read(file)

    return reading


def test_a_file_that_is_no_survey_is_refused(tmp_path, monkeypatch) -> None:
    pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "other.parquet")
    (tmp_path / "text.parquet").write_text("no")
    (tmp_path / "closed.parquet").write_text("no")
    monkeypatch.setattr(survey_file.pq, "read_table", refusing("closed.parquet", survey_file.pq.read_table))
    keys = []
    for name in ("other.parquet", "text.parquet", "missing.parquet", "closed.parquet"):
        with pytest.raises(YouthProblem) as refused:
            read_survey(tmp_path / name)
        keys.append(refused.value.key)
    assert keys == ["survey_strange", "survey_strange", "survey_missing", "survey_unreadable"]


def test_a_place_that_cannot_be_written_is_told(survey, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(YouthProblem) as refused:
        write_survey(survey, tmp_path / "file" / "survey.parquet")
    assert refused.value.key == "survey_unwritten"


def test_a_cluster_sure_to_be_drawn_is_a_stratum_of_households(answered, sample) -> None:
    certain = sample.with_columns(certain=pl.col("cluster") == 1)
    plain, sure = (make_survey(answered, one, None, edition="x", synthetic=True) for one in (sample, certain))
    assert sure.design.units == plain.design.units + 11
    assert (sure.answers["stratum"] == "certain 1").sum() == 12


def test_weights_are_the_inverse_of_the_chance(survey) -> None:
    persons = survey.answers
    assert (persons["weight"] / persons["young_persons"]).to_list() == pytest.approx([100.0] * persons.height)


def test_totals_of_a_file_take_codes_and_names(tmp_path) -> None:
    file = tmp_path / "totals.csv"
    file.write_text("region,sex,age_band,persons\n35,female,to_24,1 200\n35,2,1,800\n")
    found = known_totals(file)
    assert found.rows() == [(35, 1, 2, 1200.0), (35, 2, 1, 800.0)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("region,sex,persons\n35,1,9\n", "totals_column"),
        ("region,sex,age_band,persons\n35,woman,2,9\n", "totals_row"),
        ("region,sex,age_band,persons\n35,1,2,-9\n", "totals_row"),
        ("region,sex,age_band,persons\n35,1,2,many\n", "totals_row"),
        ("", "totals_unreadable"),
    ],
)
def test_wrong_totals_are_named(tmp_path, text, key) -> None:
    (tmp_path / "totals.csv").write_text(text)
    with pytest.raises(YouthProblem) as refused:
        known_totals(tmp_path / "totals.csv")
    assert refused.value.key == key


def test_totals_are_not_counted_in_a_register(tmp_path, monkeypatch) -> None:
    register = SimpleNamespace(about=SimpleNamespace(synthetic=False))
    monkeypatch.setattr(totals, "read_population", lambda folder: register)
    with pytest.raises(YouthProblem) as refused:
        totals.known_totals(tmp_path)
    assert refused.value.key == "totals_of_register"


def test_reports_have_equal_numbers_in_every_language(study) -> None:
    reports = [study_report(study, lang) for lang in LANGUAGES]
    numbers = [
        [
            [(cell.value, cell.flag) for row in table.rows for cell in row.cells if not isinstance(cell, str)]
            for table in report.tables
        ]
        for report in reports
    ]
    assert str(numbers[0]) == str(numbers[1]) == str(numbers[2])
    titles = [[chapter.title for chapter in report.chapters] for report in reports]
    assert all(len(set(names)) == 3 for names in zip(*titles, strict=True))
    assert all(report.synthetic for report in reports)


def test_what_is_not_precise_enough_is_told_nowhere(study, tmp_path) -> None:
    write_study(study, tmp_path / "out", ("en",), ("html",), briefs=False)
    hidden = {key for key, one in study.estimates.items() if not one.precision.told}
    assert any(study.estimates[key].precision is Precision.FEW for key in hidden)
    told = json.loads((tmp_path / "out/estimates.json").read_text())["estimates"]
    rows = list(csv.DictReader((tmp_path / "out/estimates.csv").read_text().splitlines()))
    assert len(told) == len(rows) == len(study.estimates)
    for (key, _), one, row in zip(study.estimates.items(), told, rows, strict=True):
        assert (one["estimate"] is None) == (row["estimate"] == "") == (key in hidden)
    assert {row["synthetic"] for row in rows} == {"true"}


def test_sdmx_in_both_forms_says_the_same(study, tmp_path) -> None:
    write_study(study, tmp_path / "out", ("en",), ("html",), briefs=False)
    rows = list(csv.DictReader((tmp_path / "out/estimates.sdmx.csv").read_text().splitlines()))
    root = ElementTree.parse(tmp_path / "out/estimates.sdmx.xml").getroot()
    series = root.findall(f".//{{{GENERIC}}}Series")
    assert len(series) == len(rows)
    values = [one.find(f".//{{{GENERIC}}}ObsValue") for one in series]
    assert [("" if one is None else one.get("value")) for one in values] == [row["OBS_VALUE"] for row in rows]
    assert {row["OBS_STATUS"] for row in rows if not row["OBS_VALUE"]} == {"Q"}
    assert {row["REF_AREA"] for row in rows} == {"KZ", "KZ-11", "KZ-35", "KZ-71", "KZ-75"}


def test_a_brief_is_of_one_region_beside_the_country(study) -> None:
    [table] = brief(study, 35, "en").tables
    own, country = table.rows[0].cells[:2]
    assert not isinstance(own, str)
    assert own.value == pytest.approx(study.estimate("neet_national", "region", 35).value)
    assert not isinstance(country, str)
    assert country.value == study.estimate("neet_national").value


def test_a_brief_is_one_page_in_every_language(study) -> None:
    for lang in LANGUAGES:
        told = report_pdf(brief(study, 35, lang))
        assert len(re.findall(rb"/Type\s*/Page\b", told)) == 1, lang


def test_regions_by_the_model_come_to_the_countrys_own(study) -> None:
    found = region_estimates(study, "neet_national")
    sizes = [one.direct.denominator for one in found]
    whole = sum(one.value * size for one, size in zip(found, sizes, strict=True)) / sum(sizes)
    assert whole == pytest.approx(study.estimate("neet_national").value)
    assert all(0 < one.share < 1 for one in found)


def test_the_same_survey_writes_the_same_bytes(study, survey, tmp_path) -> None:
    for name, one in (("first", study), ("second", Study(survey))):
        write_study(one, tmp_path / name, ("kk",), ("html", "xlsx"), briefs=False)
    for file in sorted((tmp_path / "first").iterdir()):
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes(), file.name


def test_a_folder_that_holds_something_is_refused(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(YouthProblem) as refused:
        check_place(tmp_path)
    assert refused.value.key == "study_folder_taken"
