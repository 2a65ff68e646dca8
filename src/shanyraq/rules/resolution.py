"""Resolving a date: which text of each rule is in force, and whether all of them fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from shanyraq.rules.facts import STATED, Fact, Text, whether_stated
from shanyraq.rules.in_force import CASE, LawInForce, Node, ParameterInForce, nearest
from shanyraq.rules.problems import LawProblem
from shanyraq.rules.rule import Argument, Rule
from shanyraq.rules.text import text_of
from shanyraq.rules.units import Codes

if TYPE_CHECKING:
    from shanyraq.rules.law import Law


def resolve(law: Law, day: date) -> LawInForce:
    """The law in force on a day.

    Raises:
        LawProblem: two texts in force, a name nobody gives, a gap, a cycle, a mix-up of levels or units, or a rule
            in force before its parameter; names the places and the remedy.
    """
    origins = _origins(law, day)
    nodes: dict[str, Node] = {}
    for name in _order(origins, law, day):
        node = _node(law, name, origins[name])
        nodes[name] = node.with_fingerprint(nodes[part].fingerprint for part in node.inputs)
    return LawInForce(law, day, nodes)


def _origins(law: Law, day: date) -> dict[str, Fact | ParameterInForce | Rule]:
    origins: dict[str, Fact | ParameterInForce | Rule] = {}
    for fact in law.facts:
        _claim(origins, fact.name, fact)
    for parameter in law.parameters:
        values = parameter.at(day)
        if values or isinstance(parameter.otherwise, int):
            _claim(origins, parameter.name, ParameterInForce(parameter, values))
    for rule in law.rules:
        if rule.in_force(day):
            other = origins.get(rule.name)
            if isinstance(other, Rule):
                raise LawProblem("two_in_force", rule=rule.name, day=day, first=other.place, second=rule.place)
            _claim(origins, rule.name, rule)
    return origins | _statements(origins)


def _statements(origins: Mapping[str, Fact | ParameterInForce | Rule]) -> dict[str, Fact]:
    """Whether facts were stated, as far as rules in force ask for it and nothing else has the name."""
    rules = (origin for origin in origins.values() if isinstance(origin, Rule))
    asked = {argument.name for rule in rules for argument in rule.arguments if argument.name.endswith(STATED)}
    facts = {name: origins.get(name.removesuffix(STATED)) for name in sorted(asked - origins.keys())}
    return {
        name: whether_stated(fact)
        for name, fact in facts.items()
        if isinstance(fact, Fact) and fact.default is not None
    }


def _claim(
    origins: dict[str, Fact | ParameterInForce | Rule], name: str, origin: Fact | ParameterInForce | Rule
) -> None:
    if name in origins:
        raise LawProblem("name_twice", name=name, first=_place(origins[name]), second=_place(origin))
    origins[name] = origin


def _place(origin: Fact | ParameterInForce | Rule) -> str:
    if isinstance(origin, Rule):
        return origin.place
    return "facts.py" if isinstance(origin, Fact) else origin.parameter.file


def _order(origins: Mapping[str, Fact | ParameterInForce | Rule], law: Law, day: date) -> list[str]:
    order: dict[str, None] = {}
    path: list[str] = []

    def visit(name: str) -> None:
        if name in order:
            return
        if name in path:
            cycle = " → ".join(f"{step} ({_place(origins[step])})" for step in [*path[path.index(name) :], name])
            raise LawProblem("cycle", cycle=cycle)
        origin = origins[name]
        if isinstance(origin, Rule):
            path.append(name)
            for argument in origin.arguments:
                _check_argument(law, day, origins, origin, argument)
                visit(argument.name)
            path.pop()
        elif isinstance(origin, ParameterInForce) and origin.parameter.by:
            _check_keys(law, origin, origins.get(origin.parameter.by))
            visit(origin.parameter.by)
        order[name] = None

    for name in origins:
        visit(name)
    return list(order)


def _check_keys(law: Law, origin: ParameterInForce, by: Fact | ParameterInForce | Rule | None) -> None:
    parameter = origin.parameter
    codes = by.unit.codes if isinstance(by, Fact) and by.level == law.levels.group else None
    if codes is None or not issubclass(codes, Codes):
        raise LawProblem("parameter_by_unknown", parameter=parameter.name, file=parameter.file, by=parameter.by)
    known = {code.wire for code in codes}
    for key in origin.values:
        if key is not None and key not in known:
            raise LawProblem(
                "parameter_key_unknown",
                parameter=parameter.name,
                file=parameter.file,
                key=key,
                near=nearest(key, known),
            )


def _check_argument(
    law: Law, day: date, origins: Mapping[str, Fact | ParameterInForce | Rule], rule: Rule, argument: Argument
) -> None:
    origin = origins.get(argument.name)
    if origin is None:
        raise _missing(law, day, rule, argument.name, origins)
    level, unit = _level(law, origin), origin.parameter.unit if isinstance(origin, ParameterInForce) else origin.unit
    wanted = level == law.levels.member and rule.level == law.levels.group
    if argument.members != wanted:
        key = "level_members_wanted" if wanted else "level_not_of_members"
        raise LawProblem(key, rule=rule.name, place=rule.place, name=argument.name, level=level)
    if (unit.name, unit.codes) != (argument.unit.name, argument.unit.codes):
        raise LawProblem(
            "unit_mismatch",
            rule=rule.name,
            place=rule.place,
            name=argument.name,
            wanted=argument.unit.name,
            given=unit.name,
            where=_place(origin),
        )


def _missing(
    law: Law, day: date, rule: Rule, name: str, origins: Mapping[str, Fact | ParameterInForce | Rule]
) -> LawProblem:
    texts = [text for text in law.rules if text.name == name]
    if texts:
        periods = "; ".join(f"{text.since} – {text.until or '…'} ({text.place})" for text in texts)
        return LawProblem("gap", name=name, day=day, rule=rule.name, place=rule.place, periods=periods)
    parameter = next((parameter for parameter in law.parameters if parameter.name == name), None)
    if parameter is None:
        return LawProblem("unknown_name", rule=rule.name, place=rule.place, name=name, near=nearest(name, origins))
    key = "before_parameter" if day < parameter.starts() else "parameter_gap"
    return LawProblem(
        key, rule=rule.name, place=rule.place, name=name, day=day, file=parameter.file, starts=parameter.starts()
    )


def _level(law: Law, origin: Fact | ParameterInForce | Rule) -> str:
    if isinstance(origin, ParameterInForce):
        return law.levels.group if origin.parameter.by else CASE
    return origin.level


def _node(law: Law, name: str, origin: Fact | ParameterInForce | Rule) -> Node:
    if isinstance(origin, Fact):
        return Node(name, origin.level, origin.unit, origin.title, (), origin, "")
    level = _level(law, origin)
    if isinstance(origin, ParameterInForce):
        by = origin.parameter.by
        return Node(name, level, origin.parameter.unit, origin.parameter.title, (by,) if by else (), origin, "")
    text_of(origin)
    title = law.titles.get(name) or Text(name, name, name)
    return Node(name, level, origin.unit, title, tuple(argument.name for argument in origin.arguments), origin, "")


def periods_of(law: Law) -> dict[str, list[Rule]]:
    """The texts of each rule name in the order of their dates."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(law.rules, key=lambda rule: rule.since):
        found[rule.name].append(rule)
    return dict(found)
