"""The words of statistics in three languages, and numbers of every unit as readers write them."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from shanyraq.rules.formats import NO_BREAK, decimal
from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("texts.toml")

PLACES = 4
"""Decimals that a number is told with, where it has them."""


def text(key: str, lang: str, /, **places: object) -> str:
    """A text in one language, filled."""
    return messages(TEXTS)[key][lang].format(**places)


def written(value: Decimal, unit: str, lang: str) -> str:
    """A value with the sign of its unit: money in tenge, shares and percentages in hundredths."""
    if unit == "share":
        value, unit = value * 100, "percent"
    number = decimal(Fraction(value), lang, PLACES)
    if unit == "percent":
        return f"{number}{'' if lang == 'en' else NO_BREAK}%"
    return f"{number}{NO_BREAK}₸" if unit == "tenge" else number
