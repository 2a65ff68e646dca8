"""Ladders listed, and a population put on one, in three languages."""

from pathlib import Path

import pytest

from shanyraq.people.sample.population import write_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    from datetime import date

    folder = tmp_path_factory.mktemp("ladders") / "sample"
    write_sample(folder, 1_500, 3, date(2025, 6, 2))
    return folder


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("family-card", "the whole country", "Karaganda Region", "A prosperous", "Illustrative")),
        ("ru", ("вся страна", "Карагандинская область", "A благополучный", "Иллюстрация")),
        ("kk", ("бүкіл ел", "Қарағанды облысы", "A қолайлы", "Үлгі")),
    ],
)
def test_ladders_are_listed(run, lang: str, words: tuple[str, ...]) -> None:
    done = run("ladder", "list", "--lang", lang)
    assert done.code == 0
    assert [word for word in words if word not in " ".join(done.out.split())] == []


def test_a_population_is_measured_and_written(run, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = run("ladder", "measure", sample, "--ladder", "scoring-2025", "--out", folder)
    assert done.code == 0
    assert "Multidimensional poverty" in done.out
    assert sorted(file.name for file in folder.iterdir()) == sorted(
        f"ladder.{lang}.{form}" for lang in ("en", "kk", "ru") for form in ("html", "xlsx")
    )
    page = (folder / "ladder.kk.html").read_text(encoding="utf-8")
    assert page.count("Үлгі") > 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--ladder", "none"), "family-card"),
        (("--ladder", "scoring-2025", "--date", "2025-05-20"), "2025-05-21"),
    ],
)
def test_what_cannot_be_is_told(run, sample: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("ladder", "measure", sample, *arguments)
    assert done.code != 0
    assert said in done.err


def test_a_folder_in_use_is_refused_before_anything_is_reckoned(run, sample: Path, tmp_path: Path) -> None:
    done = run("ladder", "measure", sample, "--out", tmp_path)
    assert done.code != 0
    assert str(tmp_path) in done.err
    assert done.out == ""
