"""The commands of the youth study."""

import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Skips are complete"), ("ru", "Переходы полны"), ("kk", "Өтулер толық")]
)
def test_without_a_format_the_questionnaire_is_only_checked(run: Run, lang: str, told: str) -> None:
    result = run("youth", "questionnaire", "--lang", lang)
    assert result.code == 0
    assert told in result.err
    assert result.out.startswith("A. ")


@pytest.mark.parametrize("kind", ["xlsform", "ddi", "html"])
def test_the_questionnaire_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("youth", "questionnaire", "--form", "employers", "--format", kind, "--lang", "ru")
    assert result.code == 0
    [file] = tmp_path.iterdir()
    assert file.stem == "employers.ru"


def test_a_folder_that_holds_no_questionnaire_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("youth", "questionnaire", "--form", str(tmp_path), "--lang", "en")
    assert result.code == 2
    assert "holds no questionnaire" in result.err


FRAME = "unit,region,settlement,households\n" + "".join(f"u{n},71,town,{20 + n}\n" for n in range(12))


def test_a_sample_is_drawn_from_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "frame.csv").write_text(FRAME, encoding="utf-8")
    result = run("youth", "draw", "frame.csv", "--clusters", 4, "--per-cluster", 5, "--out", "sample", "--lang", "en")
    assert result.code == 0
    assert "4 clusters in 1 strata, 20 households and 4 in reserve" in result.err
    assert (tmp_path / "sample/households.csv").is_file()
    panel = ("--clusters", 4, "--rounds", 3, "--out", "panel", "--lang", "kk")
    result = run("youth", "draw", "frame.csv", *panel)
    assert "Панель: 3 кезең" in result.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "--design or --clusters"),
        (("--clusters", 4, "--design", "x.json"), "--design or --clusters"),
        (("--clusters", 0), "--clusters 0"),
        (("--clusters", 4, "--reserve", 3), "--reserve 3"),
        (("--clusters", 4, "--seed", -1), "--seed"),
        (("--clusters", 1), "1 clusters are too few"),
    ],
)
def test_a_draw_that_cannot_be_is_refused(run: Run, tmp_path: Path, options: tuple[object, ...], told: str) -> None:
    (tmp_path / "frame.csv").write_text(FRAME, encoding="utf-8")
    result = run("youth", "draw", "frame.csv", "--out", "sample", *options, "--lang", "en")
    assert result.code == 2
    assert told in result.err
    assert not (tmp_path / "sample").exists()


def test_a_population_that_knows_no_settlements_gives_no_frame(run: Run, sample: Path) -> None:
    result = run("youth", "frame", sample, "--out", "frame", "--lang", "en")
    assert result.code == 2
    assert "whose settlement, town or village, is stated" in result.err
    result = run("youth", "frame", sample, "--out", "frame", "--households", 0, "--lang", "en")
    assert "--households 0" in result.err


def test_a_frame_is_made_of_a_synthetic_country(run: Run, small_country: Path, tmp_path: Path) -> None:
    result = run("youth", "frame", small_country, "--out", "frame", "--households", 40, "--lang", "ru")
    assert result.code == 0
    assert "Синтетическая основа" in result.err
    result = run("youth", "draw", "frame", "--clusters", 10, "--out", "drawn")
    assert result.code == 0
    assert (tmp_path / "drawn/key/key.csv").is_file()


def test_a_field_work_is_rehearsed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "frame.csv").write_text(FRAME, encoding="utf-8")
    run("youth", "draw", "frame.csv", "--clusters", 2, "--per-cluster", 5, "--out", "sample")
    result = run("youth", "simulate", "--sample", "sample", "--out", "answers.csv", "--lang", "kk")
    assert result.code == 0
    assert "Синтетикалық жауаптар" in result.err
    assert (tmp_path / "answers.json").is_file()


def test_employers_are_rehearsed(run: Run, tmp_path: Path) -> None:
    options = ("--form", "employers", "--count", 30, "--out", "answers.parquet", "--lang", "en")
    result = run("youth", "simulate", *options)
    assert result.code == 0
    assert "Synthetic answers: 30 visits" in result.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--out", "a.csv"), "--sample DIR"),
        (("--out", "a.xlsx"), ".csv, .parquet"),
        (("--out", "a.csv", "--sample", "nowhere"), "holds no sample"),
        (("--out", "a.csv", "--sample", "nowhere", "--frame", "f"), "--population and --frame"),
        (("--out", "a.csv", "--form", "employers", "--count", 0), "--count 0"),
    ],
)
def test_a_rehearsal_that_cannot_be_is_refused(run: Run, options: tuple[object, ...], told: str) -> None:
    result = run("youth", "simulate", *options, "--lang", "en")
    assert result.code == 2
    assert told in result.err


