"""A delivery of a hundred thousand rows through the program: what is kept, and what a kill at any moment leaves."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from shanyraq.cli.main import main
from shanyraq.people.population import read_parts

PROGRAM = str(Path(sys.executable).with_name("shanyraq"))
PEOPLE = 100_000
HEAD = "family,person,relation,born,wage,region\n"

MAPPING = """
[delivery]
name = "large"
source = { kk = "Тізілім", ru = "Регистр", en = "Register" }
date = 2024-05-14
number_families = true

[[files]]
role = "persons"
[files.columns]
family = "family"
person = "person"
relation = "relation"
birth_date = "born"
income_wage = "wage"
region = "region"
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of families of four, in which every thousandth family has a child older than its parents."""
    folder = tmp_path_factory.mktemp("register")
    family = pl.int_range(PEOPLE, eager=True) // 4 + 1
    place = pl.int_range(PEOPLE, eager=True) % 4
    wrong = (family % 1000 == 0) & (place == 3)
    table = pl.DataFrame({"family": family, "person": pl.int_range(PEOPLE, eager=True) + 1}).with_columns(
        relation=pl.Series(place).replace_strict({0: "applicant", 1: "spouse", 2: "child", 3: "child"}),
        born=pl.select(
            pl.when(wrong)
            .then(pl.lit("1950-01-01"))
            .when(place < 2)
            .then(pl.lit("1988-02-11"))
            .otherwise(pl.lit("2012-10-01"))
        ).to_series(),
        wage=pl.select(pl.when(place < 2).then(pl.lit("70000.25"))).to_series(),
        region=pl.Series([35, 71, 75, 79, 10])[(family % 5).cast(pl.UInt32)],
    )
    table.write_csv(folder / "persons.csv")
    (folder / "map.toml").write_text(MAPPING, encoding="utf-8")
    return folder


def read(register: Path, out: Path, *options: str) -> list[str]:
    told = [PROGRAM, "people", "read", str(register / "persons.csv"), "--map", str(register / "map.toml")]
    return [*told, "--out", str(out), "--report", str(out.parent / "report"), *options]


def persons(out: Path) -> int:
    parts = read_parts(out)
    for part in parts:
        part.population().check()
    return sum(part.counts.persons for part in parts)


def test_a_large_delivery_is_read_checked_and_reported(register: Path, tmp_path: Path) -> None:
    done = subprocess.run(read(register, tmp_path / "population", "--json"), capture_output=True, text=True, check=True)
    delivery = json.loads(done.stdout)
    assert (delivery["outcome"], delivery["families"], delivery["persons"]) == ("kept", 24_975, 99_900)
    [check] = [check for check in delivery["checks"] if check["count"]]
    assert (check["rule"], check["count"], check["findings"]) == ("parent_younger", 25, [])
    assert persons(tmp_path / "population") == 99_900
    assert {"delivery.json", "findings.parquet", "report.en.html"} <= {
        file.name for file in (tmp_path / "report").iterdir()
    }
    again = subprocess.run(read(register, tmp_path / "population"), capture_output=True, text=True, check=False)
    assert again.returncode == 2
    assert "population" in again.stderr


MOMENTS: dict[str, Callable[[Path], object]] = {
    "while rows are checked": lambda out: list(out.parent.glob(".population.reading.*/*.arrows")),
    "while families are brought together": lambda out: list(out.parent.glob(".population.reading.*/settled-*")),
    "while the parts are written": lambda out: list(out.glob("parts-*/*/*.parquet")),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A delivery of one person."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "persons.csv").write_text(HEAD + "1,1,applicant,1988-02-11,5,35\n")
    (folder / "map.toml").write_text(MAPPING, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def old(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The population and the report that the delivery of one person has left."""
    folder = tmp_path_factory.mktemp("old")
    assert main(read(small, folder / "population")[1:]) == 0
    return folder


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_the_old_population_or_the_new(
    register: Path, small: Path, old: Path, tmp_path: Path, moment: str
) -> None:
    shutil.copytree(old, tmp_path, dirs_exist_ok=True)
    out = tmp_path / "population"
    running = subprocess.Popen(read(register, out, "--replace"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while running.poll() is None and not MOMENTS[moment](out) and time.monotonic() < until:
        time.sleep(0.001)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert persons(out) in (1, 99_900)
    assert (tmp_path / "report/delivery.json").is_file()
    assert main(read(small, out, "--replace")[1:]) == 0
    assert persons(out) == 1
    assert list(tmp_path.glob(".population*")) == []
