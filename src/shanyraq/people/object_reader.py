"""Objects of a JSON file read strictly and to the end: facts by their names, unknown keys refused, problems set aside.

Everything wrong with a file is told at once, each with its path (`members[1].incomes[0].month`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import ClassVar, TypeVar

from shanyraq.people.fact_values import read_value
from shanyraq.people.problems import PeopleProblem
from shanyraq.people.strict_json import JsonObject, shown
from shanyraq.rules import Fact, to_day
from shanyraq.rules.in_force import nearest

LONGEST_ID = 100

_PLAIN_KEY = re.compile(r"\w+")

T = TypeVar("T")


class ObjectReader:
    """Reads one file, setting aside what is wrong and going on.

    Attributes:
        homes: where a key belongs, for whoever has put it elsewhere.
        problems: what is wrong, in the order it was found.
        day: the day of the file, once it is known.
    """

    homes: ClassVar[Mapping[str, str]] = {}

    def __init__(self) -> None:
        self.problems: list[PeopleProblem] = []
        self.day: date | None = None

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Set a problem aside and go on after the block."""
        try:
            yield
        except PeopleProblem as problem:
            self.problems.append(problem)

    def facts(self, facts: Mapping[str, Fact], written: JsonObject, path: str) -> dict[str, int]:
        """The values that are stated and can be true; one that may not be left out is missed by name."""
        values = {}
        for name, fact in facts.items():
            if name in written or fact.default is None:
                value = self.part(written, name, path, partial(self.fact, fact))
                if value is not None:
                    values[name] = value
        return values

    def fact(self, fact: Fact, written: object, path: str) -> int:
        """A fact's value; a day after the application's cannot be one."""
        value = read_value(fact, written, path)
        if fact.unit.name == "day" and self.day is not None and value > to_day(self.day):
            raise PeopleProblem("day_after_application", path=path, value=shown(written), day=self.day)
        return value

    def part(self, written: JsonObject, name: str, path: str, read: Callable[[object, str], T]) -> T | None:
        """What stands under a key, read; None when that is missing or wrong."""
        with self.aside():
            if name not in written:
                raise PeopleProblem("key_missing", path=path + name)
            return read(written[name], path + name)
        return None

    def keys(self, written: JsonObject, allowed: tuple[str, ...], path: str) -> None:
        """Refuse keys that are unknown here, out of their place, or written twice."""
        for name in written:
            here = path + (name if _PLAIN_KEY.fullmatch(name) and len(name) <= LONGEST_ID else shown(name))
            with self.aside():
                if name in written.repeated:
                    raise PeopleProblem("key_repeated", path=here)
                if name not in allowed and name in self.homes:
                    raise PeopleProblem("key_misplaced", path=here, home=self.homes[name])
                if name not in allowed:
                    near = nearest(name, allowed)
                    raise PeopleProblem("key_unknown", path=here, allowed=", ".join(allowed), near=near)


def as_object(written: object, path: str) -> JsonObject:
    """What is written, which must be an object."""
    if not isinstance(written, JsonObject):
        raise PeopleProblem("object_expected", path=path, value=shown(written))
    return written


def as_list(written: object, path: str) -> list[object]:
    """What is written, which must be a list."""
    if not isinstance(written, list):
        raise PeopleProblem("list_expected", path=path, value=shown(written))
    return written


def as_identifier(written: object, path: str) -> str:
    """What is written, which must be a name that can be printed."""
    if not isinstance(written, str) or not written.isprintable() or not 1 <= len(written.strip()) <= LONGEST_ID:
        raise PeopleProblem("id_expected", path=path, value=shown(written), most=LONGEST_ID)
    return written
