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
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Account, Telling


class Obstacle(NamedTuple):
    """One thing that keeps a rule from saying yes.

    Attributes:
        rule: the rule whose text asks for it.
        text: what is needed, with the values of its sides, or what is in the way, with the facts it comes from.
        needed: it does not hold and would have to; otherwise it holds and must not.
        turn: the nearest change that would turn it; None where nearness means nothing.
        facts: the facts of the person or the group that it comes from, by name.
        unstated: none of these facts was stated, so that the answer may be different once they are.
    """

    rule: str
    text: str
    needed: bool
    turn: str | None
    facts: tuple[str, ...]
    unstated: bool


def obstacles(telling: Telling, name: str, slot: int | None) -> tuple[Obstacle, ...]:
    """What keeps a flag from being set, for the group or for one member; nothing where it is set.

    Args:
        telling: the texts of an explanation that has the flag among its values.
        name: the flag's rule.
        slot: the member's place in the case; None for the group.
    """
    found = {(obstacle.text, obstacle.needed): obstacle for obstacle in _obstacles(telling, name, slot)}
    return tuple(found.values())


def _obstacles(telling: Telling, name: str, slot: int | None) -> Iterator[Obstacle]:
    account = telling.account(name, slot)
    for part in parts_of(account.expression, account.scope, telling.given):
        for condition in () if part.holds else part.conditions:
            yield from _of(telling, account, condition, slot)


def _of(telling: Telling, account: Account, condition: Condition, slot: int | None) -> Iterator[Obstacle]:
    """A condition as it is; what another rule says is told by the parts of that one, or by its facts if it says yes."""
    asked, needed = account.expression.rule.name, not condition.holds
    names = {name for name in names_in(condition.node) if name in telling.law.nodes}
    if condition.sign or not isinstance(condition.node, ast.Name):
        found = tuple(_facts(telling, names))
        text, turn = telling.condition(account, condition), telling.turn(condition)
        yield Obstacle(asked, text, needed, turn, found, _unstated(telling, found, slot))
        return
    name = condition.node.id
    node = telling.law.nodes[name]
    if needed and isinstance(node.origin, Rule):
        member = node.level == telling.law.law.levels.member
        yield from _obstacles(telling, name, slot if member else None)
        return
    found = tuple(_facts(telling, names))
    values = "; ".join(_stated(telling, fact, slot) for fact in found if fact != name)
    text = telling.title(name)
    told = f"{text} ({values})" if values else text
    yield Obstacle(asked, told, needed, None, found, _unstated(telling, found, slot))


def _facts(telling: Telling, names: set[str]) -> Iterator[str]:
    """The facts that values come from, in the order of the computation; the day of the case is nobody's own."""
    for node in telling.law.needed(sorted(names)):
        if isinstance(node.origin, Fact) and node.level != CASE:
            yield node.name


def _stated(telling: Telling, name: str, slot: int | None) -> str:
    value = telling.explanation.values[name]
    one = value[slot or 0] if isinstance(value, tuple) else value
    return f"{telling.title(name)}: {telling.told(name, one)}"


def _unstated(telling: Telling, facts: tuple[str, ...], slot: int | None) -> bool:
    left_out = telling.explanation.defaults
    return bool(facts) and all(slot in left_out.get(name, ()) or None in left_out.get(name, ()) for name in facts)
