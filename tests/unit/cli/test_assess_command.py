"""`shanyraq assess`: reports in files, comments, and what it refuses."""

from importlib import util
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from datetime import date

    from shanyraq.people.sample.population import write_sample

    folder = tmp_path_factory.mktemp("people") / "sample"
    write_sample(folder, 200, 3, date(2024, 5, 14))
    return folder


def test_reports_are_written_in_the_languages_and_formats_asked_for(run, small: Path, tmp_path: Path) -> None:
    done = run("assess", small, "--out", tmp_path / "out", "--lang", "kk,en", "--formats", "html,xlsx,pdf")
    assert (done.code, done.out) == (0, "")
    assert "Есеп мында" in done.err
    files = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert files == sorted(f"assessment.{lang}.{form}" for lang in ("en", "kk") for form in ("html", "pdf", "xlsx"))
    again = run("assess", small, "--out", tmp_path / "again", "--lang", "kk,en")
    assert again.code == 0
    for name in files:
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "out" / name).read_bytes(), name


def test_a_folder_that_holds_something_is_refused_before_anything_is_done(run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("x")
    done = run("assess", small, "--out", tmp_path / "full")
    assert done.code == 2
    assert "already holds something" in done.err


def test_comments_go_from_the_template_to_the_final_report(run, small: Path, tmp_path: Path) -> None:
    file = tmp_path / "comments.csv"
    assert run("assess", "--comments-template", file, "--lang", "ru").code == 0
    assert file.read_text(encoding="utf-8-sig").startswith("кто,раздел,замечание,статус,ответ")
    with file.open("a", encoding="utf-8") as written:
        written.write("Министерство,4,Почему?,,\n")
    wanted = ("assess", small, "--out", tmp_path / "out", "--comments", file, "--lang", "ru", "--formats", "html")
    done = run(*wanted, "--final")
    assert done.code == 2
    assert "строки 2 (Министерство)" in done.err
    file.write_text(file.read_text(encoding="utf-8").replace("?,,", "?,принято,Учтено"), encoding="utf-8")
    assert run(*wanted, "--final").code == 0
    page = (tmp_path / "out" / "assessment.ru.html").read_text(encoding="utf-8")
    assert "Окончательный отчёт" in page
    assert "Учтено" in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "needs a population and a folder"),
        (("P", "--out", "out", "--formats", "doc"), "not a list of formats"),
        (("P", "--out", "out", "--lang", "en,de"), "“de” is not a language"),
        (("P", "--out", "out", "--comments", "none.csv"), "none.csv"),
    ],
)
def test_what_cannot_be_done_is_told(run, arguments: tuple[str, ...], told: str) -> None:
    done = run("assess", *arguments)
    assert done.code == 2
    assert told in done.err


def test_a_share_that_is_none_is_refused(run, small: Path, tmp_path: Path) -> None:
    done = run("assess", small, "--out", tmp_path / "out", "--take-up", "7")
    assert done.code == 2
    assert not (tmp_path / "out").exists()


def test_a_missing_package_is_named_before_anything_is_read(run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name, *rest: None if name == "typst" else found(name, *rest))
    done = run("assess", "nowhere", "--out", "out")
    assert done.code == 2
    assert "shanyraq[evidence]" in done.err
