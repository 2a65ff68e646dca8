"""Which reasons carry weight: what a value really hung on, and what follows from nothing having been stated.

For showing an explanation to people; the whole tree stays in the explanation.
"""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property

from shanyraq.rules.conditions import Condition, names_in
from shanyraq.rules.expression import Expression, Scope, expression_of
from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE, Node
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Account, Telling
from shanyraq.rules.units import UNITS


class Relevance:
    """What matters in an explanation.

    Args:
        telling: the explanation.
    """

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.nodes = telling.law.nodes
        self._accounts: dict[str, tuple[Account, ...]] = {}
        self._used: dict[str, frozenset[str]] = {}
        self._below: dict[str, frozenset[str]] = {}

    def accounts(self, name: str) -> tuple[Account, ...]:
        """How a rule came to its value, without guards against dividing by nought."""
        if name not in self._accounts:
            self._accounts[name] = tuple(_unguarded(account) for account in self.telling.accounts(name))
        return self._accounts[name]

    def used(self, name: str) -> frozenset[str]:
        """The inputs on which a value hung for anybody: in what decided, or in the sum that was made."""
        if name not in self._used:
            inputs = frozenset(self.nodes[name].inputs)
            rule = self.nodes[name].origin
            self._used[name] = (isinstance(rule, Rule) and inputs & self._names(rule)) or inputs
        return self._used[name]

    def _names(self, rule: Rule) -> frozenset[str]:
        """The names in what decided and in the result; a loop over members looks at everything it can."""
        expression, accounts = expression_of(rule), self.accounts(rule.name)
        if expression.walks:
            return frozenset(argument.name for argument in rule.arguments)
        parts = [part for account in accounts for part in taken(expression, account.scope)]
        if not parts:
            parts = [part for account in accounts for part in taken(expression, account.scope, noughts=True)]
        decided = [condition.node for account in accounts for condition in account.conditions]
        return frozenset().union(*(names_in(part) for part in (*parts, *decided)))

    def sections(self) -> tuple[str, ...]:
        """What to tell by itself: the outputs and whatever of the group several others hung on; inputs come first."""
        explanation, users = self.telling.explanation, Counter[str]()
        reached = dict.fromkeys(explanation.outputs)
        waiting = list(reached)
        while waiting:
            used = () if self.unstated(waiting[-1]) else self.used(waiting[-1])
            waiting.pop()
            users.update(used)
            waiting += [part for part in used if part not in reached]
            reached |= dict.fromkeys(used)
        group = self.telling.law.law.levels.group
        return tuple(
            name
            for name in explanation.values
            if name in explanation.outputs or (users[name] > 1 and self._is_section(self.nodes[name], group))
        )

    def _is_section(self, node: Node, group: str) -> bool:
        return isinstance(node.origin, Rule) and node.level == group and not self.unstated(node.name)

    def unstated(self, name: str) -> bool:
        """Whether a value rests on facts alone that nobody stated."""
        below = self.facts_below(name)
        return bool(below) and below <= self.left_out

    def facts_below(self, name: str) -> frozenset[str]:
        """The facts of the case that a value hung on."""
        if name not in self._below:
            node = self.nodes[name]
            if isinstance(node.origin, Fact):
                self._below[name] = frozenset() if node.level == CASE else frozenset({name})
            else:
                self._below[name] = frozenset().union(*(self.facts_below(part) for part in self.used(name)))
        return self._below[name]

    def has_money(self, name: str) -> bool:
        """Whether money that somebody had lies anywhere below a value, counted or not."""
        node = self.nodes[name]
        if node.unit != UNITS["tiyn"]:
            return False
        if not isinstance(node.origin, Fact):
            return any(self.has_money(part) for part in node.inputs)
        value = self.telling.explanation.values[name]
        return any(value) if isinstance(value, tuple) else bool(value)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The facts that were left out for everybody."""
        explanation = self.telling.explanation
        everybody = len(explanation.case.members)
        return frozenset(
            name for name, whose in explanation.defaults.items() if whose == (None,) or len(whose) == everybody
        )


def carried_weight(telling: Telling, outputs: Iterable[str], slot: int | None) -> frozenset[str]:
    """The names on which values hung for one member, or for the group: what decided, and what was reckoned with."""
    found: set[str] = set()
    waiting = list(outputs)
    while waiting:
        name = waiting.pop()
        node = telling.law.nodes[name]
        if name in found or not isinstance(node.origin, Rule):
            waiting += [] if name in found else node.inputs  # a parameter's is the fact that chose its value
            found.add(name)
            continue
        found.add(name)
        member = node.level == telling.law.law.levels.member
        everybody = member and slot is None
        for account in telling.accounts(name) if everybody else (telling.account(name, slot if member else None),):
            waiting += [part for part in _names_of(account) if part in telling.law.nodes]
    return frozenset(found)


def _names_of(account: Account) -> frozenset[str]:
    """The names in what decided and in the result of one account."""
    parts = list(taken(account.expression, account.scope))
    parts = parts or list(taken(account.expression, account.scope, noughts=True))
    parts += [condition.node for condition in account.conditions]
    return frozenset().union(*map(names_in, parts))


def taken(expression: Expression, scope: Scope, *, noughts: bool = False) -> Iterator[ast.expr]:
    """The parts of a rule's result that a case's path came to; of sums, with or without those that are nought."""
    waiting = [] if expression.rule.unit.name == "flag" else [expression.result]
    while waiting:
        node = expression.chosen(waiting.pop(), scope)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.BitOr):
            waiting += [node.right, node.left]
        elif noughts or expression.value(node, scope) != 0:
            yield node


def _unguarded(account: Account) -> Account:
    """An account without the conditions that only keep a division from dividing by nought."""
    divisors = divisors_of(account.expression)
    kept = tuple(condition for condition in account.conditions if not _guards(condition, divisors))
    return replace(account, conditions=kept)


def _guards(condition: Condition, divisors: frozenset[str]) -> bool:
    asks = condition.sign == "=" and condition.right == 0 and not condition.holds
    return asks and names_in(condition.node) <= divisors


@cache
def divisors_of(expression: Expression) -> frozenset[str]:
    """The names a rule divides by."""
    calls = (part for part in ast.walk(expression.result) if isinstance(part, ast.Call))
    divisions = [call for call in calls if expression.word(call) == "divide"]
    return frozenset().union(*(names_in(call.args[1]) for call in divisions))
