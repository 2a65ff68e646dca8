"""A rule's own text as a function with its constants filled in: the same value, without looking names up each time."""

import ast
import copy
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from shanyraq.rules.rule import Rule
from shanyraq.rules.text import RuleText, assigned, text_of


@cache
def plain(rule: Rule) -> Callable[..., int]:
    """The rule's function with codes and constants written as numbers; made once."""
    text = text_of(rule)
    filler = ConstantFiller(text)
    body = [filler.visit(copy.deepcopy(statement)) for statement in text.body]
    return function_of([argument.name for argument in rule.arguments], body, rule, {})


def in_place(rule: Rule, arguments: Mapping[str, str]) -> tuple[list[str], str] | None:
    """The rule's text to stand in another function: the lines before its value, and the value's expression.

    Args:
        rule: whose text.
        arguments: what to write for each of its arguments.

    Returns:
        None where the text returns from several places between its statements, so that only a call can run it.
    """
    text = text_of(rule)
    local = {name: f"w_{rule.name}_{name}" for name in assigned(list(text.body))}
    filler = ConstantFiller(text, {**arguments, **local})
    *before, last = [filler.visit(copy.deepcopy(statement)) for statement in text.body]
    if any(isinstance(node, ast.Return) for statement in before for node in ast.walk(statement)):
        value, before = _one_of([*before, last]), []
    else:
        value = _one_of([last])
    if value is None:
        return None
    lines = [line for statement in before for line in ast.unparse(ast.fix_missing_locations(statement)).splitlines()]
    return lines, f"({ast.unparse(ast.fix_missing_locations(value))})"


def _one_of(body: list[ast.stmt]) -> ast.expr | None:
    """Decisions that only return, as one conditional expression."""
    first = body[0]
    if isinstance(first, ast.Return):
        return first.value
    if not isinstance(first, ast.If):
        return None
    rest = body[1:]  # where a branch does not return, what stands below it goes on
    then, other = _one_of([*first.body, *rest]), _one_of([*first.orelse, *rest])
    return None if then is None or other is None else ast.IfExp(first.test, then, other)


class ConstantFiller(ast.NodeTransformer):
    """Puts numbers in place of the names of codes and constants, and other texts in place of the arguments'."""

    def __init__(self, text: RuleText, arguments: Mapping[str, str] | None = None) -> None:
        self.text = text
        self.arguments = arguments or {}

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Fill in a code."""
        return ast.copy_location(ast.Constant(self.text.constants[ast.unparse(node)]), node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Fill in a constant or an argument."""
        if node.id in self.arguments:
            written = ast.parse(self.arguments[node.id], mode="eval").body
            return ast.Name(written.id, node.ctx) if isinstance(written, ast.Name) else written
        if isinstance(node.ctx, ast.Load) and node.id in self.text.constants:
            return ast.copy_location(ast.Constant(self.text.constants[node.id]), node)
        return node


def function_of(names: list[str], body: list[ast.stmt], rule: Rule, scope: dict[str, Any]) -> Callable[..., int]:
    """A function of these arguments and statements, seeing what the rule's own text sees."""
    module = ast.parse("def made(): pass")
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)
    function.args = ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])
    function.body = body
    seen = {**rule.function.__globals__, **scope}
    exec(compile(ast.fix_missing_locations(module), rule.place, "exec"), seen)
    made: Callable[..., int] = seen["made"]
    return made
