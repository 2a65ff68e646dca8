"""What the law gave for each family and person, kept as Parquet beside a note of whose law and whose people it was.

Money is whole tiyn (`int64`), as everywhere in columns; the field's metadata names the unit. Codes are words, sets of
marks words joined by `|`, days that never came empty places. Rows stand as they stood in the population.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from shanyraq.people.columns import FAMILY_ID, Column, unit_array
from shanyraq.people.grouping import identifiers
from shanyraq.people.population import PERSON_ID, Population
from shanyraq.people.population_files import FAMILIES, PERSONS, ROW_GROUP, new_folder, parquet_writer, write_json
from shanyraq.rules import Marks, Unit
from shanyraq.rules.evaluate import Results
from shanyraq.rules.in_force import LawInForce, Node

ABOUT = "results.json"

RESULT_FILES = (FAMILIES, PERSONS, ABOUT)
"""What a folder of results holds."""

SCHEMA = 1
"""The version of the folder's make-up."""

PERSON = "person"
"""The column with a person's place in the family, from 1."""

BETWEEN_MARKS = "|"


def write_results(folder: Path, population: Population, results: Results) -> None:
    """Write results into a new folder, which appears whole or not at all.

    Args:
        folder: its name; nothing of that name may exist.
        population: what was evaluated.
        results: what came out; its outputs are the columns.

    Raises:
        PeopleProblem: the folder exists already, or cannot be made.
    """
    about = _about(population, results)
    member = results.plan.law.law.levels.member
    nodes = [results.plan.law.nodes[name] for name in results.plan.outputs]
    with new_folder(folder) as partial:
        families = [(FAMILY_ID, identifiers(population.families))]
        own = [node for node in nodes if node.level != member]
        _write(partial / FAMILIES, families, ((node, results.column(node.name)) for node in own), about)
        persons = _person_columns(population)
        theirs = [node for node in nodes if node.level == member]
        columns = ((node, population.as_given(results.column(node.name))) for node in theirs)
        _write(partial / PERSONS, persons, columns, about)
        write_json(partial / ABOUT, about)


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


def _write(
    file: Path, known: list[tuple[str, pa.Array]], outputs: Iterable[tuple[Node, Column]], about: dict[str, Any]
) -> None:
    fields = [pa.field(name, array.type) for name, array in known]
    arrays = [array for _, array in known]
    for node, values in outputs:
        array = result_array(values, node.unit)
        arrays.append(array)
        fields.append(pa.field(node.name, array.type, metadata={"unit": node.unit.name, "title": node.title.en}))
    told = {name: json.dumps(value, ensure_ascii=False) for name, value in about.items()}
    table = pa.table(arrays, schema=pa.schema(fields, metadata=told))
    with parquet_writer(file, table.schema) as writer:
        writer.write_table(table, row_group_size=ROW_GROUP)


def _about(population: Population, results: Results) -> dict[str, Any]:
    """Whose law and whose people: enough to compute the same again."""
    about, plan = population.about, results.plan
    return {
        "schema": SCHEMA,
        "law": _law(plan.law),
        "population": {
            "date": about.date.isoformat(),
            "source": about.source._asdict(),
            "synthetic": about.synthetic,
        },
        "families": population.families.number,
        "persons": population.persons.number,
        "outputs": {name: plan.law.nodes[name].unit.name for name in plan.outputs},
        "defaults": list(results.defaults),
    }


def _law(law: LawInForce) -> dict[str, Any]:
    return {
        "date": law.day.isoformat(),
        "fingerprint": law.fingerprint,
        "reforms": [reform.name for reform in law.law.reforms],
        "set_by_hand": list(law.fixed),
    }
