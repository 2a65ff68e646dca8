"""Two labelled registers of made-up persons in a folder: `left.parquet`, `right.parquet`, `truth.parquet`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from shanyraq.people.linkage.registers.assumptions import assumptions
from shanyraq.people.linkage.registers.entries import draw_entries
from shanyraq.people.linkage.registers.persons import draw_persons
from shanyraq.people.population_files import new_folder, write_json

LEFT, RIGHT, TRUTH, ABOUT = "left.parquet", "right.parquet", "truth.parquet", "registers.json"

TRUTH_COLUMN = "person"
"""The column of both registers that says who it is: for measuring, never for linking."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class RegisterCounts:
    """How many entries the registers have, and how many pairs of them are one person."""

    left: int
    right: int
    pairs: int


def write_registers(
    folder: Path, persons: int, seed: int, progress: Progress = lambda _done, _of: None
) -> RegisterCounts:
    """Draw persons and write them down twice; the same number and seed give the same bytes.

    Raises:
        PeopleProblem: the folder exists already, or cannot be made.
    """
    assumed = assumptions()
    with new_folder(folder) as partial:
        rngs = [np.random.default_rng([seed, persons, part]) for part in range(3)]
        drawn = draw_persons(persons, assumed, rngs[0])
        progress(1, 4)
        tables = []
        for name, office, prefix, rng in ((LEFT, assumed.left, "L", rngs[1]), (RIGHT, assumed.right, "R", rngs[2])):
            tables.append(draw_entries(drawn, office, assumed, prefix, rng))
            tables[-1].write_parquet(partial / name, metadata={"synthetic": "true", "seed": str(seed)})
            progress(len(tables) + 1, 4)
        left, right = (table.select("id", TRUTH_COLUMN) for table in tables)
        truth = left.join(right, on=TRUTH_COLUMN).select(left_id="id", right_id="id_right").sort("left_id")
        truth.write_parquet(partial / TRUTH, metadata={"synthetic": "true", "seed": str(seed)})
        counts = RegisterCounts(len(left), len(right), len(truth))
        told = {"synthetic": True, "assumed": True, "day": assumed.day.isoformat(), "seed": seed, "persons": persons}
        write_json(partial / ABOUT, {**told, **vars(counts)})
        progress(4, 4)
    return counts
