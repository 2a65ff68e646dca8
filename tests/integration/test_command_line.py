"""The installed command as a person starts it: its own process, streams, exit codes, and how fast it answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shanyraq.cli import demo
from shanyraq.cli.edge import carry_out

HOME = Path(__file__).parents[2]
SHANYRAQ = Path(sys.executable).with_name("shanyraq")
FAMILY = HOME / "examples/young-family-2024.json"


def shanyraq(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    known = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    return subprocess.run(
        [SHANYRAQ, *map(str, arguments)], input=stdin, env=known | environment, capture_output=True, check=False
    )


def test_the_version_is_there_at_once() -> None:
    """The bar is 0.4 s; the processor's own time is held to twice that, for the machine may be busy with more."""
    times = []
    for _ in range(3):
        before = os.times()
        done = shanyraq("--version")
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert done.returncode == 0
    assert done.stdout.startswith(b"shanyraq ")
    assert min(times) < 0.8


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    asked = "import sys; from shanyraq.cli.main import main; main(['--version']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1].split()
    assert {"polars", "pyarrow", "rich", "numpy"}.isdisjoint(loaded)


def test_a_family_from_standard_input_is_answered_in_json() -> None:
    done = shanyraq("explain", "-", "--json", stdin=FAMILY.read_bytes(), LANG="kk_KZ.UTF-8")
    assert (done.returncode, done.stderr) == (0, b"")
    answer = json.loads(done.stdout)
    assert (answer["language"], answer["results"]["kind"]) == ("kk", "conditional")


@pytest.mark.parametrize(
    ("language", "told"), [("ru_RU.UTF-8", "Файл с данными семьи"), ("kk_KZ.UTF-8", "Отбасы"), ("C", "The case file")]
)
def test_a_wrong_file_is_told_in_the_systems_language(language: str, told: str) -> None:
    done = shanyraq("explain", "-", stdin=b'{"region": "99"}', LC_ALL=language, PYTHONUTF8="1")
    assert (done.returncode, done.stdout) == (2, b"")
    text = done.stderr.decode()
    assert text.startswith(told)
    assert "region: " in text
    assert "Traceback" not in text


def test_texts_go_through_where_the_system_knows_no_unicode() -> None:
    done = shanyraq("explain", FAMILY, "--lang", "kk", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr.decode()
    assert "айына" in done.stdout.decode("utf-8")


def test_a_reader_who_goes_away_ends_it_quietly() -> None:
    with subprocess.Popen(
        [SHANYRAQ, "law", "timeline", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (141, b"")


def test_a_reader_of_a_table_who_goes_away_ends_it_quietly() -> None:
    done = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$0" law timeline | head -1', SHANYRAQ], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ru",
            ("Семья 1", "Семья 4", "обусловленная", "СИНТЕТИЧЕСКИЕ", "Все регионы", "Где живут нуждающиеся семьи"),
        ),
        ("kk", ("1-отбасы", "4-отбасы", "СИНТЕТИКАЛЫҚ", "Барлық өңір", "Мұқтаж отбасылар қайда тұрады")),
    ],
)
def test_the_demonstration_shows_where_families_in_need_live(
    monkeypatch: pytest.MonkeyPatch, capsys, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(demo, "FAMILIES", 1000)
    monkeypatch.setattr(demo, "OUT", tmp_path / "out" / "demo")
    (tmp_path / "out/demo").mkdir(parents=True)
    (tmp_path / "out/demo/of-the-last-time").touch()
    assert carry_out(["--lang", lang], demo.demo) == 0
    told = capsys.readouterr().out
    assert [word for word in words if word not in told] == []
    names = {file.name for file in (tmp_path / "out/demo").iterdir()}
    kept = {f"where-families-in-need-live.{lang}.{kind}" for kind in ("svg", "html")}
    assert names == {"country", "results", "portrait", "report", *kept}
    reports = {f"assessment.{written}.{form}" for written in ("en", "ru") for form in ("html", "pdf", "xlsx")}
    assert {file.name for file in (tmp_path / "out/demo/report").iterdir()} == reports
    named = "".join(told.split())
    assert [name for name in (*kept, f"portrait.{lang}.html") if name not in named] == []
    drawing = (tmp_path / f"out/demo/where-families-in-need-live.{lang}.svg").read_text(encoding="utf-8")
    assert drawing.startswith("<svg ")
    assert {"ru": "синтетические данные", "kk": "синтетикалық"}[lang] in drawing
    assert json.loads((tmp_path / "out/demo/country/population.json").read_text(encoding="utf-8"))["synthetic"] is True


def test_the_demonstration_misses_its_families_by_name(monkeypatch: pytest.MonkeyPatch, capsys, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "EXAMPLES", tmp_path)
    assert carry_out(["--lang", "en"], demo.demo) == 2
    assert capsys.readouterr().err.startswith(f"There are no families in {tmp_path}.")


def test_the_demonstration_says_what_it_is_and_takes_nothing_else(capsys) -> None:
    assert carry_out(["--help"], demo.demo) == 0
    assert "./run demo" in capsys.readouterr().out
    assert carry_out(["--families"], demo.demo) == 2
