"""`shanyraq simulate` at the terminal: three languages, files, and wrong questions told without a traceback."""

import json
from datetime import date
from pathlib import Path

import pytest

import shanyraq
from shanyraq.evidence.reforms.problems import ReformProblem
from shanyraq.law.codes import Region
from shanyraq.people.country.population import write_country

EXAMPLES = Path(shanyraq.__file__).parents[2] / "examples/reforms"
HALF, UNIVERSAL = (EXAMPLES / name for name in ("half-of-earnings.toml", "universal-child-benefit.toml"))


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One region of a synthetic country."""
    folder = tmp_path_factory.mktemp("people") / "country"
    write_country(folder, 10_000, 5, date(2025, 10, 14), regions=[Region.SHYMKENT])
    return folder


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("SYNTHETIC", "Half of earnings counts", "Cost a year", "cost a year", "today's law")),
        ("ru", ("СИНТЕТИЧЕСКИЕ", "Засчитывается половина заработка", "Расходы в год", "действующий")),
        ("kk", ("СИНТЕТИКАЛЫҚ", "Еңбекақының жартысы есептеледі", "Жылдық шығын")),
    ],
)
def test_a_reform_is_simulated_in_three_languages(run, country: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run("simulate", country, "--reform", HALF, "--lang", lang)
    assert done.code == 0
    assert [word for word in words if word not in done.out] == []
    assert max(len(line.rstrip()) for line in done.out.splitlines()) <= 80


def test_a_sweep_and_what_a_budget_buys(run, country: Path, tmp_path: Path) -> None:
    name = "universal_child_benefit"
    asked = ("simulate", country, "--reform", UNIVERSAL, "--sweep", f"{name}=0:3000:1000")
    points = run(*asked, "--json").answer["sweep"]["points"]
    budget = points[1]["cost_year"] + 1
    done = run(*asked, "--solve", name, "--budget", budget, "--json", "--out", "out", "--take-up", 1, "--incentives")
    assert done.code == 0
    assert done.answer["bought"]["value"] == 1_000_00
    assert "simulation.en.html" in done.err
    assert json.loads((tmp_path / "out/simulation.json").read_text(encoding="utf-8")) == done.answer
    again = run(*asked, "--out", "out")
    assert again.code != 0
    assert "holds something already" in again.err
    shown = run(*asked, "--solve", name, "--budget", budget, "--lang", "ru")
    assert "Универсальное пособие на ребёнка" in shown.out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "nothing to simulate"),
        (("--reform", HALF, "--solve", "x"), "belong together"),
        (("--sweep", "poverty_line_ratio=0.5:1:0.25", "--solve", "poverty_line", "--budget", "1"), "belong together"),
        (
            ("--sweep", "poverty_line_ratio=0.5:1:0.25", "--solve", "poverty_line_ratio", "--budget", "1"),
            "outside what",
        ),
        (("--sweep", "poverty_line_ratio=1"), "is no sweep"),
        (("--reform", HALF, "--take-up", "2"), "between 0 and 1"),
        (("--reform", HALF, "--reform", HALF), "Give each its own name"),
        (("--reform", "none.toml"), "none.toml"),
    ],
)
def test_wrong_questions_are_told(run, country: Path, options: tuple, words: str) -> None:
    done = run("simulate", country, *options)
    assert done.code != 0
    assert words in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("options", "key"), [((), "nothing_to_simulate"), (("--solve", "x"), "solve_needs")])
def test_what_belongs_together_is_told_in_three_languages(run, country: Path, options: tuple, key: str) -> None:
    for lang in ("kk", "ru", "en"):
        done = run("simulate", country, *(("--reform", HALF) if options else ()), *options, "--lang", lang)
        assert ReformProblem(key).text(lang) in " ".join(done.err.split())


def test_a_population_without_random_numbers_has_no_take_up(run, sample: Path) -> None:
    done = run("simulate", sample, "--reform", HALF, "--take-up", 0.5)
    assert "take_up_draw" in done.err


def test_what_it_needs_is_asked_for_first(run, country: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    done = run("simulate", country, "--reform", HALF)
    assert "pip install 'shanyraq[evidence]'" in done.err
