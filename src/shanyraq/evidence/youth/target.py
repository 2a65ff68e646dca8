"""A file that a command makes: new, and there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shanyraq.evidence.youth.problems import YouthProblem
from shanyraq.rules.problems import refusal_of_system


@contextmanager
def new_file(file: Path) -> Iterator[Path]:
    """A place to write to, which takes the file's name when all is written.

    Raises:
        YouthProblem: the name is taken, or the folder cannot be written to.
    """
    if file.exists():
        raise YouthProblem("target_taken", file=file)
    beside = file.with_name(f".{os.getpid()}.{file.name}")
    try:
        yield beside
        beside.replace(file)
    except OSError as error:
        raise YouthProblem("target_not_written", file=file, reason=refusal_of_system(error)) from None
    finally:
        beside.unlink(missing_ok=True)
