"""A plan of protection: what an intruder is taken to know, the ladders it may be coarsened by, what else is published.

It is a TOML file; `plan.toml` beside this module is followed where none is given. A column that a plan does not name is
not published.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from shanyraq.people.extract.problems import ExtractProblem
from shanyraq.people.extract.source import COLUMNS
from shanyraq.rules import Text
from shanyraq.rules.in_force import nearest

DEFAULT = Path(__file__).with_name("plan.toml")

SCHEMA = 1

STEPS = ("as_is", "bands", "top", "groups", "period", "hidden")
"""The kinds of steps of a ladder."""

STEPS_OF = {
    "count": ("as_is", "bands", "top", "hidden"),
    "codes": ("as_is", "groups", "hidden"),
    "day": ("as_is", "period", "hidden"),
}
"""Those that a column of a unit can have; of any other unit they are `PLAIN`."""

PLAIN = ("as_is", "hidden")

PERIODS = ("quarter", "year")
WEIGHTS = ("class_mean", "keep")
CLUSTERS = ("with_region", "keep", "drop")
LANGUAGES = ("kk", "ru", "en")

OTHER = "other"
"""The group of codes that no group lists, and of rare ones."""

Group = Mapping[str, "CodeGroup"]


@dataclass(frozen=True)
class CodeGroup:
    """Codes published as one.

    Attributes:
        codes: as files write them.
        title: what the group is called.
    """

    codes: tuple[str, ...]
    title: Text


@dataclass(frozen=True)
class Step:
    """One step of a ladder.

    Attributes:
        kind: one of `STEPS`.
        value: where bands begin, the number from which all are one, the groups' name, the period.
    """

    kind: str
    value: Any

    @property
    def text(self) -> str:
        """The step as the plan writes it."""
        return f"{self.kind} {self.value}" if self.kind not in ("as_is", "hidden") else self.kind


@dataclass(frozen=True)
class Known:
    """A variable that an intruder is taken to know (a quasi-identifier).

    Attributes:
        name: what the extract's column is called.
        column: the population's column, or `age` or `size`.
        level: `family` or `person`.
        loss: how much is lost with it, against the others.
        steps: from the finest to the coarsest.
        composition: of a person's: whether it is known of all members of a family at once.
        title: what people call it.
    """

    name: str
    column: str
    level: str
    loss: int
    steps: tuple[Step, ...]
    composition: bool
    title: Text


@dataclass(frozen=True)
class Kept:
    """A variable that is published and not taken to be known.

    Attributes:
        name: what the extract's column is called.
        columns: the population's columns; several are added up.
        level: `family` or `person`.
        title: what people call it.
        treatment: `round`, `top`, `bottom`, `most`, `groups`, `rare`, `period`, `parts`, as the plan has them.
        reveals: the known variables that it gives away; it is hidden wherever one of them is.
    """

    name: str
    columns: tuple[str, ...]
    level: str
    title: Text
    treatment: Mapping[str, Any]
    reveals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Everything a plan says.

    Attributes:
        removed: the share of families that may be left out.
        suppressed: the share of rows in too small classes at which coarsening stops and single values are hidden.
        entropy: the least effective number of sensitive values in a class, or None.
        weights: one of `WEIGHTS`.
        clusters: one of `CLUSTERS`.
        groups: the groups of codes by name.
        known: the quasi-identifiers.
        kept: what else is published.
        sensitive: values of kept columns that may fill a class alone, by column.
    """

    removed: Decimal
    suppressed: Decimal
    entropy: Decimal | None
    weights: str
    clusters: str
    groups: Mapping[str, Group]
    known: tuple[Known, ...]
    kept: tuple[Kept, ...]
    sensitive: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_plan(file: Path | None = None) -> Plan:
    """The plan of a file, or the one that comes with the program.

    Raises:
        ExtractProblem: there is no such file, it is not TOML, or something in it is not a plan's.
    """
    place = DEFAULT if file is None else file
    try:
        content = tomllib.loads(place.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError:
        raise ExtractProblem("plan_missing", file=place) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExtractProblem("plan_not_toml", file=place, reason=error) from None
    return _plan(Part(place.name, content))


@dataclass(frozen=True)
class Part:
    """A table of the plan, read key by key so that every mistake has its place.

    Attributes:
        path: where it stands.
        content: what it says.
    """

    path: str
    content: Mapping[str, Any]

    def only(self, *allowed: str) -> None:
        """Refuse every key that is not allowed here."""
        for name in self.content:
            if name not in allowed:
                near = nearest(name, allowed)
                raise ExtractProblem("plan_key", path=self.path, key=name, near=near, allowed=", ".join(allowed))

    def value(self, name: str, kind: type | tuple[type, ...], expected: str, default: Any = None) -> Any:  # noqa: ANN401  # what TOML holds
        """The value of a key; one without a default may not be left out."""
        found = self.content.get(name, default)
        wrong_flag = isinstance(found, bool) and kind is not bool
        if wrong_flag or not isinstance(found, kind):
            shown = "—" if found is None else found
            raise ExtractProblem("plan_value", path=f"{self.path}.{name}", value=shown, expected=expected)
        return found

    def word(self, name: str, allowed: Sequence[str], default: str | None = None) -> str:
        """A word of a closed list."""
        found = str(self.value(name, str, ", ".join(allowed), default))
        if found not in allowed:
            expected = f"{', '.join(allowed)} (≈ {nearest(found, allowed)})"
            raise ExtractProblem("plan_value", path=f"{self.path}.{name}", value=found, expected=expected)
        return found

    def share(self, name: str, default: Decimal | None = None) -> Decimal:
        """A share from nought to one."""
        found = Decimal(self.value(name, (Decimal, int), "0 … 1", default))
        if not 0 <= found <= 1:
            raise ExtractProblem("plan_value", path=f"{self.path}.{name}", value=found, expected="0 … 1")
        return found

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number from one up."""
        found = int(self.value(name, int, "1, 2, 3 …", default))
        if found < 1:
            raise ExtractProblem("plan_value", path=f"{self.path}.{name}", value=found, expected="1, 2, 3 …")
        return found

    def part(self, name: str) -> "Part":
        """A table below this one; empty when it is left out."""
        return Part(f"{self.path}: {name}", self.value(name, dict, f"[{name}]", {}))

    def parts(self, name: str) -> Iterator["Part"]:
        """The tables of a list below this one."""
        for number, content in enumerate(self.value(name, list, f"[[{name}]]", []), 1):
            if not isinstance(content, dict):
                raise ExtractProblem("plan_value", path=f"{self.path}: {name}", value=content, expected=f"[[{name}]]")
            yield Part(f"{self.path}: {name} {content.get('name', number)}", content)

    def title(self, otherwise: Text | None) -> Text:
        """What something is called: in three languages, or as the population's column is."""
        given = [name for name in LANGUAGES if name in self.content]
        if not given and otherwise is not None:
            return otherwise
        kk, ru, en = (str(self.value(name, str, "kk, ru, en")) for name in LANGUAGES)
        return Text(kk, ru, en)


def _plan(top: Part) -> Plan:
    top.only("schema", "limits", "design", "groups", "known", "kept", "sensitive")
    if top.value("schema", int, str(SCHEMA)) != SCHEMA:
        raise ExtractProblem("plan_value", path=f"{top.path}.schema", value=top.content["schema"], expected=SCHEMA)
    limits, design = top.part("limits"), top.part("design")
    limits.only("removed", "suppressed", "entropy_l")
    design.only("weights", "clusters")
    groups = {name: _group(top.part("groups").part(name)) for name in top.part("groups").content}
    known = tuple(_known(part, groups) for part in top.parts("known"))
    kept = tuple(_kept(part, groups) for part in top.parts("kept"))
    sensitive = dict(_sensitive(part, kept) for part in top.parts("sensitive"))
    _check_names(top, known, kept)
    _check_revealing(top, known, kept, sensitive)
    return Plan(
        removed=limits.share("removed", Decimal("0.05")),
        suppressed=limits.share("suppressed", Decimal("0.05")),
        entropy=Decimal(limits.value("entropy_l", (Decimal, int), "1.5")) if "entropy_l" in limits.content else None,
        weights=design.word("weights", WEIGHTS, WEIGHTS[0]),
        clusters=design.word("clusters", CLUSTERS, CLUSTERS[0]),
        groups=groups,
        known=known,
        kept=kept,
        sensitive=sensitive,
    )


def _group(part: Part) -> Group:
    found = {}
    for name in part.content:
        below = part.part(name)
        below.only("codes", *LANGUAGES)
        codes = below.value("codes", list, '["…"]')
        found[name] = CodeGroup(tuple(map(str, codes)), below.title(None))
    return found


def _known(part: Part, groups: Mapping[str, Group]) -> Known:
    part.only("name", "from", "loss", "steps", "composition", *LANGUAGES)
    column = _column(part, part.value("from", str, ", ".join(COLUMNS)))
    steps = [_step(Part(part.path, step), groups) for step in part.value("steps", list, "[{ as_is = true }, …]")]
    fitting = STEPS_OF.get(COLUMNS[column].unit.name, PLAIN)
    for step in steps:
        if step.kind not in fitting:
            raise ExtractProblem("plan_value", path=part.path, value=step.kind, expected=", ".join(fitting))
    level = COLUMNS[column].level
    composition = part.value("composition", bool, "true, false", False)
    if not steps or (composition and level == "family"):
        raise ExtractProblem("plan_value", path=part.path, value="—", expected="steps; composition: person")
    title = part.title(COLUMNS[column].title)
    return Known(_name(part), column, level, part.number("loss", 1), tuple(steps), composition, title)


def _step(part: Part, groups: Mapping[str, Group]) -> Step:
    part.only(*STEPS)
    if len(part.content) != 1:
        raise ExtractProblem("plan_value", path=part.path, value=dict(part.content), expected=", ".join(STEPS))
    [(kind, value)] = part.content.items()
    if kind == "groups":
        return Step(kind, part.word(kind, tuple(groups)))
    if kind == "period":
        return Step(kind, part.word(kind, PERIODS))
    if kind == "top":
        return Step(kind, part.number(kind))
    if kind == "bands" and not (
        isinstance(value, list) and value and all(type(start) is int for start in value) and value == sorted(set(value))
    ):
        raise ExtractProblem("plan_value", path=f"{part.path}.bands", value=value, expected="[0, 18, 60]")
    return Step(kind, tuple(value) if kind == "bands" else None)


def _kept(part: Part, groups: Mapping[str, Group]) -> Kept:
    amounts = ("round", "most", "rare", "parts")
    part.only("name", "from", *amounts, "top", "bottom", "groups", "period", "reveals", *LANGUAGES)
    given = part.value("from", (str, list), ", ".join(COLUMNS))
    columns = tuple(_column(part, name) for name in ([given] if isinstance(given, str) else given))
    if not columns or len({(COLUMNS[name].level, COLUMNS[name].unit) for name in columns}) != 1:
        raise ExtractProblem(
            "plan_value", path=f"{part.path}.from", value=given, expected="columns of one table and unit"
        )
    treatment: dict[str, Any] = {name: part.number(name) for name in amounts if name in part.content}
    treatment |= {name: part.share(name) for name in ("top", "bottom") if name in part.content}
    treatment |= {"groups": part.word("groups", tuple(groups))} if "groups" in part.content else {}
    treatment |= {"period": part.word("period", PERIODS)} if "period" in part.content else {}
    first = COLUMNS[columns[0]]
    title = part.title(first.title if len(columns) == 1 else None)
    reveals = tuple(map(str, part.value("reveals", list, '["age"]', [])))
    return Kept(_name(part), columns, first.level, title, treatment, reveals)


def _sensitive(part: Part, kept: Sequence[Kept]) -> tuple[str, frozenset[str]]:
    part.only("name", "harmless")
    name = part.word("name", tuple(variable.name for variable in kept))
    return name, frozenset(map(str, part.value("harmless", list, '["none"]', [])))


def _name(part: Part) -> str:
    name = str(part.value("name", str, "a_name"))
    if not name.isidentifier() or not name.isascii():
        raise ExtractProblem("plan_value", path=f"{part.path}.name", value=name, expected="a_name")
    return name


def _column(part: Part, name: object) -> str:
    if str(name) not in COLUMNS:
        raise ExtractProblem("plan_column", path=part.path, column=name, near=nearest(str(name), tuple(COLUMNS)))
    return str(name)


RESERVED = ("family_id", "person_id", "weight", "stratum", "psu", "linked")
"""Columns of an extract that no plan can name."""


def _check_names(top: Part, known: Sequence[Known], kept: Sequence[Kept]) -> None:
    names = [*RESERVED, *(variable.name for variable in known), *(variable.name for variable in kept)]
    for name in names:
        if names.count(name) > 1:
            raise ExtractProblem("plan_name_repeated", path=top.path, name=name)


def _check_revealing(top: Part, known: Sequence[Known], kept: Sequence[Kept], sensitive: Mapping[str, object]) -> None:
    """What gives a known variable away is of the same table, and not sensitive: hiding it would make classes poorer."""
    for variable in kept:
        fitting = [] if variable.name in sensitive else [v.name for v in known if v.level == variable.level]
        for name in variable.reveals:
            if name not in fitting:
                place = f"{top.path}: kept {variable.name}.reveals"
                raise ExtractProblem("plan_value", path=place, value=name, expected=", ".join(fitting) or "[]")
