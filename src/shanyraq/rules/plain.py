"""A rule's own text as a function with its constants filled in: the same value, without looking names up each time."""

import ast
import copy
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from shanyraq.rules.rule import Rule
from shanyraq.rules.text import RuleText, text_of


@cache
def plain(rule: Rule) -> Callable[..., int]:
    """The rule's function with codes and constants written as numbers; made once."""
    text = text_of(rule)
    filler = ConstantFiller(text)
    body = [filler.visit(copy.deepcopy(statement)) for statement in text.body]
    return function_of([argument.name for argument in rule.arguments], body, rule, {})


def expression(rule: Rule, arguments: Mapping[str, str]) -> str | None:
    """The rule's text as one expression, where it is no more than one; its arguments are written as `arguments` say."""
    text = text_of(rule)
    only = text.body[0]
    if not isinstance(only, ast.Return) or only.value is None:
        return None
    filled = ConstantFiller(text, arguments).visit(copy.deepcopy(only.value))
    return f"({ast.unparse(filled)})"


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
            return ast.copy_location(ast.parse(self.arguments[node.id], mode="eval").body, node)
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
