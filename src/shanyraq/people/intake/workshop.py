"""The folder in which a delivery is worked on, beside where the population will be: gone when the work has ended."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shanyraq.people.intake.problems import IntakeProblem
from shanyraq.rules.problems import refusal_of_system


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """An empty folder; those that killed processes left behind are cleared away first.

    Raises:
        IntakeProblem: it cannot be made or written.
    """
    folder = out.with_name(f".{out.name}.reading.{os.getpid()}")
    try:
        _clear_abandoned(out)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield folder
    except OSError as error:
        raise IntakeProblem("workshop_failed", folder=folder, reason=refusal_of_system(error)) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_abandoned(out: Path) -> None:
    """Take away the folders, of readers and of drafts of this population, whose process is no more."""
    left = re.compile(rf"\.{re.escape(out.name)}\.(?:reading\.)?(\d+)")
    for folder in out.parent.glob(f".{out.name}.*"):
        named = left.fullmatch(folder.name)
        if named and folder.is_dir() and not _is_alive(int(named[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
