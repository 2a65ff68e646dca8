"""Values that a person sets by hand: `--set poverty_line=14849`, each read in the unit of its name."""

from collections.abc import Iterable
from datetime import date

from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen
from shanyraq.rules import Codes, LawProblem, Marks, Unit, to_day
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.parameters import number

EXAMPLES = {"tiyn": "14849.50", "share": "0.35", "quantity": "2.5", "count": "3", "flag": "true", "day": "2024-05-14"}
"""A value of each unit, as it is written here; of codes, their first."""

NO_MARKS = "none"
"""How a person says that no mark of a list holds."""

WRITTEN_UNITS = {"tiyn": "tenge"}
"""What a person writes an amount in, where that is not the unit itself."""


def given_values(law: LawInForce, settings: Iterable[str], screen: Screen) -> dict[str, int]:
    """The numbers set by hand, by name.

    Raises:
        CommandProblem: a setting is not `NAME=VALUE`, or the value is not one of the name's unit.
        InputProblem: the law of the day has no such name.
    """
    found = {}
    for setting in settings:
        name, equals, text = (part.strip() for part in setting.partition("="))
        if not (name and equals and text):
            raise CommandProblem("set_form", setting=setting)
        unit = law[name].unit
        value = value_of(text, unit)
        if value is None:
            example = f"{name}={EXAMPLES.get(unit.name) or next(iter(words_of(unit)))}"
            allowed = screen.say(f"unit_{unit.name}", words=", ".join(words_of(unit)))
            raise CommandProblem("set_value", name=name, value=text, unit=allowed, example=example)
        found[name] = value
    return found


def value_of(text: str, unit: Unit) -> int | None:
    """A value as a person writes it, in its unit; None when it is not one."""
    if unit.codes is not None:
        words = words_of(unit)
        named = [word.strip() for word in text.split(",")] if issubclass(unit.codes, Marks) else [text]
        if issubclass(unit.codes, Marks) and named == [NO_MARKS]:
            return 0
        return sum({words[word] for word in named}) if words.keys() >= set(named) else None
    try:
        if unit.name == "day":
            return to_day(date.fromisoformat(text))
        value = number(text, WRITTEN_UNITS.get(unit.name, unit.name), "")
    except (ValueError, LawProblem):
        return None
    return value if value >= 0 else None


def words_of(unit: Unit) -> dict[str, int]:
    """The words of a unit of codes or marks, in their order; none for other units."""
    if unit.codes is None:
        return {}
    codes: Iterable[Codes | Marks] = unit.codes
    return {code.wire: int(code) for code in codes}
