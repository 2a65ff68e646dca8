"""What a Spark task does with the rows of its slice: the same as this machine would do, written the same way."""

import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from shanyraq.people.engines.job import LawAsked, law_of
from shanyraq.people.engines.slices import Done, evaluate_slices
from shanyraq.people.engines.spark_rows import FAMILY, PERSON, ROW, SLICE, Slice
from shanyraq.people.engines.unfinished import Unfinished
from shanyraq.people.population import Population
from shanyraq.people.population_files import About
from shanyraq.people.results import Asked
from shanyraq.rules.problems import Problem

ANSWER = "name string, done string, problem binary"
"""What a task answers, as Spark writes a schema: the slice, and what it came to or what is wrong with it."""

_ANSWER = pa.schema([("name", pa.string()), ("done", pa.string()), ("problem", pa.binary())])


class ShuffledRows:
    """Rows of a file that came together out of order, sorted anew; messages tell where they stood.

    Args:
        rows: the rows of the stream.
        column: the column that has them.
        name: the file's name for messages.
    """

    def __init__(self, rows: pa.Table, column: str, name: str) -> None:
        own = rows.filter(pc.is_valid(rows[column])).sort_by(ROW)
        self.name = name
        self.table = pa.Table.from_struct_array(own[column])
        self.schema = self.table.schema
        self.number = self.table.num_rows
        self._rows = own[ROW]

    def chunks(self, column: str) -> Iterator[pa.Array]:
        """The column's chunks, as they lie in memory."""
        yield from self.table.column(column).chunks

    def place(self, row: int) -> dict[str, object]:
        """Where the row stood in the file."""
        return {"file": self.name, "row": self._rows[row].as_py() + 1}


@dataclass(frozen=True)
class Task:
    """The function that `mapInArrow` calls; it is sent to every machine.

    Attributes:
        work: the folder in which the results grow.
        about: where the population comes from.
        law: the law, to be read on the machine.
        outputs: the names whose values are kept.
        slices: the slices by their numbers in the stream.
    """

    work: Unfinished
    about: About
    law: LawAsked
    outputs: tuple[str, ...]
    slices: tuple[Slice, ...]

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Evaluate the slice whose rows come; none, where no family fell into it."""
        found = [batch for batch in batches if batch.num_rows]
        if not found:
            return
        rows = pa.Table.from_batches(found)
        part = self.slices[rows[SLICE][0].as_py()]
        done, problem = None, None
        try:
            made = self.work.done(part.name) or self._evaluated(part, rows)
            done = json.dumps(made.as_json())
        except Problem as refused:
            problem = pickle.dumps(refused)
        yield pa.RecordBatch.from_pylist([{"name": part.name, "done": done, "problem": problem}], _ANSWER)

    def _evaluated(self, part: Slice, rows: pa.Table) -> Done:
        families = ShuffledRows(rows, FAMILY, part.families)
        population = Population(self.about, families, ShuffledRows(rows, PERSON, part.persons))
        asked = Asked(self.about, law_of(self.law), self.outputs)
        return self.work.make(part.name, lambda folder: evaluate_slices(folder, [population], asked, workers=1))
