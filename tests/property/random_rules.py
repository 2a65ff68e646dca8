"""Random rules: well-typed texts, written the way a person would write them.

Every expression is built backwards from the unit it has to have; the simplest form stands first, so that a law that
breaks something shrinks to the few words that break it.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st
from random_law import FACTS, HEADER, KINDS

from shanyraq.rules import Fact

ANNOTATIONS = {
    "tiyn": "Tiyn", "count": "Count", "flag": "Flag", "day": "Day", "share": "Share", "region": "Region",
    "work": "Work", "marks": "Grounds", "rounding": "Rounding",
}  # fmt: skip
LITERALS = {
    "tiyn": ("0", "1", "100", "-250", "TENGE", "7 * TENGE"),
    "count": ("0", "1", "2", "18", "-3", "255", "300", "SCALE"),
    "flag": ("False", "True"),
    "day": ("NEVER", "0"),
    "share": ("0", "WHOLE", "3333"),
    "region": ("Region.NORTH", "Region.SOUTH", "Region.EAST"),
    "work": ("Work.NONE", "Work.JOB", "Work.STUDY"),
    "marks": ("NO_GROUNDS", "Grounds.AGE", "Grounds.WORK", "Grounds.PLACE"),
    "rounding": ("Rounding.DOWN", "Rounding.NEAREST", "Rounding.UP"),
}
NUMBERS = ("count", "tiyn", "day")
RESULTS = ("flag", "count", "tiyn", "marks", "day", "work")


@dataclass
class Names:
    """What a rule may name: values by kind, those of all members apart; and what it has named so far."""

    single: dict[str, list[str]]
    members: dict[str, list[str]]
    used: dict[str, str] = field(default_factory=dict)

    def ask(self, name: str, annotation: str) -> str:
        self.used[name] = annotation
        return name


class Writer:
    """Writes one rule's body."""

    def __init__(self, draw: Callable, names: Names, *, walks: bool) -> None:
        self.draw = draw
        self.names = names
        self.walks = walks
        self.local: dict[str, list[str]] = {}
        self.fresh = (f"v{number}" for number in itertools.count())

    def one_of(self, *options):
        return self.draw(st.sampled_from(options))

    # Expressions: `depth` says how much more may be nested.

    def expression(self, kind: str, depth: int) -> str:
        forms = [self.leaf]
        if depth > 0:
            forms += [getattr(self, form) for form in FORMS.get(kind, ())] + [self.choice]
            if self.names.members:
                forms += [getattr(self, form) for form in FOLDS.get(kind, ())]
        return self.one_of(*forms)(kind, depth - 1)

    def leaf(self, kind: str, depth: int) -> str:
        known = [*self.local.get(kind, ()), *self.names.single.get(kind, ())]
        found = self.one_of(*known, *known, *LITERALS[kind])
        if found in self.names.single.get(kind, ()):
            self.names.ask(found, ANNOTATIONS[kind])
        return found

    def of_members(self, kind: str) -> str | None:
        found = self.names.members.get(kind)
        return self.names.ask(self.one_of(*found), f"Members[{ANNOTATIONS[kind]}]") if found else None

    def choice(self, kind: str, depth: int) -> str:
        then, test, other = (self.expression(part, depth) for part in (kind, "flag", kind))
        return f"({then} if {test} else {other})"

    def compared(self, kind: str, depth: int) -> str:
        of = self.one_of(*NUMBERS)
        left, right = self.expression(of, depth), self.expression(of, depth)
        return f"({left} {self.one_of('<', '<=', '==', '!=', '>', '>=')} {right})"

    def chained(self, kind: str, depth: int) -> str:
        of = self.one_of(*NUMBERS)
        sides = [self.expression(of, depth - 1) for _ in range(3)]
        return f"({sides[0]} {self.one_of('<', '<=')} {sides[1]} {self.one_of('<', '<=', '!=')} {sides[2]})"

    def of_age(self, kind: str, depth: int) -> str:
        sign, age = self.one_of("<", "<=", "==", "!=", ">", ">="), self.one_of(18, 0, -1, 1, 63, 174, 175, 300)
        return f"({self.age(kind, depth)} {sign} {age})"

    def joined(self, kind: str, depth: int) -> str:
        parts = [self.expression("flag", depth) for _ in range(self.one_of(2, 3))]
        return "(" + self.one_of(" and ", " or ").join(parts) + ")"

    def denied(self, kind: str, depth: int) -> str:
        return f"(not {self.expression('flag', depth)})"

    def coded(self, kind: str, depth: int) -> str:
        of = self.one_of("work", "region", "rounding")
        codes = self.one_of(LITERALS[of][:1], LITERALS[of][1:])
        sign, listed = self.one_of("in", "not in"), ", ".join(codes)
        return f"({self.expression(of, depth)} {sign} ({listed},))"

    def same_code(self, kind: str, depth: int) -> str:
        of = self.one_of("work", "region", "marks")
        sign = self.one_of("==", "!=")
        return f"({self.expression(of, depth)} {sign} {self.one_of(*LITERALS[of])})"

    def guarded_flag(self, kind: str, depth: int) -> str:
        parts, compared = self.expression("count", depth), self.expression("tiyn", depth - 1)
        quotient = f"divide({self.expression('tiyn', depth - 1)}, {parts}, to={self.expression('rounding', 0)})"
        return self.one_of(
            f"({parts} > 0 and {quotient} > {compared})",
            f"({parts} <= 0 or {quotient} > {compared})",
            f"(0 < {parts} < {quotient})",
        )

    def sum(self, kind: str, depth: int) -> str:
        return f"({self.expression(kind, depth)} {self.one_of('+', '-')} {self.expression(kind, depth)})"

    def negative(self, kind: str, depth: int) -> str:
        return f"(-{self.expression(kind, depth)})"

    def extreme(self, kind: str, depth: int) -> str:
        parts = [self.expression(kind, depth) for _ in range(self.one_of(2, 3))]
        return f"{self.one_of('min', 'max')}({', '.join(parts)})"

    def whole_part(self, kind: str, depth: int) -> str:
        return f"({self.expression(kind, depth)} {self.one_of('//', '%')} {self.one_of(1, 2, 7, 100)})"

    def times(self, kind: str, depth: int) -> str:
        return f"({self.expression(kind, depth)} * {self.one_of(2, 5, 0, -1)})"

    def tallied(self, kind: str, depth: int) -> str:
        return f"({self.expression('flag', depth)} {self.one_of('+', '-', '*')} {self.expression('flag', depth)})"

    def days_between(self, kind: str, depth: int) -> str:
        return f"({self.expression('day', 0)} - {self.expression('day', 0)})"

    def age(self, kind: str, depth: int) -> str:
        today = self.names.ask("application_date", "Day")
        if self.one_of(True, True, False):
            return f"{self.one_of('age_on', 'months_old')}({self.expression('day', min(depth, 1))}, {today})"
        return f"month_of_quarter({today})"

    def multiple(self, kind: str, depth: int) -> str:
        return f"({self.expression('count', depth)} * {self.expression('tiyn', depth)})"

    def options(self, depth: int) -> str:
        unit = self.one_of("", ", unit=TENGE", f", unit=(TENGE if {self.leaf('flag', 0)} else 1)")
        return f"to={self.expression('rounding', min(depth, 1))}{unit}"

    def guarded(self, kind: str, depth: int) -> str:
        parts, other = self.expression("count", depth), self.expression("tiyn", depth)
        quotient = f"divide({self.expression('tiyn', depth)}, {parts}, {self.options(depth)})"
        return self.one_of(
            f"({quotient} if {parts} > 0 else {other})", f"({other} if {parts} <= 0 else {quotient} - {other})"
        )

    def divided(self, kind: str, depth: int) -> str:
        parts = f"max(1, {self.expression('count', depth)})"
        return f"divide({self.expression('tiyn', depth)}, {parts}, {self.options(depth)})"

    def part(self, kind: str, depth: int) -> str:
        return f"portion({self.expression('tiyn', depth)}, {self.expression('share', depth)}, {self.options(depth)})"

    def earlier(self, kind: str, depth: int) -> str:
        months = self.one_of("0", "6", "13", "60", self.leaf("count", 0))
        if months not in ("0", "6", "13", "60"):
            months = f"max(0, min(600, {months}))"
        return f"months_before({self.names.ask('application_date', 'Day')}, {months})"

    def any_mark(self, kind: str, depth: int) -> str:
        return f"({self.expression('marks', depth)} | {self.expression('marks', depth)})"

    # Folds over members.

    def counted(self, kind: str, depth: int) -> str:
        flags = self.of_members("flag")
        word = "count" if kind == "count" else self.one_of("any_of", "all_of")
        return f"{word}({flags})" if flags else self.leaf(kind, depth)

    def added(self, kind: str, depth: int) -> str:
        values = self.of_members(kind)
        return f"total({values}{self.where()})" if values else self.leaf(kind, depth)

    def outermost(self, kind: str, depth: int) -> str:
        values = self.of_members(kind)
        if values is None:
            return self.leaf(kind, depth)
        otherwise = self.expression(kind, depth)
        return f"{self.one_of('least', 'greatest')}({values}{self.where()}, otherwise={otherwise})"

    def where(self) -> str:
        flags = self.of_members("flag") if self.one_of(False, True) else None
        return f", where={flags}" if flags else ""

    # Statements.

    def body(self, kind: str, depth: int) -> list[str]:
        lines = []
        for _ in range(self.one_of(0, 1, 2, 3)):
            lines += self.statement(kind, depth, returns=True)
        return [*lines, f"return {self.expression(kind, depth)}"]

    def statement(self, kind: str, depth: int, *, returns: bool) -> list[str]:
        forms = [self.named, self.changed, self.decided]
        if returns:
            forms.append(self.ended)
        if self.walks and any(self.names.members.values()):
            forms.append(self.walked)
        return self.one_of(*forms)(kind, depth)

    def named(self, kind: str, depth: int) -> list[str]:
        of = self.one_of("count", "tiyn", "flag", "day", "marks", "work")
        line, name = self.expression(of, depth), next(self.fresh)
        self.local.setdefault(of, []).append(name)
        return [f"{name} = {line}"]

    def changed(self, kind: str, depth: int) -> list[str]:
        of = self.one_of("count", "tiyn", "marks", "flag", "day")
        if not self.local.get(of):
            return self.named(kind, depth)
        name, value = self.one_of(*self.local[of]), self.expression(of, depth)
        signs = {"count": ("=", "+=", "-="), "tiyn": ("=", "+=", "-="), "marks": ("|=", "=")}.get(of, ("=",))
        return [f"{name} {self.one_of(*signs)} {value}"]

    def decided(self, kind: str, depth: int) -> list[str]:
        lines = [f"if {self.expression('flag', depth)}:", *self.block(kind, depth)]
        if self.one_of(False, True):
            lines += [f"elif {self.expression('flag', depth)}:", *self.block(kind, depth)]
        if self.one_of(False, True):
            of, name = self.one_of("count", "tiyn", "flag"), next(self.fresh)
            then, other = self.expression(of, depth), self.expression(of, depth)
            lines += [*(line for line in ("else:", *self.block(kind, depth)))]
            lines += [f"if {self.expression('flag', depth)}:", f"    {name} = {then}", "else:", f"    {name} = {other}"]
            self.local.setdefault(of, []).append(name)
        return lines

    def ended(self, kind: str, depth: int) -> list[str]:
        lines = [f"if {self.expression('flag', depth)}:"]
        lines += self.block(kind, depth) if self.one_of(False, True) else []
        lines.append(f"    return {self.expression(kind, depth)}")
        if self.one_of(False, True):
            lines += ["else:", *self.block(kind, depth)]
        return lines

    def walked(self, kind: str, depth: int) -> list[str]:
        kept = {of: list(found) for of, found in self.local.items()}
        lines = self.named(kind, depth)
        outer = {of: list(found) for of, found in self.local.items()}
        walked = []
        for _ in range(self.one_of(1, 2)):
            of = self.one_of(*(of for of, found in self.names.members.items() if found))
            walked.append((next(self.fresh), of, self.of_members(of)))
        for name, of, _ in walked:
            self.local.setdefault(of, []).append(name)
        targets, sources = (", ".join(part) for part in zip(*((name, source) for name, _, source in walked)))
        head = f"for {targets} in {sources}:" if len(walked) == 1 else f"for {targets} in zip({sources}):"
        inner = [line for _ in range(self.one_of(1, 2)) for line in self.inside(kind, depth)]
        self.local = outer if lines else kept
        return [*lines, head, *(f"    {line}" for line in inner)]

    def inside(self, kind: str, depth: int) -> list[str]:
        return self.one_of(self.changed, self.decided, self.named)(kind, min(depth, 2))

    def block(self, kind: str, depth: int) -> list[str]:
        """One indented statement whose names end with it."""
        kept = {of: list(found) for of, found in self.local.items()}
        lines = self.changed(kind, depth - 1) if self.one_of(True, False) else self.named(kind, depth - 1)
        self.local = kept
        return [f"    {line}" for line in lines]


