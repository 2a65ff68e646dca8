"""Telling an expression by its numbers in one case: the calculation, and the two sides of what decided.

`(Line × 3 × Size − Income) ÷ 3` becomes `(35 275 × 3 × 3 − 196 126) ÷ 3 = 40 449,6666… → 40 450 ₸`.
"""

import ast
from collections.abc import Sequence
from fractions import Fraction

from shanyraq.rules.expression import Scope
from shanyraq.rules.formats import decimal, plain, plural, told
from shanyraq.rules.units import TENGE, UNITS, WHOLE, Unit
from shanyraq.rules.wording import SUM, WORD, Formula, Phrase, operands
from shanyraq.rules.words import Rounding

_PARTS = {"tiyn": TENGE, "share": WHOLE, "quantity": WHOLE}
"""The smallest parts that one of a unit has, where it has parts."""

_OF_DAYS = ("age_on", "months_old", "month_of_quarter")
"""Words that reckon with the calendar: a calculation shows their number and how it came about."""


class Working(Formula):
    """An expression by its numbers in one case: only the path that the case took.

    Args:
        expression: the rule.
        formula: gives the language, titles and labels.
        scope: the case's values.
        ids: the members, for naming those a flag holds for.
    """

    def __init__(self, formula: Formula, scope: Scope, ids: Sequence[str]) -> None:
        super().__init__(formula.expression, formula.lang, formula.titles, formula.labels)
        self.scope = scope
        self.ids = ids

    def equation(self) -> str | None:
        """The whole calculation to its result; None where there is nothing to calculate."""
        unit = self.expression.rule.unit
        root = self.expression.chosen(self.expression.result, self.scope)
        if unit.name in ("flag", "codes", "marks") or not isinstance(root, ast.BinOp | ast.Call):
            return None
        value = self.expression.value(root, self.scope)
        result = told(value, unit, self.lang, self.labels)
        if isinstance(root, ast.Call) and self.expression.word(root) in ("divide", "portion"):
            return self.rounded(root, result)
        text = self.whole(root) if isinstance(root, ast.Call) else self.tell(root, unit=unit)
        return None if text == plain(value, unit, self.lang, self.labels) else f"{text} = {result}"

    def whole(self, call: ast.Call) -> str:
        """A calculation that is one word of the language."""
        called = self.expression.word(call)
        if called == "count":
            return self.holders(call)
        return (self.call(call, None) if called in _OF_DAYS else self.phrase(call, self.expression.rule.unit)).text

    def rounded(self, node: ast.Call, result: str) -> str:
        """A division with what it is before and after rounding."""
        exact = self.exact(node)
        meaning = self.expression.unit(node)
        text = decimal(exact / _PARTS.get(meaning.name if meaning else "", 1), self.lang)
        quotient = self.quotient(node).text
        if exact == self.expression.value(node, self.scope):
            return f"{quotient} = {result}"
        return f"{quotient} = {text} → {result}, {self.rounding(node)}"

    def exact(self, node: ast.Call) -> Fraction:
        """What a division would be without rounding."""
        left, right = (self.expression.value(part, self.scope) for part in node.args)
        return Fraction(left * right, WHOLE) if self.expression.word(node) == "portion" else Fraction(left, right)

    def phrase(self, node: ast.expr, unit: Unit | None) -> Phrase:
        """A part by its number: yes and no as they came out, decisions as they fell."""
        match node:
            case ast.IfExp():
                return self.phrase(self.expression.chosen(node, self.scope), unit)
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return Phrase(self.value(node, UNITS["flag"]), WORD)
            case ast.BinOp(op=ast.Add()):
                return self.sum(node, unit)
            case ast.BinOp(op=ast.BitOr()):
                return Phrase(self.value(node, unit), WORD)
            case ast.Call() if self.expression.word(node) in _OF_DAYS:
                return Phrase(f"{self.value(node, unit)} ({super().phrase(node, unit).text})", WORD)
        return super().phrase(node, unit)

    def sum(self, node: ast.BinOp, unit: Unit | None) -> Phrase:
        """A sum without its noughts."""
        terms = [term for term in operands(node, ast.Add) if self.expression.value(term, self.scope) != 0]
        if not terms:
            return Phrase(plain(0, unit, self.lang, self.labels), WORD)
        texts = [self.tell(term, SUM, unit) for term in terms]
        return Phrase(" + ".join(texts), SUM) if len(texts) > 1 else self.phrase(terms[0], unit)

    def name(self, node: ast.Name) -> Phrase:
        """A name's value."""
        return Phrase(self.value(node, self.expression.unit(node)), WORD)

    def quoted(self, node: ast.expr) -> str:
        """A part inside a turn of phrase, as its number."""
        return self.tell(node, SUM)

    def value(self, node: ast.expr, unit: Unit | None) -> str:
        """A part's value as a calculation shows it."""
        return plain(self.expression.value(node, self.scope), unit, self.lang, self.labels)

    def fold(self, node: ast.Call, called: str) -> Phrase:
        """The members' numbers that were folded."""
        if called in ("count", "any_of", "all_of"):
            return Phrase(self.value(node, self.expression.unit(node)), WORD)
        where = next((keyword.value for keyword in node.keywords if keyword.arg == "where"), None)
        values = self.expression.value(node.args[0], self.scope)
        chosen = self.expression.value(where, self.scope) if where is not None else (True,) * len(values)
        unit = self.expression.unit(node)
        kept = [value for value, included in zip(values, chosen, strict=True) if included]
        texts = [plain(value, unit, self.lang, self.labels) for value in kept if value or called != "total"]
        if called == "total":
            return Phrase(" + ".join(texts) or "0", SUM)
        if len(texts) < 2:
            return Phrase(self.value(node, unit), WORD)
        return Phrase(self.word("min" if called == "least" else "max", list="; ".join(texts)), WORD)

    def holders(self, node: ast.Call) -> str:
        """The members for whom a flag holds."""
        flags = self.expression.value(node.args[0], self.scope)
        return ", ".join(self.ids[slot] for slot, flag in enumerate(flags) if flag) or self.word("nobody")

    def direction(self, node: ast.expr) -> Rounding | None:
        """Which way is rounded in this case."""
        return Rounding(self.expression.value(node, self.scope))

    def step(self, node: ast.Name) -> str:
        """What is rounded to in this case."""
        return told(
            self.expression.value(node, self.scope), self.expression.unit(node) or UNITS["count"], self.lang, {}
        )

    def months(self, node: ast.expr) -> str:
        """A number of months."""
        return plural("months", self.expression.value(node, self.scope), self.lang)


