"""Making research extracts at the terminal."""

import json
from pathlib import Path

import polars as pl
import pytest

ARGUMENTS = ("--out", "extract", "--purpose", "A study", "--seed", "5")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("SYNTHETIC", "Research extract: k = 3, l = 1", "published", "disclosure.*.html")),
        ("ru", ("СИНТЕТИЧЕСКИЕ", "Исследовательская выборка", "опубликовано", "disclosure.*.html")),
        ("kk", ("СИНТЕТИКАЛЫҚ", "Зерттеу үзіндісі", "жарияланды", "disclosure.*.html")),
    ],
)
def test_an_extract_is_made_and_told(run, sample: Path, tmp_path: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run(
        "people", "extract", sample, *ARGUMENTS, "--k", "3", "--l", "1", "--plan", loose(tmp_path), "--lang", lang
    )
    assert done.code == 0, done.err
    assert [word for word in words if word not in done.out + done.err] == []
    assert max(len(line.rstrip()) for line in done.out.splitlines()) <= 80
    assert "5" not in done.err
    assert pl.read_parquet(tmp_path / "extract/families.parquet").height > 0


def test_json_is_what_the_folder_says(run, sample: Path, tmp_path: Path) -> None:
    answer = run("people", "extract", sample, *ARGUMENTS, "--plan", loose(tmp_path), "--json", "--csv").answer
    assert answer == json.loads((tmp_path / "extract/disclosure.json").read_text(encoding="utf-8"))
    assert answer["asked"]["k"] == 5
    assert answer["stages"]["after"]["families"]["unsafe"] == 0
    assert (tmp_path / "extract/persons.csv").is_file()


def test_a_seed_drawn_is_told_and_kept_out_of_the_folder(run, sample: Path, tmp_path: Path) -> None:
    done = run("people", "extract", sample, *ARGUMENTS[:4], "--plan", loose(tmp_path))
    assert done.code == 0
    [seed] = [word.rstrip(".") for word in done.err.split() if word.rstrip(".").isdecimal()]
    assert all(seed.encode() not in file.read_bytes() for file in (tmp_path / "extract").iterdir())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("SAMPLE", *ARGUMENTS, "--k", "500"), "Nothing was written."),
        (("SAMPLE", *ARGUMENTS, "--k", "0"), "--k 0: it must be a whole number from 1 up."),
        (("SAMPLE", *ARGUMENTS, "--sample", "2"), "--sample 2"),
        (("SAMPLE", *ARGUMENTS, "--plan", "none.toml"), "none.toml: there is no such plan"),
        (("SAMPLE", "--out", "extract", "--purpose", " "), "--purpose is empty"),
        (("SAMPLE", "--out", ".", "--purpose", "A study"), "already exists"),
        (("nowhere", *ARGUMENTS), "nowhere: there is no such file or folder"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_written(
    run, sample: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = run("people", "extract", *(sample if argument == "SAMPLE" else argument for argument in arguments))
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert not (tmp_path / "extract").exists()


def loose(folder: Path) -> Path:
    """The plan that comes with the program, for so few families that many are left out."""
    from shanyraq.people.extract.plan import DEFAULT

    plan = folder / "loose.toml"
    plan.write_text(DEFAULT.read_text(encoding="utf-8").replace("removed = 0.05", "removed = 1"), encoding="utf-8")
    return plan
