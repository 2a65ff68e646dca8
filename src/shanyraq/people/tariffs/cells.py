"""A cell's text as a value of its column, and back; whatever is not one is refused with what to enter."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Context
from functools import cache

from shanyraq.law.tariffs.law import TARIFF_LAW
from shanyraq.people.tariffs.book import ChangedThing
from shanyraq.people.tariffs.problems import TariffProblem
from shanyraq.people.tariffs.sheets import Column, code_words, sheet_of
from shanyraq.rules import LANGUAGES, TENGE, WHOLE, Codes, LawProblem, Parameter, to_date, to_day
from shanyraq.rules.facts import shown_value
from shanyraq.rules.formats import word
from shanyraq.rules.in_force import nearest
from shanyraq.rules.parameters import number
from shanyraq.rules.units import UNITS

SCALES = {"count": 1, "year": 1, "tiyn": TENGE, "quantity": WHOLE, "share": WHOLE}
"""How many of the parts that files keep are in one of what people enter."""

PLACES = {"count": 0, "year": 0, "tiyn": 2, "quantity": 4, "share": 4}
"""Decimals that may be entered."""

CHANGED = {
    ChangedThing.PRICE: ("prices", "amount"),
    ChangedThing.NORM: ("items", "norm"),
    ChangedThing.STAFF_NORM: ("staff_norms", "persons"),
    ChangedThing.RECIPIENTS: ("services", "recipients"),
}
"""Which sheet and column a changed thing stands in; its new value is read like one of that column."""

SHOWN_DIGITS = Context(prec=15)
"""Digits that workbooks show of a number; files keep more, the last of which are the binary fraction's."""

LONGEST = 200
"""Letters of a text."""

_NUMBER = re.compile(r"-?\d{1,18}(\.\d+)?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00:00(?:\.0+)?)?")
_MONTH = re.compile(r"(\d{4}-\d{2})(?:-01(?:[ T]00:00:00(?:\.0+)?)?)?")

Value = str | int | bool | date | Codes


def parsed(text: str, column: Column) -> Value:
    """The value of a cell that is not empty.

    Raises:
        TariffProblem: it is none of the column's; says what to enter.
    """
    kind = column.kind
    if kind in SCALES:
        return _number(text, column)
    return _READERS[kind](text, column)


def _number(text: str, column: Column) -> int:
    if not _NUMBER.fullmatch(text):
        raise TariffProblem("cell_number", value=text, places=PLACES[column.kind])
    scaled = SHOWN_DIGITS.create_decimal(text) * SCALES[column.kind]
    if scaled != scaled.to_integral_value():
        raise TariffProblem("cell_too_fine", value=text, places=PLACES[column.kind])
    found = int(scaled)
    if column.most and not column.least <= found <= column.most:
        ends = [_shown(end, column) for end in (column.least, column.most)]
        raise TariffProblem("cell_out_of_range", value=text, least=ends[0], most=ends[1])
    return found


def _shown(value: int, column: Column) -> object:
    return str(value) if column.kind == "year" else shown_value(value, UNITS[column.kind])


def _text(text: str, column: Column) -> str:
    if len(text) > LONGEST:
        raise TariffProblem("cell_too_long", value=f"{text[:30]}…", most=LONGEST)
    return text


def _code(text: str, column: Column) -> Codes:
    assert column.codes is not None  # only columns of codes come here
    known = known_codes(column.codes)
    found = known.get(text.casefold())
    if found is None:
        raise TariffProblem("cell_code", value=text, near=nearest(text.casefold(), known))
    return found


def _flag(text: str, column: Column) -> bool:
    found = _flags().get(text.casefold())
    if found is None:
        raise TariffProblem("cell_flag", value=text)
    return found


def _day(text: str, column: Column) -> date:
    found = _dated(_DAY, text, "")
    if found is None:
        raise TariffProblem("cell_day", value=text)
    if column.most and not column.least <= to_day(found) <= column.most:
        ends = [to_date(end).isoformat() for end in (column.least, column.most)]
        raise TariffProblem("cell_out_of_range", value=found.isoformat(), least=ends[0], most=ends[1])
    return found


def _month(text: str, column: Column) -> date:
    found = _dated(_MONTH, text, "-01")
    if found is None:
        raise TariffProblem("cell_month", value=text)
    return found


def _dated(form: re.Pattern[str], text: str, rest: str) -> date | None:
    found = form.fullmatch(text)
    try:
        return date.fromisoformat(found[1] + rest) if found else None
    except ValueError:
        return None


def _setting(text: str, column: Column) -> str:
    return setting_named(text)


def setting_named(text: str) -> str:
    """The name of a number of the method, by that name or by its title in any language.

    Raises:
        TariffProblem: the method has no such number.
    """
    known = _setting_names()
    if text.casefold() not in known:
        raise TariffProblem("cell_setting", value=text, near=nearest(text.casefold(), known))
    return known[text.casefold()]


def parameter_named(name: str) -> Parameter:
    """A number of the method by its name."""
    return next(parameter for parameter in TARIFF_LAW.parameters if parameter.name == name)


def setting_value(name: str, text: str) -> int:
    """The value of a number of the method, as a person enters it.

    Raises:
        TariffProblem: it is not one of its unit.
    """
    parameter = parameter_named(name)
    entered = text
    if parameter.unit.name == "flag" and (found := _flags().get(text.casefold())) is not None:
        entered = str(found)
    try:
        return number(entered, parameter.written_unit, name)
    except LawProblem:
        raise TariffProblem("cell_setting_value", value=text, unit=parameter.written_unit) from None


def changed_value(thing: ChangedThing, name: str | None, text: str) -> int:
    """The new value of a scenario's change.

    Raises:
        TariffProblem: it is none of what changes.
    """
    if thing is ChangedThing.SETTING:
        return setting_value(name or "", text)
    sheet, key = CHANGED[thing]
    return _number(text, sheet_of(sheet).column(key))


@cache
def known_codes(codes: type[Codes]) -> Mapping[str, Codes]:
    """The answers of a list by every word that means one: its labels in three languages and how files write it."""
    found: dict[str, Codes] = {}
    for code in codes:
        label = code_words(codes)[code.wire]
        found |= dict.fromkeys((code.wire, *(label.lang(lang).casefold() for lang in LANGUAGES)), code)
    return found


@cache
def _flags() -> Mapping[str, bool]:
    words = {word(key, lang).casefold(): key == "yes" for key in ("yes", "no") for lang in LANGUAGES}
    return words | {"true": True, "false": False}


@cache
def _setting_names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for parameter in TARIFF_LAW.parameters:
        found |= dict.fromkeys((parameter.name, *(text.casefold() for text in parameter.title)), parameter.name)
    return found


_READERS: Mapping[str, Callable[[str, Column], Value]] = {
    "text": _text,
    "codes": _code,
    "flag": _flag,
    "day": _day,
    "month": _month,
    "setting": _setting,
}
