"""Which reasons carry weight: what a value really hung on, and what follows from nothing having been stated.

For showing an explanation to people; the whole tree stays in the explanation.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property

from shanyraq.rules.conditions import Condition, names_in
from shanyraq.rules.expression import Expression, Scope, expression_of
from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Account, Telling


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
        """The inputs on which a rule's value hung for anybody: in what decided, or in the sum that was made."""
        if name not in self._used:
            inputs = frozenset(self.nodes[name].inputs)
            rule = self.nodes[name].origin
            self._used[name] = inputs & self._names(expression_of(rule), name) if isinstance(rule, Rule) else inputs
        return self._used[name]

    def _names(self, expression: Expression, name: str) -> frozenset[str]:
        found: set[str] = set()
        for account in self.accounts(name):
            found.update(*(names_in(condition.node) for condition in account.conditions))
            found.update(*(names_in(part) for part in taken(expression, account.scope)))
        if expression.walks:  # a loop looks at everything
            found |= {argument.name for argument in expression.rule.arguments}
        return frozenset(found)

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

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The facts that were left out for everybody."""
        explanation = self.telling.explanation
        everybody = len(explanation.case.members)
        return frozenset(
            name for name, whose in explanation.defaults.items() if whose == (None,) or len(whose) == everybody
        )


def taken(expression: Expression, scope: Scope) -> Iterator[ast.expr]:
    """The parts of a rule's result that a case's path came to and that are not nought."""
    waiting = [] if expression.rule.unit.name == "flag" else [expression.result]
    while waiting:
        node = expression.chosen(waiting.pop(), scope)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.BitOr):
            waiting += [part for part in (node.right, node.left) if expression.value(part, scope) != 0]
        else:
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
