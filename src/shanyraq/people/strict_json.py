"""JSON read so that nothing is lost: repeated keys and fractions stay visible, and errors have their line."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from shanyraq.people.problems import PeopleProblem

LONGEST_INTEGER = 25
"""Digits of a whole number that is read as one: more than any fact may have."""

LONGEST_SHOWN = 60
"""Letters of a mistaken value that a message repeats."""


@dataclass(frozen=True)
class WrittenNumber:
    """A number that is not taken as one, as it stands in the file: a fraction, `1e5`, `NaN`, endless digits."""

    text: str


class JsonObject(dict[str, object]):
    """An object and the keys it has more than once."""

    def __init__(self, pairs: Iterable[tuple[str, object]]) -> None:
        listed = list(pairs)
        super().__init__(listed)
        times = Counter(name for name, _ in listed)
        self.repeated = frozenset(name for name, number in times.items() if number > 1)


def parse_json(text: str | bytes) -> object:
    """The value of a JSON text, its objects as `JsonObject` and its fractions as `WrittenNumber`.

    Raises:
        PeopleProblem: it is not UTF-8 or not JSON; names line and column.
    """
    decoded = _decoded(text)
    try:
        return json.loads(
            decoded,
            object_pairs_hook=JsonObject,
            parse_float=WrittenNumber,
            parse_int=lambda digits: int(digits) if len(digits) <= LONGEST_INTEGER else WrittenNumber(digits),
            parse_constant=WrittenNumber,
        )
    except json.JSONDecodeError as error:
        near = decoded[error.pos : error.pos + 20].split("\n")[0]
        raise PeopleProblem("json_wrong", line=error.lineno, column=error.colno, near=shown(near)) from None
    except RecursionError:
        raise PeopleProblem("json_too_deep") from None


def shown(value: object) -> str:
    """A mistaken value as a message repeats it: as JSON, cut short, with nothing a screen cannot show."""
    if isinstance(value, WrittenNumber):
        text = value.text
    elif isinstance(value, dict):
        text = "{…}"
    elif isinstance(value, list):
        text = "[…]"
    else:
        text = json.dumps(value, ensure_ascii=False)
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PeopleProblem("json_not_utf8", byte=error.start + 1) from None
