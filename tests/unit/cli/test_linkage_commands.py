"""`people registers` and `people link` at the terminal."""

from pathlib import Path


def test_registers_are_made_linked_and_told_of(run, tmp_path: Path):
    done = run("people", "registers", "--persons", 600, "--seed", 4, "--out", "r", "--lang", "kk")
    assert done.code == 0
    assert "Синтетикалық тізілімдер" in done.err
    files = ("r/left.parquet", "r/right.parquet")
    shown = run("people", "link", *files, "--out", "out", "--truth", "person", "--review")
    assert shown.code == 0
    assert "synthetic" in shown.out
    assert "persons in the left register" in shown.out
    assert "Precision" in shown.err
    assert "hold personal data" in shown.err
    told = run("people", "link", *files, "--out", "again", "--threshold", "0.9", "--json").answer
    assert told["links"] + told["left_unmatched"] == told["left"]
    assert (tmp_path / "again/report.en.html").is_file()


def test_wrong_numbers_and_files_are_told_in_words(run):
    assert "--persons -1" in run("people", "registers", "--persons", -1, "--out", "r").err
    assert "--persons 0" in run("people", "registers", "--persons", 0, "--out", "r").err
    assert "--seed -1" in run("people", "link", "a.csv", "b.csv", "--out", "o", "--seed", -1).err
    missing = run("people", "link", "a.csv", "b.csv", "--out", "o", "--lang", "ru")
    assert missing.code == 2
    assert "такого файла нет" in missing.err
