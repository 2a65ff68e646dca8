"""Tables of a file looked at strictly: unknown keys, wrong types and missing languages are named, all at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.rules import LANGUAGES, Text
from shanyraq.rules.in_force import nearest

TEXT: dict[str, type] = {"en": str, "ru": str, "kk": str}
"""The keys of a text in the three languages."""


class Strict:
    """Collects what is wrong with a set of files.

    Args:
        keys: for each kind of table the keys it may have, and what may stand there.

    Attributes:
        problems: what was found so far.
    """

    def __init__(self, keys: Mapping[str, Mapping[str, type]]) -> None:
        self.keys = keys
        self.problems: list[YouthProblem] = []

    def refuse(self, problem: YouthProblem) -> None:
        """Note what is wrong."""
        self.problems.append(problem)

    def table(self, content: object, kind: str, place: str) -> dict[str, Any]:
        """The entries of a table that are known and of the right type."""
        if not isinstance(content, dict):
            self.refuse(YouthProblem("form_type", place=place, expected="table", value=repr(content)))
            return {}
        known, found = self.keys[kind], {}
        for key, value in content.items():
            if key not in known:
                near = nearest(key, known)
                self.refuse(YouthProblem("form_key", place=f"{place}.{key}", near=near))
            elif type(value) is not known[key]:
                expected = known[key].__name__
                self.refuse(YouthProblem("form_type", place=f"{place}.{key}", expected=expected, value=repr(value)))
            else:
                found[key] = value
        return found

    def needed(self, content: Mapping[str, Any], keys: Iterable[str], place: str) -> bool:
        """Whether all of these are there."""
        missing = [key for key in keys if key not in content]
        for key in missing:
            self.refuse(YouthProblem("form_missing", place=f"{place}.{key}"))
        return not missing

    def text(self, content: Mapping[str, Any], place: str) -> Text:
        """A text in the three languages."""
        said = {lang: str(content.get(lang, "")).strip() for lang in LANGUAGES}
        for lang in LANGUAGES:
            if not said[lang]:
                self.refuse(YouthProblem("form_missing", place=f"{place}.{lang}"))
        return Text(**said)

    def one_of(self, value: str, allowed: Iterable[str], place: str) -> str:
        """A word of a closed list."""
        words = list(allowed)
        if value not in words:
            self.refuse(YouthProblem("form_word", place=place, value=value, allowed=", ".join(words)))
        return value

    def pair(self, value: list[Any], place: str) -> tuple[int, int]:
        """Two whole numbers, the least and the greatest."""
        if len(value) == 2 and all(type(part) is int for part in value) and 0 <= value[0] <= value[1]:
            return value[0], value[1]
        self.refuse(YouthProblem("form_bounds", place=place, value=value))
        return 0, 0
