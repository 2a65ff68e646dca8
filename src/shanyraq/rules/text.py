"""The text of a rule: its syntax tree, what its names mean, and whether it keeps to the language.

The language is small on purpose, so that the same text can decide one case, run over a population and be told in
words. `docs/how-to/write-a-rule.md` is its description for people.
"""

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from shanyraq.rules import words
from shanyraq.rules.problems import LawProblem
from shanyraq.rules.rule import Rule
from shanyraq.rules.units import Codes, Marks

_WORDS = (
    *(words.divide, words.portion, words.total, words.count, words.any_of, words.all_of, words.least, words.greatest),
    *(words.months_old, words.age_on, words.months_before, words.month_of_quarter),
)
WORDS: dict[Any, str] = {word: word.__name__ for word in _WORDS}
"""The functions a rule may call, with their names in the language."""

BUILTINS = {min: "min", max: "max", zip: "zip"}

_STATEMENTS = (ast.Return, ast.If, ast.Assign, ast.AugAssign, ast.For, ast.Expr)
_EXPRESSIONS = (ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.IfExp, ast.Compare, ast.Call, ast.Name, ast.Constant)
_SMALL = (ast.Attribute, ast.Tuple, ast.keyword, ast.expr_context, ast.boolop, ast.cmpop)
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.BitOr, ast.Not, ast.USub)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)


@dataclass(frozen=True, eq=False)
class RuleText:
    """A rule's parsed text.

    Attributes:
        source: the lines of the function as written.
        body: its statements without the docstring.
        constants: what names and dotted names outside the arguments stand for.
        calls: the word of the language behind each called name.
    """

    source: str
    body: tuple[ast.stmt, ...]
    constants: dict[str, int]
    calls: dict[str, str]

    def constant(self, node: ast.expr) -> int | None:
        """The number an expression is by itself, or None."""
        if isinstance(node, ast.Constant):
            return int(node.value) if isinstance(node.value, int) else None
        return self.constants.get(ast.unparse(node)) if isinstance(node, ast.Name | ast.Attribute) else None


@cache
def text_of(rule: Rule) -> RuleText:
    """The text of a rule.

    Raises:
        LawProblem: it goes outside the language; names file, line and reason.
    """
    code = rule.function.__code__
    source, functions = _module(Path(code.co_filename))
    function = functions.get((rule.function.__name__, code.co_firstlineno))
    if function is None:
        raise LawProblem("text_not_found", rule=rule.name, place=rule.place)
    body = tuple(function.body[1:] if ast.get_docstring(function) else function.body)
    reader = _Reader(rule)
    reader.statements(body)
    if not always_returns(body):
        raise LawProblem("text_may_not_return", rule=rule.name, place=rule.place)
    lines = source[function.lineno - 1 : function.end_lineno]
    return RuleText("\n".join(lines), body, reader.constants, reader.calls)


def always_returns(body: tuple[ast.stmt, ...] | list[ast.stmt]) -> bool:
    """Whether every path through the statements ends with a value."""
    for statement in body:
        if isinstance(statement, ast.Return):
            return True
        if isinstance(statement, ast.If) and always_returns(statement.body) and always_returns(statement.orelse):
            return True
    return False


def assigned(statements: list[ast.stmt]) -> Iterator[str]:
    """The local names that statements give values to."""
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id


@cache
def _module(file: Path) -> tuple[list[str], dict[tuple[str, int], ast.FunctionDef]]:
    text = file.read_text(encoding="utf-8")
    functions = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            functions[node.name, first] = node
    return text.splitlines(), functions


