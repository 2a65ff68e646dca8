"""One fact's value in a table's cell, as people write it: yes and no in three languages, dates with points, 2 %."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from shanyraq.people.fact_values import codes_of, read_value
from shanyraq.people.problems import PeopleProblem
from shanyraq.people.strict_json import shown
from shanyraq.rules import LANGUAGES, Fact, Problem
from shanyraq.rules.formats import Labels

EMPTY = ("", "-", "—")
"""What a cell holds where nothing is stated."""

_SPACES = re.compile("[ \u00a0\u2009\u202f]")
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DECIMAL = re.compile(r"\d+(\.\d+)?")


def read_text(fact: Fact, text: str, labels: Labels, place: Problem) -> int | None:
    """A fact's value in its unit; None where the cell is empty.

    Args:
        fact: whose value it is.
        text: what the cell holds.
        labels: what answers are called.
        place: where the cell is, for messages.

    Raises:
        PeopleProblem: it cannot be read or cannot be true; says what is allowed.
    """
    text = text.strip()
    if text in EMPTY:
        return None
    codes = codes_of(fact)
    if codes is not None:
        return read_value(fact, _word(text, codes.__name__, labels), place)
    match fact.unit.name:
        case "flag":
            return _flag(text, place)
        case "day":
            return read_value(fact, _iso(text), place)
        case "tiyn":
            return read_value(fact, _SPACES.sub("", text).replace(",", "."), place)
        case "share":
            return read_value(fact, _share(text), place)
    digits = _SPACES.sub("", text)
    if not digits.removeprefix("-").isdecimal() or len(digits) > 20:
        raise PeopleProblem("cell_count", path=place, value=shown(text))
    return read_value(fact, int(digits), place)


def _word(text: str, codes: str, labels: Labels) -> str:
    """The code a text stands for, by its word or by what it is called; the text itself where there is none."""
    wanted = text.casefold()
    for wire, label in labels.get(codes, {}).items():
        if wanted in (wire, *(label.lang(lang).casefold() for lang in LANGUAGES)):
            return wire
    return text


def _flag(text: str, place: Problem) -> int:
    for value, words in _flag_words().items():
        if text.casefold() in words:
            return value
    raise PeopleProblem("cell_flag", path=place, value=shown(text))


@cache
def _flag_words() -> dict[int, tuple[str, ...]]:
    """What means yes and no; agencies' words are the intake's."""
    words = tomllib.loads(Path(__file__).with_name("intake").joinpath("code_words.toml").read_text(encoding="utf-8"))
    return {1: (*words["flag"]["true"], "1", "+"), 0: (*words["flag"]["false"], "0")}


def _iso(text: str) -> str:
    """A day as ISO has it; the text itself where it is none."""
    found = _DAY.fullmatch(text)
    if found is None:
        return text
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04d}-{month:02d}-{day:02d}"


def _share(text: str) -> str:
    """A share as a part of one: `2 %` is `0.02`; the text itself where it is none."""
    plain = _SPACES.sub("", text).replace(",", ".")
    number = plain.removesuffix("%")
    if number != plain and _DECIMAL.fullmatch(number):
        return str(Decimal(number).scaleb(-2))
    return plain
