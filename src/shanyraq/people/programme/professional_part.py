"""The professional part as a JSON file: read strictly and to its end, so that every fault is told with its path."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeVar

from shanyraq.law.facts import FACTS
from shanyraq.people.fact_values import one_of, read_value
from shanyraq.people.object_reader import ObjectReader, as_identifier, as_list, as_object
from shanyraq.people.programme.codes import SECTIONS, Condition, Executor, Measure, Section, State
from shanyraq.people.programme.problems import ProgrammeProblem, programme_refused
from shanyraq.people.strict_json import JsonObject, parse_json, shown
from shanyraq.rules import Fact, to_date
from shanyraq.rules.facts import Text
from shanyraq.rules.units import Day, unit_of

KNOWN = {fact.name: fact for fact in FACTS if fact.name in ("disability", "work_injury", "application_date")}
TOP_KEYS = ("drawn_up_on", "valid_until", "disability", "work_injury", "conditions", "measures")
MEASURE_KEYS = ("id", "section", "measure", "executor", "from", "until", "state")

One = TypeVar("One", bound=StrEnum)


def _day_fact(name: str) -> Fact:
    """A day of the programme, within the bounds of the law's days."""
    days, unit = KNOWN["application_date"], unit_of(Day)
    assert unit is not None  # a day is a unit
    return Fact(name, "case", unit[0], Text(name, name, name), None, days.least, days.most)


DAY_FACTS = {name: _day_fact(name) for name in ("drawn_up_on", "valid_until", "from", "until")}


@dataclass(frozen=True)
class PlannedMeasure:
    """A measure of the programme: what, by whom, from when until when, how far it has come."""

    id: str
    section: Section
    measure: Measure
    executor: Executor
    since: date
    until: date
    state: State


@dataclass(frozen=True)
class ProfessionalPart:
    """The professional part of an individual programme.

    Attributes:
        drawn_up_on: the day it was drawn up.
        valid_until: the last day of the disability's term; None without re-examination.
        disability: the group, as the law's code.
        work_injury: whether an employer is at fault, as the law's code.
        conditions: what work has to be like.
        measures: in the order of the file.
    """

    drawn_up_on: date
    valid_until: date | None
    disability: int
    work_injury: int
    conditions: tuple[Condition, ...]
    measures: tuple[PlannedMeasure, ...]


def read_professional_part(text: str | bytes) -> ProfessionalPart:
    """The professional part of a file.

    Raises:
        ProgrammeProblems: everything that is wrong with it.
    """
    reader = _Reader()
    found = reader.file(text)
    if reader.problems or found is None:
        raise programme_refused(*reader.problems)
    return found


class _Reader(ObjectReader):
    homes: ClassVar[Mapping[str, str]] = dict.fromkeys(MEASURE_KEYS[1:], "measures[…]")

    def file(self, text: str | bytes) -> ProfessionalPart | None:
        with self.aside():
            content = as_object(parse_json(text), "$")
            self.keys(content, TOP_KEYS, "")
            drawn_up = self.day_of(content, "drawn_up_on", "")
            open_ended = content.get("valid_until") is None
            until = None if open_ended else self.day_of(content, "valid_until", "")
            disability = self.code(content, "disability")
            injury = self.code(content, "work_injury") if "work_injury" in content else 0
            conditions = self.part(content, "conditions", "", as_list) if "conditions" in content else []
            wanted = [self.word(one, Condition, f"conditions[{place}]") for place, one in enumerate(conditions or ())]
            measures = [
                self.measure(one, place) for place, one in enumerate(self.part(content, "measures", "", as_list) or ())
            ]
            self.ids(measures)
            if drawn_up is None:
                return None
            planned = tuple(measure for measure in measures if measure is not None)
            for place, measure in enumerate(planned):
                self.within(measure, place, drawn_up, until)
            held = tuple(condition for condition in wanted if condition is not None)
            return ProfessionalPart(drawn_up, until, disability or 0, injury or 0, held, planned)
        return None

    def day_of(self, written: JsonObject, name: str, path: str) -> date | None:
        value = self.part(written, name, path, lambda one, here: read_value(DAY_FACTS[name], one, here))
        return None if value is None else to_date(value)

    def code(self, written: JsonObject, name: str) -> int | None:
        return self.part(written, name, "", lambda one, here: read_value(KNOWN[name], one, here))

    def word(self, written: object, words: type[One], path: str) -> One | None:
        with self.aside():
            return words(one_of(written, [str(word) for word in words], path))
        return None

    def named(self, written: JsonObject, name: str, words: type[One], path: str) -> One | None:
        return self.part(written, name, path, lambda one, here: words(one_of(one, [str(word) for word in words], here)))

    def measure(self, written: object, place: int) -> PlannedMeasure | None:
        """A measure, when nothing is wrong with it."""
        path = f"measures[{place}]."
        with self.aside():
            found = as_object(written, path.rstrip("."))
            self.keys(found, MEASURE_KEYS, path)
            name = self.part(found, "id", path, as_identifier)
            section = self.named(found, "section", Section, path)
            measure = self.named(found, "measure", Measure, path)
            executor = self.named(found, "executor", Executor, path)
            since, until = self.day_of(found, "from", path), self.day_of(found, "until", path)
            state = self.named(found, "state", State, path) if "state" in found else State.RECOMMENDED
            if section is not None and measure is not None and measure not in SECTIONS[section]:
                allowed = ", ".join(SECTIONS[section])
                raise ProgrammeProblem("measure_elsewhere", path=f"{path}measure", value=measure, allowed=allowed)
            if None not in (name, section, measure, executor, since, until, state):
                return PlannedMeasure(name, section, measure, executor, since, until, state)  # type: ignore[arg-type]
        return None

    def ids(self, measures: list[PlannedMeasure | None]) -> None:
        """Every measure has a name of its own."""
        seen: dict[str, int] = {}
        for place, measure in enumerate(measures):
            if measure is not None and measure.id in seen:
                told = {"path": f"measures[{place}].id", "value": shown(measure.id), "first": seen[measure.id]}
                self.problems.append(ProgrammeProblem("measure_repeated", **told))
            if measure is not None:
                seen.setdefault(measure.id, place)

    def within(self, measure: PlannedMeasure, place: int, drawn_up: date, until: date | None) -> None:
        """A measure ends after it begins, and lies within the programme's term."""
        last = until or date.max
        if measure.until < measure.since or measure.since < drawn_up or measure.until > last:
            told = {"path": f"measures[{place}]", "since": measure.since, "until": measure.until}
            self.problems.append(ProgrammeProblem("measure_outside", **told, first=drawn_up, last=until or "…"))
