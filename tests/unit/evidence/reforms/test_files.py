"""A simulation in files: whole or not at all, in three languages, and synthetic wherever it is."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

import shanyraq
from shanyraq.evidence.reforms.amounts import AMOUNT
from shanyraq.evidence.reforms.files import check_place, page_name, write_simulation
from shanyraq.evidence.reforms.frontier import read_sweep
from shanyraq.evidence.reforms.page import sentence, simulation_page
from shanyraq.evidence.reforms.problems import ReformProblem
from shanyraq.evidence.reforms.scenarios import scenarios
from shanyraq.evidence.reforms.simulation import Simulation, Sweep, Wanted, simulate
from shanyraq.people.population import Part
from shanyraq.rules import LANGUAGES

DAY = date(2025, 10, 14)

EXAMPLES = Path(shanyraq.__file__).parents[2] / "examples/reforms"

SYNTHETIC = {"en": "synthetic", "ru": "синтетическ", "kk": "синтетикалық"}


@pytest.fixture(scope="module")
def found(parts: list[Part]) -> Simulation:
    sides = scenarios(DAY, [EXAMPLES / "half-of-earnings.toml", EXAMPLES / "universal-child-benefit.toml"], AMOUNT)
    name, values = read_sweep("universal_child_benefit=0:2000:1000", sides[-1].law)
    return simulate(parts, Wanted(sides, 0.7, incentives=True, sweep=Sweep(name, tuple(values), 3e9)))


def test_files_are_written_whole(found: Simulation, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write_simulation(found, folder)
    names = {file.name for file in folder.iterdir()}
    assert names == {
        "simulation.json",
        "effects.csv",
        "gains.csv",
        "frontier.csv",
        *(page_name(lang) for lang in LANGUAGES),
    }
    told = json.loads((folder / "simulation.json").read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps(found.as_json()))
    for name in ("effects.csv", "gains.csv", "frontier.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert rows
        assert {row["synthetic"] for row in rows} == {"true"}


def test_the_same_simulation_is_the_same_bytes(found: Simulation, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_simulation(found, tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_write_that_fails_leaves_nothing(found: Simulation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise RuntimeError

    monkeypatch.setattr("shanyraq.evidence.reforms.files.simulation_page", fail)
    with pytest.raises(RuntimeError):
        write_simulation(found, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    check_place(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    check_place(tmp_path / "empty")
    (tmp_path / "kept.txt").write_text("mine", encoding="utf-8")
    for place in (tmp_path, tmp_path / "kept.txt"):
        with pytest.raises(ReformProblem) as told:
            check_place(place)
        assert told.value.key == "folder_taken"


def test_an_empty_folder_is_taken(found: Simulation, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_simulation(found, tmp_path / "out")
    assert (tmp_path / "out/simulation.json").is_file()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Half of earnings counts", "Universal child benefit", "Ulytau", "decile\u00a01", "70.00%", "0.7")),
        ("ru", ("Засчитывается половина заработка", "Универсальное детское пособие", "Шымкент", "70")),
        ("kk", ("Еңбекақының жартысы есептеледі", "Жалпыға бірдей балалар жәрдемақысы", "Ұлытау", "70")),
    ],
)
def test_pages_speak_the_readers_language(found: Simulation, lang: str, words: tuple[str, ...]) -> None:
    page = simulation_page(found, lang)
    assert [word for word in words[:-1] if word not in page] == []
    assert SYNTHETIC[lang] in page.lower()
    assert page.count("<svg") >= 6
    assert "http://" not in page.replace("http://www.w3.org", "")
    others = {"en": "Половина", "ru": "Half of", "kk": "Half of"}
    assert others[lang] not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reform_is_one_sentence(found: Simulation, lang: str) -> None:
    told = sentence(found.outcomes[0], lang)
    assert "None" not in told
    assert "nan" not in told
    assert any(sign.isdigit() for sign in told)
