"""What decided: the comparisons and flags on which a rule's value hung in one case, and what would turn them.

Of `a or b` the part that holds decided; where none does, both did. What was never asked is left out.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar

from shanyraq.rules.expression import Expression, Scope
from shanyraq.rules.trace import COMPARISONS
from shanyraq.rules.units import NEVER, Unit, to_day

_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}

Node = TypeVar("Node", bound=ast.expr)

_NUMBERS = ("tiyn", "count", "share", "quantity", "day")


@dataclass(frozen=True)
class Condition:
    """A comparison or a flag that decided.

    Attributes:
        node: the comparison, of two sides, or the flag.
        sign: how the comparison is written; nothing for a flag.
        left: the left side, the one that could be otherwise; the flag itself.
        right: the right side; None for a flag.
        holds: whether it does.
        unit: the meaning of both sides.
        turns_at: the nearest left side at which it would be otherwise; None where nearness means nothing.
    """

    node: ast.expr
    sign: str
    left: int
    right: int | tuple[int, ...] | None
    holds: bool
    unit: Unit | None
    turns_at: int | None

    @property
    def subject(self) -> object:
        """What tells conditions of a rule apart, from case to case: a flag's name, a comparison's place in the text."""
        return self.node.id if isinstance(self.node, ast.Name) else self.node

    @property
    def margin(self) -> int | None:
        """How far the left side is from being otherwise; None also for an event that has not happened."""
        happened = self.unit is None or self.unit.name != "day" or self.left != NEVER
        return None if self.turns_at is None or not happened else abs(self.turns_at - self.left)


def conditions_of(expression: Expression, scope: Scope, given: frozenset[str]) -> tuple[Condition, ...]:
    """What a rule's value hung on in a case, in the order of the text.

    Args:
        expression: the rule.
        scope: the case's values.
        given: the arguments no family can change: parameters and the day.
    """
    asked = _Asked(expression, scope, given)
    found = asked.deciding(expression.result, truth=expression.rule.unit.name == "flag")
    return tuple({condition.subject: condition for condition in found}.values())


class Part(NamedTuple):
    """One of the parts that have to hold together.

    Attributes:
        holds: whether it does.
        conditions: what it hung on.
    """

    holds: bool
    conditions: tuple[Condition, ...]


def parts_of(expression: Expression, scope: Scope, given: frozenset[str]) -> Iterator[Part]:
    """The parts of a yes or no that have to hold together, each with what it hung on; the whole where it has none."""
    asked, result = _Asked(expression, scope, given), expression.result
    for node in result.values if isinstance(result, ast.BoolOp) and isinstance(result.op, ast.And) else (result,):
        yield Part(asked.holds(node), tuple(asked.deciding(node, truth=True)))


def enough_of(expression: Expression, scope: Scope, given: frozenset[str]) -> Iterator[Part]:
    """The parts of a yes or no of which one would be enough, each with what it hung on.

    Of several that have to hold together, the parts of each.
    """
    asked = _Asked(expression, scope, given)
    for node in _alternatives(expression.result):
        yield Part(asked.holds(node), tuple(asked.deciding(node, truth=True)))


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _alternatives(value)
    else:
        yield node


@dataclass(frozen=True)
class _Asked:
    """Walks an expression along the paths that a case takes."""

    expression: Expression
    scope: Scope
    given: frozenset[str]

    def deciding(self, node: ast.expr, *, truth: bool = False) -> Iterator[Condition]:
        """The conditions under a part; `truth` says that the part itself is a yes or no."""
        match node:
            case ast.IfExp():
                if not self.is_idle(node):
                    yield from self.deciding(node.test, truth=True)
                yield from self.deciding(node.body if self.holds(node.test) else node.orelse, truth=truth)
            case ast.BoolOp():
                for part in self.parts(node.values, enough=isinstance(node.op, ast.Or)):
                    yield from self.deciding(part, truth=True)
            case ast.UnaryOp(op=ast.Not()):
                yield from self.deciding(node.operand, truth=True)
            case ast.Compare():
                yield from self.compared(node)
            case ast.Name() | ast.Call() if truth:
                yield Condition(node, "", self.value(node), None, self.holds(node), None, None)
            case _:
                for part in _decisions(node):
                    yield from self.deciding(part)

    def is_idle(self, node: ast.IfExp) -> bool:
        """Whether both ways come to the same, so that nothing hung on the decision; only plain values are looked at."""
        branches = (node.body, node.orelse)
        plain = all(isinstance(branch, ast.Name | ast.Attribute | ast.Constant) for branch in branches)
        return plain and self.value(node.body) == self.value(node.orelse)

    def parts(self, nodes: Sequence[Node], *, enough: bool) -> Sequence[Node]:
        """The first part that settles the matter by itself, else all of them."""
        return next(([node] for node in nodes if self.holds(node) == enough), nodes)

    def compared(self, node: ast.Compare) -> Iterator[Condition]:
        """The comparisons of a chain that decided, each with its sides."""
        links = _links(node)
        for link in self.parts(links, enough=False):
            for part in (*_decisions(link.left), *_decisions(link.comparators[0])):
                yield from self.deciding(part)
            yield self.condition(link)

    def condition(self, link: ast.Compare) -> Condition:
        if not self.varies(link.left) and self.varies(link.comparators[0]):
            link = mirrored(link)
        left, right = self.value(link.left), self.value(link.comparators[0])
        sign, holds = COMPARISONS[type(link.ops[0])]
        unit = self.expression.unit(link.left) or self.expression.unit(link.comparators[0])
        held = holds(left, right)
        near = self.varies(link.left) and (unit is None or unit.name in _NUMBERS)
        turn = turns_at(sign, left, right, held) if near else None
        if turn is not None and unit is not None and unit.name == "day" and not NEVER < turn <= to_day(date.max):
            turn = None  # the calendar has no such day
        return Condition(link, sign, left, right, held, unit, turn)

    def varies(self, node: ast.expr) -> bool:
        """Whether a family's circumstances can change a part."""
        return any(name in self.scope and name not in self.given for name in names_in(node))

    def value(self, node: ast.expr) -> Any:  # noqa: ANN401  # a number, or the codes of a list
        return self.expression.value(node, self.scope)

    def holds(self, node: ast.expr) -> bool:
        return bool(self.value(node))


