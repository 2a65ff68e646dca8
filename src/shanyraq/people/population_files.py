"""The folder a population is kept in: `population.json` and the tables of its parts.

`population.json` says which tables make the population up and is written last, so that a folder holds the old
population or the new one and never half of one. A first population is written under another name and then renamed.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from shanyraq.people.columns import empty_tables
from shanyraq.people.population_note import SCHEMA, checked_note
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import Text
from shanyraq.rules.problems import refusal_of_system

FAMILIES, PERSONS, INCOMES, ABOUT = "families.parquet", "persons.parquet", "incomes.parquet", "population.json"

TABLES = (FAMILIES, PERSONS, INCOMES)
"""The tables of a part; the last one need not be there."""

WHOLE = "all"
"""The name of the only part of a population that has no parts."""

PARTS = "parts"
"""The folder of the parts; that of a population which replaces another has a number at its end."""

ROW_GROUP = 1 << 20

Chunk = tuple[pa.Table, ...]
"""Families and their persons, and their incomes where they are kept."""


@dataclass(frozen=True)
class About:
    """Where a population comes from.

    Attributes:
        date: the day its facts are of.
        source: who says so, in words for people.
        synthetic: whether its families are made up; every report made from it says so.
        made: how it was made, as JSON: whatever is needed to make it again or to check it.
    """

    date: date
    source: Text
    synthetic: bool
    made: Mapping[str, object] = field(default_factory=dict)

    def metadata(self) -> dict[str, str]:
        """What the schema of each table made from it says, for whoever has only the table."""
        source = json.dumps(self.source._asdict(), ensure_ascii=False)
        return {"synthetic": "true" if self.synthetic else "false", "source": source, "date": self.date.isoformat()}


@dataclass(frozen=True)
class Counts:
    """How many rows a population's tables have."""

    families: int
    persons: int


@dataclass(frozen=True)
class PartFiles:
    """Where a part of a population is.

    Attributes:
        name: its name, for a region its two digits.
        place: its folder, as seen from the population's.
        counts: the rows of its tables.
    """

    name: str
    place: str
    counts: Counts

    def as_json(self) -> dict[str, object]:
        """The part as `population.json` and `results.json` list it."""
        counts = {"families": self.counts.families, "persons": self.counts.persons}
        return {"name": self.name, "folder": self.place, **counts}


class Draft:
    """A population being written, part by part; it takes its place when the block of `new_population` ends.

    Attributes:
        about: where it comes from.
    """

    def __init__(self, root: Path, about: About, home: str) -> None:
        self.about = about
        self._root = root
        self._home = home
        self._parts: dict[str, PartFiles] = {}

    def part_folder(self, name: str) -> Path:
        """The folder to write a part into, by this process or another."""
        return self._root / self._place(name)

    def add(self, name: str, counts: Counts) -> None:
        """Count a part, which is written, in; parts stand in the order in which they are added.

        Raises:
            ValueError: a part of this name is there already.
        """
        if name in self._parts:
            raise ValueError(f"the part {name} was added before")
        self._parts[name] = PartFiles(name, self._place(name), counts)

    def commit(self) -> Counts:
        """Let `population.json` name the parts; from now on they are the population of the folder."""
        if not self._parts:
            self.add(WHOLE, write_part(self.part_folder(WHOLE), self.about, []))
        parts = self._parts.values()
        counts = Counts(sum(part.counts.families for part in parts), sum(part.counts.persons for part in parts))
        write_json(self._root / ABOUT, _note(self.about, counts, list(parts)))
        return counts

    def _place(self, name: str) -> str:
        if name == WHOLE:
            return "." if self._home == PARTS else self._home
        if not name.isalnum():
            raise ValueError(f"{name!r} cannot be the name of a part")
        return f"{self._home}/{name}"


@contextmanager
def new_population(folder: Path, about: About, *, replace: bool = False) -> Iterator[Draft]:
    """A population to be written part by part; it is in the folder when the block has ended well, and not before.

    Args:
        folder: its name.
        about: where it comes from.
        replace: whether it may take the place of another population; until then the other one stays.

    Raises:
        PeopleProblem: the name is taken, or the folder cannot be written.
    """
    if replace and folder.exists():
        with _replacement(folder, about) as draft:
            yield draft
    else:
        with new_folder(folder) as partial:
            draft = Draft(partial, about, PARTS)
            yield draft
            draft.commit()


def write_population(folder: Path, about: About, chunks: Iterable[Chunk], *, replace: bool = False) -> Counts:
    """Write a population of one part, chunk by chunk; the arguments are those of `new_population` and `write_part`.

    Raises:
        PeopleProblem: the name is taken, or the folder cannot be written.
    """
    with new_population(folder, about, replace=replace) as draft:
        counts = write_part(draft.part_folder(WHOLE), about, chunks)
        draft.add(WHOLE, counts)
    return counts


