"""Telling an expression in words, by the names of what it is made of.

`divide(line * 3 * size - income, 3, to=Rounding.UP, unit=TENGE)` becomes `(Line × 3 × Size − Income) ÷ 3, rounded up to
a whole tenge`.
"""

import ast
from collections.abc import Mapping
from typing import NamedTuple

from shanyraq.rules.expression import Expression, is_whole
from shanyraq.rules.facts import Text
from shanyraq.rules.formats import Labels, plain, plural, word
from shanyraq.rules.trace import COMPARISONS
from shanyraq.rules.units import NEVER, TENGE, UNITS, Unit
from shanyraq.rules.words import Rounding

LOOSE, ROUNDED, ANY, ALL, SIDE, SUM, PRODUCT, WORD = range(8)
"""How firmly a phrase holds together, from a whole sentence to a single word; a looser one needs brackets inside."""

_OPERATORS = {ast.Add: ("+", SUM, SUM), ast.Sub: ("−", SUM, PRODUCT), ast.Mult: ("×", PRODUCT, PRODUCT)}
"""How an operator is written, how firmly it binds, and how firm its right side must be."""

_ROUNDED = ("tiyn", "share", "quantity")
"""Units whose smallest parts divisions are rounded to."""

_INNER_QUOTES = str.maketrans("«»", "“”")
"""Quotation marks inside others."""


class Phrase(NamedTuple):
    """A piece of text and how firmly it holds together."""

    text: str
    strength: int