FORMS = {
    "flag": ("compared", "of_age", "denied", "joined", "coded", "same_code", "chained", "guarded_flag"),
    "count": ("sum", "extreme", "negative", "whole_part", "times", "age", "days_between", "tallied"),
    "tiyn": ("sum", "extreme", "negative", "whole_part", "multiple", "divided", "guarded", "part"),
    "day": ("earlier", "extreme"),
    "marks": ("any_mark",),
}
FOLDS = {
    "flag": ("counted",),
    "count": ("counted", "added", "outermost"),
    "tiyn": ("added", "outermost"),
    "day": ("outermost",),
}


def kind_of(fact: Fact) -> str:
    return fact.name if fact.unit.name == "codes" else fact.unit.name


@st.composite
def law_texts(draw, rules=6, walks=True):
    """The text of a law: a few rules, each of which may ask for those before it; walks see members in their order."""
    singles = {"family": {}, "person": {}}
    members: dict[str, list[str]] = {}
    for known in FACTS:
        add(known.name, kind_of(known), known.level, singles, members)
    for name, kind in KINDS.items():
        add(name, kind, "family", singles, members)
    texts = []
    for number in range(rules):
        if number and draw(st.integers(0, 8)) == 0:
            break
        level, kind = draw(st.sampled_from(("family", "person"))), draw(st.sampled_from(RESULTS))
        names = Names(singles[level], members if level == "family" else {})
        body = Writer(draw, names, walks=walks).body(kind, draw(st.integers(1, 3)))
        asked = ", ".join(f"{name}: {annotation}" for name, annotation in names.used.items())
        head = f'@{level}_rule("Act, art. 1", since="2002-01-01")\ndef r{number}({asked}) -> {ANNOTATIONS[kind]}:'
        texts.append("\n    ".join([head, *body]))
        add(f"r{number}", kind, level, singles, members)
    return "\n\n\n".join([HEADER, *texts, ""])


def add(name, kind, level, singles, members):
    """Let later rules name a value: its own level and members their group's; a group all its members'."""
    singles["person"].setdefault(kind, []).append(name)
    if level == "person":
        members.setdefault(kind, []).append(name)
    else:
        singles["family"].setdefault(kind, []).append(name)
