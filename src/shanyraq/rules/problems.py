"""Problems a person can cause or mend, told in their own language.

A problem is a key of its floor's `messages.toml` and the values that fill it; every other error is ours.
"""

import errno
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
        """The message in one of `LANGUAGES`; a problem that fills a place of it is told in that language, too."""
        values = {
            name: value.text(lang) if isinstance(value, Problem) else value for name, value in self.values.items()
        }
        return messages(self.catalogue)[self.key][lang].format(**values)

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


def refusal_of_system(error: OSError) -> InputProblem | str:
    """Why the operating system refuses a file or a folder, to stand for the `{reason}` of another problem.

    Returns:
        The reason in every language; for the rare ones what the system says, in English.
    """
    there, allowed, room = (
        InputProblem("system_not_there"),
        InputProblem("system_not_allowed"),
        InputProblem("system_full"),
    )
    told = {
        **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), there),
        **dict.fromkeys((errno.EACCES, errno.EPERM), allowed),
        **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), room),
        **dict.fromkeys((errno.EEXIST, errno.ENOTEMPTY), InputProblem("system_taken")),
        errno.EISDIR: InputProblem("system_folder"),
        errno.EROFS: InputProblem("system_read_only"),
        errno.ENAMETOOLONG: InputProblem("system_name_long"),
        errno.EMFILE: InputProblem("system_many_files"),
    }
    return told.get(error.errno or 0, error.strerror or str(error))
