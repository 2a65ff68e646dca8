"""The law in force on a day: an immutable graph of facts, parameters and rules, in an order that can be computed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from shanyraq.rules.facts import Fact, Text
from shanyraq.rules.parameters import Parameter, Value
from shanyraq.rules.problems import InputProblem, LawProblem
from shanyraq.rules.rule import Certainty, Rule
from shanyraq.rules.text import text_of
from shanyraq.rules.units import Unit

if TYPE_CHECKING:
    from shanyraq.rules.law import Law

CASE = "case"
"""The level of what is the same for every group asked about: the date and the country's parameters."""


@dataclass(frozen=True)
class ParameterInForce:
    """A parameter's values on a day.

    Attributes:
        parameter: the dated parameter.
        values: what is in force, by key (None is the whole country).
    """

    parameter: Parameter
    values: Mapping[str | None, Value]

    def value(self, key: str | None) -> tuple[int, Value | None]:
        """The number for a key and where it is written: the key's own, else the country's, else the stand-in."""
        found = self.values.get(key) or self.values.get(None)
        if found is not None:
            return found.value, found
        if not isinstance(self.parameter.otherwise, int):
            raise LawProblem("parameter_key_missing", parameter=self.parameter.name, file=self.parameter.file, key=key)
        return self.parameter.otherwise, None

    @property
    def own(self) -> str:
        """What names exactly these values."""
        return repr(sorted((str(key), value.value) for key, value in self.values.items())) + repr(
            (self.parameter.by, self.parameter.otherwise)
        )


@dataclass(frozen=True)
class SetByHand:
    """A value fixed by whoever asked, in place of a rule or a parameter."""

    value: int


Origin = Fact | ParameterInForce | Rule | SetByHand


@dataclass(frozen=True, eq=False)
class Node:
    """A named value of the law in force.

    Attributes:
        name: its name.
        level: `case`, the group's level or the member's.
        unit: its meaning.
        title: what it is called.
        inputs: the names it is made from.
        origin: the fact, parameter or rule that gives it.
        fingerprint: names its text and everything it is made from.
    """

    name: str
    level: str
    unit: Unit
    title: Text
    inputs: tuple[str, ...]
    origin: Origin
    fingerprint: str

    @property
    def certainty(self) -> Certainty:
        """How sure it is; facts and values set by hand count as read."""
        return self.origin.certainty if isinstance(self.origin, Rule) else "read"

    def with_fingerprint(self, inputs: Iterable[str]) -> "Node":
        """The node named by its own text and its inputs' fingerprints."""
        digest = hashlib.sha256("\n".join((self.name, self.level, own_text(self.origin), *inputs)).encode())
        return replace(self, fingerprint=digest.hexdigest())


def own_text(origin: Origin) -> str:
    """What a node is by itself, without its inputs: the part of the fingerprint that its author wrote."""
    if isinstance(origin, Rule):
        text = text_of(origin)
        return f"{text.source}\n{sorted(text.constants.items())}"
    if isinstance(origin, ParameterInForce):
        return origin.own
    if isinstance(origin, Fact):
        return f"{origin.level} {origin.unit.name} {origin.default}"
    return f"set {origin.value}"


@dataclass(frozen=True, eq=False)
class LawInForce:
    """The law of one day, ready to explain or evaluate; asking changes nothing in it.

    Attributes:
        law: the body of law it was resolved from.
        day: the day, which is the cases' date.
        nodes: every value by name, inputs before what they make.
        fixed: the names whose values were set by hand.
    """

    law: "Law"
    day: date
    nodes: Mapping[str, Node]
    fixed: tuple[str, ...] = field(default=())

    def __getitem__(self, name: str) -> Node:
        """The node of a name.

        Raises:
            InputProblem: the law of the day has no such name; the message offers the nearest.
        """
        if name not in self.nodes:
            raise InputProblem("name_unknown", name=name, day=self.day, near=nearest(name, self.nodes))
        return self.nodes[name]

    @cached_property
    def fingerprint(self) -> str:
        """Names exactly these rules and parameters, whatever the day (first 16 hexadecimal digits of a SHA-256)."""
        everything = "".join(node.fingerprint for node in sorted(self.nodes.values(), key=lambda node: node.name))
        return hashlib.sha256(everything.encode()).hexdigest()[:16]

    def needed(self, outputs: Iterable[str], given: frozenset[str] = frozenset()) -> tuple[Node, ...]:
        """The nodes that outputs are made of, each after its inputs; what is `given` is not looked behind."""
        order: dict[str, Node] = {}
        waiting = [(name, False) for name in reversed(tuple(outputs))]
        while waiting:
            name, ready = waiting.pop()
            if name in order:
                continue
            node = self[name]
            if ready or name in given or not node.inputs:
                order[name] = node
            else:
                waiting.append((name, True))
                waiting.extend((part, False) for part in reversed(node.inputs))
        return tuple(order.values())

    def downstream(self, names: Iterable[str]) -> frozenset[str]:
        """The names themselves and everything made from them."""
        touched = set(names)
        for node in self.nodes.values():
            if not touched.isdisjoint(node.inputs):
                touched.add(node.name)
        return frozenset(touched)

    def with_values(self, values: Mapping[str, int]) -> "LawInForce":
        """The same law with rules or parameters fixed by hand.

        Raises:
            InputProblem: a name is unknown or is a fact.
        """
        for name in values:
            node = self[name]
            if isinstance(node.origin, Fact):
                raise InputProblem("set_a_fact", name=name)
        nodes: dict[str, Node] = {}
        for node in self.nodes.values():
            if node.name in values:
                node = replace(node, inputs=(), origin=SetByHand(values[node.name]))
            nodes[node.name] = node.with_fingerprint(nodes[part].fingerprint for part in node.inputs)
        return replace(self, nodes=nodes, fixed=(*self.fixed, *values))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known names most like a mistaken one, for a message."""
    from difflib import get_close_matches  # only when somebody has mistyped

    return ", ".join(get_close_matches(name, list(known), n=3, cutoff=0.4)) or "—"
