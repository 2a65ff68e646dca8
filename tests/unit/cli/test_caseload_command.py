"""`shanyraq caseload` at the terminal: a register from the department's files to pages in three languages."""

import json
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[3] / "examples/beneficiaries"


@pytest.fixture
def register(run, tmp_path: Path) -> Path:
    files = sorted(EXAMPLE.glob("*.csv"))
    read = ("people", "read", *files, "--map", EXAMPLE / "mapping.toml", "--out", "register", "--report", "quality")
    assert run(*read).code == 0
    return tmp_path / "register"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("SYNTHETIC", "Caseload by month", "December", "of its poverty line", "Akmola Region", "…")),
        ("ru", ("СИНТЕТИЧЕСКИЕ", "Получатели по месяцам", "Декабрь", "черты бедности", "Акмолинская область", "…")),
        ("kk", ("СИНТЕТИКАЛЫҚ", "Алушылар айлар бойынша", "желтоқсан", "кедейлік шегінің", "Ақмола облысы", "…")),
    ],
)
def test_a_register_is_told_in_three_languages(run, register: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run("caseload", register, "--lang", lang, COLUMNS="120")
    assert done.code == 0
    assert [word for word in words if word not in done.out] == []


def test_pages_tables_and_numbers_are_written(run, register: Path, tmp_path: Path) -> None:
    done = run("caseload", register, "--out", "told", "--lang", "ru", "--json")
    assert done.code == 0
    assert "caseload.ru.html" in done.err
    names = {file.name for file in (tmp_path / "told").iterdir()}
    assert {"caseload.json", "caseload.kk.html", "caseload.en.html", "caseload_months.csv"} <= names
    assert json.loads((tmp_path / "told/caseload.json").read_text(encoding="utf-8")) == done.answer
    assert done.answer["synthetic"] is True
    assert run("caseload", register, "--out", "all", "--formats", "pdf,xlsx", "--lang", "kk").code == 0
    found = {file.name: file.read_bytes()[:4] for file in (tmp_path / "all").glob("caseload.kk.*")}
    assert found == {"caseload.kk.pdf": b"%PDF", "caseload.kk.xlsx": b"PK\x03\x04"}
    again = run("caseload", register, "--out", "told")
    assert (again.code, again.out) == (2, "")


def test_a_gap_joins_spells_and_a_longer_time_finds_more_returns(run, register: Path) -> None:
    def returns(*options: str) -> list[float]:
        [row] = run("caseload", register, *options, "--json").answer["tables"]["caseload_returns"]
        return [row[column]["value"] for column in ("Spells ended", "Share")]

    plain, joined = returns(), returns("--gap", "2")
    assert joined[0] < plain[0]
    assert joined[1] < plain[1]
    assert returns("--within", "3")[1] < plain[1]


def test_a_survey_is_set_against_the_register(run, register: Path) -> None:
    answer = run("caseload", register, "--survey", register, "--json").answer
    rows = answer["tables"]["caseload_reconciliation"]
    ratios = [row["Register to estimate"]["value"] for row in rows if row["Register to estimate"]["value"] is not None]
    assert ratios == pytest.approx([1.0] * len(ratios))


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_what_cannot_be_told_says_why(run, sample: Path, lang: str) -> None:
    for arguments in ((sample,), ("nowhere",), (sample, "--gap", "-1"), (sample, "--within", "999")):
        done = run("caseload", *arguments, "--lang", lang)
        assert (done.code, done.out) == (2, "")
        assert done.err.strip()
        assert "Traceback" not in done.err


def test_the_report_for_the_roundtable_takes_the_administrative_chapters_in(
    run, register: Path, sample: Path, tmp_path: Path
) -> None:
    done = run("assess", sample, "--register", register, "--out", "report", "--lang", "ru", "--formats", "html")
    assert done.code == 0
    page = (tmp_path / "report/assessment.ru.html").read_text(encoding="utf-8")
    places = [page.index(f'<section id="{key}"') for key in ("geography", "administrative_caseload", "limits")]
    assert places == sorted(places)
    without = run("assess", sample, "--register", "nowhere", "--out", "none", "--formats", "html")
    assert (without.code, (tmp_path / "none").exists()) == (2, False)


def test_a_register_is_assessed_without_a_survey(run, register: Path, tmp_path: Path) -> None:
    done = run("assess", "--register", register, "--out", "report", "--lang", "kk,en", "--formats", "html,xlsx")
    assert done.code == 0
    names = {file.name for file in (tmp_path / "report").iterdir() if file.name.startswith("caseload.")}
    forms = {f"caseload.{lang}.{form}" for lang in ("kk", "en") for form in ("html", "xlsx")}
    assert names == forms | {"caseload.json"}
    refused = run("assess", "--register", register, "--out", "other", "--final")
    assert (refused.code, (tmp_path / "other").exists()) == (2, False)
