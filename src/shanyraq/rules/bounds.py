"""The proof that 64 bits suffice: how small and how large every expression of a law can become.

Facts have declared ranges, parameters known values, groups at most `MOST_MEMBERS` members. From these the range of
every expression follows, including what a rounded division makes on its way; an expression that might not fit is an
error before anything is evaluated.
"""

import ast
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from shanyraq.rules.facts import Fact
from shanyraq.rules.in_force import CASE, LawInForce, Node, ParameterInForce, SetByHand
from shanyraq.rules.population import MOST_MEMBERS
from shanyraq.rules.problems import LawProblem
from shanyraq.rules.rule import Rule
from shanyraq.rules.text import RuleText, loop_pairs, text_of
from shanyraq.rules.units import WHOLE, to_day
from shanyraq.rules.vector_words import SAFE_PRODUCT

LIMIT = 2**63 - 1

MOST_STEPS = 20_000
"""Steps of walks that are followed in one text: one walk inside another for the largest group, and as much again."""


class Range(NamedTuple):
    """The least and the most a number can be."""

    least: int
    most: int

    def __or__(self, other: object) -> "Range":
        assert isinstance(other, Range)
        return Range(min(self.least, other.least), max(self.most, other.most))


TRUTH = Range(0, 1)
AGES = {"age_on": Range(0, 255), "months_old": Range(0, 65_535), "month_of_quarter": Range(1, 3)}


def prove_bounds(law: LawInForce, nodes: Iterable[Node], swept: Mapping[str, Range] | None = None) -> dict[str, Range]:
    """The range of every node, given in an order in which inputs come first.

    Args:
        law: the law in force.
        nodes: what is to be evaluated.
        swept: ranges of parameters that will take other values than today's.

    Raises:
        LawProblem: an expression may need more than 64 bits, or a result more than its unit's column holds.
    """
    ranges: dict[str, Range] = {}
    for node in nodes:
        origin = node.origin
        if swept and node.name in swept:
            ranges[node.name] = swept[node.name]
        elif isinstance(origin, Rule):
            ranges[node.name] = _Prover(node, origin, ranges).result()
        else:
            ranges[node.name] = _given(law, origin)
    return ranges


def _given(law: LawInForce, origin: Fact | ParameterInForce | SetByHand | Rule) -> Range:
    if isinstance(origin, Fact):
        if origin.level == CASE:
            return Range(to_day(law.day), to_day(law.day))
        known = Range(origin.least, origin.most)
        return known if origin.default is None else known | Range(origin.default, origin.default)
    if isinstance(origin, ParameterInForce):
        values = [value.value for value in origin.values.values()]
        values += [origin.parameter.otherwise] if isinstance(origin.parameter.otherwise, int) else []
        return Range(min(values), max(values))
    assert isinstance(origin, SetByHand)
    return Range(origin.value, origin.value)


