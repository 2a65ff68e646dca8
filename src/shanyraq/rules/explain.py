"""Explaining one case: every value with its rule, its inputs, what was compared, and what had to be assumed.

The rules' own functions give the values; this is the oracle that every faster way must equal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from shanyraq.rules.case import Case
from shanyraq.rules.decide import Value
from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE, LawInForce, Node, ParameterInForce, SetByHand
from shanyraq.rules.parameters import Value as ParameterValue
from shanyraq.rules.problems import InputProblem
from shanyraq.rules.rule import Rule
from shanyraq.rules.trace import Point, Step, traced
from shanyraq.rules.units import to_day


class Reason(NamedTuple):
    """A value and why it is so: one node of the tree.

    Attributes:
        node: the value's name, unit, title and origin.
        value: the number, or one for each member.
        points: the places in the rule's text that were written down.
        steps: what happened there; for a member's rule, one list for each member.
        inputs: the reasons of what it was made from.
        repeated: told in full earlier in the tree; inputs and steps are left out here.
        defaults: the members (None for the group) for whom a fact took its declared default.
        written: where a parameter's number is written; None for a stand-in.
        stands_in: a parameter had nothing for the case's own code, and another value stood in.
    """

    node: Node
    value: Value
    points: tuple[Point, ...] = ()
    steps: tuple[tuple[Step, ...], ...] = ()
    inputs: tuple["Reason", ...] = ()
    repeated: bool = False
    defaults: tuple[int | None, ...] = ()
    written: ParameterValue | None = None
    stands_in: bool = False


@dataclass(frozen=True)
class Assumption:
    """Something used that was not read in an act or stated in the case.

    Attributes:
        kind: `default` fact, `stand_in` for a missing regional value, `reported` or `assumed` text or number,
            value `set` by hand.
        node: what it is about.
        members: whom a default is about (None is the group).
    """

    kind: str
    node: Node
    members: tuple[int | None, ...] = ()


@dataclass(frozen=True, eq=False)
class Explanation:
    """The answer to a case and its reasons.

    Attributes:
        law: the law in force that gave it.
        case: the facts as given.
        outputs: the names asked for.
        values: every value that was computed, by name.
        steps: what every rule did, by name; one list for the group, or for each member.
        defaults: the facts that were left out, and whose.
    """

    law: LawInForce
    case: Case
    outputs: tuple[str, ...]
    values: Mapping[str, Value]
    steps: Mapping[str, tuple[tuple[Step, ...], ...]]
    defaults: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)

    @cached_property
    def tree(self) -> tuple[Reason, ...]:
        """The reasons of the outputs; what is told once is only named again."""
        told: dict[str, Reason] = {}
        return tuple(told.get(name) or self._reason(name, told) for name in self.outputs)

    @property
    def results(self) -> dict[str, Value]:
        """The outputs' values."""
        return {name: self.values[name] for name in self.outputs}

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What was used without having been read or stated, in the order of the computation."""
        found = []
        for name in self.values:
            node = self.law.nodes[name]
            if name in self.defaults:
                found.append(Assumption("default", node, self.defaults[name]))
            elif isinstance(node.origin, SetByHand):
                found.append(Assumption("set", node))
            elif isinstance(node.origin, ParameterInForce):
                written, stands_in = self._written(node.origin)
                if stands_in:
                    found.append(Assumption("stand_in", node))
                if written is not None and written.certainty != "read":
                    found.append(Assumption(written.certainty, node))
            elif node.certainty != "read":
                found.append(Assumption(node.certainty, node))
        return tuple(found)

    def _reason(self, name: str, told: dict[str, Reason]) -> Reason:
        """The full reason of a name told for the first time; `told` keeps its short form for the next mention."""
        node, value = self.law.nodes[name], self.values[name]
        origin = node.origin
        told[name] = Reason(node, value, repeated=True, defaults=self.defaults.get(name, ()))
        inputs = tuple([told.get(part) or self._reason(part, told) for part in node.inputs])
        if isinstance(origin, Rule):
            return Reason(node, value, traced(origin).points, self.steps[name], inputs)
        if isinstance(origin, ParameterInForce):
            written, stands_in = self._written(origin)
            return Reason(node, value, inputs=inputs, written=written, stands_in=stands_in)
        return Reason(node, value, defaults=self.defaults.get(name, ()))

    def _written(self, origin: ParameterInForce) -> tuple[ParameterValue | None, bool]:
        """Where the number stands, and whether it stands in for one that is missing."""
        key = _key(self.law, origin, self.values)
        written = origin.value(key)[1]
        return written, key is not None and origin.parameter.otherwise == "country" and key not in origin.values


def explain(law: LawInForce, case: Case, outputs: Iterable[str]) -> Explanation:
    """Answer a case and write down why.

    Raises:
        InputProblem: an unknown output, or a fact that may not be left out.
    """
    wanted = tuple(dict.fromkeys(outputs))
    values: dict[str, Value] = {}
    steps: dict[str, tuple[tuple[Step, ...], ...]] = {}
    defaults: dict[str, tuple[int | None, ...]] = {}
    for node in _needed(law, wanted):
        origin = node.origin
        if isinstance(origin, Rule):
            values[node.name], steps[node.name] = _applied(law, node, origin, values, len(case.members))
        elif isinstance(origin, Fact):
            values[node.name], missing = _stated(law, node, origin, case)
            if missing:
                defaults[node.name] = missing
        elif isinstance(origin, ParameterInForce):
            values[node.name] = origin.value(_key(law, origin, values))[0]
        else:
            member = node.level == law.law.levels.member
            values[node.name] = (origin.value,) * len(case.members) if member else origin.value
    return Explanation(law, case, wanted, values, steps, defaults)


@lru_cache(maxsize=256)
def _needed(law: LawInForce, outputs: tuple[str, ...]) -> tuple[Node, ...]:
    """The same question walks the same nodes."""
    return law.needed(outputs)


def _applied(
    law: LawInForce, node: Node, rule: Rule, values: Mapping[str, Value], members: int
) -> tuple[Value, tuple[tuple[Step, ...], ...]]:
    function = traced(rule).function
    if node.level != law.law.levels.member:
        steps: list[Step] = []
        return function(steps, *(values[name] for name in node.inputs)), (tuple(steps),)
    columns = []
    for name in node.inputs:
        value = values[name]
        columns.append(value if law.nodes[name].level == node.level else (value,) * members)
    results, all_steps = [], []
    for slot in range(members):
        steps = []
        results.append(function(steps, *(column[slot] for column in columns)))  # type: ignore[index]
        all_steps.append(tuple(steps))
    return tuple(results), tuple(all_steps)


def _stated(law: LawInForce, node: Node, fact: Fact, case: Case) -> tuple[Value, tuple[int | None, ...]]:
    if node.level == CASE:
        return to_day(law.day), ()
    if fact.of is not None:
        member = node.level == law.law.levels.member
        return tuple(fact.of in facts for facts in case.members) if member else fact.of in case.group, ()
    if node.level == law.law.levels.group:
        return _or_default(case.group, fact), () if fact.name in case.group else (None,)
    missing = tuple(slot for slot, facts in enumerate(case.members) if fact.name not in facts)
    return tuple(_or_default(facts, fact) for facts in case.members), missing


def _or_default(facts: Mapping[str, int], fact: Fact) -> int:
    value = facts.get(fact.name, fact.default)
    if value is None:
        raise InputProblem("fact_missing", name=fact.name)
    return value


def _key(law: LawInForce, origin: ParameterInForce, values: Mapping[str, Value]) -> str | None:
    if origin.parameter.by is None:
        return None
    codes = law.nodes[origin.parameter.by].unit.codes
    code = values[origin.parameter.by]
    return None if codes is None or isinstance(code, tuple) else codes(code).wire
