"""Reading a mapping file: strictly, so that a slip of the pen is named and not taken for a decision."""

import codecs
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from shanyraq.people.intake.checks import RULES
from shanyraq.people.intake.delivery import Severity
from shanyraq.people.intake.mapping import (
    FAMILY,
    INCOME_KINDS,
    MONEY,
    MONTH,
    NEEDED,
    PERSON,
    TARGETS,
    Cells,
    Column,
    Kind,
    Layout,
    Limits,
    Mapping,
    Role,
    Table,
    unit_of,
    words_of,
)
from shanyraq.people.intake.problems import IntakeProblem, MappingProblems
from shanyraq.rules import LANGUAGES, Text
from shanyraq.rules.in_force import nearest
from shanyraq.rules.problems import refusal_of_system

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_DAY = re.compile(r"(?:%[dmY]|[ ./-]){3,12}")

KEYS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "": {"delivery": dict, "limits": dict, "files": list},
    "delivery": {
        "name": str,
        "source": (str, dict),
        "date": date,
        "received": date,
        "synthetic": bool,
        "keep_iin": bool,
        "number_families": bool,
        "persons_in_family": bool,
        "history": bool,
    },
    "limits": {"refused": (int, float), "rules": dict, "amounts": dict},
    "files": {
        "role": str,
        "name": str,
        "kind": str,
        "encoding": str,
        "delimiter": str,
        "quote": str,
        "header_row": int,
        "sheet": str,
        "dates": list,
        "missing": list,
        "trim": bool,
        "decimal": str,
        "thousands": str,
        "money": str,
        "ignore": list,
        "columns": dict,
        "constants": dict,
    },
    "column": {
        "column": str,
        "codes": dict,
        "dates": list,
        "missing": list,
        "trim": bool,
        "decimal": str,
        "thousands": str,
        "money": str,
    },
}
"""The keys of each table of a mapping file, and what may stand there."""


class _Reader:
    """Collects what is wrong, so that everything is told at once."""

    def __init__(self) -> None:
        self.problems: list[IntakeProblem] = []

    def table(self, content: object, kind: str, path: str) -> dict[str, Any]:
        """The entries of a table that are known and of the right type."""
        if not isinstance(content, dict):
            self.problems.append(IntakeProblem("mapping_type", path=path, value=repr(content), expected="table"))
            return {}
        known, found = KEYS[kind], {}
        for key, value in content.items():
            place = f"{path}.{key}" if path else key
            if key not in known:
                near, allowed = nearest(key, known), ", ".join(known)
                self.problems.append(IntakeProblem("mapping_key", path=place, near=near, allowed=allowed))
            elif not _is_of(value, known[key]):
                self.problems.append(
                    IntakeProblem("mapping_type", path=place, value=repr(value), expected=_type_told(known[key]))
                )
            else:
                found[key] = value
        return found

    def texts(self, values: Iterable[object], path: str) -> tuple[str, ...]:
        """A list of texts."""
        listed = tuple(values)
        for value in listed:
            if not isinstance(value, str):
                self.problems.append(IntakeProblem("mapping_type", path=path, value=repr(value), expected="text"))
        return tuple(str(value) for value in listed)

    def one_of(self, value: str, allowed: Iterable[str], path: str) -> str:
        """A word of a closed list; the first of them where it is another."""
        words = list(allowed)
        if value in words:
            return value
        near = nearest(value, words)
        self.problems.append(IntakeProblem("mapping_word", path=path, value=value, near=near, allowed=", ".join(words)))
        return words[0]

    def needed(self, content: dict[str, Any], keys: Iterable[str], path: str) -> bool:
        """Whether all of these are there."""
        missing = [key for key in keys if key not in content]
        for key in missing:
            self.problems.append(IntakeProblem("mapping_missing", path=f"{path}.{key}" if path else key))
        return not missing


