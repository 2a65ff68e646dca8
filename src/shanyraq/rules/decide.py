"""Deciding one case: the rules' own functions called in order, without a tree.

The calls are written out once for a law and its outputs, as one straight function; a case then takes microseconds.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from shanyraq.rules.case import Case
from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE, LawInForce, Node, ParameterInForce, SetByHand
from shanyraq.rules.problems import InputProblem
from shanyraq.rules.rule import Rule
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
        elif all(name in found for name in node.inputs):
            found[node.name] = int(origin.function(*(found[name] for name in node.inputs)))
    return found


def table(law: LawInForce, origin: ParameterInForce) -> dict[int, int]:
    """A parameter's number for every code of the fact it is given by."""
    codes = law.nodes[str(origin.parameter.by)].unit.codes
    assert codes is not None  # checked when the law was resolved
    return {int(code): origin.value(code.wire)[0] for code in codes}


@lru_cache(maxsize=256)
def _decision(law: LawInForce, outputs: tuple[str, ...]) -> Callable[[Case], dict[str, Value]]:
    nodes = law.needed(outputs)
    fixed = constants(law, nodes)
    scope: dict[str, Any] = {f"v_{name}": value for name, value in fixed.items()}
    lines = [line for node in nodes if node.name not in fixed for line in _lines(law, node, fixed, scope)]
    listed = ", ".join(f"{name!r}: {_result(law, name, fixed)}" for name in outputs)
    source = ["def decide(case):", "    group, members = case.group, case.members", *lines, f"    return {{{listed}}}"]
    exec(compile("\n".join(source), "<decision>", "exec"), scope)  # the text above
    decided: Callable[[Case], dict[str, Value]] = scope["decide"]
    return decided


def _lines(law: LawInForce, node: Node, fixed: Mapping[str, int], scope: dict[str, Any]) -> list[str]:
    name, origin = node.name, node.origin
    member = node.level == law.law.levels.member
    if isinstance(origin, Fact):
        read = f"[{name!r}]" if origin.default is None else f".get({name!r}, {origin.default})"
        return [f"    v_{name} = [m{read} for m in members]" if member else f"    v_{name} = group{read}"]
    if isinstance(origin, ParameterInForce):
        scope[f"t_{name}"] = table(law, origin)
        return [f"    v_{name} = t_{name}[v_{origin.parameter.by}]"]
    assert isinstance(origin, Rule)
    scope[f"f_{name}"] = origin.function
    if not member:
        return [f"    v_{name} = f_{name}({', '.join(f'v_{part}' for part in node.inputs)})"]
    own = [part for part in node.inputs if part not in fixed and law.nodes[part].level == node.level]
    call = f"f_{name}({', '.join(part if part in own else f'v_{part}' for part in node.inputs)})"
    if not own:
        return [f"    v_{name} = [{call}] * len(members)"]
    if len(own) == 1:
        return [f"    v_{name} = [{call} for {own[0]} in v_{own[0]}]"]
    walked = ", ".join(f"v_{part}" for part in own)
    return [f"    v_{name} = [{call} for {', '.join(own)} in zip({walked})]"]


def _result(law: LawInForce, name: str, fixed: Mapping[str, int]) -> str:
    if law.nodes[name].level != law.law.levels.member:
        return f"v_{name}"
    return f"(v_{name},) * len(members)" if name in fixed else f"tuple(v_{name})"
