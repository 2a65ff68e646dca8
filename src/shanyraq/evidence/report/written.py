"""Numbers of reports as readers write them: shares in percent, money in whole tenge, indices in thousandths.

Digits are what the number is rounded to, noughts included, so that columns stand straight.
"""

from math import isfinite

from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.report.model import Cell, Flag
from shanyraq.rules.formats import MINUS, NO_BREAK, fixed

UNKNOWN, HIDDEN = "—", "…"
"""What stands for a number that is not known, and for one that is not told."""

MARKS = {Flag.FEW: "*", Flag.UNSURE: "†"}
"""What stands behind a number to be read with care."""

PLACES = {Scale.SHARE: 1, Scale.INDEX: 3, Scale.MONEY: 0, Scale.NUMBER: 0}
"""Decimals of a number as it is written; of shares, those of its percent."""

ERROR_PLACES = {Scale.SHARE: 2, Scale.INDEX: 4, Scale.MONEY: 0, Scale.NUMBER: 0}
"""Decimals of its standard error."""


def number(value: float, scale: Scale, lang: str, *, signed: bool = False, places: int | None = None) -> str:
    """A number of a scale, with its unit.

    Args:
        value: the number; NaN is not known.
        scale: what kind it is.
        lang: one of `LANGUAGES`.
        signed: whether a number above nought has its sign.
        places: decimals, where they are not the usual ones.
    """
    if not isfinite(value):
        return UNKNOWN
    digits = PLACES[scale] if places is None else places
    text = fixed(value * 100 if scale is Scale.SHARE else value, digits, lang)
    text = f"+{text}" if signed and value > 0 and any(letter in "123456789" for letter in text) else text
    if scale is Scale.SHARE:
        return f"{text}{'' if lang == 'en' else NO_BREAK}%"
    return f"{text}{NO_BREAK}₸" if scale is Scale.MONEY else text


def cell_text(cell: Cell, lang: str) -> str:
    """A cell's number with its mark, or what stands for it."""
    if cell.flag.hidden:
        return HIDDEN
    return number(cell.value, cell.scale, lang, places=cell.places) + MARKS.get(cell.flag, "")


def error_text(cell: Cell, lang: str) -> str:
    """A cell's standard error in brackets; nothing where there is none."""
    if cell.flag.hidden or not isfinite(cell.std_error) or not isfinite(cell.value):
        return ""
    scaled = cell.std_error * 100 if cell.scale is Scale.SHARE else cell.std_error
    places = ERROR_PLACES[cell.scale] if cell.places is None else cell.places
    return f"({fixed(scaled, places, lang)})"


def interval_text(cell: Cell, lang: str) -> str:
    """A cell's interval; nothing where there is none."""
    if cell.flag.hidden or not isfinite(cell.low) or not isfinite(cell.high):
        return ""
    ends = (number(end, cell.scale, lang, places=cell.places) for end in (cell.low, cell.high))
    return " – ".join(ends)


def read_back(text: str, lang: str) -> float:
    """The number that a text of this module says, its marks and units passed over; shares are of one.

    Raises:
        ValueError: it says none.
    """
    digits = text.replace(NO_BREAK, "").replace(MINUS, "-").strip("*†₸+ ")
    share = digits.endswith("%")
    digits = digits.strip("%*†₸+ ")
    digits = digits.replace(",", "") if lang == "en" else digits.replace(",", ".")
    return float(digits) / (100 if share else 1)
