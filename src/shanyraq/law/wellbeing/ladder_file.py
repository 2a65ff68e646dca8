"""Reading a ladder's TOML file: every key is known, every indicator is a rule, weights add up, borders are in order.

`docs/how-to/wellbeing-ladders.md` is the format with an example.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from shanyraq.law.codes import Region
from shanyraq.law.families import LAW
from shanyraq.law.levels import LEVELS
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.law.wellbeing.ladder import Domain, Exclusion, Indicator, Ladder, Level, Method, Published, Scale
from shanyraq.law.wellbeing.problems import LadderProblem
from shanyraq.rules import WHOLE, LawProblem, Text
from shanyraq.rules.in_force import nearest
from shanyraq.rules.parameters import number
from shanyraq.rules.rule import Certainty

Toml = Mapping[str, Any]

SOURCE = ("act", "source", "certainty")
"""What has to be said of everything: which act, where it was seen, how sure it is."""

TOP = ("ladder", "levels", "domains", "indicators", "scales")
HEAD = ("name", "title", "method", "since", *SOURCE)
LEVEL = ("code", "title", "colour")
SCALE = ("since", "points", "points_from", "weights", "weights_to", "cutoff", *SOURCE)
EXCLUSION = ("service", "title", "asked_by", "levels", *SOURCE)
PUBLISHED = ("on", "asked", "excluded", "source")

CODE = re.compile(r"[A-Za-z0-9_-]{1,20}")
COLOUR = re.compile(r"#[0-9a-f]{6}")


def read_ladder(file: Path) -> Ladder:
    """The ladder of a file.

    Raises:
        LadderProblem: the file is not there, or is no ladder that holds together; says where and what to do.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError:
        raise LadderProblem("ladder_missing", file=file) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LadderProblem("ladder_not_toml", file=file, reason=error) from None
    return _Reader(file.name).ladder(tables)


