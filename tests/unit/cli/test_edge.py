"""How a command ends: exit codes, and a fault of the program told without a traceback or anybody's data."""

import errno
import re
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from shanyraq.cli.law import check as law_check

SECRET = "Aigerim Serikova 880211400123"


def fail(*_: object) -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise RuntimeError(f"no income of {SECRET}") from error


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "a fault of the program"), ("ru", "ошибка программы"), ("kk", "бағдарламаның қатесі")]
)
def test_a_fault_of_the_program_is_reported_to_a_file_without_personal_data(
    run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, told: str
) -> None:
    monkeypatch.setattr(law_check, "run", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = run("law", "check", "--reform", f"{SECRET}.toml", "--lang", lang)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert "Traceback" not in done.err
    [report] = tmp_path.glob("shanyraq-*.txt")
    assert report.name in done.err.replace("\n", "")
    text = report.read_text(encoding="utf-8")
    assert SECRET not in done.err + text
    assert re.search(
        r"options: --reform --lang\nbuiltins.KeyError\n  .*test_edge.py:\d+ fail\nbuiltins.RuntimeError", text
    )
    assert str(Path.home()) not in text


def test_a_report_that_cannot_be_written_is_told_too(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(law_check, "run", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    done = run("law", "check")
    assert done.code == 1
    assert "(RuntimeError)" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("lang", "told"), [("en", "Stopped."), ("ru", "Остановлено."), ("kk", "Тоқтатылды.")])
def test_stopping_is_no_fault(run, monkeypatch: pytest.MonkeyPatch, lang: str, told: str) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(law_check, "run", stop)
    done = run("law", "check", "--lang", lang)
    assert (done.code, done.out, done.err) == (130, "", f"{told}\n")


def test_a_wrong_language_variable_is_told_in_english(run) -> None:
    done = run("law", "check", SHANYRAQ_LANG="de", LANG="ru_RU.UTF-8")
    assert done.code == 2
    assert done.err.startswith("SHANYRAQ_LANG is “de”")


@pytest.mark.parametrize(("lang", "told"), [("en", "disk is full"), ("ru", "на диске"), ("kk", "бос орын жоқ")])
def test_a_full_disk_is_the_persons_to_put_right(run, monkeypatch: pytest.MonkeyPatch, lang: str, told: str) -> None:
    def write(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "families.parquet")

    monkeypatch.setattr(law_check, "run", write)
    done = run("law", "check", "--lang", lang)
    assert done.code == 2
    assert told in done.err.replace("\n", " ")
    assert "families.parquet" in done.err


def test_a_missing_file_of_the_program_is_its_fault(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(law_check, "run", lambda *_: (tmp_path / "acts.toml").read_text())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run("law", "check").code == 1


def test_stopping_within_a_library_that_swallows_it_is_no_fault(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        raise AttributeError("half imported")

    monkeypatch.setattr(law_check, "run", stop)
    done = run("law", "check", "--lang", "en")
    assert (done.code, done.err) == (130, "Stopped.\n")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
