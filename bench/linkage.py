"""How long linking two registers takes, beside Splink alone: the same settings, on rows already in their normal form.

Each run is a process of its own, the ways in turn; wall clock, processor time and memory are of whole processes, from
the interpreter's start to the files written. Writes the figures to `out/linkage.json` and the page
`docs/benchmarks-linkage.md`; `--quick` shows the page and writes its figures to `out/linkage-quick.json`.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from speed.machine import load, machine

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".bench" / "linkage"
OUT = ROOT / "out"
PAGE = ROOT / "docs" / "benchmarks-linkage.md"
LEAST = 0.1
"""The probability from which both ways keep pairs."""

TRUTH_COLUMN = "person"
SIDES = ("left", "right")
WAYS = ("bare", "ours", "bare trained", "ours trained")
SEED = 1


def main() -> None:
    """Measure the ways in turn, then how right the links are, with the number and without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=1_000_000, help="made-up persons; a register has seven in ten")
    parser.add_argument("--repeats", type=int, default=3, help="how often each way runs; medians are told")
    parser.add_argument("--quick", action="store_true", help="50,000 persons, once")
    parser.add_argument("--way", choices=WAYS, help="run one way and no more")
    asked = parser.parse_args()
    persons, repeats = (50_000, 1) if asked.quick else (asked.persons, asked.repeats)
    folder = HOME / str(persons)
    if asked.way:
        run(asked.way, folder)
        return
    prepare(folder, persons)
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for repeat in range(repeats):
        for way in WAYS if repeat == 0 else WAYS[:2]:  # learning takes long, and once tells enough
            runs[way].append(timed(way, persons, folder))
    figures = {
        "machine": machine(None),
        "load": load(),
        "persons": persons,
        "seed": SEED,
        "runs": runs,
        **ratios(runs),
        **accuracies(folder),
    }
    OUT.mkdir(exist_ok=True)
    file = OUT / ("linkage-quick.json" if asked.quick else "linkage.json")
    file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    text = page(figures)
    sys.stdout.write(text)
    if not asked.quick:
        PAGE.write_text(text, encoding="utf-8")


def prepare(folder: Path, persons: int) -> None:
    """Draw the registers, and bring them into their normal form for Splink alone."""
    import polars as pl

    from shanyraq.people.linkage.normal_form import normal_form
    from shanyraq.people.linkage.register_file import read_register
    from shanyraq.people.linkage.registers.registers import write_registers

    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    write_registers(folder, persons, SEED)
    for side in SIDES:
        register = read_register(folder / f"{side}.parquet", {})
        normal_form(register.rows).write_parquet(folder / f"{side}.normal.parquet")
        without = pl.read_parquet(register.file).drop("iin")
        without.write_parquet(folder / f"{side}.numberless.parquet")


def timed(way: str, persons: int, folder: Path) -> dict[str, float]:
    """A way in a process of its own."""
    for left_over in ("ours", "bare.parquet"):
        gone = folder / left_over
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink(missing_ok=True)
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, __file__, "--persons", str(persons), "--way", way]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figures = {"seconds": round(wall, 2), "processor seconds": round(processor, 2), **json.loads(told)}
    sys.stderr.write(f"{way}: {figures}\n")
    return figures


def run(way: str, folder: Path) -> None:
    """A way, alone in this process."""
    learnt = way.endswith("trained")
    if way.startswith("bare"):
        bare(folder, learnt=learnt)
    else:
        from shanyraq.people.linkage.link import Request, link

        link(Request(folder / "left.parquet", folder / "right.parquet", folder / "ours", train=learnt))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(json.dumps({"peak bytes": peak}))


def bare(folder: Path, *, learnt: bool) -> None:
    """Splink and DuckDB as their documentation has them, with our settings, down to the file of the scored pairs."""
    import duckdb
    from splink import DuckDBAPI, Linker

    from shanyraq.people.linkage.model import settings, shipped_model

    model = shipped_model()
    if learnt:  # `trained` makes Splink's own calls and none besides
        import polars as pl

        from shanyraq.people.linkage.matching import linking, trained

        with linking(folder / "aside", *(pl.read_parquet(folder / f"{side}.normal.parquet") for side in SIDES)) as task:
            model = trained(task, model, SEED)
    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    tables, sizes = [], []
    for side in SIDES:
        connection.execute(f"CREATE TABLE {side}_rows AS FROM '{folder}/{side}.normal.parquet'")
        tables.append(api.register(f"{side}_rows", dataset_display_name=f"{side}_persons"))
        sizes.append(int(connection.sql(f"SELECT count(*) FROM {side}_rows").fetchall()[0][0]))
    linker = Linker(tables, settings(model, sizes[0], sizes[1]), log_level=None)
    found = linker.inference.predict(threshold_match_probability=LEAST)
    connection.execute(f"COPY {found.physical_name} TO '{folder}/bare.parquet' (FORMAT PARQUET)")


