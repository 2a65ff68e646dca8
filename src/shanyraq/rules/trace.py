"""What a rule's text did with its numbers: the comparisons it made, the names it gave, the line that gave the value.

A rule is traced by running its own text with every such place written down; the value is the same.
"""

import ast
import copy
import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from shanyraq.rules.plain import ConstantFiller, function_of
from shanyraq.rules.rule import Rule
from shanyraq.rules.text import text_of

COMPARISONS: dict[type[ast.cmpop], tuple[str, Callable[[Any, Any], bool]]] = {
    ast.Eq: ("=", operator.eq),
    ast.NotEq: ("≠", operator.ne),
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("≤", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: ("≥", operator.ge),
    ast.In: ("∈", lambda value, codes: value in codes),
    ast.NotIn: ("∉", lambda value, codes: value not in codes),
}


@dataclass(frozen=True)
class Point:
    """A place in a rule's text that is written down.

    Attributes:
        kind: a comparison, a flag that was asked, a local name given a value, the value returned.
        node: the expression there.
        sign: for a comparison, how it is written.
        name: for a local name, that name.
    """

    kind: Literal["comparison", "flag", "name", "result"]
    node: ast.expr
    sign: str = ""
    name: str = ""


Step = tuple[Any, ...]
"""The index of a point and what happened there: `(i, left, right, held)` of a comparison, else `(i, value)`."""


@dataclass(frozen=True)
class TracedRule:
    """A rule whose text writes down what it does.

    Attributes:
        function: takes the list of steps to append to, then the rule's arguments.
        points: what the steps' indices mean.
    """

    function: Callable[..., int]
    points: tuple[Point, ...]


@cache
def traced(rule: Rule) -> TracedRule:
    """The rule with its places written down; made once."""
    text = text_of(rule)
    writer, filler = _Writer(flag=rule.unit.name == "flag"), ConstantFiller(text)
    body = [filler.visit(writer.visit(copy.deepcopy(statement))) for statement in text.body]
    names = ["_steps", *(argument.name for argument in rule.arguments)]
    scope: dict[str, Any] = {"_comparison": _comparison, "_noted": _noted}
    scope |= {f"_{kind.__name__}": meaning for kind, (_, meaning) in COMPARISONS.items()}
    return TracedRule(function_of(names, body, rule, scope), tuple(writer.points))


def _comparison(steps: list[Step], index: int, holds: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    held = holds(left, right)
    steps.append((index, left, right, held))
    return held


def _noted(steps: list[Step], index: int, value: Any) -> Any:
    steps.append((index, value))
    return value


class _Writer(ast.NodeTransformer):
    """Puts a note at every place worth telling."""

    def __init__(self, *, flag: bool) -> None:
        self.points: list[Point] = []
        self.flag = flag

    def visit_Return(self, node: ast.Return) -> ast.Return:
        assert node.value is not None
        index = self.point(Point("result", copy.deepcopy(node.value)))
        node.value = self.noted(index, self.condition(node.value) if self.flag else self.visit(node.value))
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        assert isinstance(node.targets[0], ast.Name)
        index = self.point(Point("name", copy.deepcopy(node.value), name=node.targets[0].id))
        node.value = self.noted(index, self.visit(node.value))
        return node

    def visit_If(self, node: ast.If) -> ast.If:
        node.test = self.condition(node.test)
        node.body = [self.visit(statement) for statement in node.body]
        node.orelse = [self.visit(statement) for statement in node.orelse]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.IfExp:
        node.test = self.condition(node.test)
        node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        sides = [node.left, *node.comparators]
        parts = [self.compared(sides[i], op, sides[i + 1]) for i, op in enumerate(node.ops)]
        return parts[0] if len(parts) == 1 else ast.BoolOp(ast.And(), list(parts))

    def compared(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
        """One comparison, written down with both its sides and the decisions inside them."""
        whole = ast.Compare(copy.deepcopy(left), [op], [copy.deepcopy(right)])
        index = self.point(Point("comparison", whole, sign=COMPARISONS[type(op)][0]))
        arguments = [ast.Name("_steps", ast.Load()), ast.Constant(index), ast.Name(f"_{type(op).__name__}", ast.Load())]
        sides = [self.visit(copy.deepcopy(side)) for side in (left, right)]
        return ast.Call(ast.Name("_comparison", ast.Load()), [*arguments, *sides], [])

    def condition(self, node: ast.expr) -> ast.expr:
        """A yes or no that decides: its comparisons and flags are written down as far as they were asked."""
        if isinstance(node, ast.BoolOp):
            return ast.BoolOp(node.op, [self.condition(value) for value in node.values])
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return ast.UnaryOp(node.op, self.condition(node.operand))
        if isinstance(node, ast.Compare | ast.IfExp | ast.Constant):
            return self.visit(node)  # type: ignore[no-any-return]  # the transformer's own annotation
        index = self.point(Point("flag", copy.deepcopy(node)))
        return self.noted(index, node)

    def point(self, point: Point) -> int:
        """Remember a point; its index."""
        self.points.append(point)
        return len(self.points) - 1

    def noted(self, index: int, value: ast.expr) -> ast.expr:
        """The value, written down."""
        return ast.Call(
            ast.Name("_noted", ast.Load()), [ast.Name("_steps", ast.Load()), ast.Constant(index), value], []
        )
