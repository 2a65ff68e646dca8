"""Problems a person can cause or mend, told in their own language.

A problem is a key of its floor's `messages.toml` and the values that fill it; every other error is ours.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

LANGUAGES = ("kk", "ru", "en")


@cache
def messages(file: Path) -> dict[str, dict[str, str]]:
    """The catalogue of one floor: key, then language, then text with `{named}` places."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


class Problem(Exception):
    """Something wrong that its reader can put right: says what, where and what to do.

    Args:
        key: the message's key in the catalogue of the problem's floor.
        values: what fills the places of the message.
    """

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def text(self, lang: str = "en") -> str:
        """The message in one of `LANGUAGES`."""
        return messages(self.catalogue)[self.key][lang].format(**self.values)

    def __str__(self) -> str:
        return self.text()

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from one process to another; an exception's own way would not know the values by name."""
        return _unfilled, (type(self),), {**self.__dict__, "args": self.args}


def _unfilled(kind: type[Problem]) -> Problem:
    """A problem before it is given its key and values."""
    return kind.__new__(kind)


class LawProblem(Problem):
    """The text of the law or of a reform does not hold together."""


class InputProblem(Problem):
    """Facts, options or files that cannot be used as they are."""
