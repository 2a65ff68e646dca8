"""What is written on a chart, in one language, and how its numbers look."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from shanyraq.rules import TENGE
from shanyraq.rules.formats import NO_BREAK, decimal, fixed, money, whole
from shanyraq.rules.problems import messages

WORDS = Path(__file__).with_name("words.toml")

Form = Literal["number", "percent", "money"]
"""What a chart's values are: numbers, shares of one, or money in tiyn."""

LEAST_SHARE = 0.001
"""The smallest share that is told as a number."""

WHOLE_ENOUGH = 1e-9
"""How far a number may be from a whole one that it is taken for."""

SCALES = (1_000_000_000, 1_000_000, 1_000)
"""What a long axis is counted in, the largest first."""


@dataclass(frozen=True)
class Labels:
    """The words around a chart.

    Attributes:
        title: what the chart shows.
        lang: one of `LANGUAGES`.
        x: what the level axis counts.
        y: what the upright axis counts.
        form: what the values are.
        synthetic: whether they come from a made-up population; the chart then says so.
        description: the chart in a sentence or two, for who cannot see it.
    """

    title: str
    lang: str
    x: str = ""
    y: str = ""
    form: Form = "number"
    synthetic: bool = False
    description: str = ""


def word(key: str, lang: str) -> str:
    """A word of charts in one of `LANGUAGES`."""
    return messages(WORDS)[key][lang]


def shown(value: float | None, form: Form, lang: str, places: int | None = None) -> str:
    """A value as tables and charts write it: whole numbers whole, others to one decimal, money in whole tenge.

    Args:
        value: None for a dash.
        form: what it is.
        lang: one of `LANGUAGES`.
        places: decimals of numbers and of percents that stand beside others, idle noughts included.
    """
    if value is None:
        return "—"
    if form == "money":
        return money(round(value / TENGE) * TENGE, lang)
    if form == "percent":
        return _percent(value, lang, places)
    if places is not None:
        return fixed(value, places, lang)
    return whole(int(value), lang) if value == int(value) else _rounded(value, lang)


def places_of(values: Iterable[float], ends: Iterable[float], form: Form) -> int | None:
    """With how many decimals values stand beside each other: none if all are whole, else what tells steps apart.

    Args:
        values: what is written.
        ends: the ends of the steps that values are sorted into.
        form: what they are; money is written whole.
    """
    if form == "money":
        return None
    factor = 100 if form == "percent" else 1
    if all(abs(value * factor - round(value * factor)) < WHOLE_ENOUGH for value in values):
        return 0
    steps = set(ends)
    told_apart = (few for few in (1, 2) if len({round(end * factor, few) for end in steps}) == len(steps))
    return next(told_apart, 3)


def scale_of(values: Iterable[float | None], form: Form) -> float:
    """What a value is divided by to stand on an axis: tiyn become tenge, long numbers thousands, millions, billions."""
    unit = TENGE if form == "money" else 1
    largest = max((abs(value) for value in values if value is not None), default=0) / unit
    step = 1 if form == "percent" else next((scale for scale in SCALES if largest >= 2 * scale), 1)
    return unit * step


def axis_format(form: Form) -> str:
    """How an axis writes its numbers, in the words of d3."""
    return "~%" if form == "percent" else ",~f"


def axis_title(text: str, scale: float, form: Form, lang: str) -> str:
    """An axis' title with what its numbers are counted in."""
    step = round(scale / (TENGE if form == "money" else 1))
    parts = [word(f"scale_{step}", lang)] if step > 1 else []
    if form == "money":
        parts.append("₸")
    return ", ".join(part for part in (text, NO_BREAK.join(parts)) if part)


def _percent(value: float, lang: str, places: int | None) -> str:
    """A share in percent, to one decimal at first; only nothing is told as nought, and only the whole as a hundred."""
    mark = "%" if lang == "en" else f"{NO_BREAK}%"
    if places is not None and (value in (0, 1) or LEAST_SHARE / 2 <= value <= 1 - LEAST_SHARE / 2):
        return f"{fixed(value * 100, places, lang)}{mark}"
    if 0 < value < LEAST_SHARE / 2:
        return f"< {_rounded(LEAST_SHARE * 100, lang)}{mark}"
    if 1 - LEAST_SHARE / 2 < value < 1:
        return f"> {_rounded(100 - LEAST_SHARE * 100, lang)}{mark}"
    return f"{_rounded(value * 100, lang)}{mark}"


def _rounded(value: float, lang: str) -> str:
    return decimal(Fraction(round(value * 10), 10), lang, 1)
