"""The series there are: their names, titles, units, and where their figures come from."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.law.families import LAW
from shanyraq.rules import Text
from shanyraq.rules.in_force import nearest
from shanyraq.rules.parameters import Parameter

FILE = Path(__file__).with_name("series.toml")

UNITS = ("tenge", "share", "percent", "count", "number", "billion_tenge")
"""What the figures of a series may be."""

OF_LAW = ("tenge", "share", "count")
"""Units of parameters that are figures; the others are decisions, such as how to round."""

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
"""What a series may be called."""


@dataclass(frozen=True)
class Figures:
    """Where the package keeps the figures of a series.

    Attributes:
        file: the file's name without its end.
        indicator: which of its figures.
        group: of whom; empty for all.
    """

    file: str
    indicator: str
    group: str = ""


@dataclass(frozen=True)
class Series:
    """A series.

    Attributes:
        name: what commands and files call it.
        title: what people call it.
        unit: one of `UNITS`.
        parameter: the parameter of the law that it is; None where the law does not ask for it.
        figures: where the package keeps figures of it.
        computed: whether the law makes it.
        step: how often a figure of each region is due: `quarter`, `year`, or empty where none is.
    """

    name: str
    title: Text
    unit: str
    parameter: Parameter | None = None
    figures: Figures | None = None
    computed: bool = False
    step: str = ""

    @property
    def by_region(self) -> bool:
        """Whether each region may have its own figure."""
        return self.parameter is None or self.parameter.by is not None


@cache
def listed_series() -> dict[str, Series]:
    """The series that the package lists, by name."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: _of_table(name, table) for name, table in tables.items()}


def series_named(name: str, own: dict[str, Series] | None = None) -> Series:
    """A series by its name: listed, the user's own, or any other number of the law.

    Args:
        name: the name.
        own: series of the user's store.

    Raises:
        StatisticsProblem: there is none.
    """
    known = {**(own or {}), **listed_series()}
    if name in known:
        return known[name]
    parameters = _parameters()
    if name not in parameters:
        raise StatisticsProblem("series_unknown", name=name, near=nearest(name, [*known, *parameters]))
    return _of_parameter(parameters[name])


def own_series(name: str, unit: str) -> Series:
    """A series that only the user's store knows."""
    return Series(name, Text(name, name, name), unit)


def _parameters() -> dict[str, Parameter]:
    return {parameter.name: parameter for parameter in LAW.parameters if parameter.written_unit in OF_LAW}


def _of_table(name: str, table: dict[str, Any]) -> Series:
    if table.get("law"):
        return _of_parameter(_parameters()[name], table.get("step", ""))
    figures = Figures(**table["figures"]) if "figures" in table else None
    return Series(
        name,
        Text(**table["title"]),
        table["unit"],
        figures=figures,
        computed=table.get("computed", False),
        step=table.get("step", ""),
    )


def _of_parameter(parameter: Parameter, step: str = "") -> Series:
    return Series(parameter.name, parameter.title, parameter.written_unit, parameter, step=step)