@pytest.mark.parametrize(("lang", "told"), [("en", "Completed interviews"), ("ru", "Завершённых"), ("kk", "Аяқталған")])
def test_a_design_is_shown_and_written(run: Run, tmp_path: Path, lang: str, told: str) -> None:
    options = ("--date", "2026-01-01", "--out", "design.json", "--page", "design.html", "--lang", lang)
    result = run("youth", "design", *options)
    assert result.code == 0
    assert told in result.out
    assert (tmp_path / "design.html").is_file()
    again = run("youth", "design", *options)
    assert again.code == 2


def test_a_design_is_drawn_from_its_frame(run: Run, tmp_path: Path) -> None:
    (tmp_path / "frame.csv").write_text(FRAME.replace(",2", ",12"), encoding="utf-8")
    options = ("--target", "neet:region:5", "--rho", 0.02, "--cv-weights", 0.2, "--response", 0.9)
    result = run("youth", "design", "frame.csv", *options, "--out", "design.json")
    assert result.code == 0
    assert run("youth", "draw", "frame.csv", "--design", "design.json", "--out", "sample").code == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--target", "neet"), "“neet” is no target"),
        (("--total", 0), "--total 0"),
        (("--total", 100), "too few"),
        (("--rho", 2), "--rho 2"),
        (("--response", 0), "--response 0"),
        (("--cv-weights", 9), "--cv-weights"),
    ],
)
def test_a_design_that_cannot_be_is_refused(run: Run, options: tuple[object, ...], told: str) -> None:
    result = run("youth", "design", *options, "--lang", "en")
    assert result.code == 2
    assert told in result.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--limit", 2), "--limit is 2"),
        (("--bounds", "x"), "--bounds x cannot be read"),
    ],
)
def test_wrong_options_of_reading_are_refused(run: Run, tmp_path: Path, options: tuple[object, ...], told: str) -> None:
    result = run("youth", "read", "answers.csv", "--sample", "sample", "--out", "s.parquet", *options, "--lang", "en")
    assert result.code == 2
    assert told in result.err


def test_answers_are_read_and_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "frame.csv").write_text(FRAME, encoding="utf-8")
    run("youth", "draw", "frame.csv", "--clusters", 8, "--per-cluster", 12, "--out", "sample")
    run("youth", "simulate", "--sample", "sample", "--date", "2026-09-01", "--out", "answers.csv")
    result = run("youth", "read", "answers.csv", "--sample", "sample", "--out", "s.parquet", "--report", "field")
    assert result.code == 0, result.err
    assert sorted(file.suffix for file in (tmp_path / "field").iterdir()) == [".html"] * 3 + [".xlsx"] * 3
    shown = run("youth", "indicators", "s.parquet", "--by", "sex", "--lang", "ru")
    assert "СИНТЕТИЧЕСКИЕ" in shown.out.upper()
    assert "(LU1)" in shown.out
    rows = json.loads(run("youth", "indicators", "s.parquet", "--indicators", "attends", "--json").out)
    assert [(row["indicator"], row["grouping"], row["group"]) for row in rows] == [("attends", "all", None)]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(("--indicators", "neet"), "no indicator “neet”", id="indicator_unknown"),
        pytest.param(("--by", "faith"), "not told by “faith”", id="grouping_unknown"),
    ],
)
def test_unknown_indicators_and_groups_are_named(run: Run, options: tuple[object, ...], told: str) -> None:
    result = run("youth", "indicators", "s.parquet", *options, "--lang", "en")
    assert result.code == 2
    assert told in result.err


def test_answers_are_given_out_for_closed_purposes_alone(run: Run) -> None:
    result = run("youth", "release", "survey.parquet", "--purpose", "police", "--out", "out", "--lang", "en")
    assert result.code == 2
    assert "is no purpose that answers are given out for" in result.err
    result = run("youth", "release", "survey.parquet", "--purpose", "research", "--out", "out", "--lang", "en")
    assert result.code == 2
    assert "survey.parquet" in result.err
