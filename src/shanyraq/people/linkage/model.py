"""A model of match weights: how often each level of agreement comes among pairs of one person, and of two persons."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shanyraq.people.linkage.comparisons import COMPARISONS, FOUND_BY, OTHER, Comparison, Level

if TYPE_CHECKING:
    from splink import SettingsCreator

_SHIPPED = Path(__file__).with_name("model.toml")


@dataclass(frozen=True)
class Chance:
    """How often a level comes.

    Attributes:
        m: among pairs of one person.
        u: among pairs of two persons.
        fixed: whether training leaves it as it is.
    """

    m: float
    u: float
    fixed: bool = False

    @property
    def weight(self) -> float:
        """What the level adds to a pair's weight: by how many doublings it makes one person likelier."""
        return log2(self.m / self.u)


@dataclass(frozen=True)
class Model:
    """The chances of every level.

    Attributes:
        chances: by comparison, then by level.
        found: the share of the smaller register that is expected to be in the other one.
        trained_on: how many entries the chances were trained on; the shipped ones on made-up registers.
    """

    chances: Mapping[str, Mapping[str, Chance]]
    found: float
    trained_on: str

    def prior(self, left: int, right: int) -> float:
        """The chance that an entry of each, taken at random, are one person."""
        return min(0.5, self.found * min(left, right) / (left * right))

    def as_json(self) -> dict[str, Any]:
        """For `model.json`: chances and weights, by comparison and level."""
        return {
            "trained_on": self.trained_on,
            "found": self.found,
            "comparisons": {
                name: {
                    level: {"m": chance.m, "u": chance.u, "fixed": chance.fixed, "weight": round(chance.weight, 4)}
                    for level, chance in levels.items()
                }
                for name, levels in self.chances.items()
            },
        }


@cache
def shipped_model() -> Model:
    """The model that comes with the program."""
    told = tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))
    chances = {
        comparison.name: {name: Chance(**told[comparison.name][name]) for name in level_names(comparison)}
        for comparison in COMPARISONS
    }
    return Model(chances, told["found"], told["trained_on"])


def level_names(comparison: Comparison) -> tuple[str, ...]:
    """The levels of a comparison that have chances, from full agreement down."""
    return (*(level.name for level in comparison.levels), OTHER)


def settings(model: Model, left: int, right: int, dialect: str = "duckdb") -> "SettingsCreator":
    """The model as Splink's settings, for DuckDB or for Spark.

    Args:
        model: the chances.
        left: how many entries one register has.
        right: how many the other has.
        dialect: Splink's name of what compares: `duckdb` or `spark`.
    """
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only",
        comparisons=[_settings(comparison, model, dialect) for comparison in COMPARISONS],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in FOUND_BY],
        probability_two_random_records_match=model.prior(left, right),
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
        linker_uid="shanyraq",
    )


def _settings(comparison: Comparison, model: Model, dialect: str) -> dict[str, Any]:
    chances = model.chances[comparison.name]
    other = Level(OTHER, "ELSE")
    levels = [_level(level, chances[level.name], dialect) for level in (*comparison.levels, other)]
    missing = {"sql_condition": comparison.missing, "is_null_level": True, "label_for_charts": "missing"}
    return {"output_column_name": comparison.name, "comparison_levels": [missing, *levels]}


def _level(level: Level, chance: Chance, dialect: str) -> dict[str, Any]:
    alike = "jaro_winkler_similarity" if dialect == "duckdb" else "jaro_winkler"
    told: dict[str, Any] = {
        "sql_condition": level.condition.format(alike=alike),
        "label_for_charts": level.name,
        "m_probability": chance.m,
        "u_probability": chance.u,
    }
    if level.frequency:
        told |= {"tf_adjustment_column": level.frequency, "tf_minimum_u_value": 1e-4}
    if chance.fixed:
        told |= {"fix_m_probability": True, "fix_u_probability": True}
    return told


def model_text(model: Model) -> str:
    """`model.json` as text."""
    return json.dumps(model.as_json(), ensure_ascii=False, indent=2) + "\n"
