"""One fact's value in a case file: from JSON to the whole number rules work on, and back."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from shanyraq.people.problems import PeopleProblem
from shanyraq.people.strict_json import WrittenNumber, shown
from shanyraq.rules import NEVER, TENGE, WHOLE, Codes, Fact, Problem, to_date, to_day
from shanyraq.rules.facts import wire
from shanyraq.rules.in_force import nearest

Path = str | Problem
"""Where a value stands: the path in a JSON file, or a place that is told in words."""

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHARE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}0*)?")
_AMOUNT = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")


def read_value(fact: Fact, written: object, path: Path) -> int:
    """A fact's value in its unit.

    Raises:
        PeopleProblem: it is of another kind, unknown, or cannot be true; names the path and what is allowed.
    """
    codes = codes_of(fact)
    if codes is not None:
        return _code(codes, written, path)
    match fact.unit.name:
        case "flag":
            return _flag(written, path)
        case "day":
            return _day(fact, written, path)
        case "tiyn":
            return _within(fact, read_amount(written, path), written, path)
        case "share":
            return _within(fact, _share(written, path), written, path)
    return _within(fact, _whole(written, path), written, path)


def write_value(fact: Fact, value: int) -> object:
    """A fact's value as a case file has it."""
    return None if value == fact.default == NEVER else wire(value, fact.unit)


def read_amount(written: object, path: Path) -> int:
    """An amount of tenge in tiyn; it must be a decimal text or a whole number, for a binary fraction is not exact.

    Raises:
        PeopleProblem: it is not, is negative, or is finer than a tiyn.
    """
    if isinstance(written, WrittenNumber):
        raise PeopleProblem("amount_fraction", path=path, value=shown(written))
    if isinstance(written, bool) or not isinstance(written, int | str) or not _AMOUNT.fullmatch(str(written)):
        raise PeopleProblem("amount_expected", path=path, value=shown(written))
    tiyn = Decimal(str(written)) * TENGE
    if tiyn < 0:
        raise PeopleProblem("amount_negative", path=path, value=shown(written))
    if tiyn != tiyn.to_integral_value():
        raise PeopleProblem("amount_too_fine", path=path, value=shown(written))
    return int(tiyn)


def one_of(written: object, allowed: Iterable[str], path: Path) -> str:
    """A word of a closed list.

    Raises:
        PeopleProblem: it is none of them; names them all and the nearest.
    """
    words = list(allowed)
    if isinstance(written, str) and written in words:
        return written
    near = nearest(written, words) if isinstance(written, str) else "—"
    raise PeopleProblem("word_unknown", path=path, value=shown(written), allowed=", ".join(words), near=near)


def codes_of(fact: Fact) -> type[Codes] | None:
    """The list a fact's codes are of; marks are results, never facts."""
    codes = fact.unit.codes
    return codes if codes is not None and issubclass(codes, Codes) else None


def bounds(fact: Fact, most: int | None = None) -> tuple[object, object]:
    """The smallest and the largest value of a fact, as people write them."""
    low, high = fact.least, fact.most if most is None else most
    if fact.unit.name == "day":
        return to_date(low), to_date(high)
    return wire(low, fact.unit), wire(high, fact.unit)


def _flag(written: object, path: Path) -> int:
    if not isinstance(written, bool):
        raise PeopleProblem("flag_expected", path=path, value=shown(written))
    return written


def _whole(written: object, path: Path) -> int:
    if isinstance(written, bool) or not isinstance(written, int):
        raise PeopleProblem("count_expected", path=path, value=shown(written))
    return written


def _day(fact: Fact, written: object, path: Path) -> int:
    if written is None and fact.default == NEVER:
        return NEVER
    if not isinstance(written, str) or not _ISO_DAY.fullmatch(written):
        raise PeopleProblem("day_expected", path=path, value=shown(written))
    try:
        day = to_day(date.fromisoformat(written))
    except ValueError:
        raise PeopleProblem("day_not_in_calendar", path=path, value=shown(written)) from None
    if day == NEVER:
        raise PeopleProblem("day_expected", path=path, value=shown(written))
    return _within(fact, day, written, path)


def _code(codes: type[Codes], written: object, path: Path) -> int:
    by_word = {code.wire: int(code) for code in codes}
    return by_word[one_of(written, by_word, path)]


def _share(written: object, path: Path) -> int:
    """A part of one in ten-thousandths; it must be a decimal text, for a binary fraction is not exact."""
    if not isinstance(written, str) or not _SHARE.fullmatch(written):
        raise PeopleProblem("share_expected", path=path, value=shown(written))
    return int(Decimal(written) * WHOLE)


def _within(fact: Fact, value: int, written: object, path: Path) -> int:
    if not fact.least <= value <= fact.most:
        least, most = bounds(fact)
        raise PeopleProblem("value_out_of_range", path=path, value=shown(written), least=least, most=most)
    return value
