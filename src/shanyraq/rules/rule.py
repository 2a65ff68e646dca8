"""A rule: a plain function with its article and its dates, at one of two levels.

The decorators only write down what they are told; names are wired when a date's law is resolved.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, TypeVar

from shanyraq.rules.problems import LawProblem
from shanyraq.rules.units import Unit, unit_of

Certainty = Literal["read", "reported", "assumed"]
"""How sure the text is: read in the act, reported by a secondary source, assumed for want of either."""

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Argument:
    """A value a rule asks for by name; `members` when it asks for all members' values of it."""

    name: str
    unit: Unit
    members: bool


@dataclass(frozen=True, eq=False)
class Rule:
    """One text of a rule, in force between two dates.

    Attributes:
        name: what other rules call its value; several texts may share it in different periods.
        level: the level whose value it gives.
        article: where the law says so, in English (`Social Code, art. 127(2)`).
        since: the first day in force.
        until: the last day in force, or None while it is open.
        certainty: how sure the text is.
        function: the text itself.
        unit: the meaning of its value.
        arguments: the names it asks for.
        place: `file:line` of the text.
    """

    name: str
    level: str
    article: str
    since: date
    until: date | None
    certainty: Certainty
    function: Callable[..., int]
    unit: Unit
    arguments: tuple[Argument, ...]
    place: str

    def in_force(self, day: date) -> bool:
        """Whether the text applies on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def folds(self) -> bool:
        """Whether it asks for values of all members."""
        return any(argument.members for argument in self.arguments)

    @property
    def meaning(self) -> str:
        """The docstring: what the rule says, in English."""
        return " ".join((self.function.__doc__ or "").split())


@dataclass(frozen=True)
class Levels:
    """A pair of levels: members and the groups they make up (persons in a family, employees in an employer).

    Attributes:
        group: the name of the upper level.
        member: the name of the lower level.
    """

    group: str
    member: str

    def group_rule(
        self, article: str, *, since: str, until: str | None = None, certainty: Certainty = "read"
    ) -> Callable[[F], F]:
        """Declare a rule of the upper level; dates are ISO, `until` is the last day in force."""
        return _declaration(self.group, article, since, until, certainty)

    def member_rule(
        self, article: str, *, since: str, until: str | None = None, certainty: Certainty = "read"
    ) -> Callable[[F], F]:
        """Declare a rule of the lower level; dates are ISO, `until` is the last day in force."""
        return _declaration(self.member, article, since, until, certainty)


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """The rules a module declares, in the order of its text."""
    found = (rule for value in vars(module).values() for rule in getattr(value, "__rules__", ()))
    return tuple(rule for rule in found if isinstance(rule, Rule) and rule.function.__module__ == module.__name__)


def _declaration(level: str, article: str, since: str, until: str | None, certainty: Certainty) -> Callable[[F], F]:
    def declare(function: F) -> F:
        place = f"{Path(function.__code__.co_filename).name}:{function.__code__.co_firstlineno}"
        rule = Rule(
            name=function.__name__.split("__")[0],
            level=level,
            article=article,
            since=_iso(since, place),
            until=None if until is None else _iso(until, place),
            certainty=certainty,
            function=function,
            unit=_result_unit(function, place),
            arguments=_arguments(function, place),
            place=place,
        )
        if rule.until is not None and rule.until < rule.since:
            raise LawProblem("rule_period_backwards", place=place, rule=rule.name, since=rule.since, until=rule.until)
        earlier = getattr(function, "__rules__", ())  # one text may stand in several acts, one after another
        function.__rules__ = (*earlier, rule)  # type: ignore[attr-defined]  # the one mark a declared function carries
        return function

    return declare


def _iso(text: str, place: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise LawProblem("rule_date_not_iso", place=place, text=text) from None


def _result_unit(function: Callable[..., Any], place: str) -> Unit:
    found = unit_of(function.__annotations__.get("return"))
    if found is None or found[1]:
        raise LawProblem("rule_without_unit", place=place, rule=function.__name__, what="return")
    return found[0]


def _arguments(function: Callable[..., Any], place: str) -> tuple[Argument, ...]:
    code = function.__code__
    arguments = []
    for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]:
        found = unit_of(function.__annotations__.get(name))
        if found is None:
            raise LawProblem("rule_without_unit", place=place, rule=function.__name__, what=name)
        arguments.append(Argument(name, *found))
    return tuple(arguments)
