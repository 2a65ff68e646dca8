"""The page that shows a country's figures: targets first, then each stage beside its copy and its baseline."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from speed.page import table

Figures = dict[str, Any]

MEGABYTE = 1_000_000

ABOUT = """# Benchmarks of a country

Written by `./run bench country`: a synthetic country is made, read from CSV, and evaluated on this machine and on
Spark, each stage beside a copy of the same bytes and beside its named baseline, which are measured in the same run as
the stage. Every figure is of synthetic data.
"""

HOW = """## How it was measured

* **Every way runs in a process of its own**; medians of the repeats, with the shortest and the longest in brackets.
  Times are by the clock and of the work alone, without imports. Processor seconds are of all its processes together
  and say more than the clock where the machine had other work; memory is the most that all its processes held at a
  time.
* **Load** is how many processes wanted one of the cores in the minute before the first and after the last run of a
  stage, the stage's own among them at the end: where it is above the number of cores, the clock tells of other work
  too, and processor seconds say more.
* **Copy** is Python's own copy of the same files: the population's for synthesizing and evaluating, the CSV for
  reading.
* **Synthesizing** is held against PyArrow writing the same tables from memory, with the same encodings.
* **Reading** is a CSV of persons with fourteen columns (region, birth date, seven answers in words such as relation,
  study and work, and four kinds of income), read with all checks into a population; it is held against Polars'
  streaming scan and write of the same file, which checks nothing. The rows come in the order of their families, as
  registers mostly do; rows in any other order are spread over partitions first, for about a third more processor time.
* **Evaluating** asks for the usual outputs of the law of 14 May 2024 and writes them to Parquet. Spark runs on this
  machine (`local[2]`); its start is left out, its shuffle is not.
"""

STAGES = (
    ("synthesize", "synthesize", "synthesize"),
    ("PyArrow writes the same tables", "synthesize", "rewrite"),
    ("read CSV with all checks", "read", "read"),
    ("Polars scans and writes the CSV", "read", "read by polars"),
    ("evaluate here", "evaluate", "evaluate here"),
    ("evaluate on Spark", "spark", "evaluate on spark"),
)
"""Each row of a country's table: its title, its stage and its way."""


def page(figures: Figures) -> str:
    """The whole page as Markdown."""
    machine = "; ".join(f"{name} {value}" for name, value in figures["machine"].items() if name != "day")
    parts = [ABOUT, f"Measured on: {machine}.\n"]
    for persons, country in sorted(figures["countries"].items(), key=lambda item: int(item[0])):
        parts += [f"## {int(persons):,} persons\n", *_country(country)]
    return "\n".join([*parts, HOW])


def _country(country: Figures) -> Iterator[str]:
    counts, stages = country["counts"], country["stages"]
    csv = f", {_megabytes(counts['csv'])} MB of CSV" if counts["csv"] else ""
    size = f"{_megabytes(counts['population'])} MB of Parquet{csv}"
    yield f"{counts['families']:,} families, {counts['persons']:,} persons; {size}.\n"
    targets = list(_targets({name: runs for stage in stages.values() for name, runs in stage["ways"].items()}))
    if targets:
        yield table(("what", "target", "measured", "met"), targets)
    rows = [_row(title, stages[stage], way, counts["persons"]) for title, stage, way in STAGES if stage in stages]
    yield table((*HEAD, "measured on", "load"), rows)


HEAD = ("stage", "times the copy", "seconds", "processor seconds", "persons per processor second", "memory, MB")


def _targets(ways: Figures) -> Iterator[Sequence[str]]:
    if "synthesize" in ways:
        ratio = _middle(ways["synthesize"]) / _middle(ways["rewrite"])
        yield _most("synthesize, over PyArrow writing the same tables", ratio, 12)
        yield _most("synthesize, memory, MB", _peak(ways["synthesize"]), 4_000)
    if "read" in ways:
        ratio = _middle(ways["read"]) / _middle(ways["read by polars"])
        yield _most("read, over Polars' scan and write", ratio, 3)
        used = median(run["cpu"] for run in ways["read"]) / median(run["cpu"] for run in ways["read by polars"])
        yield _most("the same in processor seconds", used, 3)
        yield _most("read, memory, MB", _peak(ways["read"]), 2_000)
    if "evaluate here" in ways:
        yield _most("evaluate here, memory, MB", _peak(ways["evaluate here"]), 4_000)


def _most(what: str, measured: float, most: float) -> Sequence[str]:
    met = "yes" if measured <= most else "**no**"
    return what, f"at most {most:,}", f"{measured:,.1f}", met


def _row(title: str, stage: Figures, way: str, persons: int) -> Sequence[str]:
    runs, copy = stage["ways"][way], stage["ways"]["copy"]
    seconds, used = [run["seconds"] for run in runs], median(run["cpu"] for run in runs)
    return (
        title,
        f"{_middle(runs) / _middle(copy):,.1f}",
        f"{median(seconds):,.2f} ({min(seconds):,.2f}–{max(seconds):,.2f})",
        f"{used:,.2f}",
        f"{persons / used:,.0f}",
        f"{_peak(runs):,.0f}",
        stage["day"],
        "–".join(f"{load:.1f}" for load in stage["load"]),
    )


def _middle(runs: Sequence[Figures]) -> float:
    return median(run["seconds"] for run in runs)


def _peak(runs: Sequence[Figures]) -> float:
    return max(run["peak"] for run in runs) / MEGABYTE


def _megabytes(count: float) -> str:
    return f"{count / MEGABYTE:,.0f}"
