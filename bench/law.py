"""How fast the law is: against a copy of its input, hand-written NumPy, Polars and OpenFisca-Core, in one run.

Writes the figures to `out/law.json` and the page `docs/benchmarks.md`; `--quick` shows the page and writes its figures
to `out/law-quick.json`.
"""

import argparse
import json
import sys
from pathlib import Path

from speed.country import country
from speed.environment import openfisca
from speed.machine import load, machine
from speed.measure_common import Figures, measure_common
from speed.measure_one import measure_one
from speed.measure_whole import measure_whole
from speed.page import page

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".bench"
OUT = ROOT / "out"
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    """Measure what is asked for, in countries of the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", default="1000000,5000000", help="sizes of the countries, with commas between")
    parser.add_argument("--repeats", type=int, default=7, help="how often each way runs; medians are shown")
    parser.add_argument("--quick", action="store_true", help="200,000 persons, three repeats, no page")
    parser.add_argument("--page", action="store_true", help="write the page anew from the figures of the last run")
    asked = parser.parse_args()
    file = OUT / ("law-quick.json" if asked.quick else "law.json")
    if not asked.page:
        sizes = [200_000] if asked.quick else [int(size) for size in asked.persons.split(",")]
        figures = measured(sizes, 3 if asked.quick else asked.repeats)
        OUT.mkdir(exist_ok=True)
        file.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    text = page(json.loads(file.read_text(encoding="utf-8")))
    sys.stdout.write(text)
    if not asked.quick:
        PAGE.write_text(text, encoding="utf-8")


def measured(sizes: list[int], repeats: int) -> Figures:
    """The figures of all countries; single families are taken from the first."""
    python = openfisca(HOME / "openfisca", ROOT)
    figures: Figures = {"machine": machine(python), "load before": load(), "countries": {}}
    for size in sizes:
        say(f"{size:,} persons: drawing the country")
        home = country(HOME / "countries", size)
        figures["countries"][str(size)] = {
            "common": measure_common(home, HOME / "answers", repeats, python, say),
            "whole": measure_whole(home, HOME / "answers", repeats, say),
        }
    home = country(HOME / "countries", sizes[0])
    figures["one"] = measure_one(home, 400 * repeats, python, say)
    return figures | {"load after": load()}


def say(text: str) -> None:
    """Tell what is going on, beside the figures."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
