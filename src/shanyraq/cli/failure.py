"""A fault of ours, told without a traceback: what happened goes to a file that holds no personal data."""

import platform
import sys
import tempfile
import traceback
from importlib.metadata import version
from pathlib import Path

from shanyraq.cli.screen import Screen


def tell_failure(error: BaseException, arguments: list[str], screen: Screen) -> None:
    """Write the technical report and tell the person where it is."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="shanyraq-", suffix=".txt", delete=False
        ) as file:
            file.write(technical_report(error, arguments))
        screen.complain(screen.say("our_fault", file=file.name))
    except OSError:
        screen.complain(screen.say("our_fault_unwritten", kind=type(error).__name__))


def technical_report(error: BaseException, arguments: list[str]) -> str:
    """Versions, the command's shape and the places in the code; no values, for they may be a family's.

    The messages of errors are left out, as they repeat values (`KeyError: 'Name'`), and so are the arguments.
    """
    options = [argument.partition("=")[0] for argument in arguments if argument.startswith("--")]
    lines = [
        f"shanyraq {version('shanyraq')}, Python {platform.python_version()}, {platform.platform()}",
        f"options: {' '.join(options) or 'none'}",
    ]
    for part in _chain(error):
        lines.append(f"{type(part).__module__}.{type(part).__name__}")
        lines.extend(
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(part.__traceback__)
        )
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> list[BaseException]:
    """An error and those that led to it, the first one first."""
    found: list[BaseException] = []
    part: BaseException | None = error
    while part is not None and part not in found:
        found.insert(0, part)
        part = part.__cause__ or part.__context__
    return found


def _short(filename: str) -> str:
    """A file's place below the folder it is imported from, for home folders carry people's names."""
    for folder in sorted(sys.path, key=len, reverse=True):
        if folder and filename.startswith(f"{folder}/"):
            return filename[len(folder) + 1 :]
    return Path(filename).name