class Formula:
    """An expression by the names of what it is made of.

    Args:
        expression: the rule whose parts are told.
        lang: the language.
        titles: what each name is called.
        labels: what answers are called.
    """

    def __init__(self, expression: Expression, lang: str, titles: Mapping[str, Text], labels: Labels) -> None:
        self.expression = expression
        self.lang = lang
        self.titles = titles
        self.labels = labels

    def tell(self, node: ast.expr, least: int = LOOSE, unit: Unit | None = None) -> str:
        """A part in words, in brackets where it is looser than its place asks."""
        phrase = self.phrase(node, unit or self.expression.unit(node))
        return phrase.text if phrase.strength >= least else f"({phrase.text})"

    def phrase(self, node: ast.expr, unit: Unit | None) -> Phrase:
        """A part in words; `unit` is the meaning its place gives to a bare number."""
        constant = self.expression.constant(node)
        if constant is not None:
            return Phrase(plain(constant, unit, self.lang, self.labels), WORD)
        match node:
            case ast.Name():
                return self.name(node)
            case ast.BinOp():
                return self.operation(node, unit)
            case ast.BoolOp():
                return self.junction(node)
            case ast.UnaryOp(op=ast.Not()):
                return Phrase(self.word("not", what=self.flag(node.operand, SUM)), SUM)
            case ast.UnaryOp():
                return Phrase(f"−{self.tell(node.operand, PRODUCT, unit)}", PRODUCT)
            case ast.Compare():
                return Phrase(self.comparison(node), SIDE)
            case ast.IfExp():
                return Phrase("; ".join(self.cases(node, unit)), LOOSE)
        assert isinstance(node, ast.Call)  # the language has nothing else
        return self.call(node, unit)

    def name(self, node: ast.Name) -> Phrase:
        """A name's title, in quotation marks where it would run into what stands beside it."""
        title = self.title(node)
        return Phrase(self.word("quoted", name=title) if "," in title else title, WORD)

    def title(self, node: ast.Name) -> str:
        """What a name is called."""
        if node.id not in self.titles:  # what a loop over members made
            return self.word("member_by_member")
        title = self.titles[node.id].lang(self.lang)
        return title.translate(_INNER_QUOTES) if "«" in title else title

    def operation(self, node: ast.BinOp, unit: Unit | None) -> Phrase:
        """Arithmetic; a factor of one whole is left out, for shares are told as shares of it."""
        if isinstance(node.op, ast.Mult) and any(is_whole(self.expression, side) for side in (node.left, node.right)):
            return self.phrase(node.left if is_whole(self.expression, node.right) else node.right, unit)
        if isinstance(node.op, ast.BitOr):
            return Phrase("; ".join(self.marks(node, unit)) or self.tell(node.left, unit=unit), LOOSE)
        if isinstance(node.op, ast.FloorDiv | ast.Mod):
            key = "remainder" if isinstance(node.op, ast.Mod) else "divide_whole"
            return Phrase(self.word(key, left=self.tell(node.left, WORD), right=self.tell(node.right, WORD)), SUM)
        sign, strength, right = _OPERATORS[type(node.op)]
        meaning = None if isinstance(node.op, ast.Mult) else unit
        sides = self.tell(node.left, strength, meaning), self.tell(node.right, right, meaning)
        return Phrase(f"{sides[0]} {sign} {sides[1]}", strength)

    def marks(self, node: ast.expr, unit: Unit | None) -> list[str]:
        """The parts of a union of marks; the empty set says nothing."""
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return self.marks(node.left, unit) + self.marks(node.right, unit)
        if isinstance(node, ast.IfExp):
            return self.cases(node, unit)
        return [] if self.expression.constant(node) == 0 else [self.tell(node, WORD, unit)]

    def junction(self, node: ast.BoolOp) -> Phrase:
        """Parts joined by and, or by or."""
        key, strength = ("and", ALL) if isinstance(node.op, ast.And) else ("or", ANY)
        return Phrase(self.word(key).join(self.flag(part, SUM) for part in node.values), strength)

    def cases(self, node: ast.expr, unit: Unit | None) -> list[str]:
        """The cases of a decision one after another, the rest last; a rest of no marks says nothing."""
        found = []
        while isinstance(node, ast.IfExp):
            found.append(self.word("if", test=self.flag(node.test), then=self.outcome(node.body, unit)))
            node = node.orelse
        if unit is not None and unit.name == "marks" and self.expression.constant(node) == 0:
            return found
        return [*found, self.word("otherwise", value=self.outcome(node, unit))]

    def outcome(self, node: ast.expr, unit: Unit | None) -> str:
        """What a decision comes to in one of its cases."""
        return self.flag(node) if unit == UNITS["flag"] else self.tell(node, ROUNDED, unit)

    def flag(self, node: ast.expr, least: int = LOOSE) -> str:
        """A part that is a yes or no; a name stands in quotation marks, so that it reads as one thing."""
        return self.quoted(node) if isinstance(node, ast.Name) else self.tell(node, least)

    def quoted(self, node: ast.expr) -> str:
        """A part inside a turn of phrase: names in quotation marks."""
        if isinstance(node, ast.Name) and self.expression.constant(node) is None:
            return self.word("quoted", name=self.title(node))
        return self.tell(node, SUM)

    def comparison(self, node: ast.Compare) -> str:
        """A comparison, or a chain of them."""
        left, told_left, found = node.left, "", []
        for op, right in zip(node.ops, node.comparators, strict=True):
            unit = self.expression.unit(left) or self.expression.unit(right)
            if unit == UNITS["day"] and self.expression.constant(left) == NEVER:
                found.append(self.word("happened", what=self.quoted(right)))
            else:
                told_left = self.compared(told_left or self.side(left, unit), op, right, unit)
            left = right
        return self.word("and").join([*found, told_left] if told_left else found)

    def compared(self, left: str, op: ast.cmpop, right: ast.expr, unit: Unit | None) -> str:
        """A left side already told, compared with a right side; codes are said in words rather than signs."""
        negative = isinstance(op, ast.NotIn | ast.NotEq)
        if isinstance(right, ast.Tuple):
            codes = "; ".join(self.tell(part, SUM, unit) for part in right.elts)
            return self.word("is_none_of" if negative else "is_one_of", left=left, codes=codes)
        if unit is not None and unit.codes is not None:
            code = self.word("quoted", name=self.tell(right, SUM, unit))
            return self.word("is_not" if negative else "is", left=left, codes=code)
        return f"{left} {COMPARISONS[type(op)][0]} {self.other_side(right, unit)}"

    def other_side(self, node: ast.expr, unit: Unit | None) -> str:
        """The right side of a comparison of numbers."""
        return self.tell(node, SUM, unit)

    def side(self, node: ast.expr, unit: Unit | None) -> str:
        """The left side of a comparison."""
        return self.quoted(node) if unit is not None and unit.codes is not None else self.tell(node, SUM, unit)

    def call(self, node: ast.Call, unit: Unit | None) -> Phrase:
        """A word of the language."""
        called = self.expression.word(node)
        if called in ("min", "max"):
            listed = "; ".join(self.tell(part, SUM, unit) for part in node.args)
            return Phrase(self.word(called, list=listed), WORD)
        if called in ("divide", "portion"):
            return Phrase(f"{self.quotient(node).text}, {self.rounding(node)}", ROUNDED)
        if called == "months_before":
            return Phrase(f"{self.tell(node.args[0], SUM)} − {self.months(node.args[1])}", SUM)
        if called in ("age_on", "months_old"):
            return Phrase(self.word(called, birth=self.quoted(node.args[0]), day=self.quoted(node.args[1])), SUM)
        if called == "month_of_quarter":
            return Phrase(self.word(called, day=self.quoted(node.args[0])), WORD)
        return self.fold(node, called)

    def fold(self, node: ast.Call, called: str) -> Phrase:
        """Members' values made into one."""
        keywords = {str(keyword.arg): keyword.value for keyword in node.keywords}
        where = keywords.get("where")
        places = {"what": self.quoted(node.args[0])}
        if where is not None:
            places["where"] = self.quoted(where)
        if "otherwise" in keywords:
            places["otherwise"] = self.tell(keywords["otherwise"], unit=self.expression.unit(node))
        return Phrase(self.word(f"{called}_where" if where is not None else called, **places), SUM)

    def quotient(self, node: ast.Call) -> Phrase:
        """A division before it is rounded, or the product that a share of an amount is."""
        left, right = node.args
        if self.expression.word(node) == "portion":
            return Phrase(f"{self.tell(left, PRODUCT)} × {self.tell(right, PRODUCT)}", PRODUCT)
        factors = [part for part in operands(right, ast.Mult) if not is_whole(self.expression, part)]
        if not factors:
            return Phrase(self.tell(left), LOOSE)
        below = " × ".join(self.tell(part, PRODUCT) for part in factors)
        return Phrase(f"{self.tell(left, PRODUCT)} ÷ {f'({below})' if len(factors) > 1 else below}", PRODUCT)

    def rounding(self, node: ast.Call) -> str:
        """How a division is rounded, and to what."""
        keywords = {str(keyword.arg): keyword.value for keyword in node.keywords}
        to = self.direction(keywords["to"])
        unit = self.rounded_to(node)
        if to is not None:
            return self.word(f"round_{to.wire}", unit=unit)
        return self.word("round_by", rule=self.quoted(keywords["to"]))

    def rounded_to(self, node: ast.Call) -> str:
        """What a division is rounded to: tenge, tiyn, whole numbers, ten-thousandths, or what a name says."""
        unit = next((keyword.value for keyword in node.keywords if keyword.arg == "unit"), None)
        if unit is not None and self.expression.constant(unit) == TENGE:
            return self.word("unit_tenge")
        if isinstance(unit, ast.Name):
            return self.step(unit)
        meaning = self.expression.unit(node)
        return self.word(f"unit_{meaning.name if meaning and meaning.name in _ROUNDED else 'number'}")

    def step(self, node: ast.Name) -> str:
        """What is rounded to, where a name says it."""
        return self.quoted(node)

    def direction(self, node: ast.expr) -> Rounding | None:
        """Which way is rounded, where the text itself says so."""
        constant = self.expression.constant(node)
        return None if constant is None else Rounding(constant)

    def months(self, node: ast.expr) -> str:
        """A number of months: the title of a name says it is one."""
        constant = self.expression.constant(node)
        return self.tell(node, PRODUCT) if constant is None else plural("months", constant, self.lang)

    def word(self, key: str, **places: object) -> str:
        """A turn of phrase."""
        return word(key, self.lang, **places)


def operands(node: ast.expr, op: type[ast.operator]) -> list[ast.expr]:
    """What a chain of one operator joins, left to right."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, op):
        return operands(node.left, op) + operands(node.right, op)
    return [node]
