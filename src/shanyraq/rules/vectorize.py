"""A rule's text rewritten for whole blocks: `if` becomes `where`, words become their twins in `vector_words`.

Both branches of a decision about groups are computed and one is chosen; a decision about numbers that are the same for
all groups stays an `if`, so that what it switches off costs nothing.
"""

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from shanyraq.rules.problems import LawProblem
from shanyraq.rules.terms import (
    Term,
    births_compared,
    chosen_flag,
    chosen_number,
    folded,
    joined_flags,
    literal,
    merged,
    plain_value,
    spread,
)
from shanyraq.rules.text import FOLDS, RuleText, always_returns, assigned, loop_pairs

TWINS = {"min": "smaller", "max": "larger"}
_CONDITIONED = {"divide", "portion"}
_CALENDAR = {"age_on", "months_old", "months_before", "month_of_quarter"}
_TURNED = str.maketrans("<>", "><")
_SYMBOLS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//", ast.Mod: "%", ast.BitOr: "|",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


class Rewriter:
    """Rewrites one rule's text into statements that end with its value.

    Args:
        text: the rule's text.
        arguments: the terms its arguments stand for.
        prefix: begins every name it makes, so that the rules of a program do not meet.
        depth: how far the statements are indented.
    """

    def __init__(self, text: RuleText, arguments: Mapping[str, Term], prefix: str, depth: int = 1) -> None:
        self.text = text
        self.lines: list[str] = []
        self.prefix = prefix
        self.depth = depth
        self.made = 0
        self.names: dict[str, Term] = dict(arguments)
        self.conditions: tuple[Term, ...] = ()

    def rewrite(self) -> Term:
        """Write the statements and return the term of the value."""
        return self.returning(self.text.body)

    def write(self, line: str) -> None:
        """Add a statement at the present depth."""
        self.lines.append("    " * self.depth + line)

    def fresh(self) -> str:
        """A name not used yet."""
        self.made += 1
        return f"{self.prefix}_{self.made}"

    def bind(self, term: Term) -> Term:
        """Give a term a name, so that using it twice computes it once."""
        if term.code.isidentifier() or term.value is not None:
            return term
        name = self.fresh()
        self.write(f"{name} = {term.code}")
        return replace(term, code=name)

    def returning(self, body: Iterable[ast.stmt]) -> Term:
        """Rewrite statements that end with a value."""
        statements = list(body)
        for index, statement in enumerate(statements):
            if isinstance(statement, ast.Return):
                assert statement.value is not None  # refused when the text was read
                return self.expression(statement.value)
            if isinstance(statement, ast.If) and _has_return(statement):
                return self.split(statement, statements[index + 1 :])
            self.statement(statement)
        raise AssertionError("a rule's text always returns")

    def split(self, statement: ast.If, rest: list[ast.stmt]) -> Term:
        """Rewrite a decision of which some branch returns: what follows belongs to the branches that go on."""
        then = statement.body if always_returns(statement.body) else [*statement.body, *rest]
        other = statement.orelse if always_returns(statement.orelse) else [*statement.orelse, *rest]
        test = self.bind(self.expression(statement.test))
        if test.value is not None:
            return self.branch(None, then if test.value else other)
        if test.rank:
            return self.chosen(test, self.branch(test, then), self.branch(self.negated(test), other))
        result, terms = self.fresh(), []
        for head, statements in ((f"if {test.code}:", then), ("else:", other)):
            self.write(head)
            self.depth += 1
            term = self.branch(None, statements)
            self.write(f"{result} = {term.code}")
            self.depth -= 1
            terms.append(term)
        return merged(result, terms)

    def branch(self, condition: Term | None, statements: list[ast.stmt]) -> Term:
        """Rewrite one side of a decision, with its own local names."""
        names, conditions = dict(self.names), self.conditions
        if condition is not None:
            self.conditions = (*conditions, condition)
        term = self.returning(statements)
        self.names, self.conditions = names, conditions
        return term

    def statement(self, statement: ast.stmt) -> None:
        """Rewrite a statement that returns nothing."""
        if isinstance(statement, ast.Assign):
            assert isinstance(statement.targets[0], ast.Name)
            self.names[statement.targets[0].id] = self.bind(self.expression(statement.value))
        elif isinstance(statement, ast.AugAssign):
            assert isinstance(statement.target, ast.Name)
            name = ast.Name(statement.target.id, ast.Load())
            self.names[name.id] = self.bind(self.expression(ast.BinOp(name, statement.op, statement.value)))
        elif isinstance(statement, ast.If):
            self.assigning(statement)
        elif isinstance(statement, ast.For):
            self.loop(statement)

    def assigning(self, statement: ast.If) -> None:
        """Rewrite a decision that only gives local names values."""
        test = self.bind(self.expression(statement.test))
        names = list(dict.fromkeys(assigned([statement])))
        if test.value is not None:
            self.names = self.side(None, statement.body if test.value else statement.orelse)
            return
        if test.rank == 0:
            self.assigning_once(test, statement, names)
            return
        sides = [self.side(condition, body) for condition, body in self.sides(test, statement)]
        for name in names:
            if name in sides[0] and name in sides[1]:
                self.names[name] = self.bind(self.chosen(test, sides[0][name], sides[1][name]))

    def assigning_once(self, test: Term, statement: ast.If, names: list[str]) -> None:
        """Rewrite it where the test is the same for all groups: only the side that holds is computed."""
        variables = {name: self.fresh() for name in names}
        found: list[dict[str, Term]] = []
        for head, body in ((f"if {test.code}:", statement.body), ("else:", statement.orelse)):
            self.write(head)
            self.depth += 1
            side = self.side(None, body)
            for name, variable in variables.items():
                self.write(f"{variable} = {side[name].code if name in side else None}")
            self.depth -= 1
            found.append(side)
        for name, variable in variables.items():
            terms = [side[name] for side in found if name in side]
            if terms:  # else the only place that gives it a value is never reached
                self.names[name] = merged(variable, terms)

    def sides(self, test: Term, statement: ast.If) -> tuple[tuple[Term, list[ast.stmt]], ...]:
        """Both sides of a decision with what holds on each."""
        return (test, statement.body), (self.negated(test), statement.orelse)

    def side(self, condition: Term | None, body: list[ast.stmt]) -> dict[str, Term]:
        """The local names after one side, leaving those outside as they were."""
        outer, conditions = dict(self.names), self.conditions
        if condition is not None:
            self.conditions = (*conditions, condition)
        for inner in body:
            self.statement(inner)
        names, self.names, self.conditions = self.names, outer, conditions
        return names

    def loop(self, statement: ast.For) -> None:
        """Rewrite a walk over members: slot after slot, for all groups at once."""
        targets = loop_pairs(statement)
        carried = [name for name in dict.fromkeys(assigned(statement.body)) if name in self.names]
        variables = {name: self.fresh() for name in carried}
        for name in carried:
            self.write(f"{variables[name]} = {self.names[name].code}")
            self.names[name] = Term(variables[name], 1, self.names[name].flag)
        slot = self.fresh()
        self.write(f"for {slot} in range(k):")
        self.depth += 1
        for name, walked in targets:
            source = self.names[walked]
            one = Term(f"{source.code}[{slot}]", 1, source.flag)
            self.names[name] = source if source.value is not None else self.bind(one)
        for inner in statement.body:
            self.statement(inner)
        for name in carried:
            self.write(f"{variables[name]} = {self.names[name].code}")
            self.names[name] = Term(variables[name], 1, self.names[name].flag)
        if self.lines[-1].endswith(":"):  # all of it was known beforehand
            self.write("pass")
        self.depth -= 1

    def expression(self, node: ast.expr) -> Term:
        """Rewrite an expression."""
        number = self.text.constant(node)
        if isinstance(node, ast.Name) and node.id in self.names:
            return self.names[node.id]
        if number is not None:
            is_flag = isinstance(node, ast.Constant) and isinstance(node.value, bool)
            return Term(literal(number, is_flag), 0, is_flag)
        term: Term = getattr(self, f"_{type(node).__name__.lower()}")(node)
        return term

    def _boolop(self, node: ast.BoolOp) -> Term:
        decides = isinstance(node.op, ast.Or)
        return self.joined([partial(self.expression, part) for part in node.values], decides=decides)

    def joined(self, parts: Iterable[Callable[[], Term]], *, decides: bool) -> Term:
        """Rewrite flags joined by `or` or by `and`: each part counts only where those before it did not decide."""
        outer, terms = self.conditions, []
        for part in parts:
            term = part()
            terms.append(term)
            if term.value is None:
                self.conditions = (*self.conditions, self.negated(term) if decides else term)
        self.conditions = outer
        return joined_flags(terms, decides=decides)

    def _unaryop(self, node: ast.UnaryOp) -> Term:
        term = self.expression(node.operand)
        return self.negated(term) if isinstance(node.op, ast.Not) else folded(Term(f"(-{term.whole})", term.rank))

    def _binop(self, node: ast.BinOp) -> Term:
        left, right = self.expression(node.left), self.expression(node.right)
        if isinstance(node.op, ast.Add | ast.Sub) and right.value == 0 and not left.flag:
            return left
        if isinstance(node.op, ast.Add) and left.value == 0 and not right.flag:
            return right
        rank = max(left.rank, right.rank)
        return folded(Term(f"({left.whole} {_SYMBOLS[type(node.op)]} {right.whole})", rank))

    def _compare(self, node: ast.Compare) -> Term:
        sides = [node.left, *node.comparators]
        links = zip(sides[:-1], node.ops, sides[1:], strict=True)
        return self.joined([partial(self.comparison, *link) for link in links], decides=False)

    def comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Term:
        """Rewrite one comparison; membership of a list becomes equality with one of it."""
        if not isinstance(operator, ast.In | ast.NotIn):
            first, second = self.expression(left), self.expression(right)
            symbol = _SYMBOLS[type(operator)]
            if first.age and second.value is not None:
                return births_compared(first, symbol, second.value)
            if second.age and first.value is not None:
                return births_compared(second, symbol.translate(_TURNED), first.value)
            return folded(Term(f"({first.code} {symbol} {second.code})", max(first.rank, second.rank), flag=True))
        assert isinstance(right, ast.Tuple)
        first = self.bind(self.expression(left))
        others = [self.expression(item) for item in right.elts]
        parts = [Term(f"({first.code} == {one.code})", max(first.rank, one.rank), flag=True) for one in others]
        held = joined_flags([folded(part) for part in parts], decides=True)
        return self.negated(held) if isinstance(operator, ast.NotIn) else held

    def _ifexp(self, node: ast.IfExp) -> Term:
        test = self.bind(self.expression(node.test))
        if test.value is not None:
            return self.expression(node.body if test.value else node.orelse)
        outer = self.conditions
        self.conditions = (*outer, test)
        then = self.expression(node.body)
        self.conditions = (*outer, self.negated(test))
        other = self.expression(node.orelse)
        self.conditions = outer
        if test.rank == 0:
            return merged(f"({then.code} if {test.code} else {other.code})", [then, other])
        return self.chosen(test, then, other)

    def _call(self, node: ast.Call) -> Term:
        word = self.text.calls[ast.unparse(node.func)]
        terms = [self.expression(argument) for argument in node.args]
        named = {str(keyword.arg): self.expression(keyword.value) for keyword in node.keywords}
        self.check_day(node, word, terms)
        if all(term.value is not None for term in (*terms, *named.values())):
            options = {name: term.value for name, term in named.items()}
            known = plain_value(word, [term.value for term in terms], options)
            if known is not None:
                return Term(repr(known), 0)
        if word in FOLDS and terms[0].rank == 0:
            if terms[0].code == "False" and word in ("count", "any_of", "all_of"):
                return Term("0" if word == "count" else "False", 0, flag=word != "count")
            terms = [spread(term) for term in terms]
        if "where" in named and named["where"].rank == 0:
            named["where"] = spread(named["where"])
        rank = 1 if word in FOLDS else max(term.rank for term in (*terms, *named.values()))
        pieces = [term.code for term in terms] + [f"{name}={term.code}" for name, term in named.items()]
        if word in _CONDITIONED and self.conditions:
            pieces.append(f"condition=lambda: {self.condition()}")
        code = f"{TWINS.get(word, word)}({', '.join(pieces)})"
        of_births = word in ("age_on", "months_old") and terms[1].value is not None
        age = (terms[0].code, word, int(terms[1].code)) if of_births else None
        return Term(code, rank, flag=word in ("any_of", "all_of"), age=age)

    def check_day(self, node: ast.Call, word: str, terms: list[Term]) -> None:
        """Refuse a calendar question about a day that differs between groups: tables answer for one day at a time."""
        day = terms[1:2] if word in ("age_on", "months_old") else terms[:1]
        if word in _CALENDAR and any(term.rank for term in day):
            raise LawProblem("day_differs", expression=ast.unparse(node), word=word)

    def condition(self) -> str:
        """The text of everything that must hold for the present place to count."""
        code = self.conditions[0].code
        for term in self.conditions[1:]:
            code = f"both({code}, {term.code})"
        return code

    def negated(self, term: Term) -> Term:
        """Its opposite."""
        if term.value is not None:
            return Term(literal(not term.value, flag=True), 0, flag=True)
        return Term(f"negated({term.code})" if term.rank else f"(not {term.code})", term.rank, flag=True)

    def chosen(self, test: Term, then: Term, other: Term) -> Term:
        """One of two terms, by a test that differs between groups."""
        if then.value is not None and then.code == other.code:
            return then
        rank = max(test.rank, then.rank, other.rank)
        if then.flag and other.flag:
            return Term(chosen_flag(test.code, then.code, other.code), rank, flag=True)
        return Term(chosen_number(test, then, other), rank)


def _has_return(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Return) for node in ast.walk(statement))