def write_part(folder: Path, about: About, chunks: Iterable[Chunk]) -> Counts:
    """Write the tables of a part, chunk by chunk.

    Args:
        folder: what `Draft.part_folder` gave.
        about: where the population comes from; the tables' metadata says so, too.
        chunks: families and their persons, or families, persons and incomes; all with the same columns.
    """
    folder.mkdir(parents=True, exist_ok=True)
    writers: list[pq.ParquetWriter] = []
    families = persons = 0
    try:
        for tables in chunks:
            if not writers:
                writers = [_writer(folder / name, table, about) for name, table in zip(TABLES, tables, strict=False)]
            for writer, table in zip(writers, tables, strict=True):
                writer.write_table(table, row_group_size=ROW_GROUP)
            families += tables[0].num_rows
            persons += tables[1].num_rows
        if not writers:
            return write_part(folder, about, [empty_tables()])
    finally:
        for writer in writers:
            writer.close()
    return Counts(families, persons)


def read_about(folder: Path) -> tuple[About, Counts]:
    """What a population's folder says about it.

    Raises:
        PopulationProblems: the file is missing or says something else.
    """
    note = checked_note(folder / ABOUT)
    about = About(date.fromisoformat(note["date"]), Text(**note["source"]), note["synthetic"], note["made"])
    return about, Counts(note["families"], note["persons"])


def read_part_files(folder: Path) -> tuple[PartFiles, ...]:
    """Where the parts of a population are.

    Raises:
        PopulationProblems: `population.json` is missing or says something else.
    """
    parts = checked_note(folder / ABOUT)["parts"]
    return tuple(PartFiles(part["name"], part["folder"], Counts(part["families"], part["persons"])) for part in parts)


def write_json(file: Path, content: Mapping[str, object]) -> None:
    """Write what a folder is about, for people and programs; the file has the old content or the new, whatever ends."""
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        partial.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def parquet_writer(file: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A writer that keeps identifiers and amounts as differences: dictionaries of them are longer and slow to make."""
    differences = [field.name for field in schema if pa.types.is_int64(field.type)]
    return pq.ParquetWriter(
        file,
        schema,
        use_dictionary=[field.name for field in schema if field.name not in differences],
        column_encoding=dict.fromkeys(differences, "DELTA_BINARY_PACKED"),
    )


def holds_something(folder: Path) -> bool:
    """Whether a name is a file's, or that of a folder that is not empty."""
    return folder.exists() and (folder.is_file() or any(folder.iterdir()))


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
        raise PeopleProblem("folder_not_written", folder=folder, reason=refusal_of_system(error)) from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)


@contextmanager
def _replacement(folder: Path, about: About) -> Iterator[Draft]:
    """A draft beside the population it is going to replace."""
    if not (folder / ABOUT).is_file():
        raise PeopleProblem("folder_not_population", folder=folder)
    numbers = [int(number) for place in folder.glob(f"{PARTS}-*") if (number := place.name[len(PARTS) + 1 :]).isdigit()]
    home = f"{PARTS}-{max(numbers, default=0) + 1}"
    committed = False
    try:
        (folder / home).mkdir()
        draft = Draft(folder, about, home)
        yield draft
        draft.commit()
        committed = True
    except OSError as error:
        raise PeopleProblem("folder_not_written", folder=folder, reason=refusal_of_system(error)) from None
    finally:
        if not committed:
            shutil.rmtree(folder / home, ignore_errors=True)
    _clear(folder, home)


def _clear(folder: Path, home: str) -> None:
    """Take away the tables of replaced populations and of drafts that were cut off."""
    for name in TABLES:
        (folder / name).unlink(missing_ok=True)
    for place in folder.glob(f"{PARTS}*"):
        if place.name != home and place.is_dir():
            shutil.rmtree(place, ignore_errors=True)


def _writer(file: Path, table: pa.Table, about: About) -> pq.ParquetWriter:
    told = {**(table.schema.metadata or {}), **about.metadata()}
    return parquet_writer(file, table.schema.with_metadata(told))


def _note(about: About, counts: Counts, parts: Sequence[PartFiles]) -> dict[str, object]:
    """What `population.json` says."""
    return {
        "schema": SCHEMA,
        "date": about.date.isoformat(),
        "source": about.source._asdict(),
        "synthetic": about.synthetic,
        "families": counts.families,
        "persons": counts.persons,
        "parts": [part.as_json() for part in parts],
        "made": dict(about.made),
    }
