"""How long measures with their errors take, beside plain numbers of the same columns by Polars and NumPy.

All ways in turn in one process, on the same arrays in memory; the first round warms up and is not counted. Writes the
figures to `out/evidence.json` and the page `docs/benchmarks-evidence.md`; `--quick` shows the page and writes its
figures to `out/evidence-quick.json`.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from speed.machine import load, machine

from shanyraq.evidence.estimation.design import Design
from shanyraq.evidence.measure import Groups, measure_sample
from shanyraq.evidence.measures.lines import fixed
from shanyraq.evidence.measures.sample import Sample

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out"
PAGE = ROOT / "docs" / "benchmarks-evidence.md"
SEED = 1
DOMAINS = 20
LINE = 40_000.0

PLAIN, SORTED = "Polars: weighted mean", "NumPy: argsort"
HEADCOUNT, BY_DOMAIN, GINI = "headcount with its error", f"the same for {DOMAINS} domains", "Gini with its error"

TARGETS = {HEADCOUNT: (PLAIN, 8.0), BY_DOMAIN: (PLAIN, 8.0), GINI: (SORTED, 3.0)}
"""For each of ours, what it is beside, and how many times as long it may take."""


def main() -> None:
    """Time every way in turn, and write the figures and the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000_000, help="records of the table")
    parser.add_argument("--repeats", type=int, default=5, help="rounds after the first; medians are told")
    parser.add_argument("--quick", action="store_true", help="300,000 records, twice")
    asked = parser.parse_args()
    records, repeats = (300_000, 2) if asked.quick else (asked.records, asked.repeats)
    ways = ways_of(records)
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for repeat in range(repeats + 1):
        for name, way in ways.items():
            taken = timed(way)
            if repeat:
                seconds[name].append(round(taken, 4))
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    ratios = {name: round(medians[name] / medians[beside], 2) for name, (beside, _) in TARGETS.items()}
    figures = {
        "machine": machine(None),
        "load": load(),
        "records": records,
        "seed": SEED,
        "seconds": seconds,
        "ratios": ratios,
        "within": {name: ratios[name] <= most for name, (_, most) in TARGETS.items()},
    }
    OUT.mkdir(exist_ok=True)
    file = OUT / ("evidence-quick.json" if asked.quick else "evidence.json")
    file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    text = page(figures)
    sys.stdout.write(text)
    if not asked.quick:
        PAGE.write_text(text, encoding="utf-8")


def ways_of(records: int) -> dict[str, Callable[[], object]]:
    """What is timed, on one table of made-up welfare, weights and domains."""
    rng = np.random.Generator(np.random.PCG64(SEED))
    welfare, weight = np.exp(rng.normal(11.0, 0.6, records)), rng.uniform(0.5, 2.0, records)
    frame = pl.DataFrame({"welfare": welfare, "weight": weight})
    groups = Groups(rng.integers(0, DOMAINS, records), tuple(f"{code:02d}" for code in range(DOMAINS)))
    design = Design(records)
    plain = (pl.col("welfare") * pl.col("weight")).sum() / pl.col("weight").sum()

    def measured(name: str, domains: Groups | None = None) -> object:
        return measure_sample(Sample(welfare, weight, weight, fixed(LINE)), design, [name], groups=domains)

    return {
        PLAIN: lambda: frame.select(plain),
        HEADCOUNT: lambda: measured("fgt0"),
        BY_DOMAIN: lambda: measured("fgt0", groups),
        SORTED: lambda: np.argsort(welfare),
        GINI: lambda: measured("gini"),
    }


def timed(way: Callable[[], object]) -> float:
    """Seconds that a way takes."""
    started = time.perf_counter()
    way()
    return time.perf_counter() - started


def page(figures: dict[str, Any]) -> str:
    """The figures as a page."""
    rows = []
    for name, taken in figures["seconds"].items():
        beside, most = TARGETS.get(name, ("", 0.0))
        ratio = f"{figures['ratios'][name]:.1f} × {beside} (at most {most:g})" if beside else ""
        rows.append(f"| {name} | {statistics.median(taken):.3f} | {min(taken):.3f}–{max(taken):.3f} | {ratio} |")
    told = "\n".join(f"| {name} | {value} |" for name, value in figures["machine"].items())
    return f"""\
# Measures with errors: how long they take

*Written by `./run bench evidence`; run it to have the figures of your own machine.*

{figures["records"]:,} records of made-up welfare and weights (seed {figures["seed"]}), in memory, each record drawn by
itself. The ways ran in turn in one process; the first round was not counted. Seconds are medians, with the least and
the most. The plain numbers have no error; ours have one, and an interval.

| way | seconds | from–to | beside |
|---|---:|---:|---|
{chr(10).join(rows)}

Errors cost little because quotients of totals need five sums in one pass, whatever the number of domains, and because
the Gini coefficient's scores need no second sorting: see [standard errors](explanation/standard-errors.md).

| machine | |
|---|---|
{told}
| processes that wanted a core in the last minute | {figures["load"]:.1f} |
"""


if __name__ == "__main__":
    main()
