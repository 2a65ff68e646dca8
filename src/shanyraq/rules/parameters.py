"""Parameters: dated numbers of the law, each value with its act, its source and how sure it is.

A file holds one table per parameter; `docs/how-to/parameters.md` is the format with an example.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

from shanyraq.rules.facts import Text
from shanyraq.rules.problems import LawProblem
from shanyraq.rules.rule import Certainty
from shanyraq.rules.units import TENGE, UNITS, WHOLE, Unit
from shanyraq.rules.words import Rounding

_UNITS = {**UNITS, "tenge": UNITS["tiyn"], "rounding": Unit("codes", "uint8", Rounding)}
_SCALE = {"tenge": TENGE, "tiyn": 1, "share": WHOLE, "quantity": WHOLE, "count": 1}
_KEYS = {"unit", "title", "by", "lag", "otherwise", "values"}
_VALUE_KEYS = {"since", "until", "key", "value", "act", "source", "certainty", "note"}


@dataclass(frozen=True)
class Value:
    """What a parameter is from a day on.

    Attributes:
        since: the first day it holds.
        until: the last day, or None until the next value of the same key.
        value: the number in the parameter's unit.
        key: the code it holds for (a region), or None for the whole country.
        act: the act that sets it.
        source: where the figure was seen.
        certainty: how sure it is.
        note: provenance, in the words of whoever wrote it down.
    """

    since: date
    until: date | None
    value: int
    key: str | None
    act: str
    source: str
    certainty: Certainty
    note: str

    def holds(self, day: date) -> bool:
        """Whether the value holds on a day, not looking at later values."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Parameter:
    """A dated number of the law.

    Attributes:
        name: what rules call it.
        unit: the meaning of its values.
        title: what it is called.
        written_unit: how its values are written in files (`tenge`, `share`, `quantity`, `count`, `flag`, `rounding`).
        by: the group's fact whose code chooses among the values, or None for one value for all.
        lag: `quarter` when the value of the quarter before the case's date is the one that counts.
        otherwise: what stands in for a code without a value of its own: `country` or a number.
        values: in order of their dates.
        file: where it is written.
    """

    name: str
    unit: Unit
    title: Text
    written_unit: str
    by: str | None
    lag: str | None
    otherwise: int | str | None
    values: tuple[Value, ...]
    file: str

    def looked_up_on(self, day: date) -> date:
        """The day whose value counts for a case of `day`."""
        return quarter_before(day) if self.lag == "quarter" else day

    def at(self, day: date) -> dict[str | None, Value]:
        """The values in force for a case of `day`, by key; None is the key of the whole country."""
        on = self.looked_up_on(day)
        latest = {value.key: value for value in self.values if value.since <= on}
        return {key: value for key, value in latest.items() if value.holds(on)}

    def starts(self) -> date:
        """The first day of a case for which some value holds."""
        first = min(value.since for value in self.values)
        return first if self.lag is None else quarter_after(first)

    def end_of(self, value: Value) -> date | None:
        """The last day of a value: its own, or the day before the next value of its key."""
        later = [other.since for other in self.values if other.key == value.key and other.since > value.since]
        if not later:
            return value.until
        before = min(later) - timedelta(days=1)
        return before if value.until is None else min(value.until, before)

    def changes(self) -> set[date]:
        """The days of cases on which some value begins or ends."""
        days = set()
        for value in self.values:
            ends = [] if value.until is None else [value.until + timedelta(days=1)]
            for day in (value.since, *ends):
                days.add(day if self.lag is None else quarter_after(day))
        return days

    def replaced(self, values: tuple[Value, ...]) -> "Parameter":
        """The parameter with other values."""
        return replace(self, values=tuple(sorted(values, key=lambda value: value.since)))


