"""`shanyraq evaluate` killed at any moment is continued by the same command, to the same bytes."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from shanyraq.people.population_files import new_population, read_about, write_part
from shanyraq.people.sample.population import write_sample

PARTS = 12


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """A made-up population in parts of equal size."""
    write_sample(tmp_path / "sample", 6_000, 5, date(2024, 5, 14))
    families, persons = (pl.read_parquet(tmp_path / "sample" / f"{name}.parquet") for name in ("families", "persons"))
    with new_population(tmp_path / "country", read_about(tmp_path / "sample")[0]) as draft:
        for part in range(PARTS):
            own, theirs = (table.filter(pl.col("family_id") % PARTS == part) for table in (families, persons))
            chunk = own.to_arrow(), theirs.to_arrow()
            draft.add(f"{part:02d}", write_part(draft.part_folder(f"{part:02d}"), draft.about, [chunk]))
    return tmp_path / "country"


def command(country: Path, out: str) -> list[str]:
    program = Path(sys.executable).with_name("shanyraq")
    return [str(program), "evaluate", str(country), "--out", str(country.parent / out), "--lang", "en"]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def finished(folder: Path) -> int:
    return len(list(folder.glob("parts/*/.done.json")))


def test_a_killed_run_is_continued_to_the_same_bytes(country: Path, tmp_path: Path) -> None:
    subprocess.run(command(country, "straight"), check=True, capture_output=True)
    growing, kills = tmp_path / ".out.unfinished", 0
    for wanted in (1, 5, 9):
        run = subprocess.Popen(command(country, "out"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while run.poll() is None and finished(growing) < wanted:
            time.sleep(0.001)
        os.kill(run.pid, signal.SIGKILL)
        kills += run.wait() == -signal.SIGKILL
    assert kills
    assert not (tmp_path / "out").exists()
    before = finished(growing)
    last = subprocess.run(command(country, "out"), check=True, capture_output=True, text=True)
    assert f"Parts finished by an earlier run: {before} of {PARTS}." in last.stderr
    assert contents(tmp_path / "out") == contents(tmp_path / "straight")
