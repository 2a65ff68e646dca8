"""The text of a rule: its syntax tree, what its names mean, and whether it keeps to the language.

The language is small on purpose, so that the same text can decide one case, run over a population and be told in
words. `docs/how-to/write-a-rule.md` is its description for people.
"""

import ast
import builtins
import inspect
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

BUILTINS: dict[Any, str] = {min: "min", max: "max"}
FOLDS = ("total", "count", "any_of", "all_of", "least", "greatest")
"""The words that make one value of all members'."""

_STATEMENTS = (ast.Return, ast.If, ast.Assign, ast.AugAssign, ast.For)
_EXPRESSIONS = (
    *(ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.IfExp, ast.Compare, ast.Call),
    *(ast.Name, ast.Attribute, ast.Constant),
)
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.BitOr)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


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
    source, functions = _module(Path(code.co_filename).read_text(encoding="utf-8"))
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


@cache  # by what the file says now: a reform may be corrected and read again
def _module(text: str) -> tuple[list[str], dict[tuple[str, int], ast.FunctionDef]]:
    functions = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            functions[node.name, first] = node
    return text.splitlines(), functions


class _Reader:
    """Walks a text once: refuses what is not the language, resolves what names stand for.

    Along the way it keeps which local names have a value for certain and which of them are a yes or no, so that a text
    that passes means the same for one case and for a whole population.
    """

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.constants: dict[str, int] = {}
        self.calls: dict[str, str] = {}
        self.members = {argument.name: argument.unit.name == "flag" for argument in rule.arguments if argument.members}
        self.flags = {
            argument.name: argument.unit.name == "flag" for argument in rule.arguments if not argument.members
        }

    def statements(self, body: tuple[ast.stmt, ...] | list[ast.stmt]) -> None:
        for statement in body:
            if not isinstance(statement, _STATEMENTS):
                raise self.outside(statement)
            getattr(self, f"_{type(statement).__name__.lower()}")(statement)

    def _return(self, statement: ast.Return) -> None:
        if statement.value is None:
            raise self.outside(statement)
        if self.rule.unit.name == "flag":
            self.yes_or_no(statement.value)
        else:
            self.expression(statement.value)

    def _if(self, statement: ast.If) -> None:
        self.yes_or_no(statement.test)
        before = dict(self.flags)
        self.statements(statement.body)
        then, self.flags = self.flags, before
        self.statements(statement.orelse)
        if always_returns(statement.orelse):
            self.flags = then
        elif not always_returns(statement.body):
            self.flags = {name: then[name] and flag for name, flag in self.flags.items() if name in then}

    def _assign(self, statement: ast.Assign) -> None:
        if len(statement.targets) != 1 or not isinstance(statement.targets[0], ast.Name):
            raise self.outside(statement)
        self.name(statement.targets[0], flag=self.expression(statement.value), where=statement)

    def _augassign(self, statement: ast.AugAssign) -> None:
        if not isinstance(statement.target, ast.Name):
            raise self.outside(statement)
        changed = ast.BinOp(ast.Name(statement.target.id, ast.Load()), statement.op, statement.value)
        flag = self.expression(_placed(changed, statement))
        self.name(statement.target, flag=flag, where=statement)

    def _for(self, statement: ast.For) -> None:
        if statement.orelse or any(isinstance(node, ast.Return) for node in ast.walk(statement)):
            raise self.outside(statement)
        before = dict(self.flags)
        for name, source in loop_pairs(statement, self):
            if source not in self.members:
                raise self.outside(statement)
            self.name(ast.Name(name), flag=self.members[source], where=statement)
        self.statements(statement.body)
        self.flags = {name: flag and self.flags[name] for name, flag in before.items()}

    def name(self, target: ast.Name, *, flag: bool, where: ast.stmt) -> None:
        """Give a local name a value; a yes or no does not become a number."""
        if target.id in self.members:
            raise self.outside(where)
        if self.flags.get(target.id) and not flag:
            raise LawProblem("text_not_yes_or_no", **self.told(where))
        self.flags[target.id] = flag and self.flags.get(target.id, True)

    def yes_or_no(self, node: ast.expr) -> None:
        """Read an expression that has to be a yes or no."""
        if not self.expression(node):
            raise LawProblem("text_not_yes_or_no", **self.told(node))

    def expression(self, node: ast.expr) -> bool:
        """Read an expression; whether it is a yes or no."""
        if not isinstance(node, _EXPRESSIONS):
            raise self.outside(node)
        flag: bool = getattr(self, f"_{type(node).__name__.lower()}")(node)
        return flag

    def _attribute(self, node: ast.Attribute) -> bool:
        self.constants[ast.unparse(node)] = self.resolve(node)
        return False

    def _name(self, node: ast.Name) -> bool:
        if node.id in self.flags:
            return self.flags[node.id]
        if node.id in self.members:
            raise LawProblem("text_of_members", **self.told(node))
        if node.id in self.rule.function.__code__.co_varnames:
            raise LawProblem("text_name_unset", **self.told(node))
        self.constants[node.id] = self.resolve(node)
        return False

    def _constant(self, node: ast.Constant) -> bool:
        if not isinstance(node.value, int):
            raise self.outside(node)
        return isinstance(node.value, bool)

    def _boolop(self, node: ast.BoolOp) -> bool:
        for value in node.values:
            self.yes_or_no(value)
        return True

    def _unaryop(self, node: ast.UnaryOp) -> bool:
        if isinstance(node.op, ast.Not):
            self.yes_or_no(node.operand)
            return True
        if not isinstance(node.op, ast.USub):
            raise self.outside(node)
        self.expression(node.operand)
        return False

    def _binop(self, node: ast.BinOp) -> bool:
        if not isinstance(node.op, _OPERATORS):
            raise self.outside(node)
        self.expression(node.left)
        self.expression(node.right)
        if isinstance(node.op, ast.FloorDiv | ast.Mod) and (self.constant(node.right) or 0) <= 0:
            raise LawProblem("text_divisor", **self.told(node))
        return False

    def constant(self, node: ast.expr) -> int | None:
        """The number an expression is by itself, or None."""
        return RuleText("", (), self.constants, {}).constant(node)

    def _ifexp(self, node: ast.IfExp) -> bool:
        self.yes_or_no(node.test)
        flags = [self.expression(node.body), self.expression(node.orelse)]
        return all(flags)

    def _compare(self, node: ast.Compare) -> bool:
        self.expression(node.left)
        for operator, side in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, ast.In | ast.NotIn) and isinstance(side, ast.Tuple):
                for code in side.elts:
                    self.expression(code)
            elif isinstance(operator, _COMPARISONS):
                self.expression(side)
            else:
                raise self.outside(node)
        return True

    def _call(self, node: ast.Call) -> bool:
        called = self.called(node)
        word = WORDS.get(called) or BUILTINS[called]
        self.calls[ast.unparse(node.func)] = word
        named = {str(keyword.arg): keyword.value for keyword in node.keywords}
        if not _fits(called, word, node.args, named):
            raise self.outside(node)
        rest = [*node.args, *named.values()]
        if word in FOLDS:
            self.folded(node.args[0], flags=word in ("count", "any_of", "all_of"))
            rest = [value for value in rest[1:] if value is not named.get("where")]
            if "where" in named:
                self.folded(named["where"], flags=True)
        for value in rest:
            self.expression(value)
        return word in ("any_of", "all_of")

    def called(self, node: ast.Call) -> Any:  # noqa: ANN401  # whatever the rule's file calls so
        """The function behind a call, when the language has it."""
        if not isinstance(node.func, ast.Name):
            raise self.outside(node)
        found = self.rule.function.__globals__.get(node.func.id, vars(builtins).get(node.func.id))
        if node.func.id in self.flags or not callable(found) or found is zip or found not in {**WORDS, **BUILTINS}:
            raise self.outside(node)
        return found

    def folded(self, node: ast.expr, *, flags: bool) -> None:
        """Read what a word folds: the values of all members by their name."""
        if not isinstance(node, ast.Name) or node.id not in self.members:
            raise self.outside(node)
        if flags and not self.members[node.id]:
            raise LawProblem("text_not_yes_or_no", **self.told(node))

    def resolve(self, node: ast.Name | ast.Attribute) -> int:
        """The whole number behind a module's constant or a code's name."""
        found: Any = self.rule.function.__globals__
        for index, part in enumerate(ast.unparse(node).split(".")):
            found = found.get(part) if index == 0 else getattr(found, part, None)
        if isinstance(found, int | Codes | Marks) and not callable(found):
            return int(found)
        raise LawProblem("text_name_unknown", **self.told(node))

    def outside(self, node: ast.AST) -> LawProblem:
        """Something the language does not have."""
        return LawProblem("text_outside_language", **self.told(node))

    def told(self, node: ast.AST) -> dict[str, str]:
        """A part of the text for a message: its rule, its line and its own words."""
        place = f"{Path(self.rule.function.__code__.co_filename).name}:{getattr(node, 'lineno', 0)}"
        return {"rule": self.rule.name, "place": place, "what": ast.unparse(node).splitlines()[0]}


def _fits(called: Any, word: str, values: list[ast.expr], named: dict[str, ast.expr]) -> bool:  # noqa: ANN401
    """Whether a call hands a word what it takes."""
    if word in ("min", "max"):
        return len(values) > 1 and not named
    try:
        inspect.signature(called).bind(*values, **named)
    except TypeError:
        return False
    return True


def _placed(node: ast.BinOp, statement: ast.AugAssign) -> ast.BinOp:
    for part in (node, node.left):
        ast.copy_location(part, statement)
    return node


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
        raise reader.outside(statement)
    raise AssertionError(ast.unparse(statement))
