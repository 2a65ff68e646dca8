"""What the law gave for each family and person, kept as Parquet beside a note of whose law and whose people it was.

Money is whole tiyn (`int64`), as everywhere in columns; the field's metadata names the unit. Codes are words, sets of
marks words joined by `|`, days that never came empty places. Rows stand as they stood in the population.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from shanyraq.people.columns import FAMILY_ID, Column, unit_array
from shanyraq.people.grouping import identifiers
from shanyraq.people.population import PERSON_ID, Population
from shanyraq.people.population_files import (
    FAMILIES,
    PERSONS,
    ROW_GROUP,
    WHOLE,
    About,
    Counts,
    PartFiles,
    new_folder,
    parquet_writer,
    write_json,
)
from shanyraq.rules import Marks, Unit
from shanyraq.rules.evaluate import Results
from shanyraq.rules.in_force import LawInForce, Node

ABOUT = "results.json"

RESULT_FILES = (FAMILIES, PERSONS, ABOUT)
"""What a folder of results of a population without parts holds."""

SCHEMA = 2
"""The version of the folder's make-up."""

PERSON = "person"
"""The column with a person's place in the family, from 1."""

BETWEEN_MARKS = "|"


@dataclass(frozen=True)
class Asked:
    """Whose people and which law results are of.

    Attributes:
        about: where the population comes from.
        law: the law in force.
        outputs: the names that are kept.
    """

    about: About
    law: LawInForce
    outputs: tuple[str, ...]

    def note(self, defaults: Iterable[str]) -> dict[str, Any]:
        """Whose law and whose people: enough to compute the same again.

        Args:
            defaults: the facts that took their declared default for everybody.
        """
        about, law = self.about, self.law
        return {
            "schema": SCHEMA,
            "synthetic": about.synthetic,
            "law": {
                "date": law.day.isoformat(),
                "fingerprint": law.fingerprint,
                "reforms": [reform.name for reform in law.law.reforms],
                "set_by_hand": list(law.fixed),
            },
            "population": {
                "date": about.date.isoformat(),
                "source": about.source._asdict(),
                "synthetic": about.synthetic,
            },
            "outputs": {name: law.nodes[name].unit.name for name in self.outputs},
            "defaults": list(defaults),
        }


def write_results(folder: Path, population: Population, results: Results) -> None:
    """Write results into a new folder, which appears whole or not at all.

    Args:
        folder: its name; nothing of that name may exist.
        population: what was evaluated.
        results: what came out; its outputs are the columns.

    Raises:
        PeopleProblem: the folder exists already, or cannot be made.
    """
    asked = Asked(population.about, results.plan.law, results.plan.outputs)
    part = PartFiles(WHOLE, ".", Counts(population.families.number, population.persons.number))
    with new_folder(folder) as partial:
        with ResultWriter(partial, asked) as writer:
            writer.write(population, results)
        write_json(partial / ABOUT, results_note(asked, results.defaults, [part]))


def results_note(asked: Asked, defaults: Iterable[str], parts: Sequence[PartFiles]) -> dict[str, Any]:
    """What `results.json` says."""
    return {
        **asked.note(defaults),
        "families": sum(part.counts.families for part in parts),
        "persons": sum(part.counts.persons for part in parts),
        "parts": [part.as_json() for part in parts],
    }


class ResultWriter:
    """Writes the results of a part, slice by slice, to its two tables.

    Args:
        folder: where to; it exists.
        asked: whose people and which law.
    """

    def __init__(self, folder: Path, asked: Asked) -> None:
        self._folder = folder
        self._asked = asked
        self._writers: list[pq.ParquetWriter] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers:
            writer.close()

    def write(self, population: Population, results: Results) -> None:
        """Add what came out of a slice; its outputs may be more than are kept."""
        tables = self._tables(population, results)
        if not self._writers:
            note = self._asked.note(results.defaults)
            told = {name: json.dumps(value, ensure_ascii=False) for name, value in note.items()}
            self._writers = [
                parquet_writer(self._folder / name, table.schema.with_metadata(told))
                for name, table in zip((FAMILIES, PERSONS), tables, strict=True)
            ]
        for writer, table in zip(self._writers, tables, strict=True):
            writer.write_table(table, row_group_size=ROW_GROUP)

    def _tables(self, population: Population, results: Results) -> tuple[pa.Table, pa.Table]:
        law = self._asked.law
        member = law.law.levels.member
        nodes = [law.nodes[name] for name in self._asked.outputs]
        own = [(node, results.column(node.name)) for node in nodes if node.level != member]
        theirs = [(node, population.as_given(results.column(node.name))) for node in nodes if node.level == member]
        families = [(FAMILY_ID, identifiers(population.families))]
        return _table(families, own), _table(_person_columns(population), theirs)


def result_array(values: Column, unit: Unit) -> pa.Array:
    """An output as files have it: codes and marks in words, everything else as the unit's own kind of column."""
    codes = unit.codes
    if codes is None:
        return unit_array(unit, values)
    found, place = np.unique(values, return_inverse=True)
    if issubclass(codes, Marks):
        words = [BETWEEN_MARKS.join(mark.wire for mark in codes if mark & int(value)) for value in found]
    else:
        words = [codes(int(value)).wire for value in found]
    return pa.DictionaryArray.from_arrays(pa.array(place.astype(np.int32)), pa.array(words, pa.string()))


def _person_columns(population: Population) -> list[tuple[str, pa.Array]]:
    sizes = population.sizes
    starts = np.cumsum(sizes) - sizes
    place = np.arange(1, population.persons.number + 1, dtype=np.int64) - np.repeat(starts, sizes)
    columns = [
        (FAMILY_ID, identifiers(population.persons)),
        (PERSON, pa.array(population.as_given(place).astype(np.int32))),
    ]
    if PERSON_ID in population.persons.schema.names:
        columns.append((PERSON_ID, identifiers(population.persons, PERSON_ID)))
    return columns


def _table(known: list[tuple[str, pa.Array]], outputs: list[tuple[Node, Column]]) -> pa.Table:
    fields = [pa.field(name, array.type) for name, array in known]
    arrays = [array for _, array in known]
    for node, values in outputs:
        array = result_array(values, node.unit)
        arrays.append(array)
        fields.append(pa.field(node.name, array.type, metadata={"unit": node.unit.name, "title": node.title.en}))
    return pa.table(arrays, schema=pa.schema(fields))
