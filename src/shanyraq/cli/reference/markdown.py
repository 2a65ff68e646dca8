"""Pieces of Markdown that every reference page is made of."""

from collections.abc import Iterable, Sequence

from shanyraq.cli.law.names import given_names
from shanyraq.rules import Fact, Text, Unit
from shanyraq.rules.facts import STATED
from shanyraq.rules.formats import NO_BREAK, told
from shanyraq.rules.law import Law

GENERATED = "*Written by `shanyraq docs` from the source; change the source, not this page.*"

BODY_HEADINGS = {"family": "The law of families", "employer": "The law of employers", "service": "The law of tariffs"}
"""What the pages call each body of law."""

UNITS = {
    "tiyn": "money",
    "count": "whole number",
    "flag": "yes or no",
    "day": "day",
    "share": "share",
    "quantity": "number to four decimals",
    "codes": "one answer",
    "marks": "any answers",
}
"""What a value of each unit is, in English."""


def page(title: str, introduction: str, parts: Iterable[str]) -> str:
    """A whole page."""
    return "\n\n".join((f"# {title}", GENERATED, introduction, *parts)) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; nothing for no rows."""
    lines = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    return "\n".join((f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *lines)) if lines else ""


def cell(text: str) -> str:
    """A text as it may stand between the bars of a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def titles(text: Text) -> str:
    """A title in three languages."""
    return " · ".join((text.en, text.ru, text.kk))


def link(law: Law, name: str) -> str:
    """A name that leads to where it is described."""
    given = given_names(law).get(name) or given_names(law).get(name.removesuffix(STATED))
    if isinstance(given, Fact) and name != given.name:
        return f"[`{name}`](facts.md#{given.name})"
    if given is None:
        return f"[`{name}`](law.md#{name})"
    return f"[`{name}`]({'facts' if isinstance(given, Fact) else 'parameters'}.md#{name})"


def value(number: int, unit: Unit, law: Law) -> str:
    """A value as the pages write it."""
    return told(number, unit, "en", law.labels).replace(NO_BREAK, " ")
