"""Telling an expression in words: by the names of what it is made of, or by their numbers in one case.

`divide(line * 3 * size - income, 3, to=UP, unit=TENGE)` becomes `(Line × 3 × Size − Income) ÷ 3, rounded up to a whole
tenge`, and with numbers `(35 275 × 3 × 3 − 387 549) ÷ 3`.
"""

import ast
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from shanyraq.rules.expression import Expression, Scope, is_whole
from shanyraq.rules.facts import Text
from shanyraq.rules.formats import Labels, decimal, plain, plural, told, word
from shanyraq.rules.trace import COMPARISONS
from shanyraq.rules.units import NEVER, TENGE, UNITS, WHOLE, Unit
from shanyraq.rules.words import Rounding

LOOSE, ROUNDED, ANY, ALL, SIDE, SUM, PRODUCT, WORD = range(8)
"""How firmly a phrase holds together, from a whole sentence to a single word; a looser one needs brackets inside."""

_OPERATORS = {ast.Add: ("+", SUM, SUM), ast.Sub: ("−", SUM, PRODUCT), ast.Mult: ("×", PRODUCT, PRODUCT)}
"""How an operator is written, how firmly it binds, and how firm its right side must be."""


_OF_DAYS = ("age_on", "months_old", "month_of_quarter")
"""Words that reckon with the calendar: a calculation shows their number and how it came about."""

_INNER_QUOTES = str.maketrans("«»", "“”")


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
                return Phrase(self.word("not", what=self.flag(node.operand, SUM)), SIDE)
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
        return self.titles[node.id].lang(self.lang).translate(_INNER_QUOTES)

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
        factors = [part for part in _factors(right) if not is_whole(self.expression, part)]
        if not factors:
            return Phrase(self.tell(left), LOOSE)
        below = " × ".join(self.tell(part, PRODUCT) for part in factors)
        return Phrase(f"{self.tell(left, PRODUCT)} ÷ {f'({below})' if len(factors) > 1 else below}", PRODUCT)

    def rounding(self, node: ast.Call) -> str:
        """How a division is rounded, and to what."""
        keywords = {str(keyword.arg): keyword.value for keyword in node.keywords}
        to = self.direction(keywords["to"])
        unit = self.word(f"unit_{self.rounded_to(node)}")
        if to is not None:
            return self.word(f"round_{to.wire}", unit=unit)
        return self.word("round_by", rule=self.quoted(keywords["to"]))

    def rounded_to(self, node: ast.Call) -> str:
        """What a division is rounded to: tenge, tiyn or whole numbers."""
        unit = next((keyword.value for keyword in node.keywords if keyword.arg == "unit"), None)
        if unit is not None and self.expression.constant(unit) == TENGE:
            return "tenge"
        return "tiyn" if self.expression.unit(node) == UNITS["tiyn"] else "number"

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
        calendar = isinstance(root, ast.Call) and self.expression.word(root) in _OF_DAYS
        text = self.call(root, unit).text if calendar and isinstance(root, ast.Call) else self.tell(root, unit=unit)
        return None if text == plain(value, unit, self.lang, self.labels) else f"{text} = {result}"

    def rounded(self, node: ast.Call, result: str) -> str:
        """A division with what it is before and after rounding."""
        exact = self.exact(node)
        money = self.expression.unit(node) == UNITS["tiyn"]
        text = decimal(exact / TENGE if money else exact, self.lang)
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
        terms = [term for term in _terms(node) if self.expression.value(term, self.scope) != 0]
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
        """The members' numbers that were folded; for flags, who they hold for."""
        where = next((keyword.value for keyword in node.keywords if keyword.arg == "where"), None)
        values = self.expression.value(node.args[0], self.scope)
        chosen = self.expression.value(where, self.scope) if where is not None else (True,) * len(values)
        if called in ("count", "any_of", "all_of"):
            held = ", ".join(self.ids[slot] for slot, value in enumerate(values) if value)
            return Phrase(held or self.word("nobody"), WORD)
        unit = self.expression.unit(node)
        kept = [value for value, included in zip(values, chosen, strict=True) if included]
        texts = [plain(value, unit, self.lang, self.labels) for value in kept if value or called != "total"]
        if called == "total":
            return Phrase(" + ".join(texts) or "0", SUM)
        if len(texts) < 2:
            return Phrase(self.value(node, unit), WORD)
        return Phrase(self.word("min" if called == "least" else "max", list="; ".join(texts)), WORD)

    def direction(self, node: ast.expr) -> Rounding | None:
        """Which way is rounded in this case."""
        return Rounding(self.expression.value(node, self.scope))

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
        return Phrase(f"{phrase.text} ({self.working.tell(node)})", phrase.strength) if called == "any_of" else phrase


def _factors(node: ast.expr) -> list[ast.expr]:
    return _operands(node, ast.Mult)


def _terms(node: ast.expr) -> list[ast.expr]:
    return _operands(node, ast.Add)


def _operands(node: ast.expr, op: type[ast.operator]) -> list[ast.expr]:
    """What a chain of one operator joins, left to right."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, op):
        return _operands(node.left, op) + _operands(node.right, op)
    return [node]
