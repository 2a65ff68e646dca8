"""A rule as one expression: its decisions and local names folded in, so that it can be told in words and numbers.

`amount = a; if b: amount += c; return amount` becomes `a + (c if b else 0)`. The value stays the same; only a loop over
members is left as it is, and what it makes goes by a name.
"""

import ast
import copy
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from types import CodeType
from typing import Any

from shanyraq.rules.rule import Rule
from shanyraq.rules.text import assigned, loop_pairs, text_of
from shanyraq.rules.units import UNITS, WHOLE, Codes, Marks, Unit

Scope = Mapping[str, Any]
"""What the names of an expression stand for in one case: numbers, and tuples of members' numbers."""

_GATHERING = (ast.Add, ast.Sub, ast.BitOr)
"""Operators that leave a number as it is when nought stands on their right."""

_NOUGHT = ast.Constant(0)

_OF_PRODUCTS = ("tiyn", "quantity", "share")
"""Units that a product takes over from its factors, the first that there is."""


@dataclass(frozen=True, eq=False)
class Walk:
    """A loop over members.

    Attributes:
        statement: the loop.
        before: the local names it finds, with what they are.
        after: the names it may leave behind, with what they go by in the expression.
    """

    statement: ast.For
    before: Mapping[str, ast.expr]
    after: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Expression:
    """A rule's value as one expression of its arguments.

    Attributes:
        rule: whose value it is.
        result: the expression.
        walks: the loops that have to be walked first, in order.
    """

    rule: Rule
    result: ast.expr
    walks: tuple[Walk, ...]

    def scope(self, arguments: Scope) -> Scope:
        """The arguments and what the loops make of them."""
        scope = dict(arguments)
        for walk in self.walks:
            local = dict(scope)
            for name, node in walk.before.items():
                with suppress(NameError):  # an earlier loop may have left it without a value
                    local[name] = self.value(node, scope)
            exec(_loop(walk.statement), self.rule.function.__globals__, local)  # the rule's own text
            scope |= {known: local[name] for name, known in walk.after.items() if name in local}
        return scope

    def value(self, node: ast.expr, scope: Scope) -> Any:  # noqa: ANN401  # a number or members' numbers
        """What a part of the expression is in a case."""
        if isinstance(node, ast.Name) and node.id in scope:
            return scope[node.id]
        return eval(_code(node), self.rule.function.__globals__, scope)  # the rule's own text

    def word(self, call: ast.Call) -> str:
        """The word of the language that is called."""
        assert isinstance(call.func, ast.Name)
        return text_of(self.rule).calls[call.func.id]

    def constant(self, node: ast.expr) -> int | None:
        """The number a part is by itself, or None."""
        if isinstance(node, ast.Constant):
            return int(node.value) if isinstance(node.value, int) else None
        return text_of(self.rule).constants.get(_dotted(node)) if isinstance(node, ast.Name | ast.Attribute) else None

    def chosen(self, node: ast.expr, scope: Scope) -> ast.expr:
        """What remains of a conditional expression once its conditions are known."""
        while isinstance(node, ast.IfExp):
            node = node.body if self.value(node.test, scope) else node.orelse
        return node

    def unit(self, node: ast.expr) -> Unit | None:
        """The meaning of a part's number; None for a bare number."""
        return _unit(self, node)


@cache
def expression_of(rule: Rule) -> Expression:
    """The one expression of a rule; made once."""
    folder = _Folder()
    arguments = {argument.name: ast.Name(argument.name, ast.Load()) for argument in rule.arguments}
    result = folder.folded(text_of(rule).body, {**arguments})
    assert result is not None  # every path of a rule returns
    return Expression(rule, result, tuple(folder.walks))