class _Reader:
    """Walks a text once: refuses what is not the language, resolves what names stand for."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.constants: dict[str, int] = {}
        self.calls: dict[str, str] = {}
        self.known = {argument.name for argument in rule.arguments}
        self.members = {argument.name for argument in rule.arguments if argument.members}

    def statements(self, body: tuple[ast.stmt, ...] | list[ast.stmt]) -> None:
        for statement in body:
            if not isinstance(statement, _STATEMENTS) or isinstance(statement, ast.Expr):
                raise self.outside(statement, type(statement).__name__)
            getattr(self, f"_{type(statement).__name__.lower()}")(statement)

    def _return(self, statement: ast.Return) -> None:
        if statement.value is None:
            raise self.outside(statement, "return")
        self.expression(statement.value)

    def _if(self, statement: ast.If) -> None:
        self.expression(statement.test)
        self.statements(statement.body)
        self.statements(statement.orelse)

    def _assign(self, statement: ast.Assign) -> None:
        self.expression(statement.value)
        if len(statement.targets) != 1 or not isinstance(statement.targets[0], ast.Name):
            raise self.outside(statement, "=")
        self.known.add(statement.targets[0].id)

    def _augassign(self, statement: ast.AugAssign) -> None:
        self.expression(statement.value)
        if not isinstance(statement.target, ast.Name) or not isinstance(statement.op, _OPERATORS):
            raise self.outside(statement, "=")

    def _for(self, statement: ast.For) -> None:
        if statement.orelse or any(isinstance(node, ast.Return) for node in ast.walk(statement)):
            raise self.outside(statement, "for")
        for name, source in loop_pairs(statement, self):
            if source not in self.members:
                raise self.outside(statement, f"for … in {source}")
            self.known.add(name)
        self.statements(statement.body)

    def expression(self, node: ast.AST) -> None:
        if isinstance(node, ast.Attribute):
            self.constants[ast.unparse(node)] = self.resolve(node)
        elif isinstance(node, ast.Name):
            if node.id not in self.known:
                self.constants[node.id] = self.resolve(node)
        elif isinstance(node, ast.Call):
            self.call(node)
        elif isinstance(node, ast.Constant) and not isinstance(node.value, int):
            raise self.outside(node, repr(node.value))
        elif isinstance(node, ast.operator | ast.unaryop | ast.cmpop):
            if not isinstance(node, (*_OPERATORS, *_COMPARISONS)):
                raise self.outside(node, type(node).__name__)
        elif isinstance(node, (*_EXPRESSIONS, *_SMALL, *_OPERATORS)):
            for child in ast.iter_child_nodes(node):
                self.expression(child)
        else:
            raise self.outside(node, type(node).__name__)

    def call(self, node: ast.Call) -> None:
        if not isinstance(node.func, ast.Name):
            raise self.outside(node, ast.unparse(node.func))
        called = self.rule.function.__globals__.get(node.func.id, vars(builtins).get(node.func.id))
        word = (WORDS.get(called) or BUILTINS.get(called)) if callable(called) else None
        if word is None or word == "zip":
            raise self.outside(node, f"{node.func.id}()")
        self.calls[node.func.id] = word
        for child in (*node.args, *(keyword.value for keyword in node.keywords)):
            self.expression(child)

    def resolve(self, node: ast.Name | ast.Attribute) -> int:
        """The whole number behind a module's constant or a code's name."""
        found: Any = self.rule.function.__globals__
        for index, part in enumerate(ast.unparse(node).split(".")):
            found = found.get(part) if index == 0 else getattr(found, part, None)
        if isinstance(found, int | Codes | Marks) and not callable(found):
            return int(found)
        raise LawProblem("text_name_unknown", rule=self.rule.name, place=self.place(node), name=ast.unparse(node))

    def place(self, node: ast.AST) -> str:
        line = getattr(node, "lineno", self.rule.function.__code__.co_firstlineno)
        return f"{Path(self.rule.function.__code__.co_filename).name}:{line}"

    def outside(self, node: ast.AST, what: str) -> LawProblem:
        return LawProblem("text_outside_language", rule=self.rule.name, place=self.place(node), what=what)


def loop_pairs(statement: ast.For, reader: _Reader | None = None) -> list[tuple[str, str]]:
    """The names a loop over members gives values to, each with the members' value it walks along."""
    target, walked = statement.target, statement.iter
    if isinstance(target, ast.Name) and isinstance(walked, ast.Name):
        return [(target.id, walked.id)]
    if isinstance(target, ast.Tuple) and isinstance(walked, ast.Call) and ast.unparse(walked.func) == "zip":
        names = [ast.unparse(name) for name in target.elts]
        sources = [ast.unparse(source) for source in walked.args]
        if len(names) == len(sources):
            return list(zip(names, sources, strict=True))
    if reader is not None:
        raise reader.outside(statement, "for")
    raise AssertionError(ast.unparse(statement))
