"""The words of simulations in three languages, and numbers as readers write them."""

import math
from fractions import Fraction
from pathlib import Path

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.rules.formats import NO_BREAK, decimal, fixed
from shanyraq.rules.problems import messages

TEXTS = Path(__file__).with_name("texts.toml")

NOTHING = "—"
"""What stands where a number is not known."""

LONG = 1_000
"""From this size on numbers and money are whole."""

BILLION, MILLION = 1_000_000_000, 1_000_000
"""From these on money is told in them; files have it to the tiyn."""

MANY = 10
"""From so many of them on with one decimal, below with two."""


def text(key: str, lang: str, /, **places: object) -> str:
    """A text in one language, filled."""
    return messages(TEXTS)[key][lang].format(**places)


def measure_title(name: str, lang: str) -> str:
    """What a measure is called."""
    return text(f"measure_{name}", lang)


def written(value: float, scale: Scale, lang: str, *, signed: bool = False) -> str:
    """A number of a scale: shares in hundredths of a percent, indices with four decimals, money in tenge.

    Args:
        value: the number; NaN is not known.
        scale: what kind it is.
        lang: one of `LANGUAGES`.
        signed: whether a number above nought has its sign.
    """
    if not math.isfinite(value):
        return NOTHING
    if scale is Scale.MONEY and abs(value) >= MILLION:
        return _much(value, lang, signed=signed)
    plus = "+" if signed and value > 0 else ""
    if scale is Scale.SHARE:
        return f"{plus}{fixed(value * 100, 2, lang)}{'' if lang == 'en' else NO_BREAK}%"
    if scale is Scale.INDEX:
        return plus + fixed(value, 4 if abs(value) < LONG else 0, lang)
    places = 0 if abs(value) >= LONG or scale is Scale.NUMBER else 2
    number = plus + decimal(Fraction(round(value * 10**places), 10**places), lang)
    return f"{number}{NO_BREAK}₸" if scale is Scale.MONEY else number


def changed(value: float, scale: Scale, lang: str, *, signed: bool = False) -> str:
    """A change of a number of a scale, its error or an end of its interval: of shares in percentage points."""
    if scale is not Scale.SHARE or not math.isfinite(value):
        return written(value, scale, lang, signed=signed)
    return text("points", lang, number=("+" if signed and value > 0 else "") + fixed(value * 100, 2, lang))


def _much(value: float, lang: str, *, signed: bool) -> str:
    """Money in billions or millions."""
    unit, key = (BILLION, "billion") if abs(value) >= BILLION else (MILLION, "million")
    number = fixed(value / unit, 1 if abs(value) >= MANY * unit else 2, lang)
    return text(key, lang, number=f"+{number}" if signed and value > 0 else number)