def ratios(runs: dict[str, list[dict[str, float]]]) -> dict[str, float]:
    """Ours by bare: medians of wall clock and of processor time."""
    found = {}
    for unit in ("seconds", "processor seconds"):
        middle = {way: statistics.median(one[unit] for one in told) for way, told in runs.items()}
        found[f"ratio of {unit}"] = round(middle["ours"] / middle["bare"], 3)
        found[f"ratio of {unit}, trained"] = round(middle["ours trained"] / middle["bare trained"], 3)
    return found


def accuracies(folder: Path) -> dict[str, Any]:
    """How right the links are, with the IIN where registers have it, without, and with learnt weights."""
    from shanyraq.people.linkage.link import Request, link, outcome_as_json

    found = {}
    for name, kind, learnt in (
        ("with numbers", "", False),
        ("without numbers", ".numberless", False),
        ("trained", "", True),
    ):
        out = folder / "measured"
        shutil.rmtree(out, ignore_errors=True)
        files = [folder / f"{side}{kind}.parquet" for side in SIDES]
        found[name] = outcome_as_json(link(Request(*files, out, truth=TRUTH_COLUMN, train=learnt)))
    return {"accuracy": found}


PAGE_TEXT = """\
# How fast and how right linkage is

Two registers of made-up persons (synthetic; their mistakes are assumed), {left:,} and {right:,} of {persons:,} persons,
seed {seed}, linked by `people link` and, beside it, by Splink alone: the same settings, on rows that are in normal
form already, down to the file of its scored pairs. Ours reads the registers as they are, normalises, resolves one to
one, and writes links, review file and three reports besides. Made by `./run bench linkage`; every run is a process of
its own, the ways in turn, medians.

{table}

Ours takes {wall} times the wall clock and {processor} times the processor time of Splink alone with the shipped
weights, {wall_trained} and {processor_trained} times where both learn the weights first (measured once).

Measured on {machine}; at the beginning {load:.1f} processes wanted one of the cores, so wall clock says less than
processor time.

## How right

At the default threshold of 0.95; *without numbers* the column `iin` is taken out of both registers.

{right_table}

What these figures do not show is told in [how registers are linked](explanation/linkage.md#how-right-it-is).
"""


def page(figures: dict[str, Any]) -> str:
    """The figures as a page."""
    rows = ["| way | wall clock, s | processor, s | most memory, GB | runs |", "|---|---|---|---|---|"]
    for way, told in figures["runs"].items():
        middle = {key: statistics.median(one[key] for one in told) for key in told[0]}
        rows.append(
            f"| {way} | {middle['seconds']:.1f} | {middle['processor seconds']:.1f} | {middle['peak bytes'] / 1e9:.1f} "
            f"| {len(told)} |"
        )
    right = ["| registers | links | precision | recall | pairs for a clerk |", "|---|---|---|---|---|"]
    for name, told in figures["accuracy"].items():
        right.append(
            f"| {name} | {told['links']:,} | {told['precision']:.4f} | {told['recall']:.4f} | {told['review']:,} |"
        )
    sizes = figures["accuracy"]["with numbers"]
    return PAGE_TEXT.format(
        left=sizes["left"],
        right=sizes["right"],
        persons=figures["persons"],
        seed=figures["seed"],
        table="\n".join(rows),
        wall=figures["ratio of seconds"],
        processor=figures["ratio of processor seconds"],
        wall_trained=figures["ratio of seconds, trained"],
        processor_trained=figures["ratio of processor seconds, trained"],
        machine=", ".join(f"{key} {value}" for key, value in figures["machine"].items()),
        load=figures["load"],
        right_table="\n".join(right),
    )


if __name__ == "__main__":
    main()
