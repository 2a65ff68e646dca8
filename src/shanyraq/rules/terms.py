"""Terms: the expressions that a program over blocks is written from, and how they are joined and worked out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from shanyraq.rules import words
from shanyraq.rules.problems import LawProblem
from shanyraq.rules.text import FOLDS
from shanyraq.rules.vector_words import last_birth

_BYTES = range(256)


@dataclass(frozen=True)
class Term:
    """A generated expression.

    Attributes:
        code: the Python text.
        rank: 0 the same for all groups, 1 one number a group, 2 one a member; what it may at most be.
        flag: whether it is a yes or no.
        age: for an age, the births it is of, its word and the day: compared with a number it is a comparison of births.
    """

    code: str
    rank: int
    flag: bool = False
    age: tuple[str, str, int] | None = None

    @property
    def value(self) -> int | None:
        """The number itself, where it is written out; flags are 0 and 1."""
        if self.code in ("True", "False"):
            return int(self.code == "True")
        return int(self.code) if self.code.lstrip("-").isdigit() else None

    @property
    def whole(self) -> str:
        """The expression in 64 bits: columns and folds may be held in fewer, in which arithmetic would wrap."""
        return f"whole({self.code})" if self.rank else self.code


def literal(number: int, flag: bool) -> str:
    """How a number or a flag is written out."""
    return repr(bool(number)) if flag else repr(int(number))


def plain_value(word: str, values: list[int | None], named: dict[str, int | None]) -> int | None:
    """What a word gives for written-out numbers; None where only the population can tell."""
    plain: Callable[..., int] | None = {"min": min, "max": max}.get(word) or getattr(words, word)
    if word in FOLDS or plain is None:
        return None
    try:
        return int(plain(*values, **named))
    except LawProblem:
        return None


def folded(term: Term) -> Term:
    """The term, worked out where it holds nothing but written-out numbers."""
    if term.rank or re.search(r"[a-z]_|[a-z]\(", term.code):
        return term
    value = eval(term.code, {})  # numbers and operators alone
    return Term(literal(value, term.flag), 0, term.flag)


def joined_flags(terms: list[Term], *, decides: bool) -> Term:
    """Flags joined by `or` (`decides` True: one that holds decides) or by `and` (one that does not hold decides)."""
    open_terms = [term for term in terms if term.value is None]
    if any(term.value == int(decides) for term in terms if term.value is not None):
        return Term(repr(decides), 0, flag=True)
    if not open_terms:
        return Term(repr(not decides), 0, flag=True)
    code, rank = open_terms[0].code, max(term.rank for term in open_terms)
    for term in open_terms[1:]:
        if rank and not decides and term.code.startswith("negated("):
            code = f"but_not({code}, {term.code.removeprefix('negated')})"
        elif rank:
            code = f"{'either' if decides else 'both'}({code}, {term.code})"
        else:
            code = f"({code} {'or' if decides else 'and'} {term.code})"
    return Term(code, rank, flag=True)


def chosen_number(test: Term, then: Term, other: Term) -> str:
    """A number by a test; a product with the flag where one side is nought, which is quicker than a choice."""
    if then.value in _BYTES and other.value in _BYTES:
        return f"either_code({test.code}, {then.code}, {other.code})"
    if other.value == 0:
        return f"({then.whole} * {test.code})"
    if then.value == 0:
        return f"({other.whole} * negated({test.code}))"
    return f"where({test.code}, {then.whole}, {other.whole})"


def spread(term: Term) -> Term:
    """What is the same for all as an array over members."""
    return replace(term, code=f"spread({term.code}, (k, n))", rank=2)


def births_compared(term: Term, symbol: str, years: int) -> Term:
    """An age compared with a number, as a comparison of births with the last day that makes so old."""
    assert term.age is not None
    births, word, day = term.age
    if symbol in ("==", "!="):
        at_least, older = births_compared(term, ">=", years), births_compared(term, "<", years + 1)
        same = joined_flags([at_least, older], decides=False)
        if symbol == "==" or same.value is not None:
            return same if symbol == "==" else Term(literal(not same.value, flag=True), 0, flag=True)
        return Term(f"negated({same.code})", same.rank, flag=True)
    held = symbol in (">=", ">")
    last = last_birth(word, day, years + (symbol in (">", "<=")))
    if last is None or last >= day:
        return Term(literal(held == (last is not None), flag=True), 0, flag=True)
    return Term(f"({births} {'<=' if held else '>'} {last})", term.rank, flag=True)


def chosen_flag(test: str, then: str, other: str) -> str:
    """A flag by a test, as few operations on flags."""
    match then, other:
        case "True", "False":
            return test
        case "False", "True":
            return f"negated({test})"
        case "True", _:
            return f"either({test}, {other})"
        case "False", _:
            return f"but_not({other}, {test})"
        case _, "False":
            return f"both({test}, {then})"
        case _, "True":
            return f"either(negated({test}), {then})"
    return f"where({test}, {then}, {other})"


def merged(code: str, terms: list[Term]) -> Term:
    """One of several terms, chosen where the program runs."""
    rank = max(term.rank for term in terms)
    return Term(code, rank, all(term.flag for term in terms))
