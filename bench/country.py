"""How fast a country is made, read and evaluated, here and on Spark: against copies of the same bytes, in one run.

Writes the figures to `out/country.json` and the page `docs/benchmarks-country.md`; `--quick` shows the page and writes
its figures to `out/country-quick.json`.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
    if not asked.page:
        figures: Figures = {"machine": {**machine(None), "pyspark": version("pyspark")}, "load before": load()}
        sizes = [50_000] if asked.quick else asked.persons or [1_000_000]
        repeats = 1 if asked.quick else asked.repeats
        figures["countries"] = {
            str(size): measured(size, asked.stages.split(","), repeats, asked.master) for size in sizes
        }
        figures["load after"] = load()
        kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else figures
        countries = kept["countries"] | {
            size: {**new, "ways": kept["countries"].get(size, {"ways": {}})["ways"] | new["ways"]}
            for size, new in figures["countries"].items()
        }
        OUT.mkdir(exist_ok=True)
        file.write_text(json.dumps({**figures, "countries": countries}, indent=1), encoding="utf-8")
    text = page(json.loads(file.read_text(encoding="utf-8")))
    sys.stdout.write(text)
    if not asked.quick:
        PAGE.write_text(text, encoding="utf-8")


def measured(persons: int, stages: list[str], repeats: int, master: str) -> Figures:
    """The figures of one country, whose ways take turns."""
    home = HOME / str(persons)
    families = round(persons / PERSONS_A_FAMILY)
    country, csv = home / "population", home / "csv"
    home.mkdir(parents=True, exist_ok=True)
    if not country.exists():
        say(f"{persons:,} persons: making the country")
        taken("synthesize", country, families)
    if "read" in stages and not csv.exists():
        say(f"{persons:,} persons: writing it as CSV")
        taken("make_csv", country, csv)
    ways = {"copy population": ("copy", country)}
    if "synthesize" in stages:
        ways |= {"synthesize": ("synthesize", families), "rewrite": ("rewrite", country)}
    if "read" in stages:
        ways |= {"copy csv": ("copy", csv), "read": ("read", csv), "read by polars": ("read_by_polars", csv)}
    if "evaluate" in stages:
        ways |= {"evaluate here": ("evaluate_here", country)}
    if "spark" in stages:
        ways |= {"evaluate on spark": ("evaluate_on_spark", country)}
    found: Figures = {name: [] for name in ways}
    for _ in range(repeats):
        for name, (way, source) in ways.items():
            say(f"{persons:,} persons: {name}")
            with scratch(home) as out:
                arguments = (out, source) if way == "synthesize" else (source, out)
                found[name].append(taken(way, *arguments, *([master] if way == "evaluate_on_spark" else [])))
    counts = read_about(country)[1]
    size = {"population": _bytes(country), "csv": _bytes(csv)}
    return {"counts": {"families": counts.families, "persons": counts.persons, **size}, "ways": found}


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
