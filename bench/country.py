"""How fast a country is made, read and evaluated, here and on Spark: against copies of the same bytes, in one run.

Writes the figures to `out/country.json` and the page `docs/benchmarks-country.md`; `--quick` shows the page and writes
its figures to `out/country-quick.json`. Sizes and stages can be measured one at a time: the page keeps each stage as it
was measured last, with its day, the load of the machine then, and the copy of the same bytes of the same run.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from nation.page import Figures, page
from nation.watched import taken
from speed.machine import load, machine

from shanyraq.people.population_files import read_about

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".bench" / "nation"
OUT = ROOT / "out"
PAGE = ROOT / "docs" / "benchmarks-country.md"

PERSONS_A_FAMILY = 3.4
STAGES = ("synthesize", "read", "evaluate", "spark")


def main() -> None:
    """Measure what is asked for, in countries of the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, action="append", help="about how many; may be given several times")
    parser.add_argument("--stages", default=",".join(STAGES), help="which stages, with commas between")
    parser.add_argument("--repeats", type=int, default=3, help="how often each way runs; medians are shown")
    parser.add_argument("--master", default="local[2]", help="Spark's master")
    parser.add_argument("--quick", action="store_true", help="50,000 persons, one repeat, no page")
    parser.add_argument("--page", action="store_true", help="write the page anew from the figures of the last run")
    asked = parser.parse_args()
    file = OUT / ("country-quick.json" if asked.quick else "country.json")
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"countries": {}}
    if not asked.page:
        kept["machine"] = {**machine(None), "pyspark": version("pyspark")}
        OUT.mkdir(exist_ok=True)
        for size in [50_000] if asked.quick else asked.persons or [1_000_000]:
            country = kept["countries"].setdefault(str(size), {"stages": {}})
            for stage in asked.stages.split(","):
                country["stages"][stage] = measured(size, stage, 1 if asked.quick else asked.repeats, asked.master)
                country["counts"] = counts(size)
                file.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    text = page(kept)
    sys.stdout.write(text)
    if not asked.quick:
        PAGE.write_text(text, encoding="utf-8")


def measured(persons: int, stage: str, repeats: int, master: str) -> Figures:
    """The figures of one stage of one country, whose ways take turns."""
    home = HOME / str(persons)
    families = round(persons / PERSONS_A_FAMILY)
    country, csv = home / "population", home / "csv"
    home.mkdir(parents=True, exist_ok=True)
    if not country.exists():
        say(f"{persons:,} persons: making the country")
        taken("synthesize", families, country)
    if stage == "read" and not csv.exists():
        say(f"{persons:,} persons: writing it as CSV")
        taken("make_csv", country, csv)
    ways = {
        "synthesize": {"synthesize": (families,), "rewrite": (country,)},
        "read": {"read": (csv,), "read by polars": (csv,)},
        "evaluate": {"evaluate here": (country,)},
        "spark": {"evaluate on spark": (country, master)},
    }[stage]
    ways = {"copy": (csv if stage == "read" else country,), **ways}
    found: Figures = {name: [] for name in ways}
    before = load()
    for _ in range(repeats):
        for name, (source, *more) in ways.items():
            say(f"{persons:,} persons: {name}")
            with scratch(home) as out:
                found[name].append(taken(name.replace(" ", "_"), source, out, *more))
    return {"day": datetime.now(UTC).date().isoformat(), "load": [before, load()], "ways": found}


def counts(persons: int) -> Figures:
    """How large a country is, in rows and in bytes."""
    home = HOME / str(persons)
    told = read_about(home / "population")[1]
    sizes = {name: _bytes(home / name) for name in ("population", "csv")}
    return {"families": told.families, "persons": told.persons, **sizes}


@contextmanager
def scratch(home: Path) -> Iterator[Path]:
    """A name for what a way writes, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=home) as folder:
        yield Path(folder) / "out"
        shutil.rmtree(Path(folder) / "out", ignore_errors=True)


def say(text: str) -> None:
    """Tell what is going on, beside the figures."""
    sys.stderr.write(f"{text}\n")


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    main()