class _Prover:
    """Follows one text with ranges in place of numbers; both sides of every decision count."""

    def __init__(self, node: Node, rule: Rule, ranges: Mapping[str, Range]) -> None:
        self.node = node
        self.rule = rule
        self.text: RuleText = text_of(rule)
        self.names = {argument.name: ranges[argument.name] for argument in rule.arguments}
        self.returned: list[Range] = []
        self.steps = 0

    def result(self) -> Range:
        self.statements(self.text.body)
        found = self.returned[0]
        for other in self.returned[1:]:
            found |= other
        if self.rule.unit.dtype != "bool":
            held = np.iinfo(self.rule.unit.dtype)
            self.fits(found, self.rule.name, int(held.min), int(held.max))
        return found

    def statements(self, body: Iterable[ast.stmt]) -> None:
        for statement in body:
            if isinstance(statement, ast.Return):
                assert statement.value is not None
                self.returned.append(self.range(statement.value))
            elif isinstance(statement, ast.Assign):
                assert isinstance(statement.targets[0], ast.Name)
                self.names[statement.targets[0].id] = self.range(statement.value)
            elif isinstance(statement, ast.AugAssign):
                assert isinstance(statement.target, ast.Name)
                left = ast.copy_location(ast.Name(statement.target.id, ast.Load()), statement)
                both = ast.copy_location(ast.BinOp(left, statement.op, statement.value), statement)
                self.names[statement.target.id] = self.range(both)
            elif isinstance(statement, ast.If):
                self.decision(statement)
            elif isinstance(statement, ast.For):
                self.walk(statement)

    def decision(self, statement: ast.If) -> None:
        self.range(statement.test)
        before = dict(self.names)
        self.statements(statement.body)
        then, self.names = self.names, dict(before)
        self.statements(statement.orelse)
        for name, found in then.items():
            self.names[name] = found | self.names[name] if name in self.names else found

    def walk(self, statement: ast.For) -> None:
        for name, members in loop_pairs(statement):
            self.names[name] = self.names[members]
        for _ in range(MOST_MEMBERS):
            self.spend(statement)
            before = dict(self.names)
            self.statements(statement.body)
            self.names = {name: found | before.get(name, found) for name, found in self.names.items()}
            if self.names == before:
                return

    def spend(self, statement: ast.For) -> None:
        """Count a step of a walk: walks within walks within walks are refused rather than followed for minutes."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            self.fits(Range(0, LIMIT + 1), statement.target)

    def range(self, node: ast.expr) -> Range:
        constant = self.text.constant(node)
        if isinstance(node, ast.Name) and node.id in self.names:
            return self.names[node.id]
        if constant is not None:
            return Range(int(constant), int(constant))
        found: Range = getattr(self, f"_{type(node).__name__.lower()}")(node)
        return self.fits(found, node)

    def fits(self, found: Range, what: ast.expr | str, least: int = -LIMIT, most: int = LIMIT) -> Range:
        """The range itself when it lies within what can be held."""
        if least <= found.least and found.most <= most:
            return found
        raise LawProblem(
            "may_overflow",
            rule=self.rule.name,
            place=self.rule.place,
            expression=what if isinstance(what, str) else ast.unparse(what),
            value=found.most if found.most > most else found.least,
            inputs=", ".join(f"{name} {known.least}…{known.most}" for name, known in self.names.items()),
        )

    def _boolop(self, node: ast.BoolOp) -> Range:
        for value in node.values:
            self.range(value)
        return TRUTH

    def _compare(self, node: ast.Compare) -> Range:
        for side in (node.left, *node.comparators):
            if not isinstance(side, ast.Tuple):
                self.range(side)
        return TRUTH

    def _unaryop(self, node: ast.UnaryOp) -> Range:
        inner = self.range(node.operand)
        return TRUTH if isinstance(node.op, ast.Not) else Range(-inner.most, -inner.least)

    def _ifexp(self, node: ast.IfExp) -> Range:
        self.range(node.test)
        return self.range(node.body) | self.range(node.orelse)

    def _binop(self, node: ast.BinOp) -> Range:
        left, right = self.range(node.left), self.range(node.right)
        match node.op:
            case ast.Add():
                return Range(left.least + right.least, left.most + right.most)
            case ast.Sub():
                return Range(left.least - right.most, left.most - right.least)
            case ast.Mult():
                corners = [a * b for a in left for b in right]
                return Range(min(corners), max(corners))
            case ast.Mod():
                return Range(min(0, right.least), max(0, right.most))
            case ast.BitOr():
                return Range(0, (1 << max(left.most.bit_length(), right.most.bit_length())) - 1)
        return _quotient(left)

    def _call(self, node: ast.Call) -> Range:
        word = self.text.calls[ast.unparse(node.func)]
        named = {str(keyword.arg): self.range(keyword.value) for keyword in node.keywords}
        values = [self.range(argument) for argument in node.args]
        if word in AGES:
            return AGES[word]
        if word in ("divide", "portion"):
            return self.division(node, word, values, named.get("unit", Range(1, 1)))
        if word == "months_before":
            return Range(values[0].least - 32 * values[1].most, values[0].most)
        if word == "total":
            return Range(min(0, values[0].least * MOST_MEMBERS), max(0, values[0].most * MOST_MEMBERS))
        if word == "count":
            return Range(0, MOST_MEMBERS)
        if word in ("any_of", "all_of"):
            return TRUTH
        return self.extreme(word, values, named)

    def extreme(self, word: str, values: list[Range], named: Mapping[str, Range]) -> Range:
        """The range of a smallest or largest value."""
        if word in ("least", "greatest"):
            return values[0] | named["otherwise"]
        pick = min if word == "min" else max
        return Range(pick(value.least for value in values), pick(value.most for value in values))

    def division(self, node: ast.Call, word: str, values: list[Range], unit: Range) -> Range:
        """The range of a division, having made sure of what its rounding adds on the way."""
        numerator, denominator = values
        step = (WHOLE if word == "portion" else max(1, denominator.most)) * unit.most
        divided = numerator
        if word == "portion":  # a product that is too large is taken in parts, of which the rest alone is rounded
            corners = [a * b for a in numerator for b in denominator]
            numerator, divided = Range(min(corners), max(corners)), Range(min(corners), max(corners))
            if max(numerator.most, -numerator.least) >= SAFE_PRODUCT:
                divided = Range(step * min(0, denominator.least), step * max(0, denominator.most))
            denominator = Range(WHOLE, WHOLE)
        self.fits(Range(2 * divided.least - 2 * step, 2 * divided.most + 2 * step), node)
        smallest = max(1, denominator.least)
        low, high = min(numerator.least // smallest, 0), max(numerator.most // smallest, 0)
        return Range(low - unit.most if low < 0 else 0, high + unit.most)


def _quotient(numerator: Range) -> Range:
    """What dividing by at least one can give."""
    return Range(min(numerator.least, 0), max(numerator.most, 0))
