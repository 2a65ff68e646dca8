"""What stands between a case and a yes: every part of it that fails, down to what was compared.

A rule `a and b and c` is asked for all of its parts, not for the first that fails, and a part that is the value of
another rule for the parts of its own. Where one of several parts would be enough, all of those are told.
"""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from shanyraq.rules.conditions import Condition, names_in, parts_of
from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE
from shanyraq.rules.relevance import carried_weight
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Account, Telling
from shanyraq.rules.units import NEVER


class Obstacle(NamedTuple):
    """One thing that keeps a rule from saying yes.

    Attributes:
        rule: the rule whose text asks for it.
        within: what that rule's value is called, where it is not the one that was asked about.
        text: what is needed, with the values of its sides, or what is in the way, with the facts it comes from.
        needed: it does not hold and would have to; otherwise it holds and must not.
        turn: the nearest change that would turn it; None where nearness means nothing.
        facts: the facts of the person or the group that it comes from, by name; where the law alone decides, such as
            by a number of its own, those of the rule that asks.
        unstated: none of these facts was stated, so that the answer may be different once they are.
    """

    rule: str
    within: str
    text: str
    needed: bool
    turn: str | None
    facts: tuple[str, ...]
    unstated: bool


def obstacles(telling: Telling, name: str, slot: int | None) -> tuple[Obstacle, ...]:
    """What keeps a flag from being set, for the group or for one member; nothing where it is set.

    What somebody stated comes before what nobody did, and otherwise in the order of the law's text.

    Args:
        telling: the texts of an explanation that has the flag among its values.
        name: the flag's rule.
        slot: the member's place in the case; None for the group.
    """
    found: dict[tuple[str, bool], Obstacle] = {}
    for obstacle in _obstacles(telling, name, slot, ""):
        found.setdefault((obstacle.text, obstacle.needed), obstacle)
    return tuple(sorted(found.values(), key=lambda obstacle: obstacle.unstated))


def _obstacles(telling: Telling, name: str, slot: int | None, within: str) -> Iterator[Obstacle]:
    account = telling.account(name, slot)
    for part in parts_of(account.expression, account.scope, telling.given):
        failing = () if part.holds else part.conditions
        for condition in [one for one in failing if not _has_happened(one)] or failing:
            yield from _of(telling, account, condition, slot, within)


def _has_happened(condition: Condition) -> bool:
    """Whether it only asks that an event had never been, which nothing can bring about any more."""
    return condition.sign == "=" and condition.right == NEVER


def _of(telling: Telling, account: Account, condition: Condition, slot: int | None, within: str) -> Iterator[Obstacle]:
    """A condition as it is; what another rule says is told by the parts of that one, or by its facts if it says yes."""
    rule, needed = account.expression.rule.name, not condition.holds
    names = {name for name in names_in(condition.node) if name in telling.law.nodes}
    facts = tuple(_facts(telling, names, slot)) or tuple(_facts(telling, {rule}, slot))
    stated = [name for name in facts if not _left_out(telling, name, slot)]
    if condition.sign or not isinstance(condition.node, ast.Name):
        text, turn = telling.condition(account, condition), telling.turn(condition)
        yield Obstacle(rule, within, text, needed, turn, facts, bool(facts) and not stated)
        return
    name = condition.node.id
    node = telling.law.nodes[name]
    text = telling.title(name)
    if needed and isinstance(node.origin, Rule):
        member = node.level == telling.law.law.levels.member
        yield from _obstacles(telling, name, slot if member else None, text)
        return
    values = "; ".join(_value(telling, fact, slot) for fact in stated or facts if fact != name)
    text = f"{text} ({values})" if values else text
    yield Obstacle(rule, within, text, needed, None, facts, bool(facts) and not stated)


def _facts(telling: Telling, names: set[str], slot: int | None) -> Iterator[str]:
    """The facts that values hung on, in the order of the computation; the day of the case is nobody's own."""
    weighing = carried_weight(telling, names, slot)
    for node in telling.law.needed(sorted(names)):
        if node.name in weighing and isinstance(node.origin, Fact) and node.level != CASE:
            yield node.name


def _value(telling: Telling, name: str, slot: int | None) -> str:
    value = telling.explanation.values[name]
    one = value[slot or 0] if isinstance(value, tuple) else value
    return f"{telling.title(name)}: {telling.told(name, one)}"


def _left_out(telling: Telling, name: str, slot: int | None) -> bool:
    whose = telling.explanation.defaults.get(name, ())
    return slot in whose or None in whose
