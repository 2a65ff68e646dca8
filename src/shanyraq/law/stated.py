"""How a fact is declared: one short call for each form of answer a form or a file may state."""

from datetime import date

from shanyraq.rules import NEVER, Codes, Day, Fact, Text, to_day, unit_of

FIRST_DAY = to_day(date(2002, 1, 1))
"""The first day this law can be asked about."""

LAST_DAY = to_day(date(2099, 12, 31))
"""The last day that can be stated."""

FIRST_BIRTH = to_day(date(1880, 1, 1))
"""The earliest birth that can be stated."""


def fact(
    name: str,
    level: str,
    annotation: object,
    title: Text,
    *,
    default: int | None = 0,
    bounds: tuple[int, int] = (0, 1),
    meaning: Text | None = None,
) -> Fact:
    """A number, a yes or no, or a day, between its bounds; a default of None may not be left out."""
    found = unit_of(annotation)
    assert found is not None  # every annotation a fact is declared with names a unit
    return Fact(name, level, found[0], title, default, *bounds, meaning)


def code(name: str, level: str, codes: type[Codes], title: Text, *, meaning: Text | None = None) -> Fact:
    """One answer of a closed list; left out, the one of number nought."""
    return fact(name, level, codes, title, bounds=(min(codes), max(codes)), meaning=meaning)


def event(name: str, level: str, title: Text, meaning: Text | None = None) -> Fact:
    """The day something happened; left out, it has not."""
    return fact(name, level, Day, title, default=NEVER, bounds=(NEVER, LAST_DAY), meaning=meaning)