class _Folder:
    """Follows a text's statements, keeping what each local name stands for."""

    def __init__(self) -> None:
        self.walks: list[Walk] = []

    def folded(self, statements: Sequence[ast.stmt], names: dict[str, ast.expr]) -> ast.expr | None:
        """What the statements return; None where they only give values to `names`."""
        for place, statement in enumerate(statements):
            if isinstance(statement, ast.Return):
                assert statement.value is not None
                return _inlined(statement.value, names)
            if isinstance(statement, ast.If) and _may_return(statement):
                return self.decision(statement, list(statements[place + 1 :]), names)
            self.named(statement, names)
        return None

    def decision(self, statement: ast.If, rest: list[ast.stmt], names: dict[str, ast.expr]) -> ast.expr:
        """A decision after which some path is at its end; what follows goes with the other path."""
        then = self.folded([*statement.body, *rest], dict(names))
        otherwise = self.folded([*statement.orelse, *rest], dict(names))
        assert then is not None  # every path of a rule returns
        assert otherwise is not None
        return ast.IfExp(_inlined(statement.test, names), then, otherwise)

    def named(self, statement: ast.stmt, names: dict[str, ast.expr]) -> None:
        """Remember what a statement gives names to."""
        if isinstance(statement, ast.Assign):
            assert isinstance(statement.targets[0], ast.Name)
            names[statement.targets[0].id] = _inlined(statement.value, names)
        elif isinstance(statement, ast.AugAssign):
            assert isinstance(statement.target, ast.Name)
            name = statement.target.id
            names[name] = ast.BinOp(names[name], statement.op, _inlined(statement.value, names))
        elif isinstance(statement, ast.For):
            after = {name: f"{name} {len(self.walks)}" for name in dict.fromkeys(assigned(statement.body))}
            self.walks.append(Walk(statement, dict(names), after))
            names |= {name: ast.Name(known, ast.Load()) for name, known in after.items()}
        elif isinstance(statement, ast.If):
            self.choice(statement, names)

    def choice(self, statement: ast.If, names: dict[str, ast.expr]) -> None:
        """Names that depend on a decision."""
        test = _inlined(statement.test, names)
        then, otherwise = dict(names), dict(names)
        self.folded(statement.body, then)
        self.folded(statement.orelse, otherwise)
        for name in dict.fromkeys([*then, *otherwise]):
            if then.get(name) is otherwise.get(name):
                continue
            if name in then and name in otherwise:
                names[name] = _either(test, names.get(name), then[name], otherwise[name])
            else:
                names[name] = then.get(name) or otherwise[name]  # the path without it has no use for it either


def _either(test: ast.expr, before: ast.expr | None, then: ast.expr, otherwise: ast.expr) -> ast.expr:
    """A name's value after a decision: `before + (c if test else 0)` rather than the whole sum twice."""
    for kind in _GATHERING:
        gained, lost = (_gain(before, after, kind) for after in (then, otherwise))
        if before is not None and gained is not None and lost is not None:
            return ast.BinOp(before, kind(), ast.IfExp(test, gained, lost))
    return ast.IfExp(test, then, otherwise)


def _gain(before: ast.expr | None, after: ast.expr, kind: type[ast.operator]) -> ast.expr | None:
    """What an operator added to a name: nought where the name stayed, None where it was changed otherwise."""
    if after is before:
        return _NOUGHT
    if isinstance(after, ast.BinOp) and after.left is before and isinstance(after.op, kind):
        return after.right
    return None


def _may_return(statement: ast.If) -> bool:
    return any(isinstance(node, ast.Return) for node in ast.walk(statement))


def _inlined(node: ast.expr, names: Mapping[str, ast.expr]) -> ast.expr:
    """An expression with local names replaced by what they stand for."""
    return _Inliner(names).visit(copy.deepcopy(node))  # type: ignore[no-any-return]  # a transformer's result


