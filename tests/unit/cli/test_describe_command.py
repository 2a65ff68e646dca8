"""`shanyraq people describe` at the terminal: tables of eighty columns, files, and what is refused."""

import json
from datetime import date
from pathlib import Path

import pytest

from shanyraq.cli.people.portrait import bar
from shanyraq.law.codes import Region
from shanyraq.people.country.population import write_country


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two regions of a synthetic country."""
    folder = tmp_path_factory.mktemp("people") / "country"
    write_country(folder, 20_000, 5, date(2024, 5, 14), regions=[Region.ULYTAU, Region.SHYMKENT])
    return folder


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("SYNTHETIC", "Family types", "Age and sex", "Whole country")),
        ("ru", ("СИНТЕТИЧЕСКИЕ", "Типы семей", "Возраст и пол", "Вся страна")),
        ("kk", ("СИНТЕТИКАЛЫҚ", "Отбасы түрлері", "Жасы мен жынысы", "Бүкіл ел")),
    ],
)
def test_a_population_is_described_in_three_languages(run, sample: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run("people", "describe", sample, "--lang", lang)
    assert done.code == 0
    assert [word for word in words if word not in done.out] == []
    assert max(len(line.rstrip()) for line in done.out.splitlines()) <= 80
    assert "█" in done.out


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Published figures, and what was reached", "The largest misses", "take-up", "matched")),
        ("ru", ("Опубликованные и полученные показатели", "Наибольшие отклонения", "охват", "подобрано")),
        ("kk", ("Жарияланған сандар мен шыққан сандар", "Ең көп ауытқыған сандар", "қамту", "салыстырылған")),
    ],
)
def test_a_synthetic_country_is_held_against_published_figures(
    run, country: Path, lang: str, words: tuple[str, ...]
) -> None:
    done = run("people", "describe", country, "--lang", lang)
    assert done.code == 0
    assert [word for word in words if word not in done.out] == []
    assert max(len(line.rstrip()) for line in done.out.splitlines()) <= 80


def test_a_sample_is_held_against_nothing(run, sample: Path) -> None:
    answer = run("people", "describe", sample, "--json").answer
    assert (answer["aims"], answer["caseloads"]) == ([], [])


def test_the_answer_as_json_is_all_there_is_on_standard_output(run, country: Path) -> None:
    answer = run("people", "describe", country, "--json").answer
    assert answer["population"]["synthetic"] is True
    assert answer["population"]["weighted"] is True
    [persons] = [aim for aim in answer["aims"] if (aim["name"], aim["region"]) == ("persons", "79")]
    assert persons["reached"] == pytest.approx(persons["aim"], rel=0.1)
    assert persons["source"]
    [shymkent] = [check for check in answer["caseloads"] if check["region"] == "79"]
    published, yielded = shymkent["published"]["persons"], shymkent["yielded"]["persons"]
    assert shymkent["take_up"] == pytest.approx(published / yielded, rel=0.01)


def test_a_portrait_is_written_where_asked(run, country: Path, tmp_path: Path) -> None:
    done = run("people", "describe", country, "--out", "portrait", "--lang", "kk", "--json")
    assert done.code == 0
    assert "portrait.kk.html" in done.err
    names = {file.name for file in (tmp_path / "portrait").iterdir()}
    assert {"portrait.json", "portrait.ru.html", "misses.kk.svg", "persons.en.svg"} <= names
    assert json.loads((tmp_path / "portrait/portrait.json").read_text(encoding="utf-8")) == done.answer
    page = (tmp_path / "portrait/portrait.ru.html").read_text(encoding="utf-8")
    sources = {aim["source"] for aim in done.answer["aims"]}
    assert [source for source in sources if source.replace("&", "&amp;") not in page] == []
    assert "синтетические данные" in page
    again = run("people", "describe", country, "--out", "portrait", "--json")
    assert (again.code, again.answer) == (0, done.answer)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("nowhere",), "nowhere: there is no such file or folder"), (("SAMPLE", "--out", "home"), "home: already exists")],
)
def test_what_cannot_be_described_is_refused(
    run, sample: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").write_text("keep me")
    done = run("people", "describe", *(sample if argument == "SAMPLE" else argument for argument in arguments))
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert (tmp_path / "home/letter.txt").read_text() == "keep me"


def test_no_families_have_a_portrait(run) -> None:
    assert run("sample", "empty", "--families", "0", "--date", "2024-05-14").code == 0
    done = run("people", "describe", "empty", "--out", "portrait")
    assert done.code == 0
    assert "Families: 0, persons: 0." in done.out


@pytest.mark.parametrize(
    ("value", "drawn"), [(16, "█" * 16), (8, "█" * 8), (1, "█"), (None, ""), (0, ""), (15, "█" * 15)]
)
def test_bars_are_in_proportion(value: int | None, drawn: str) -> None:
    assert bar(value, 16) == drawn
    assert bar(value, 0) == ""


def test_bars_have_eighths_of_a_letter() -> None:
    assert bar(5, 8, 1) == "▋"
