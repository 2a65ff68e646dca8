"""Facts: what a rule may know about a group and its members without another rule saying so."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from shanyraq.rules.problems import LANGUAGES, LawProblem, messages
from shanyraq.rules.units import UNITS, WHOLE, Codes, Marks, Unit, to_date

STATED = "_stated"
"""Behind the name of a fact that may be left out: whether it was stated, which a rule may ask for like a fact."""

WORDS = Path(__file__).with_name("words.toml")


class Text(NamedTuple):
    """One text in the three languages."""

    kk: str
    ru: str
    en: str

    def lang(self, code: str) -> str:
        """The text in a language of `LANGUAGES`."""
        return str(getattr(self, code))


@dataclass(frozen=True)
class Fact:
    """A fact a rule may ask for by name.

    Attributes:
        name: its name in rules, columns and case files.
        level: the group's level, the member's, or `case` for what holds for everybody asked about (the date).
        unit: the meaning of its value.
        title: what it is called.
        default: the declared value of a fact left out; None when it may not be left out.
        least: the smallest value that can be true.
        most: the largest value that can be true.
        meaning: what exactly to enter, where the title does not say it all.
        of: for whether a fact was stated, that fact's name; nobody enters it, it follows from what was entered.
    """

    name: str
    level: str
    unit: Unit
    title: Text
    default: int | None
    least: int
    most: int
    meaning: Text | None = None
    of: str | None = None

    def check(self, value: int) -> int:
        """The value itself when it can be true.

        Raises:
            LawProblem: it cannot; the message names the allowed values.
        """
        codes = self.unit.codes
        if codes is not None and issubclass(codes, Codes):
            if value not in list(codes):
                allowed = ", ".join(code.wire for code in codes)
                raise LawProblem("fact_code_unknown", fact=self.name, value=value, allowed=allowed)
        elif not self.least <= value <= self.most:
            shown = [shown_value(number, self.unit) for number in (value, self.least, self.most)]
            raise LawProblem("fact_out_of_range", fact=self.name, value=shown[0], least=shown[1], most=shown[2])
        return value


def whether_stated(fact: Fact) -> Fact:
    """Whether a fact was stated, so that a rule can tell what is missing from what is nought."""
    said = messages(WORDS)["stated"]
    title = Text(*(said[lang].format(title=fact.title.lang(lang)) for lang in LANGUAGES))
    return Fact(f"{fact.name}{STATED}", fact.level, UNITS["flag"], title, default=0, least=0, most=1, of=fact.name)


def shown_value(value: int, unit: Unit) -> object:
    """A value for a message: as files write it, or the bare number where it is none of the unit's."""
    try:
        return wire(value, unit)
    except (ValueError, OverflowError):
        return value


def wire(value: int, unit: Unit) -> object:
    """A value as files and the interface write it: money as tenge in a decimal string, days as ISO dates."""
    match unit.name:
        case "tiyn":
            sign, whole = ("-" if value < 0 else ""), abs(value)
            return f"{sign}{whole // 100}.{whole % 100:02d}"
        case "flag":
            return bool(value)
        case "day":
            return to_date(value).isoformat()
        case "share" | "quantity":
            sign, ten_thousandths = ("-" if value < 0 else ""), abs(value)
            return f"{sign}{ten_thousandths // WHOLE}.{ten_thousandths % WHOLE:04d}"
        case "codes" if unit.codes is not None and issubclass(unit.codes, Codes):
            return unit.codes(value).wire
        case "marks" if unit.codes is not None and issubclass(unit.codes, Marks):
            return [mark.wire for mark in unit.codes if mark & value]
    return int(value)
