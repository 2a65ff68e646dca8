"""Files a person names in a command, read and written with their problems told."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shanyraq.cli.problems import CommandProblem

STANDARD_INPUT = "-"


def read_input(name: str) -> bytes:
    """What a file holds, or standard input for `-`.

    Raises:
        CommandProblem: there is no such file, it is a folder, or it may not be read.
    """
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    with _problems_of(Path(name)):
        return Path(name).read_bytes()


def write_file(file: Path, text: str) -> None:
    """Write a text to a file, over what it held.

    Raises:
        CommandProblem: its folder does not exist or may not be written to.
    """
    with _problems_of(file):
        file.write_text(text, encoding="utf-8")


@contextmanager
def _problems_of(file: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise CommandProblem("file_not_found", file=file) from None
    except (IsADirectoryError, NotADirectoryError):
        raise CommandProblem("file_is_folder", file=file) from None
    except PermissionError:
        raise CommandProblem("file_not_permitted", file=file) from None
