"""The folder a population is kept in: `families.parquet`, `persons.parquet` and `population.json`.

A folder appears whole or not at all: it is written under another name and then renamed.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from shanyraq.people.columns import FAMILY_ID, empty_tables
from shanyraq.people.problems import PeopleProblem, population_refused
from shanyraq.people.strict_json import JsonObject, parse_json, shown

FAMILIES, PERSONS, ABOUT = "families.parquet", "persons.parquet", "population.json"

SCHEMA = 1
"""The version of the folder's make-up."""

ROW_GROUP = 1 << 20

_KEYS: dict[str, type] = {
    "schema": int,
    "date": str,
    "source": str,
    "synthetic": bool,
    "families": int,
    "persons": int,
}


@dataclass(frozen=True)
class About:
    """Where a population comes from.

    Attributes:
        date: the day its facts are of.
        source: who says so, in words for people.
        synthetic: whether its families are made up; every report made from it says so.
    """

    date: date
    source: str
    synthetic: bool


@dataclass(frozen=True)
class Counts:
    """How many rows a population's tables have."""

    families: int
    persons: int


def write_population(folder: Path, about: About, chunks: Iterable[tuple[pa.Table, pa.Table]]) -> Counts:
    """Write a population chunk by chunk: its families and their persons, all chunks with the same columns.

    Raises:
        PeopleProblem: the folder exists already, or cannot be made.
    """
    with new_folder(folder) as partial:
        counts = _write_tables(partial, chunks)
        told = {"schema": SCHEMA, "date": about.date.isoformat(), "source": about.source, "synthetic": about.synthetic}
        write_json(partial / ABOUT, {**told, "families": counts.families, "persons": counts.persons})
    return counts


def write_json(file: Path, content: dict[str, object]) -> None:
    """Write what a folder is about, for people and programs."""
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def parquet_writer(file: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A writer that keeps whole-number identifiers as differences: a dictionary of them would be no shorter."""
    differences = [field.name for field in schema if field.name == FAMILY_ID and pa.types.is_integer(field.type)]
    return pq.ParquetWriter(
        file,
        schema,
        use_dictionary=[field.name for field in schema if field.name not in differences],
        column_encoding=dict.fromkeys(differences, "DELTA_BINARY_PACKED"),
    )


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill, which takes its name only when the block has ended well, and is gone when it has not.

    Raises:
        PeopleProblem: the name is taken, or the folder cannot be made there.
    """
    if folder.exists():
        raise PeopleProblem("folder_exists", folder=folder)
    partial = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        partial.mkdir()
        yield partial
        partial.rename(folder)
    except OSError as error:
        raise PeopleProblem("folder_not_written", folder=folder, reason=error.strerror or error) from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def read_about(folder: Path) -> tuple[About, Counts]:
    """What a population's folder says about it.

    Raises:
        PopulationProblems: the file is missing or says something else.
    """
    file = folder / ABOUT
    try:
        content = _about(file)
    except PeopleProblem as problem:
        raise population_refused(problem) from None
    about = About(date.fromisoformat(content["date"]), content["source"], content["synthetic"])
    return about, Counts(content["families"], content["persons"])


def _about(file: Path) -> dict[str, Any]:
    if not file.is_file():
        raise PeopleProblem("file_missing", file=file)
    content = parse_json(file.read_bytes())
    if not isinstance(content, JsonObject) or content.keys() != _KEYS.keys() or content.repeated:
        raise PeopleProblem("about_keys", file=file, allowed=", ".join(_KEYS))
    for name, kind in _KEYS.items():
        if type(content[name]) is not kind:
            raise PeopleProblem("about_value", file=file, path=name, value=shown(content[name]))
    if content["schema"] != SCHEMA:
        raise PeopleProblem("about_schema", file=file, value=content["schema"], known=SCHEMA)
    try:
        date.fromisoformat(str(content["date"]))
    except ValueError:
        raise PeopleProblem("about_value", file=file, path="date", value=shown(content["date"])) from None
    return content


def _write_tables(folder: Path, chunks: Iterable[tuple[pa.Table, pa.Table]]) -> Counts:
    writers: list[pq.ParquetWriter] = []
    families = persons = 0
    try:
        for tables in chunks:
            if not writers:
                files = (folder / FAMILIES, folder / PERSONS)
                writers = [parquet_writer(file, table.schema) for file, table in zip(files, tables, strict=True)]
            for writer, table in zip(writers, tables, strict=True):
                writer.write_table(table, row_group_size=ROW_GROUP)
            families += tables[0].num_rows
            persons += tables[1].num_rows
        if not writers:
            return _write_tables(folder, [empty_tables()])
    finally:
        for writer in writers:
            writer.close()
    return Counts(families, persons)
