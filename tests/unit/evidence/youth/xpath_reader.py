"""A reader of the XPath that forms are written in, by the rules of XForms: what was not asked is an empty text.

It knows no more than the project writes: comparisons, `and`, `or`, `not()`, `selected()`, `count-selected()`, `if()`.
"""

import math
import re
from collections.abc import Mapping

Values = Mapping[str, str]
TOKEN = re.compile(r"\s*(\$\{\w+\}|'[^']*'|-?\d+|!=|<=|>=|[=<>(),.]|[\w-]+)")


def xpath_holds(expression: str, values: Values, own: str = "") -> bool:
    """Whether an expression holds for the texts a form keeps."""
    return truth(Reader(expression, values, own).disjunction())


def truth(value: object) -> bool:
    return value != "" if isinstance(value, str) else bool(value)


def number(value: object) -> float:
    if isinstance(value, str):
        return float(value) if value.strip() else math.nan
    return float(value)  # type: ignore[arg-type]


class Reader:
    def __init__(self, expression: str, values: Values, own: str) -> None:
        self.tokens = TOKEN.findall(expression)
        assert "".join(self.tokens) == re.sub(r"\s(?=(?:[^']*'[^']*')*[^']*$)", "", expression), expression
        self.values = values
        self.own = own

    def take(self) -> str:
        return self.tokens.pop(0)

    def next_is(self, *words: str) -> bool:
        return bool(self.tokens) and self.tokens[0] in words

    def disjunction(self) -> object:
        found = self.conjunction()
        while self.next_is("or"):
            self.take()
            found = truth(self.conjunction()) | truth(found)
        return found

    def conjunction(self) -> object:
        found = self.comparison()
        while self.next_is("and"):
            self.take()
            found = truth(self.comparison()) & truth(found)
        return found

    def comparison(self) -> object:
        left = self.operand()
        if not self.next_is("=", "!=", "<", "<=", ">", ">="):
            return left
        sign, right = self.take(), self.operand()
        if sign in ("=", "!=") and isinstance(left, str) and isinstance(right, str):
            return (left == right) == (sign == "=")
        a, b = number(left), number(right)
        return {"=": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]

    def operand(self) -> object:
        token = self.take()
        if token == "(":
            found = self.disjunction()
            assert self.take() == ")"
            return found
        if token.startswith("${"):
            return self.values.get(token[2:-1], "")
        if token == ".":
            return self.values.get(self.own, "")
        if token.startswith("'"):
            return token[1:-1]
        return self.called(token) if self.next_is("(") else int(token)

    def called(self, name: str) -> object:
        self.take()
        arguments = [self.disjunction()]
        while self.take() == ",":
            arguments.append(self.disjunction())
        if name == "not":
            return not truth(arguments[0])
        if name == "if":
            return arguments[1] if truth(arguments[0]) else arguments[2]
        codes = str(arguments[0]).split()
        return {"selected": lambda: arguments[1] in codes, "count-selected": lambda: len(codes)}[name]()