def turns_at(sign: str, left: int, right: int, holds: bool) -> int | None:
    """The nearest left side at which a comparison of whole numbers would come out otherwise."""
    if sign in ("=", "≠"):
        return None if left == right else right
    just_over = {"<": False, "≤": True, ">": True, "≥": False}.get(sign)
    if just_over is None:
        return None
    above, below = (right + 1, right) if just_over else (right, right - 1)
    return above if (sign in ("<", "≤")) == holds else below


@cache  # so that a part stays the same object from case to case
def mirrored(link: ast.Compare) -> ast.Compare:
    """A comparison with its sides exchanged; a list stays on the right."""
    kind = _MIRRORED.get(type(link.ops[0]))
    return ast.Compare(link.comparators[0], [kind()], [link.left]) if kind else link


@cache
def names_in(node: ast.AST) -> frozenset[str]:
    """Every name in a part."""
    return frozenset(part.id for part in ast.walk(node) if isinstance(part, ast.Name))


@cache
def _decisions(node: ast.expr) -> tuple[ast.expr, ...]:
    """The outermost decisions inside a part that is not a yes or no itself."""
    if isinstance(node, ast.IfExp | ast.BoolOp | ast.Compare) or _is_not(node):
        return (node,)
    inner = (child.value if isinstance(child, ast.keyword) else child for child in ast.iter_child_nodes(node))
    return tuple(found for child in inner if isinstance(child, ast.expr) for found in _decisions(child))


def _is_not(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


@cache
def _links(node: ast.Compare) -> tuple[ast.Compare, ...]:
    if len(node.ops) == 1:
        return (node,)
    sides = [node.left, *node.comparators]
    return tuple(ast.Compare(sides[i], [op], [sides[i + 1]]) for i, op in enumerate(node.ops))
