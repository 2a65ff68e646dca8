"""Pairs that may be one person: Splink on DuckDB finds and weighs them."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from shanyraq.people.linkage.comparisons import COMPARISONS, TRAINED_BY
from shanyraq.people.linkage.model import Chance, Model, level_names, settings
from shanyraq.people.linkage.problems import LinkageProblem

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from splink import Linker

MEMORY = "4GB"
"""What DuckDB may hold before it puts parts aside on the disk."""

PAIRS_TO_TRAIN = 5_000_000
"""Pairs that m and u are each learnt from, at most."""

LEAST_PAIRS_TO_TRAIN = 500
"""Likely pairs below which registers are too small to learn from."""

DIGITS = 6
"""To how many digits a learnt chance is kept: sums of many threads differ after them."""

LEAST_CHANCE = 1e-6


@dataclass(frozen=True)
class Linking:
    """Two registers in a database, ready to be compared.

    Attributes:
        connection: the database.
        tables: the names of the registers' tables, left and right.
        sizes: how many persons each has.
    """

    connection: "DuckDBPyConnection"
    tables: tuple[str, str]
    sizes: tuple[int, int]

    def linker(self, model: Model) -> "Linker":
        """Splink with a model over the registers; a new one knows nothing of what another computed."""
        from splink import DuckDBAPI, Linker

        api = DuckDBAPI(self.connection)
        tables = [api.register(table, dataset_display_name=f"{table}_persons") for table in self.tables]
        return Linker(tables, settings(model, *self.sizes), log_level=None, validate_settings=False)


@contextmanager
def linking(folder: Path, left: pl.DataFrame, right: pl.DataFrame) -> Iterator[Linking]:
    """Registers in their normal form in a database that puts aside into a folder what memory does not hold."""
    import duckdb

    aside = {"memory_limit": MEMORY, "temp_directory": str(folder), "threads": str(os.cpu_count() or 1)}
    with _quiet(), duckdb.connect(config={**aside, "preserve_insertion_order": "false"}) as connection:
        for name, table in (("left_register", left), ("right_register", right)):
            connection.register("given", table.to_arrow())
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
            connection.unregister("given")
        yield Linking(connection, ("left_register", "right_register"), (len(left), len(right)))


def weighed_pairs(task: Linking, model: Model, least: float) -> pl.DataFrame:
    """Pairs whose probability to be one person is at least so much.

    Returns:
        `left_id`, `right_id`, `probability`, `weight`; for each comparison its level as Splink counts them (`level_…`)
        and what it adds to the weight, with what the frequency of a name adds (`weight_…`). In no order.
    """
    found = task.linker(model).inference.predict(threshold_match_probability=least, warning_mode="never")
    first = found.as_duckdbpyrelation().columns
    turned = task.connection.sql(f"SELECT source_dataset_l FROM {found.physical_name} LIMIT 1").fetchall()
    left, right = ("r", "l") if turned and turned[0][0] == f"{task.tables[1]}_persons" else ("l", "r")
    columns = [
        f"unique_id_{left} AS left_id",
        f"unique_id_{right} AS right_id",
        "match_probability AS probability",
        "match_weight AS weight",
    ]
    for comparison in COMPARISONS:
        name = comparison.name
        adjusted = f"mw_{name} + mw_tf_adj_{name}" if f"mw_tf_adj_{name}" in first else f"mw_{name}"
        columns += [f"CAST(gamma_{name} AS TINYINT) AS level_{name}", f"{adjusted} AS weight_{name}"]
    table = task.connection.sql(f"SELECT {', '.join(columns)} FROM {found.physical_name}").to_arrow_table()
    pairs = pl.from_arrow(table)
    assert isinstance(pairs, pl.DataFrame)
    return pairs


def trained(task: Linking, start: Model, seed: int) -> Model:
    """A model learnt from the registers themselves: u from pairs taken at random, m by expectation maximisation.

    Raises:
        LinkageProblem: there are too few likely pairs.
    """
    from splink import block_on

    linker = task.linker(start)
    linker.training.estimate_u_using_random_sampling(max_pairs=PAIRS_TO_TRAIN, seed=seed)
    for columns in TRAINED_BY:
        if _pairs_by(task, columns) >= LEAST_PAIRS_TO_TRAIN:
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on(*columns), max_pairs=PAIRS_TO_TRAIN, record_sample_proportion=1.0
            )
        else:
            raise LinkageProblem("training_failed")
    told = linker.misc.save_model_to_json()
    return replace(start, chances=_chances(told, start), trained_on=f"{task.sizes[0]} + {task.sizes[1]}, seed {seed}")


def _pairs_by(task: Linking, columns: tuple[str, ...]) -> int:
    """How many pairs agree in all the columns."""
    equal = " AND ".join(f"l.{column} = r.{column}" for column in columns)
    counted = task.connection.sql(f"SELECT count(*) FROM {task.tables[0]} l JOIN {task.tables[1]} r ON {equal}")
    return int(counted.fetchall()[0][0])


def _chances(told: dict[str, Any], start: Model) -> dict[str, dict[str, Chance]]:
    """Splink's chances, rounded; the start's where they are fixed or nothing was learnt."""
    found: dict[str, dict[str, Chance]] = {}
    for comparison, learnt in zip(COMPARISONS, told["comparisons"], strict=True):
        levels = [level for level in learnt["comparison_levels"] if not level.get("is_null_level")]
        found[comparison.name] = {
            name: _chance(level, start.chances[comparison.name][name])
            for name, level in zip(level_names(comparison), levels, strict=True)
        }
    return found


def _chance(level: dict[str, Any], start: Chance) -> Chance:
    if start.fixed:
        return start
    m, u = (level.get(f"{letter}_probability") for letter in "mu")
    return Chance(_kept(m, start.m), _kept(u, start.u))


def _kept(value: object, otherwise: float) -> float:
    return float(f"{max(value, LEAST_CHANCE):.{DIGITS}g}") if isinstance(value, float) else otherwise


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Splink's own talk, which repeats column values; its findings are told in our words."""
    loggers = [logging.getLogger(name) for name in ("splink",)]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
