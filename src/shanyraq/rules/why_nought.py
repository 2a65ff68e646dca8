"""Why a value is nought: the facts it hung on, found along the decisions that were taken.

From a rule that gives nothing the way leads through the flags that decided and the sums that were empty, down to
comparisons of what was stated. Where any member would do, the one who came nearest is followed. (Every part that fails
of one flag, taken or not, is told by `obstacles`.)
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from shanyraq.rules.conditions import Condition
from shanyraq.rules.expression import Expression, Scope
from shanyraq.rules.relevance import Relevance, taken
from shanyraq.rules.rule import Rule
from shanyraq.rules.telling import Account, Telling
from shanyraq.rules.units import NEVER

NOTHING = (0, NEVER)
"""What a number is where there is none, and a day that has not come."""

FAR = 1 << 62
"""Farther than any margin."""


@dataclass(frozen=True, eq=False)
class Cause:
    """A fact or a comparison that has to be otherwise.

    Attributes:
        name: the fact that is nought, or the rule whose decision it was.
        slot: whose it is; None for the group.
        account: how that rule came to its value; None for a fact.
        condition: what decided there; None for a fact.
        path: the places in the rules' texts that led to it; the later, the further a member came.
    """

    name: str
    slot: int | None
    account: Account | None = None
    condition: Condition | None = None
    path: tuple[int, ...] = ()

    @property
    def subject(self) -> tuple[str, int | None, object]:
        """What tells causes apart."""
        return self.name, self.slot, self.condition and self.condition.subject

    @property
    def margin(self) -> int:
        """How much was wanting."""
        return FAR if self.condition is None or self.condition.margin is None else self.condition.margin


class WhyNought:
    """Finds what stands in the way.

    Args:
        telling: the explanation, in the language it is told in.
    """

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.relevance = Relevance(telling)
        self.nodes = telling.law.nodes
        self.member = telling.law.law.levels.member

    @cached_property
    def slots(self) -> range:
        """The members' places."""
        return range(len(self.telling.explanation.case.members))

    def of(self, name: str, slot: int | None = None) -> tuple[Cause, ...]:
        """What stands in the way of a value that is nought: the group's, one member's, or whoever's came nearest."""
        value = self.telling.explanation.values[name]
        asked = value if isinstance(value, tuple) else (value,)
        if isinstance(value, tuple) and slot is not None:
            asked = (value[slot],)
        if any(one not in NOTHING for one in asked):
            return ()
        if self.nodes[name].level == self.member and slot is None:
            return self.nearest(name)
        return self._distinct(self._why(name, slot, ()))

    def nearest(self, name: str, path: tuple[int, ...] = ()) -> tuple[Cause, ...]:
        """The causes of the member who came nearest to a value: failed last in its rule, for want of least."""
        found = [(slot, self._distinct(self._why(name, slot, path))) for slot in self.slots]
        able = [
            (tuple(-place for place in each[0].path), len(each), each[0].margin, slot, each)
            for slot, each in found
            if each
        ]
        return min(able, key=lambda each: each[:-1])[-1] if able else ()

    def is_everybody_s(self, cause: Cause) -> bool:
        """Whether the fact that is in the way is the same for every member."""
        node = None if cause.condition is None else cause.condition.node
        left = node.left if isinstance(node, ast.Compare) else node
        name = left.id if isinstance(left, ast.Name) else cause.name
        value = self.telling.explanation.values[name]
        return isinstance(value, tuple) and len(set(value)) == 1 and not isinstance(self.nodes[name].origin, Rule)

    def text(self, cause: Cause) -> str:
        """A cause as a person reads it: a fact with its answer, a comparison with the nearest change."""
        condition, account = cause.condition, cause.account
        if condition is None or account is None:
            return self._answer(cause.name, cause.slot)
        if isinstance(condition.node, ast.Name):
            return self._answer(condition.node.id, cause.slot)
        left = condition.node.left if isinstance(condition.node, ast.Compare) else None
        if isinstance(left, ast.Name) and condition.unit and condition.unit.codes:
            return self._answer(left.id, cause.slot)
        how = self.telling.nearest_change(condition)
        told = self.telling.condition(account, condition)
        sign = "✓" if condition.holds else "✗"
        return f"{sign} {told}; {self.telling.word('would_turn', how=how)}" if how else f"{sign} {told}"

    def _answer(self, name: str, slot: int | None) -> str:
        value = self.telling.explanation.values[name]
        one = value[slot or 0] if isinstance(value, tuple) else value
        return f"{self.telling.title(name)}: {self.telling.told(name, one)}"

    @staticmethod
    def _distinct(found: Iterable[Cause]) -> tuple[Cause, ...]:
        return tuple({each.subject: each for each in found}.values())

    def _why(self, name: str, slot: int | None, path: tuple[int, ...]) -> Iterator[Cause]:
        node = self.nodes[name]
        if not isinstance(node.origin, Rule):
            yield Cause(name, slot if node.level == self.member else None, path=path)
            return
        slot = slot if node.level == self.member else None
        account = self.relevance.accounts(name)[slot or 0]
        expression, scope = account.expression, account.scope
        empty = [] if node.unit.name == "flag" else self._empty(expression, scope)
        if empty:
            for part in dict.fromkeys(empty):
                yield from self._below(part, slot, (*path, 0))
            return
        for condition in account.conditions:
            yield from self._behind(Cause(name, slot, account, condition, (*path, _place(condition))))
        if not account.conditions:  # both ways of the decision came to nought
            yield from self._first_empty(account, slot, (*path, 0))

    def _behind(self, found: Cause) -> Iterator[Cause]:
        """What a condition hung on in its turn, or the condition itself where it asked for what was stated."""
        account, condition = found.account, found.condition
        assert account is not None  # asked of rules alone
        assert condition is not None
        part = condition.node
        asked = part if isinstance(part, ast.Name) else None
        if isinstance(part, ast.Compare) and isinstance(part.left, ast.Name) and _asks_for_nothing(condition):
            asked = part.left
        if asked is not None and isinstance(self.nodes[asked.id].origin, Rule):
            yield from self._below(asked.id, found.slot, found.path)
        elif isinstance(part, ast.Call):
            for folded in self._empty_names(part, account.expression, account.scope):
                yield from self._below(folded, found.slot, found.path)
        else:
            yield found

    def _below(self, name: str, slot: int | None, path: tuple[int, ...]) -> Iterator[Cause]:
        if self.nodes[name].level == self.member and slot is None:
            yield from self.nearest(name, path)
        else:
            yield from self._why(name, slot, path)

    def _first_empty(self, account: Account, slot: int | None, path: tuple[int, ...]) -> Iterator[Cause]:
        """What the first rule hung on that the rule asks for and that gave nothing."""
        for argument in account.expression.rule.arguments:
            is_rule = isinstance(self.nodes[argument.name].origin, Rule)
            if is_rule and account.scope[argument.name] in NOTHING:
                yield from self._below(argument.name, slot, path)
                return

    def _empty(self, expression: Expression, scope: Scope) -> list[str]:
        """The names that left a sum empty; nothing where a decision made it nought."""
        parts = list(taken(expression, scope, noughts=True))
        if any(expression.constant(part) is not None for part in parts):
            return []
        return [name for part in parts for name in self._empty_names(part, expression, scope)]

    def _empty_names(self, node: ast.expr, expression: Expression, scope: Scope) -> Iterator[str]:
        """The names under a part that is nought which are nought themselves."""
        if isinstance(node, ast.Name):
            value = scope.get(node.id)
            if isinstance(value, tuple) or value in NOTHING:
                yield node.id
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.FloorDiv):
            yield from self._empty_names(node.left, expression, scope)
        elif isinstance(node, ast.IfExp):
            yield from self._empty_names(expression.chosen(node, scope), expression, scope)
        elif isinstance(node, ast.Call):
            given = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "where")]
            folds = bool(node.keywords) and node.keywords[0].arg == "where"
            for part in given[1:] if folds else given:
                yield from self._empty_names(part, expression, scope)
        else:
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    yield from self._empty_names(child, expression, scope)


def _asks_for_nothing(condition: Condition) -> bool:
    """Whether a comparison only asks if there is anything on its left, and there is nothing."""
    return condition.left in NOTHING and condition.right in NOTHING


def _place(condition: Condition) -> int:
    """Where in its rule's text a condition stands: later lines and columns are larger."""
    return getattr(condition.node, "lineno", 0) * 1_000 + getattr(condition.node, "col_offset", 0)
