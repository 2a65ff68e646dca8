"""`shanyraq people template` at the terminal."""

from pathlib import Path

import pytest


@pytest.mark.parametrize(("form", "number"), [("csv", 5), ("xlsx", 4)])
def test_a_template_is_written_and_never_over_another(run, tmp_path: Path, form: str, number: int) -> None:
    asked = ("people", "template", "--out", tmp_path / "new", "--format", form, "--date", "2024-05-14")
    done = run(*asked)
    assert (done.code, done.out) == (0, "")
    assert "mapping.toml" in done.err
    assert len(list((tmp_path / "new").iterdir())) == number
    again = run(*asked)
    assert again.code == 2
    assert "already exists" in again.err


def test_words_are_the_readers_own(run, tmp_path: Path) -> None:
    done = run("people", "template", "--out", tmp_path, "--lang", "kk", "--date", "2024-05-14")
    assert "қалтасына жазылды" in done.err
    assert "Отбасы нөмірі" in (tmp_path / "mapping.toml").read_text(encoding="utf-8")


def test_without_a_day_it_is_today(run, tmp_path: Path) -> None:
    assert run("people", "template", "--out", tmp_path, "--format", "csv").code == 0
    assert "date = 20" in (tmp_path / "mapping.toml").read_text(encoding="utf-8")
