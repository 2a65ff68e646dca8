"""A file that a command makes: new, and there whole or not at all."""

import os
from pathlib import Path

from shanyraq.evidence.statistics.problems import StatisticsProblem


def check_target(file: Path) -> None:
    """Refuse a name that is taken, before anything is computed.

    Raises:
        StatisticsProblem: it is.
    """
    if file.exists():
        raise StatisticsProblem("target_taken", file=file)


def write_target(file: Path, content: str) -> None:
    """Write a new file at a stroke.

    Raises:
        StatisticsProblem: the name is taken, or the folder cannot be written.
    """
    check_target(file)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(content, encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        raise StatisticsProblem("target_not_written", file=file, reason=error.strerror or error) from None