def quarter_before(day: date) -> date:
    """The first day of the quarter before a day's."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    last = first - timedelta(days=1)
    return date(last.year, last.month - 2, 1)


def quarter_after(day: date) -> date:
    """The first day of the quarter after a day's."""
    index = day.year * 4 + (day.month - 1) // 3 + 1
    return date(index // 4, index % 4 * 3 + 1, 1)


def read_parameters(file: Path) -> tuple[Parameter, ...]:
    """The parameters of a TOML file.

    Raises:
        LawProblem: the file is not TOML or an entry is incomplete; names file, parameter and key.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawProblem("file_not_toml", file=file, reason=error) from None
    return tuple(parameter_of(name, table, file.name) for name, table in tables.items())


def number(text: object, unit: str, where: str) -> int:
    """A value as a parameter file or a person writes it, in whole units: tenge become tiyn, shares ten-thousandths.

    Raises:
        LawProblem: it is not a number of that unit, or is finer than the unit.
    """
    if unit == "flag":
        if str(text).lower() in ("true", "false"):
            return int(str(text).lower() == "true")
    elif unit == "rounding":
        if isinstance(text, str) and text.upper() in Rounding.__members__:
            return int(Rounding[text.upper()])
    elif isinstance(text, int | str) and not isinstance(text, bool):
        return _scaled(str(text), unit, where)
    raise LawProblem("value_not_of_unit", where=where, value=text, unit=unit)


def _scaled(text: str, unit: str, where: str) -> int:
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,8})?", text):
        raise LawProblem("value_not_of_unit", where=where, value=text, unit=unit)
    try:
        scaled = Decimal(text) * _SCALE[unit]
    except (InvalidOperation, KeyError):
        raise LawProblem("value_not_of_unit", where=where, value=text, unit=unit) from None
    if scaled != scaled.to_integral_value():
        raise LawProblem("value_too_fine", where=where, value=text, unit=unit)
    return int(scaled)


def parameter_of(name: str, table: dict[str, Any], file: str) -> Parameter:
    """One parameter from its table.

    Raises:
        LawProblem: a key, unit or value is missing or not understood.
    """
    where = f"{file}: {name}"
    if not isinstance(table, dict) or not {"unit", "title", "values"} <= table.keys() <= _KEYS:
        raise LawProblem("parameter_keys", where=where, allowed=", ".join(sorted(_KEYS)))
    if table["unit"] not in _UNITS:
        raise LawProblem("parameter_unit", where=where, unit=table["unit"], allowed=", ".join(sorted(_UNITS)))
    if not isinstance(table["title"], dict) or table["title"].keys() != set(Text._fields):
        raise LawProblem("parameter_title", where=where)
    if table.get("lag") not in (None, "quarter"):
        raise LawProblem("parameter_lag", where=where, lag=table["lag"])
    values = _values(table["values"], table["unit"], where)
    otherwise = table.get("otherwise")
    return Parameter(
        name=name,
        unit=_UNITS[table["unit"]],
        title=Text(**table["title"]),
        written_unit=table["unit"],
        by=table.get("by"),
        lag=table.get("lag"),
        otherwise=otherwise if otherwise in (None, "country") else number(otherwise, table["unit"], where),
        values=values,
        file=file,
    )


def _values(entries: Any, unit: str, where: str) -> tuple[Value, ...]:  # noqa: ANN401  # whatever the file holds
    if not isinstance(entries, list) or not entries:
        raise LawProblem("parameter_values", where=where)
    found: dict[tuple[date, str | None], Value] = {}
    for index, entry in enumerate(entries, 1):
        value = _value(entry, unit, f"{where}, value {index}")
        if (value.since, value.key) in found:
            raise LawProblem("parameter_value_twice", where=f"{where}, value {index}", since=value.since)
        found[value.since, value.key] = value
    return tuple(sorted(found.values(), key=lambda value: value.since))


def _value(entry: Any, unit: str, where: str) -> Value:  # noqa: ANN401  # whatever the file holds
    required = {"since", "value", "act", "source", "certainty"}
    if not isinstance(entry, dict) or not required <= entry.keys() <= _VALUE_KEYS:
        raise LawProblem("parameter_keys", where=where, allowed=", ".join(sorted(_VALUE_KEYS)))
    if entry["certainty"] not in get_args(Certainty):
        raise LawProblem("parameter_certainty", where=where, allowed=", ".join(get_args(Certainty)))
    for bound in entry.keys() & {"since", "until"}:
        if not isinstance(entry[bound], date) or isinstance(entry[bound], datetime):
            raise LawProblem("parameter_date", where=where, value=entry[bound])
    if entry.get("until", entry["since"]) < entry["since"]:
        raise LawProblem("parameter_period", where=where, since=entry["since"], until=entry["until"])
    return Value(
        since=entry["since"],
        until=entry.get("until"),
        value=number(entry["value"], unit, where),
        key=entry.get("key"),
        act=entry["act"],
        source=entry["source"],
        certainty=entry["certainty"],
        note=entry.get("note", ""),
    )
