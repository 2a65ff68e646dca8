"""The words of simulations in three languages, and numbers as readers write them."""

import math
from fractions import Fraction
from pathlib import Path

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.rules.formats import NO_BREAK, decimal
from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("texts.toml")

NOTHING = "—"
"""What stands where a number is not known."""

LONG = 1_000
"""From this size on numbers and money are whole."""

LARGE, BILLION = 100_000_000, 1_000_000_000
"""From the first of them on money is told in the second, with four decimals: files have it to the tiyn."""


def text(key: str, lang: str, /, **places: object) -> str:
    """A text in one language, filled."""
    return messages(TEXTS)[key][lang].format(**places)


def measure_title(name: str, lang: str) -> str:
    """What a measure is called."""
    return text(f"measure_{name}", lang)


def written(value: float, scale: Scale, lang: str, *, signed: bool = False) -> str:
    """A number of a scale: shares in hundredths, indices with four decimals, money in tenge.

    Args:
        value: the number; NaN is not known.
        scale: what kind it is.
        lang: one of `LANGUAGES`.
        signed: whether a number above nought has its sign.
    """
    if not math.isfinite(value):
        return NOTHING
    if scale is Scale.MONEY and abs(value) >= LARGE:
        return text("billion", lang, number=written(value / BILLION, Scale.INDEX, lang, signed=signed))
    plus = "+" if signed and value > 0 else ""
    if scale is Scale.SHARE:
        hundredths = decimal(Fraction(round(value * 10_000), 100), lang, 2)
        return f"{plus}{hundredths}{'' if lang == 'en' else NO_BREAK}%"
    if scale is Scale.INDEX:
        return plus + decimal(Fraction(round(value * 10_000), 10_000), lang)
    places = 0 if abs(value) >= LONG or scale is Scale.NUMBER else 2
    number = plus + decimal(Fraction(round(value * 10**places), 10**places), lang)
    return f"{number}{NO_BREAK}₸" if scale is Scale.MONEY else number
