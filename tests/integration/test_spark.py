"""A country evaluated on several Spark executors, one of which is killed meanwhile, has the results of this machine."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from shanyraq.law.families import OUTPUTS
from shanyraq.people.engines.job import make_job
from shanyraq.people.engines.local import evaluate_here
from shanyraq.people.population_files import new_population, read_about, write_part
from shanyraq.people.sample.population import write_sample

MASTER = "local-cluster[2,1,1024]"
SLICE_PERSONS = 150

QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
"""So little work is over before Java's second compiler would pay."""

ON_SPARK = """
import json, sys
from pathlib import Path
from shanyraq.law.families import OUTPUTS
from shanyraq.people.engines.job import make_job
from shanyraq.people.engines.spark import evaluate_on_spark

population, reform, out, master, persons = sys.argv[1:]
job = make_job(Path(population), OUTPUTS, None, [Path(reform)])
outcome = evaluate_on_spark(job, Path(out), master=master, slice_persons=int(persons))
print(json.dumps([outcome.totals.as_json(), outcome.defaults]))
"""

REFORM = """name = "Half a line"
[parameters]
poverty_line_ratio = { value = "0.5" }
"""


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """A made-up population in two parts, the rows of one of which are mixed, without a column that has a default."""
    write_sample(tmp_path / "sample", 360, 5, date(2024, 5, 14))
    families, persons = (pl.read_parquet(tmp_path / "sample" / f"{name}.parquet") for name in ("families", "persons"))
    families = families.drop("cars").with_columns(weight=0.5 + pl.col("family_id") / 3)
    persons = persons.with_columns(person_id="p" + pl.int_range(pl.len()).cast(pl.String))
    with new_population(tmp_path / "country", read_about(tmp_path / "sample")[0]) as draft:
        for name, mixed in (("10", False), ("35", True)):
            here = pl.col("family_id") % 2 == mixed
            tables = [table.filter(here) for table in (families, persons)]
            if mixed:
                tables = [table.sample(fraction=1, shuffle=True, seed=3) for table in tables]
            chunk = tables[0].to_arrow(), tables[1].to_arrow()
            draft.add(name, write_part(draft.part_folder(name), draft.about, [chunk]))
    (tmp_path / "reform.toml").write_text(REFORM)
    return tmp_path / "country"


def executors(driver: int) -> list[int]:
    """The executors among the processes that a driver has started."""
    found, waiting = [], [driver]
    while waiting:
        for children in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            waiting.extend(own := [int(child) for child in children.read_text().split()])
            found.extend(child for child in own if b"CoarseGrainedExecutorBackend" in arguments_of(child))
    return found


def arguments_of(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


def kill_one_executor(run: subprocess.Popen[str], growing: Path) -> bool:
    """Wait for the first results and kill the executor that came first."""
    while run.poll() is None:
        if list(growing.glob("parts/*/.done.json")) and (found := executors(run.pid)):
            os.kill(found[0], signal.SIGKILL)
            return True
        time.sleep(0.01)
    return False


def rows(folder: Path, name: str) -> pl.DataFrame:
    keys = ["family_id", "person"] if name == "persons" else ["family_id"]
    files = [pl.read_parquet(file) for file in sorted(folder.rglob(f"{name}.parquet"))]
    return pl.concat([file.with_columns(pl.col(pl.Categorical).cast(pl.String)) for file in files]).sort(keys)


def test_spark_gives_what_this_machine_gives_though_an_executor_is_lost(country: Path, tmp_path: Path) -> None:
    here = evaluate_here(make_job(country, OUTPUTS, None, [tmp_path / "reform.toml"]), tmp_path / "here")
    asked = [country, tmp_path / "reform.toml", tmp_path / "spark", MASTER, SLICE_PERSONS]
    run = subprocess.Popen(
        [sys.executable, "-c", ON_SPARK, *map(str, asked)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SPARK_WORKER_DIR": str(tmp_path / "work"), "JDK_JAVA_OPTIONS": QUICK_JAVA},
    )
    killed = kill_one_executor(run, tmp_path / ".spark.unfinished")
    out, told = run.communicate()
    assert run.returncode == 0, told
    assert killed
    assert json.loads(out) == [here.totals.as_json(), list(here.defaults)]
    assert here.defaults == ("cars",)
    files = sorted((tmp_path / "spark").rglob("*.parquet"))
    assert len(files) > 2 * 2
    for name in ("families", "persons"):
        assert rows(tmp_path / "spark", name).equals(rows(tmp_path / "here", name))
        schemas = [
            pq.read_schema(file) for place in ("here", "spark") for file in tmp_path.glob(f"{place}/parts/*/{name}.*")
        ]
        assert all(schema.equals(schemas[0], check_metadata=True) for schema in schemas)
    note, other = (json.loads((tmp_path / place / "results.json").read_text()) for place in ("spark", "here"))
    assert {**note, "parts": None} == {**other, "parts": None}
    assert {part["name"].split("-")[0] for part in note["parts"]} == {"10", "35"}
    assert not [place for place in tmp_path.iterdir() if place.name.startswith(".")]
