"""The reference, and the answers of commands that pages show, say what the source gives now."""

from pathlib import Path

import pytest

from shanyraq.cli.main import main
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.reference import pages
from shanyraq.cli.reference.console_blocks import answer, with_answers
from shanyraq.cli.reference.pages import current_pages, stale_pages

HOME = Path(__file__).parents[2]


def test_every_page_is_what_the_source_gives_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    assert stale_pages(current_pages(HOME), HOME) == [], "run: ./run shanyraq docs"


def test_the_command_says_whether_pages_are_fresh(monkeypatch: pytest.MonkeyPatch, capsys, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(pages, "_written", lambda cases: {"law.md": "The law\n"})
    monkeypatch.setattr(pages, "pictures", lambda home: {})
    assert main(["docs", "--check", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "These pages say something else than the source: docs/reference/law.md, README.md. Run: shanyraq docs.\n"
    )
    assert main(["docs", "--lang", "en"]) == 0
    assert capsys.readouterr().err == "Pages: 2, written anew: 2.\n"
    assert (tmp_path / "docs/reference/law.md").read_text(encoding="utf-8") == "The law\n"
    assert main(["docs", "--check", "--lang", "en"]) == 0


def test_a_page_that_is_missing_changed_or_strange_is_stale(tmp_path: Path) -> None:
    folder = tmp_path / "docs/reference"
    folder.mkdir(parents=True)
    for name, text in {"changed.md": "old\n", "same.md": "Шаңырақ\n", "strange.md": "?\n"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    wanted = {folder / "missing.md": "", folder / "changed.md": "new\n", folder / "same.md": "Шаңырақ\n"}
    stale = ["docs/reference/missing.md", "docs/reference/changed.md", "docs/reference/strange.md"]
    assert stale_pages(wanted, tmp_path) == stale


def test_a_folder_without_the_projects_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandProblem, match="Run the command in the project's folder"):
        current_pages(tmp_path)


PAGE = """\
# A page

```console
$ ./run shanyraq law show cars --lang ru | head -1
an older answer
```

```text
$ ./run shanyraq nothing
```
"""


def test_only_the_answer_of_a_shown_command_is_written_anew() -> None:
    assert with_answers(PAGE) == PAGE.replace("an older answer", "cars  Число легковых автомобилей")


def test_a_part_of_an_answer_can_be_shown() -> None:
    lines = answer("law show mci").splitlines()
    assert answer("law show mci | head -2").splitlines() == lines[:2]
    assert answer("law show mci | tail -3").splitlines() == lines[-3:]


def test_a_shown_command_that_does_not_answer_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandProblem, match="does not answer: law show nothing"):
        answer("law show nothing")
    assert "nothing" in capsys.readouterr().err
