"""The ways that are measured, each asked for by name in a process of its own; prints what its work took."""

import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from nation.watched import cpu_seconds
from shanyraq.law.codes import CaresFor, Disability, Living, Relation, Sex, Study, Work
from shanyraq.law.families import OUTPUTS
from shanyraq.people.population import read_parts
from shanyraq.people.population_files import FAMILIES, PERSONS, ROW_GROUP, parquet_writer

DAY = date(2024, 5, 14)
SEED = 1

MAPPING = """[delivery]
name = "bench"
source = { kk = "Синтетикалық жеткізілім", ru = "Синтетическая поставка", en = "A synthetic delivery" }
date = 2024-05-14
synthetic = true
[[files]]
role = "persons"
name = "persons.csv"
[files.columns]
"""

CODES = {
    "relation": Relation,
    "sex": Sex,
    "living": Living,
    "study": Study,
    "work": Work,
    "disability": Disability,
    "cares_for": CaresFor,
}
"""What a register tells of each person in words."""

INCOMES = ("income_wage", "income_pension", "income_self_employment", "income_large_family_allowance")


@contextmanager
def timed() -> Iterator[None]:
    """The work alone: what stands around it is not told."""
    started, used = time.perf_counter(), cpu_seconds(os.getpid())
    yield
    sys.stdout.write(json.dumps([time.perf_counter() - started, cpu_seconds(os.getpid()) - used]) + "\n")


def synthesize(families: str, out: str) -> None:
    """A synthetic country."""
    from shanyraq.people.country.population import write_country

    with timed():
        write_country(Path(out), int(families), SEED, DAY)


def rewrite(population: str, out: str) -> None:
    """PyArrow writing the same tables, which are in memory already; part by part, so that they fit."""
    seconds = used = 0.0
    for part in read_parts(Path(population)):
        folder = Path(out) / part.name
        folder.mkdir(parents=True)
        for name in (FAMILIES, PERSONS):
            table = pq.read_table(part.folder / name)
            started, before = time.perf_counter(), cpu_seconds(os.getpid())
            with parquet_writer(folder / name, table.schema) as writer:
                writer.write_table(table, row_group_size=ROW_GROUP)
            seconds += time.perf_counter() - started
            used += cpu_seconds(os.getpid()) - before
    sys.stdout.write(json.dumps([seconds, used]) + "\n")


def make_csv(population: str, out: str) -> None:
    """The persons of a population as an agency would send them, and the mapping that reads them."""
    home = Path(out)
    home.mkdir(parents=True)
    words = {column: {int(code): code.wire for code in codes} for column, codes in CODES.items()}
    with (home / "persons.csv").open("wb") as file, timed():
        for place, part in enumerate(read_parts(Path(population))):
            regions = pl.read_parquet(part.folder / FAMILIES, columns=["family_id", "region"])
            persons = pl.read_parquet(part.folder / PERSONS).join(regions, on="family_id", maintain_order="left")
            persons.select(
                pl.col("family_id").alias("family"),
                pl.col("region"),
                *(pl.col(name).replace_strict(codes).alias(name) for name, codes in words.items()),
                pl.col("birth_date"),
                *((pl.col(name) / 100).alias(name) for name in INCOMES),
            ).write_csv(file, include_header=place == 0, float_precision=2)
    named = ("family", "region", *words, "birth_date", *INCOMES)
    lines = [f'{name} = "{name}"' for name in named]
    (home / "mapping.toml").write_text(MAPPING + "\n".join(lines) + "\n", encoding="utf-8")


def read(home: str, out: str) -> None:
    """The CSV read with all checks."""
    from shanyraq.people.intake.mapping_file import read_mapping
    from shanyraq.people.intake.read import read_files

    with timed():
        read_files([Path(home) / "persons.csv"], read_mapping(Path(home) / "mapping.toml"), Path(out))


def read_by_polars(home: str, out: str) -> None:
    """The same CSV scanned and written by Polars, streaming, without checks."""
    Path(out).mkdir()
    with timed():
        pl.scan_csv(Path(home) / "persons.csv", try_parse_dates=True).sink_parquet(Path(out) / "persons.parquet")


def copy(source: str, out: str) -> None:
    """The same bytes copied."""
    with timed():
        shutil.copytree(source, out)


def evaluate_here(population: str, out: str) -> None:
    """Every family evaluated on this machine, results on disk."""
    from shanyraq.people.engines.job import make_job
    from shanyraq.people.engines.local import evaluate_here as evaluated

    with timed():
        evaluated(make_job(Path(population), OUTPUTS), Path(out))


def evaluate_on_spark(population: str, out: str, master: str) -> None:
    """Every family evaluated on Spark, its start left out."""
    from shanyraq.people.engines.job import make_job
    from shanyraq.people.engines.spark import evaluate_on_spark as evaluated
    from shanyraq.people.engines.spark import session

    with session(master), timed():
        evaluated(make_job(Path(population), OUTPUTS), Path(out))


WAYS = {
    way.__name__: way
    for way in (synthesize, rewrite, make_csv, read, read_by_polars, copy, evaluate_here, evaluate_on_spark)
}

if __name__ == "__main__":
    WAYS[sys.argv[1]](*sys.argv[2:])