class _Inliner(ast.NodeTransformer):
    def __init__(self, names: Mapping[str, ast.expr]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.names.get(node.id, node)


@cache
def _unit(expression: Expression, node: ast.expr) -> Unit | None:
    return _UnitOf(expression).unit(node)


@cache
def _code(node: ast.expr) -> CodeType:
    return compile(ast.fix_missing_locations(ast.Expression(node)), "<rule>", "eval")


@cache
def _dotted(node: ast.Name | ast.Attribute) -> str:
    return ast.unparse(node)


@cache
def _loop(statement: ast.For) -> CodeType:
    return compile(ast.Module([statement], []), "<rule>", "exec")


class _UnitOf:
    """Finds what the number of an expression means, from its arguments up."""

    def __init__(self, expression: Expression) -> None:
        self.expression = expression
        self.arguments = {argument.name: argument.unit for argument in expression.rule.arguments}

    def unit(self, node: ast.expr) -> Unit | None:
        match node:
            case ast.Name():
                return self.name(node)
            case ast.Attribute():
                return self.code(node)
            case ast.BinOp():
                return self.operation(node)
            case ast.UnaryOp(op=ast.USub()):
                return self.unit(node.operand)
            case ast.IfExp():
                return self.first(node.body, node.orelse)
            case ast.Call():
                return self.call(node)
            case ast.Compare() | ast.BoolOp() | ast.UnaryOp() | ast.Constant(value=bool()):
                return UNITS["flag"]
        return None

    def first(self, *nodes: ast.expr) -> Unit | None:
        """The unit of the first part that has one."""
        return next((unit for unit in map(self.unit, nodes) if unit), None)

    def name(self, node: ast.Name) -> Unit | None:
        constant = {"TENGE": UNITS["tiyn"], "WHOLE": UNITS["share"]}.get(node.id)
        if constant and self.expression.constant(node) is not None:
            return constant
        found = self.expression.rule.function.__globals__.get(node.id)
        if isinstance(found, Codes | Marks):
            return _codes_unit(type(found))
        return self.arguments.get(node.id) or self.walked(node.id)

    def walked(self, known: str) -> Unit | None:
        """The unit of what a loop makes: that of the first value given to the name which has one."""
        for walk in self.expression.walks:
            for name, found in walk.after.items():
                if found == known:
                    return self.given(walk.statement, name)
        return None

    def given(self, statement: ast.For, name: str) -> Unit | None:
        """The unit of the values that a loop gives to a name."""
        self.arguments |= {own: self.arguments[members] for own, members in loop_pairs(statement)}
        gifts = (part for part in ast.walk(statement) if isinstance(part, ast.Assign | ast.AugAssign))
        return self.first(*(gift.value for gift in gifts if name in assigned([gift])))

    def code(self, node: ast.Attribute) -> Unit | None:
        found = self.expression.rule.function.__globals__.get(ast.unparse(node.value))
        return _codes_unit(found) if isinstance(found, type) and issubclass(found, Codes | Marks) else None

    def operation(self, node: ast.BinOp) -> Unit | None:
        units = [unit for unit in (self.unit(node.left), self.unit(node.right)) if unit]
        if isinstance(node.op, ast.Mult):
            units.sort(
                key=lambda unit: _OF_PRODUCTS.index(unit.name) if unit.name in _OF_PRODUCTS else len(_OF_PRODUCTS)
            )
        between = isinstance(node.op, ast.Sub) and units == [UNITS["day"]] * 2
        return UNITS["count"] if between else units[0] if units else None

    def call(self, node: ast.Call) -> Unit | None:
        word = self.expression.word(node)
        if word in ("count", "age_on", "months_old", "month_of_quarter"):
            return UNITS["count"]
        if word in ("any_of", "all_of"):
            return UNITS["flag"]
        return self.first(*node.args)


def _codes_unit(codes: type[Codes] | type[Marks]) -> Unit:
    return Unit("codes" if issubclass(codes, Codes) else "marks", "", codes)


def is_whole(expression: Expression, node: ast.expr) -> bool:
    """Whether a part is the one to which shares are reckoned: as a factor it says nothing to people."""
    return isinstance(node, ast.Name) and node.id == "WHOLE" and expression.constant(node) == WHOLE