class _Reader:
    """Reads one file, named in every message."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rules = {rule.name: rule for rule in LAW.rules}

    def ladder(self, tables: Toml) -> Ladder:
        """The whole file."""
        self.keys(tables, "", TOP, ("exclusions",))
        head = self.table(tables["ladder"], "ladder", HEAD, ("until", "regions", "note"))
        levels = tuple(self.level(entry, where) for entry, where in self.entries(tables["levels"], "levels"))
        self.once([level.code for level in levels], "levels")
        if len(levels) < 2:
            raise LadderProblem("ladder_levels_few", where=self.at("levels"))
        domains, indicators = self.indicators(tables)
        names = [indicator.name for indicator in indicators]
        scales = [self.scale(entry, where, levels, names) for entry, where in self.entries(tables["scales"], "scales")]
        scales.sort(key=lambda scale: scale.since)
        since, until = self.day(head["since"], "ladder.since"), head.get("until")
        if until is not None and self.day(until, "ladder.until") < since:
            raise LadderProblem("ladder_backwards", where=self.at("ladder"), since=since, until=until)
        if scales[0].since > since:
            raise LadderProblem("ladder_scale_late", where=self.at("scales"), since=scales[0].since, first=since)
        return Ladder(
            name=self.code(head["name"], "ladder.name"),
            title=self.text(head["title"], "ladder.title"),
            method=self.method(head["method"]),
            since=since,
            until=until,
            regions=self.regions(head.get("regions", [])),
            levels=levels,
            domains=domains,
            indicators=indicators,
            scales=tuple(scales),
            exclusions=tuple(
                self.exclusion(entry, where, levels)
                for entry, where in self.entries(tables.get("exclusions", []), "exclusions", few=True)
            ),
            **self.sourced(head, "ladder"),
            note=str(head.get("note", "")),
        )

    def level(self, entry: Toml, where: str) -> Level:
        """A rung."""
        self.keys(entry, where, LEVEL)
        if not isinstance(entry["colour"], str) or not COLOUR.fullmatch(entry["colour"]):
            raise LadderProblem("ladder_colour", where=self.at(where), value=entry["colour"])
        return Level(self.code(entry["code"], where), self.text(entry["title"], where), entry["colour"])

    def indicators(self, tables: Toml) -> tuple[tuple[Domain, ...], tuple[Indicator, ...]]:
        """The domains, and the indicators of each."""
        domains = tuple(
            Domain(self.code(code, "domains"), self.text(title, f"domains.{code}"))
            for code, title in self.table(tables["domains"], "domains").items()
        )
        codes = [domain.code for domain in domains]
        listed = self.table(tables["indicators"], "indicators", codes)
        found = tuple(
            Indicator(self.finding(name, f"indicators.{code}"), code)
            for code in codes
            for name in self.texts(listed[code], f"indicators.{code}")
        )
        self.once([indicator.name for indicator in found], "indicators")
        return domains, found

    def finding(self, name: str, where: str) -> str:
        """The name of a rule that finds something about a family."""
        rule = self.rules.get(name)
        if rule is None or rule.unit.codes is not Finding or rule.level != LEVELS.group:
            known = [one.name for one in self.rules.values() if one.unit.codes is Finding]
            raise LadderProblem("ladder_indicator", where=self.at(where), name=name, near=nearest(name, known))
        return name

    def scale(self, entry: Toml, where: str, levels: tuple[Level, ...], names: list[str]) -> Scale:
        """What everything weighs from a day on."""
        self.keys(entry, where, SCALE, ("note",))
        points = self.numbers(entry["points"], f"{where}.points", "count", names)
        if missing := [name for name in names if name not in points]:
            raise LadderProblem("ladder_points_missing", where=self.at(f"{where}.points"), names=", ".join(missing))
        weights = self.numbers(entry["weights"], f"{where}.weights", "share", names)
        whole = sum(weights.values())
        if whole != WHOLE or min(weights.values()) < 0:
            raise LadderProblem(
                "ladder_weights", where=self.at(f"{where}.weights"), total=f"{whole // WHOLE}.{whole % WHOLE:04d}"
            )
        cutoff = self.number(entry["cutoff"], "share", f"{where}.cutoff")
        if not 0 < cutoff <= WHOLE:
            raise LadderProblem("ladder_cutoff", where=self.at(f"{where}.cutoff"), value=entry["cutoff"])
        return Scale(
            since=self.day(entry["since"], f"{where}.since"),
            points=points,
            points_from=self.borders(entry["points_from"], f"{where}.points_from", "count", levels, sign=-1),
            weights=weights,
            weights_to=self.borders(entry["weights_to"], f"{where}.weights_to", "share", levels, sign=1),
            cutoff=cutoff,
            **self.sourced(entry, where),
            note=str(entry.get("note", "")),
        )

    def borders(self, table: object, where: str, unit: str, levels: tuple[Level, ...], sign: int) -> tuple[int, ...]:
        """The borders of all levels but the worst, each beyond the one before."""
        codes = [level.code for level in levels[:-1]]
        found = self.numbers(self.table(table, where, codes), where, unit, codes)
        values = [found[code] for code in codes]
        if any(sign * after <= sign * before for before, after in pairwise(values)):
            raise LadderProblem("ladder_borders", where=self.at(where), levels=", ".join(codes))
        return tuple(values)

    def exclusion(self, entry: Toml, where: str, levels: tuple[Level, ...]) -> Exclusion:
        """A service that some levels are kept from."""
        self.keys(entry, where, EXCLUSION, ("published",))
        asked_by = self.rules.get(str(entry["asked_by"]))
        if asked_by is None or asked_by.unit.name != "flag" or asked_by.level != LEVELS.group:
            raise LadderProblem(
                "ladder_asked_by",
                where=self.at(where),
                name=entry["asked_by"],
                near=nearest(str(entry["asked_by"]), self.rules),
            )
        kept, known = self.texts(entry["levels"], f"{where}.levels"), [level.code for level in levels]
        if not kept or set(kept) - set(known):
            raise LadderProblem(
                "ladder_level_unknown", where=self.at(f"{where}.levels"), value=", ".join(kept), known=", ".join(known)
            )
        return Exclusion(
            service=self.code(entry["service"], where),
            title=self.text(entry["title"], where),
            asked_by=asked_by.name,
            levels=frozenset(kept),
            **self.sourced(entry, where),
            published=self.published(entry.get("published"), f"{where}.published"),
        )

    def published(self, entry: object, where: str) -> Published | None:
        """What was published of an exclusion."""
        if entry is None:
            return None
        found = self.table(entry, where, PUBLISHED)
        asked, excluded = (self.number(found[key], "count", f"{where}.{key}") for key in ("asked", "excluded"))
        if not 0 <= excluded <= asked:
            raise LadderProblem("ladder_published", where=self.at(where), asked=asked, excluded=excluded)
        return Published(self.day(found["on"], f"{where}.on"), asked, excluded, self.word(found["source"], where))

    def sourced(self, entry: Toml, where: str) -> dict[str, Any]:
        """The act, the source and the certainty of an entry."""
        if entry["certainty"] not in get_args(Certainty):
            raise LadderProblem("ladder_certainty", where=self.at(where), allowed=", ".join(get_args(Certainty)))
        return {key: self.word(entry[key], f"{where}.{key}") for key in SOURCE}

    def method(self, value: object) -> Method:
        """How a score is made."""
        if value not in list(Method):
            raise LadderProblem("ladder_method", where=self.at("ladder.method"), value=value, allowed=", ".join(Method))
        return Method(str(value))

    def regions(self, value: object) -> tuple[str, ...]:
        """The regions a ladder is for."""
        found, known = self.texts(value, "ladder.regions", few=True), [region.wire for region in Region]
        if unknown := [code for code in found if code not in known]:
            raise LadderProblem(
                "ladder_region", where=self.at("ladder.regions"), value=", ".join(unknown), known=", ".join(known)
            )
        return tuple(found)

    def numbers(self, table: object, where: str, unit: str, names: Iterable[str]) -> dict[str, int]:
        """Numbers by name, of names that are known."""
        found = self.table(table, where, (), names)
        return {name: self.number(value, unit, f"{where}.{name}") for name, value in found.items()}

    def number(self, value: object, unit: str, where: str) -> int:
        """A number in its unit."""
        try:
            return number(value, unit, f"{self.file}: {where}")
        except LawProblem as problem:
            raise LadderProblem("ladder_number", reason=problem) from None

    def day(self, value: object, where: str) -> date:
        """A day."""
        if not isinstance(value, date) or isinstance(value, datetime):
            raise LadderProblem("ladder_day", where=self.at(where), value=value)
        return value

    def text(self, value: object, where: str) -> Text:
        """Words in three languages."""
        said = value if isinstance(value, dict) else {}
        if said.keys() != set(Text._fields) or not all(isinstance(one, str) and one.strip() for one in said.values()):
            raise LadderProblem("ladder_text", where=self.at(where))
        return Text(**said)

    def word(self, value: object, where: str) -> str:
        """Words that are not empty."""
        if not isinstance(value, str) or not value.strip():
            raise LadderProblem("ladder_word", where=self.at(where))
        return value

    def code(self, value: object, where: str) -> str:
        """A short name for programs."""
        if not isinstance(value, str) or not CODE.fullmatch(value):
            raise LadderProblem("ladder_code", where=self.at(where), value=value)
        return value

    def texts(self, value: object, where: str, *, few: bool = False) -> list[str]:
        """A list of words; only where it may be, an empty one."""
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value) or not (value or few):
            raise LadderProblem("ladder_list", where=self.at(where))
        return value

    def entries(self, value: object, where: str, *, few: bool = False) -> list[tuple[Toml, str]]:
        """The tables of a list, each with its place; only where it may be, none."""
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value) or not (value or few):
            raise LadderProblem("ladder_tables", where=self.at(where))
        return [(entry, f"{where}[{place}]") for place, entry in enumerate(value, 1)]

    def table(
        self, value: object, where: str, needed: Iterable[str] = (), more: Iterable[str] | None = None
    ) -> dict[str, Any]:
        """A table that is not empty, and whose keys are known where some are named."""
        if not isinstance(value, dict) or not value:
            raise LadderProblem("ladder_table", where=self.at(where))
        if needed or more is not None:
            self.keys(value, where, needed, more or ())
        return value

    def keys(self, value: object, where: str, needed: Iterable[str], more: Iterable[str] = ()) -> None:
        """Refuse a table without a key it needs, or with one it cannot have."""
        if not isinstance(value, dict):
            raise LadderProblem("ladder_table", where=self.at(where))
        missing, known = [key for key in needed if key not in value], {*needed, *more}
        unknown = [key for key in value if key not in known]
        if missing or unknown:
            named = ", ".join(missing or unknown)
            key = "ladder_key_missing" if missing else "ladder_key_unknown"
            raise LadderProblem(key, where=self.at(where), name=named, known=", ".join(sorted(known)))

    def once(self, names: list[str], where: str) -> None:
        """Refuse a name that stands twice."""
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise LadderProblem("ladder_twice", where=self.at(where), names=", ".join(twice))

    def at(self, where: str) -> str:
        """A place of the file, for messages."""
        return f"{self.file}: {where}" if where else self.file
