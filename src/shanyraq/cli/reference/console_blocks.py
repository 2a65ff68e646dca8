"""Commands shown in pages, with what they answer: the answers are taken from the commands.

A block is fenced as `console` and begins with `$ ./run shanyraq …`; `| head -9` or `| tail -9` at its end shows a part.
"""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path

from shanyraq.cli.problems import CommandProblem

BLOCK = re.compile(
    r"(?<=^```console\n)\$ \./run shanyraq (?P<command>[^\n]+)\n(?P<answer>.*?)(?=^```$)", re.MULTILINE | re.DOTALL
)
SCREEN = {"COLUMNS": "80", "FORCE_COLOR": "", "NO_COLOR": "1"}
"""What makes an answer the same on every machine."""

PART = re.compile(r" \| (?P<end>head|tail) -(?P<lines>\d+)$")

ELSEWHERE = ("reference", "decisions")
"""Folders of pages that show no commands."""


def pages_with_commands(home: Path) -> Iterator[Path]:
    """The pages of a project that may show commands."""
    yield home / "README.md"
    yield from (page for page in sorted(home.glob("docs/*/*.md")) if page.parent.name not in ELSEWHERE)


def with_answers(text: str) -> str:
    """A page with what its commands answer now."""
    return BLOCK.sub(lambda found: f"$ ./run shanyraq {found['command']}\n{answer(found['command'])}", text)


def answer(command: str) -> str:
    """What a command answers on standard output, in English where it asks for nothing else.

    Raises:
        CommandProblem: it ends with anything else than an answer.
    """
    from shanyraq.cli.main import main  # it knows this command, too

    part = PART.search(command)
    asked = command[: part.start()] if part else command
    with _plain_screen(), redirect_stdout(StringIO()) as told:
        code = main(["--lang", "en", *shlex.split(asked)])
    if code:
        raise CommandProblem("shown_command_failed", command=asked)
    lines = [line.rstrip() for line in told.getvalue().splitlines()]
    if part:
        number = int(part["lines"])
        lines = lines[:number] if part["end"] == "head" else lines[-number:]
    return "\n".join(lines) + "\n"


@contextmanager
def _plain_screen() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in SCREEN}
    os.environ |= SCREEN
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