def read_mapping(file: Path) -> Mapping:
    """The mapping of a file.

    Raises:
        IntakeProblem: there is no such file, or it is not TOML.
        MappingProblems: everything else that is wrong with it.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise IntakeProblem("file_unreadable", file=file, reason=refusal_of_system(error)) from None
    except UnicodeDecodeError:
        raise IntakeProblem("mapping_not_utf8", file=file) from None
    except tomllib.TOMLDecodeError as error:
        raise IntakeProblem("mapping_not_toml", file=file, reason=error) from None
    reader = _Reader()
    mapping = _mapping(reader, content)
    if reader.problems or mapping is None:
        raise MappingProblems("mapping_refused", problems=reader.problems)
    return mapping


def _mapping(reader: _Reader, content: dict[str, Any]) -> Mapping | None:
    top = reader.table(content, "", "")
    delivery = reader.table(top.get("delivery", {}), "delivery", "delivery")
    tables = tuple(_table(reader, each, f"files.{place}") for place, each in enumerate(top.get("files", ()), 1))
    limits = _limits(reader, top.get("limits", {}))
    _check_together(reader, tables, delivery)
    if not reader.needed(delivery, ("name", "source", "date"), "delivery") or reader.problems:
        return None
    _check_name(reader, delivery["name"])
    settings = {key: delivery[key] for key in KEYS["delivery"] if key in delivery and key not in ("source", "date")}
    return Mapping(
        source=_text(reader, delivery["source"]), day=delivery["date"], tables=tables, limits=limits, **settings
    )


def _check_name(reader: _Reader, name: str) -> None:
    if not _NAME.fullmatch(name):
        reader.problems.append(IntakeProblem("mapping_name", value=name))


def _text(reader: _Reader, written: str | dict[str, Any]) -> Text:
    """A text in three languages, or one for all."""
    if isinstance(written, str):
        return Text(written, written, written)
    for key in (*written, *LANGUAGES):
        if key not in LANGUAGES or not isinstance(written.get(key), str):
            reader.problems.append(IntakeProblem("mapping_text", path=f"delivery.source.{key}"))
            return Text("", "", "")
    return Text(**written)


def _limits(reader: _Reader, content: object) -> Limits:
    given = reader.table(content, "limits", "limits")
    rules: dict[str, float] = {}
    for name, share in given.get("rules", {}).items():
        known = [rule.name for rule in RULES.values() if rule.severity is not Severity.WARNING]
        reader.one_of(name, known, "limits.rules")
        rules[name] = _share(reader, share, f"limits.rules.{name}")
    amounts: dict[str, int] = {}
    for kind, tenge in given.get("amounts", {}).items():
        reader.one_of(kind, INCOME_KINDS, "limits.amounts")
        if not _is_of(tenge, int) or tenge < 0:
            path = f"limits.amounts.{kind}"
            reader.problems.append(IntakeProblem("mapping_type", path=path, value=repr(tenge), expected="whole number"))
        else:
            amounts[kind] = tenge
    return Limits(_share(reader, given.get("refused", Limits().refused), "limits.refused"), rules, amounts)


def _share(reader: _Reader, value: object, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        reader.problems.append(IntakeProblem("mapping_share", path=path, value=value))
        return 1.0
    return float(value)


def _table(reader: _Reader, content: object, path: str) -> Table:
    given = reader.table(content, "files", path)
    reader.needed(given, ("role", "columns"), path)
    role = Role(reader.one_of(given.get("role", "persons"), [role.value for role in Role], f"{path}.role"))
    cells = _cells(reader, given, Cells(), path)
    columns = {}
    for target, column in given.get("columns", {}).items():
        place = f"{path}.columns.{target}"
        if _is_target(reader, target, role, place):
            columns[target] = _column(reader, target, column, cells, place)
    for target, value in given.get("constants", {}).items():
        place = f"{path}.constants.{target}"
        if _is_target(reader, target, role, place):
            columns[target] = Column(target, None, cells, None, _constant(value))
    ignore = reader.texts(given.get("ignore", ()), f"{path}.ignore")
    return Table(role, given.get("name", ""), _layout(reader, given, path), columns, ignore)


def _is_target(reader: _Reader, target: str, role: Role, path: str) -> bool:
    allowed = TARGETS[role]
    if target not in allowed:
        near = nearest(target, allowed)
        reader.problems.append(IntakeProblem("mapping_key", path=path, near=near, allowed=", ".join(allowed)))
    return target in allowed


def _column(reader: _Reader, target: str, written: object, inherited: Cells, path: str) -> Column:
    given = reader.table({"column": written} if isinstance(written, str) else written, "column", path)
    reader.needed(given, ("column",), path)
    words, codes = words_of(target), given.get("codes")
    if codes is not None and words is None:
        reader.problems.append(IntakeProblem("mapping_codes", path=path))
        codes = None
    if codes is not None and words is not None:
        codes = {code: reader.one_of(_constant(word), words, f"{path}.codes.{code}") for code, word in codes.items()}
    cells = _cells(reader, given, inherited, path)
    if unit_of(target) == "day":
        _check_dates(reader, cells.dates, target == MONTH, path)
    return Column(target, given.get("column", ""), cells, codes)


def _cells(reader: _Reader, given: dict[str, Any], inherited: Cells, path: str) -> Cells:
    """How cells are written, with what is not said taken from the table they stand in."""
    dates = reader.texts(given["dates"], f"{path}.dates") if "dates" in given else inherited.dates
    missing = reader.texts(given["missing"], f"{path}.missing") if "missing" in given else inherited.missing
    decimal, thousands = given.get("decimal", inherited.decimal), given.get("thousands", inherited.thousands)
    reader.one_of(decimal, (".", ","), f"{path}.decimal")
    reader.one_of(thousands, ("", " ", ".", ",", "'"), f"{path}.thousands")
    if decimal == thousands:
        reader.problems.append(IntakeProblem("mapping_marks", path=path, value=decimal))
    money = inherited.money
    if "money" in given:
        money = MONEY[reader.one_of(given["money"], MONEY, f"{path}.money")]
    return Cells(dates, missing, given.get("trim", inherited.trim), decimal, thousands, money)


def _check_dates(reader: _Reader, formats: tuple[str, ...], month: bool, path: str) -> None:
    """A format names day, month and year of four digits once each; that of a month may leave the day out."""
    for text in formats:
        named = sorted(re.findall("%(.)", text))
        if not _DAY.fullmatch(text) or (named != ["Y", "d", "m"] and not (month and named == ["Y", "m"])):
            reader.problems.append(IntakeProblem("mapping_date_format", path=path, value=text))


def _layout(reader: _Reader, given: dict[str, Any], path: str) -> Layout:
    kind = given.get("kind")
    if kind is not None:
        kind = Kind(reader.one_of(kind, [kind.value for kind in Kind], f"{path}.kind"))
    layout = Layout(kind, **{key: given[key] for key in Layout.__dataclass_fields__ if key in given and key != "kind"})
    for name, value, most in (("delimiter", layout.delimiter, 1), ("quote", layout.quote, 1)):
        if len(value) > most or not value.isascii() or (name == "delimiter" and not value):
            reader.problems.append(IntakeProblem("mapping_letter", path=f"{path}.{name}", value=value))
    try:
        codecs.lookup(layout.encoding)
    except LookupError:
        reader.problems.append(IntakeProblem("mapping_encoding", path=f"{path}.encoding", value=layout.encoding))
    if layout.header_row < 0:
        reader.problems.append(
            IntakeProblem("mapping_type", path=f"{path}.header_row", value=layout.header_row, expected="0, 1, 2, …")
        )
    return layout


def _check_together(reader: _Reader, tables: tuple[Table, ...], delivery: dict[str, Any]) -> None:
    """What the tables must have together."""
    roles = [table.role for table in tables]
    if Role.PERSONS not in roles:
        reader.problems.append(IntakeProblem("mapping_no_persons"))
    for place, table in enumerate(tables, 1):
        reader.needed(dict(table.columns), NEEDED[table.role], f"files.{place}.columns")
        if table.role is Role.ASSETS and not {FAMILY, PERSON} & table.columns.keys():
            reader.problems.append(IntakeProblem("mapping_missing", path=f"files.{place}.columns.{FAMILY}"))
        by_person = PERSON in table.columns and FAMILY not in table.columns
        if by_person and delivery.get("persons_in_family"):
            reader.problems.append(IntakeProblem("mapping_missing", path=f"files.{place}.columns.{FAMILY}"))
        names = [column.name for column in table.columns.values() if column.name is not None]
        for name in sorted({name for name in names if names.count(name) > 1}):
            reader.problems.append(IntakeProblem("mapping_column_twice", path=f"files.{place}.columns", value=name))
    _check_region(reader, tables)


def _check_region(reader: _Reader, tables: tuple[Table, ...]) -> None:
    """The region is known from one role, and everywhere in it."""
    knowing = [table for table in tables if {"region", "kato"} & table.columns.keys()]
    owners = {table.role for table in knowing}
    if len(owners) != 1 or any(table.role in owners and table not in knowing for table in tables):
        reader.problems.append(IntakeProblem("mapping_region"))


def _is_of(value: object, kind: type | tuple[type, ...]) -> bool:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return type(value) in kinds


def _type_told(kind: type | tuple[type, ...]) -> str:
    told = {str: "text", dict: "table", list: "list", bool: "true / false", int: "whole number", date: "2024-05-14"}
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return " / ".join(told.get(each, "number") for each in kinds)


def _constant(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
