"""`people read` and `people map`: what they say, in the reader's language, and how they end."""

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run

from shanyraq.people.intake.mapping_file import read_mapping

ROWS = """отбасы,иин,туыстығы,туған күні,өңір
1,880211400015,өтініш беруші,1988-02-11,35
1,,сын,2012-10-01,35
2,,заявитель,1950-01-01,7
"""

MAPPING = """
[delivery]
name = "small"
source = { kk = "Тізілім", ru = "Регистр", en = "Register" }
date = 2024-05-14
synthetic = true
[limits]
refused = 0.4
[[files]]
role = "persons"
[files.columns]
family = "отбасы"
iin = "иин"
relation = { column="туыстығы", codes={ "өтініш беруші" = "applicant", "заявитель" = "applicant", "сын" = "child" } }
birth_date = "туған күні"
region = "өңір"
"""


@pytest.fixture(autouse=True)
def delivery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A delivery in the folder; the report's drawings are tested by themselves."""
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "map.toml").write_text(MAPPING, encoding="utf-8")
    monkeypatch.setattr("shanyraq.people.intake.read.write_report", lambda delivery, previous, folder: None)


def read(run: Run, *more: str, **environment: str) -> object:
    told = ("people", "read", "rows.csv", "--map", "map.toml", "--out", "population", "--report", "quality")
    return run(*told, *more, **environment)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "Families kept: 1"), ("ru", "Принято семей: 1"), ("kk", "Қабылданған отбасы: 1")],
)
def test_what_became_of_the_rows_is_told(run: Run, lang: str, words: str) -> None:
    done = read(run, "--lang", lang)
    assert done.code == 0
    assert words in done.out
    assert "code_unknown" in done.out
    assert {"en": "Synthetic", "ru": "Синтетические", "kk": "Синтетикалық"}[lang] in done.out


def test_counts_go_to_programs_without_single_findings(run: Run) -> None:
    answer = read(run, "--json").answer
    assert (answer["families"], answer["persons"], answer["synthetic"]) == (1, 2, True)
    assert [(check["rule"], check["count"], check["findings"]) for check in answer["checks"] if check["count"]] == [
        ("code_unknown", 1, []),
        ("family_incomplete", 1, []),
    ]


def test_a_delivery_past_its_limit_says_which(run: Run, tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(MAPPING.replace("0.4", "0.3"), encoding="utf-8")
    done = read(run)
    assert done.code == 2
    assert "rows.csv: 1 rows refused, 33.3 %; the limit is 30 %" in " ".join(done.err.split())
    assert "code_unknown" in done.out
    assert "quality/report.en.html" in "".join(done.err.split())
    assert not (tmp_path / "population").exists()
    assert (tmp_path / "quality/delivery.json").is_file()


def test_no_personal_number_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(ROWS.replace("880211400015", "880211400016"), encoding="utf-8")
    (tmp_path / "map.toml").write_text(MAPPING.replace("0.4", "1"), encoding="utf-8")
    done = read(run)
    assert "iin_wrong" in done.out
    told = [done.out, done.err, (tmp_path / "quality/delivery.json").read_text(encoding="utf-8")]
    assert not [text for text in told if "880211400016" in text]


def test_a_mapping_is_drafted_on_the_screen_or_in_a_file(run: Run, tmp_path: Path) -> None:
    done = run("people", "map", "rows.csv")
    assert done.code == 0
    assert 'iin = "иин"' in done.out
    assert 'codes = { "заявитель" = "applicant", "сын" = "child", "өтініш беруші" = "applicant" }' in done.out
    assert run("people", "map", "rows.csv", "--out", "draft.toml", "--lang", "kk").code == 0
    assert read_mapping(tmp_path / "draft.toml").tables[0].columns["birth_date"].name == "туған күні"
    again = run("people", "map", "rows.csv", "--out", "draft.toml")
    assert (again.code, "is there already" in again.err) == (2, True)


@pytest.mark.parametrize(("name", "words"), [("none.csv", "there is no such file"), (".", "is a folder")])
def test_a_file_that_is_none_is_named(run: Run, name: str, words: str) -> None:
    done = run("people", "map", name)
    assert done.code == 2
    assert words in done.err