class Evidence(Formula):
    """A condition with the values its sides had: `Income (387 549 ₸) < Line (317 475 ₸)`.

    Args:
        working: the case.
        left: whether the left side has its value told.
        right: whether the right side has.
    """

    def __init__(self, working: Working, *, left: bool = True, right: bool = True) -> None:
        super().__init__(working.expression, working.lang, working.titles, working.labels)
        self.working = working
        self.left = left
        self.right = right

    def side(self, node: ast.expr, unit: Unit | None) -> str:
        """The left side with its value."""
        text = super().side(node, unit)
        return self.valued(text, node, unit) if self.left else text

    def other_side(self, node: ast.expr, unit: Unit | None) -> str:
        """The right side with its value."""
        text = super().other_side(node, unit)
        return self.valued(text, node, unit) if self.right else text

    def phrase(self, node: ast.expr, unit: Unit | None) -> Phrase:
        """A part of a side: decisions as they fell, without a term they left at nought."""
        if isinstance(node, ast.IfExp):
            return self.phrase(self.expression.chosen(node, self.working.scope), unit)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            added = self.expression.chosen(node.right, self.working.scope)
            if self.expression.constant(added) == 0:
                return self.phrase(node.left, unit)
        return super().phrase(node, unit)

    def valued(self, text: str, node: ast.expr, unit: Unit | None) -> str:
        """A side and its value; a bare number is its own."""
        value = self.expression.value(node, self.working.scope)
        shown = told(value, unit or UNITS["count"], self.lang, self.labels)
        return shown if self.expression.constant(node) is not None else f"{text} ({shown})"

    def fold(self, node: ast.Call, called: str) -> Phrase:
        """A flag over members with those it holds for."""
        phrase = super().fold(node, called)
        return (
            Phrase(f"{phrase.text} ({self.working.holders(node)})", phrase.strength) if called == "any_of" else phrase
        )
