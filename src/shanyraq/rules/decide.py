"""Deciding one case: the rules' own functions called in order, without a tree.

The calls are written out once for a law and its outputs, as one straight function; a case then takes microseconds.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from shanyraq.rules.case import Case
from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE, LawInForce, Node, ParameterInForce, SetByHand
from shanyraq.rules.plain import in_place, plain
from shanyraq.rules.problems import InputProblem
from shanyraq.rules.rule import Rule
from shanyraq.rules.text import WORDS
from shanyraq.rules.units import to_day

Value = int | tuple[int, ...]
"""A group's number, or one for each member."""


def decide(law: LawInForce, case: Case, outputs: Iterable[str]) -> dict[str, Value]:
    """What the law gives for a case: a number for each output, or one for each member.

    Raises:
        InputProblem: an unknown output, or a fact that may not be left out.
    """
    decided = _decision(law, tuple(outputs))
    try:
        return decided(case)
    except KeyError as missing:
        raise InputProblem("fact_missing", name=missing.args[0]) from None


def constants(law: LawInForce, nodes: Iterable[Node]) -> dict[str, int]:
    """The values among nodes that are the same for every case: the date, the country's parameters, what follows."""
    found: dict[str, int] = {}
    for node in nodes:
        origin = node.origin
        if isinstance(origin, SetByHand):
            found[node.name] = origin.value
        elif isinstance(origin, Fact):
            if node.level == CASE:
                found[node.name] = to_day(law.day)
        elif isinstance(origin, ParameterInForce):
            if origin.parameter.by is None:
                found[node.name] = origin.value(None)[0]
        elif not origin.folds and all(name in found for name in node.inputs):
            found[node.name] = int(origin.function(*(found[name] for name in node.inputs)))
    return found


def table(law: LawInForce, origin: ParameterInForce) -> dict[int, int]:
    """A parameter's number for every code of the fact it is given by."""
    codes = law.nodes[str(origin.parameter.by)].unit.codes
    assert codes is not None  # checked when the law was resolved
    return {int(code): origin.value(code.wire)[0] for code in codes}


@lru_cache(maxsize=256)
def _decision(law: LawInForce, outputs: tuple[str, ...]) -> Callable[[Case], dict[str, Value]]:
    source, scope = _Writer(law, outputs).written()
    exec(compile(source, "<decision>", "exec"), scope)
    decided: Callable[[Case], dict[str, Value]] = scope["decide"]
    return decided


class _Writer:
    """Writes the calls of one decision: in stages, one walk along the members in each, then the group's own rules."""

    def __init__(self, law: LawInForce, outputs: tuple[str, ...]) -> None:
        self.law = law
        self.outputs = outputs
        self.member = law.law.levels.member
        self.nodes = law.needed(outputs)
        self.fixed = constants(law, self.nodes)
        self.scope: dict[str, Any] = {word.__name__: word for word in WORDS}
        self.stages = self.staged()
        self.lists = self.listed()

    def written(self) -> tuple[str, dict[str, Any]]:
        """The function's text and what it sees."""
        lines = ["def decide(case):", "    members, g = case.members, group_defaults | case.group"]
        self.scope["group_defaults"] = self.defaults(self.law.law.levels.group)
        self.scope["member_defaults"] = self.defaults(self.member)
        for stage in sorted(set(self.stages.values())):
            here = [node for node in self.nodes if self.stages.get(node.name) == stage]
            lines.extend(self.walk([node for node in here if node.level == self.member]))
            lines.extend(f"    {line}" for node in here if node.level != self.member for line in self.lines(node))
        results = ", ".join(f"{name!r}: {self.result(name)}" for name in self.outputs)
        return "\n".join([*lines, f"    return {{{results}}}"]), self.scope

    def defaults(self, level: str) -> dict[str, int]:
        """The declared defaults of a level's facts."""
        facts = [node.origin for node in self.nodes if node.level == level and isinstance(node.origin, Fact)]
        return {fact.name: fact.default for fact in facts if fact.default is not None}

    def staged(self) -> dict[str, int]:
        """The stage of every value: a member's rule that asks its group's comes a stage after it."""
        stages: dict[str, int] = {}
        for node in self.nodes:
            if node.name in self.fixed:
                continue
            asked = [part for part in node.inputs if part not in self.fixed]
            member = node.level == self.member
            steps = [stages[part] + (member and self.law.nodes[part].level != self.member) for part in asked]
            stages[node.name] = max([0 if member else -1, *steps])
        return stages

    def listed(self) -> set[str]:
        """The members' values that are wanted outside the walk that makes them."""
        wanted = {name for name in self.outputs if name in self.stages}
        for node in self.nodes:
            for part in node.inputs:
                if part in self.stages and (node.level != self.member or self.stages[part] != self.stages[node.name]):
                    wanted.add(part)
        return {name for name in wanted if self.law.nodes[name].level == self.member}

    def walk(self, nodes: list[Node]) -> list[str]:
        """One walk along the members: each value of this stage, kept where somebody else asks for it."""
        if not nodes:
            return []
        own = {node.name for node in nodes}
        asked = dict.fromkeys(part for node in nodes for part in node.inputs)
        earlier = [part for part in asked if part in self.lists and part not in own]
        kept = [node.name for node in nodes if node.name in self.lists]
        head = "for m in members:"
        if earlier:
            targets, lists = (", ".join(f"{letter}_{part}" for part in earlier) for letter in "vl")
            head = f"for m, {targets} in zip(members, {lists}):"
        return [
            *(f"    l_{name} = []; a_{name} = l_{name}.append" for name in kept),
            f"    {head}",
            *(
                ["        stated, m = m, member_defaults | m"]
                if any(isinstance(node.origin, Fact) for node in nodes)
                else []
            ),
            *(f"        {line}" for node in nodes for line in self.lines(node)),
            *(f"        a_{name}(v_{name})" for name in kept),
        ]

    def lines(self, node: Node) -> list[str]:
        """The statements that give a value its name."""
        name, origin = node.name, node.origin
        if isinstance(origin, Fact) and origin.of is not None:
            return [f"v_{name} = {origin.of!r} in {'stated' if node.level == self.member else 'case.group'}"]
        if isinstance(origin, Fact):
            return [f"v_{name} = {'m' if node.level == self.member else 'g'}[{name!r}]"]
        if isinstance(origin, ParameterInForce):
            self.scope[f"t_{name}"] = table(self.law, origin)
            return [f"v_{name} = t_{name}[v_{origin.parameter.by}]"]
        assert isinstance(origin, Rule)
        arguments = {
            part.name: self.members(part.name) if part.members else self.one(part.name) for part in origin.arguments
        }
        written = in_place(origin, arguments)
        if written is not None:
            before, value = written
            return [*before, f"v_{name} = {value}"]
        self.scope[f"f_{name}"] = plain(origin)
        return [f"v_{name} = f_{name}({', '.join(arguments.values())})"]

    def one(self, name: str) -> str:
        """The expression of a value."""
        return repr(self.fixed[name]) if name in self.fixed else f"v_{name}"

    def members(self, name: str) -> str:
        """The expression of a value of all members."""
        return f"({self.one(name)},) * len(members)" if name in self.fixed else f"l_{name}"

    def result(self, name: str) -> str:
        """The expression of an output."""
        if self.law.nodes[name].level != self.member:
            return self.one(name)
        return f"tuple({self.members(name)})"
