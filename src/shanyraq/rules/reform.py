"""A reform: parameters (TOML) or rules (Python) laid over the law for a period, with a name and a description.

`docs/how-to/reforms.md` describes both files.
"""

import importlib.util
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from shanyraq.rules.facts import Fact, Text
from shanyraq.rules.parameters import Parameter, Value, number, parameter_of
from shanyraq.rules.problems import LANGUAGES, InputProblem, LawProblem
from shanyraq.rules.rule import Rule, rules_of

_KEYS = {"name", "description", "rules", "parameters"}
_OVERLAY_KEYS = {"value", "since", "until", "key"}


@dataclass(frozen=True)
class Overlay:
    """One value laid over a parameter.

    Attributes:
        parameter: whose value.
        value: as a person writes it (tenge, a share, yes or no).
        since: its first day; None from the parameter's beginning.
        until: its last day; None for ever.
        key: the code (region) it is for; None for the country and every region alike.
    """

    parameter: str
    value: object
    since: date | None = None
    until: date | None = None
    key: str | None = None


@dataclass(frozen=True)
class Reform:
    """A change of law that may exist only on paper.

    Attributes:
        name: how files and programs call it.
        description: what it would do, in one language, or in each of three.
        overlays: values laid over parameters.
        rules: texts laid over rules of the same name, or new ones.
        new_parameters: parameters the law does not have.
        title: how readers call it, in each of three languages; the name when None.
    """

    name: str
    description: str | Text = ""
    overlays: tuple[Overlay, ...] = field(default=())
    rules: tuple[Rule, ...] = field(default=())
    new_parameters: tuple[Parameter, ...] = field(default=())
    title: Text | None = None

    def called(self, lang: str) -> str:
        """How readers of a language call it."""
        return self.name if self.title is None else self.title.lang(lang)

    def described(self, lang: str) -> str:
        """What it would do, in a language if it was written in three, or as it was written."""
        return self.description if isinstance(self.description, str) else self.description.lang(lang)

    @property
    def note(self) -> str:
        """What it would do in every language it was written in, for a note that has one text."""
        if isinstance(self.description, str):
            return self.description
        return " / ".join((self.description.en, self.description.ru, self.description.kk))

    def over_rules(self, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """The law's texts, giving way to the reform's in the reform's periods."""
        kept = rules
        for text in self.rules:
            kept = tuple(part for rule in kept for part in _outside(rule, text))
        return (*kept, *self.rules)

    def over_parameters(self, parameters: tuple[Parameter, ...], facts: tuple[Fact, ...]) -> tuple[Parameter, ...]:
        """The law's parameters with the reform's values.

        Raises:
            InputProblem: a parameter, key or value that the law does not know.
        """
        by_name = {parameter.name: parameter for parameter in (*parameters, *self.new_parameters)}
        for overlay in self.overlays:
            if overlay.parameter not in by_name:
                from shanyraq.rules.in_force import nearest  # only for the message

                raise InputProblem(
                    "reform_parameter_unknown", name=overlay.parameter, near=nearest(overlay.parameter, by_name)
                )
            by_name[overlay.parameter] = self._laid_over(by_name[overlay.parameter], overlay, facts)
        return tuple(by_name.values())

    def titles(self, known: Mapping[str, Text]) -> dict[str, Text]:
        """What rules that are new with the reform are called: the first sentence of their text."""
        found = {}
        for rule in self.rules:
            if rule.name not in known:
                first = rule.meaning.split(". ")[0].rstrip(".") or rule.name
                found[rule.name] = Text(first, first, first)
        return found

    def _laid_over(self, parameter: Parameter, overlay: Overlay, facts: tuple[Fact, ...]) -> Parameter:
        where = f"{self.name}: {parameter.name}"
        keyed = next((fact.unit.codes for fact in facts if fact.name == parameter.by), None)
        if overlay.key is not None and (keyed is None or overlay.key not in {code.wire for code in keyed}):
            raise InputProblem("reform_key_unknown", where=where, key=overlay.key)
        since = overlay.since or min(value.since for value in parameter.values)
        laid = Value(
            since=since,
            until=overlay.until,
            value=number(overlay.value, parameter.written_unit, where),
            key=overlay.key,
            act=self.name,
            source=self.name,
            certainty="assumed",
            note=self.note,
        )
        kept = [
            part
            for value in parameter.values
            for part in ([value] if overlay.key not in (None, value.key) else _outside_value(parameter, value, laid))
        ]
        return parameter.replaced((*kept, laid))


def read_reform(file: Path) -> Reform:
    """A reform from a TOML or a Python file.

    Raises:
        InputProblem: there is no such file, or it is neither.
        LawProblem: its text does not hold together.
    """
    if not file.is_file():
        raise InputProblem("reform_not_found", file=file)
    if file.suffix == ".py":
        return _python_reform(file)
    if file.suffix == ".toml":
        return _toml_reform(file)
    raise InputProblem("reform_suffix", file=file)


def _toml_reform(file: Path) -> Reform:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputProblem("file_not_toml", file=file, reason=error) from None
    known = isinstance(table.get("parameters", {}), dict) and isinstance(table.get("rules", ""), str)
    if not known or not {"name"} <= table.keys() <= _KEYS:
        raise InputProblem("reform_keys", where=file, allowed=", ".join(sorted(_KEYS)))
    overlays: list[Overlay] = []
    new: list[Parameter] = []
    for name, given in table.get("parameters", {}).items():
        if isinstance(given, dict) and "values" in given:
            new.append(parameter_of(name, given, file.name))
        else:
            entries = given if isinstance(given, list) else [given]
            overlays.extend(_overlay(name, entry, file) for entry in entries)
    rules = _python_reform(file.parent / table["rules"]).rules if "rules" in table else ()
    name, description = (_in_languages(table.get(key, ""), f"{file}: {key}") for key in ("name", "description"))
    called, title = (name.en, name) if isinstance(name, Text) else (name, None)
    return Reform(called, description, tuple(overlays), rules, tuple(new), title)


def _overlay(name: str, entry: Any, file: Path) -> Overlay:  # noqa: ANN401  # whatever the file holds
    if not isinstance(entry, dict) or not {"value"} <= entry.keys() <= _OVERLAY_KEYS:
        raise InputProblem("reform_keys", where=f"{file}: {name}", allowed=", ".join(sorted(_OVERLAY_KEYS)))
    for bound in ("since", "until"):
        if bound in entry and not isinstance(entry[bound], date):
            raise InputProblem("reform_date", where=f"{file}: {name}.{bound}", value=entry[bound])
    since, until = entry.get("since"), entry.get("until")
    if since and until and until < since:
        raise InputProblem("parameter_period", where=f"{file}: {name}", since=since, until=until)
    return Overlay(name, entry["value"], since, until, entry.get("key"))


def _in_languages(given: object, where: str) -> str | Text:
    """A text as a file has it: in one language, or a table of all three."""
    if not isinstance(given, dict):
        return str(given)
    if given.keys() != set(LANGUAGES):
        raise InputProblem("reform_keys", where=where, allowed=", ".join(sorted(LANGUAGES)))
    return Text(**{lang: str(text) for lang, text in given.items()})


def _python_reform(file: Path) -> Reform:
    module = _imported(file)
    name = getattr(module, "NAME", file.stem)
    title = name if isinstance(name, Text) else None
    described = getattr(module, "DESCRIPTION", None)
    return Reform(
        name=str(name) if title is None else title.en,
        description=described if isinstance(described, Text) else " ".join((module.__doc__ or "").split()),
        rules=rules_of(module),
        title=title,
    )


def _imported(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"shanyraq_reform_{file.stem}", file)
    if spec is None or spec.loader is None or not file.is_file():
        raise InputProblem("reform_not_found", file=file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except LawProblem:
        raise
    except Exception as error:  # noqa: BLE001  # whatever a person's own file may raise
        raise InputProblem("reform_python", file=file, reason=f"{type(error).__name__}: {error}") from None
    return module


def _outside(rule: Rule, laid: Rule) -> list[Rule]:
    if rule.name != laid.name:
        return [rule]
    parts = []
    if rule.since < laid.since:
        before = laid.since - timedelta(days=1)
        parts.append(replace(rule, until=before if rule.until is None else min(rule.until, before)))
    if laid.until is not None and (rule.until is None or rule.until > laid.until):
        parts.append(replace(rule, since=max(rule.since, laid.until + timedelta(days=1))))
    return parts


def _outside_value(parameter: Parameter, value: Value, laid: Value) -> list[Value]:
    end = parameter.end_of(value)
    parts = []
    if value.since < laid.since:
        before = laid.since - timedelta(days=1)
        parts.append(replace(value, until=before if end is None else min(end, before)))
    if laid.until is not None and (end is None or end > laid.until):
        parts.append(replace(value, since=max(value.since, laid.until + timedelta(days=1)), until=end))
    return parts
