"""Speaking to a person at the terminal: answers on standard output, everything else on standard error."""

import sys
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.rules.problems import messages

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

TEXTS = Path(__file__).with_name("texts")
"""The texts of the command line, a file a subject."""

NOTHING = "—"
"""What stands where there is no value."""


@cache
def texts() -> dict[str, dict[str, str]]:
    """Every text by its key, then by language; a key stands in one file alone."""
    return {key: text for file in sorted(TEXTS.glob("*.toml")) for key, text in messages(file).items()}


class Screen:
    """Where a command's words go, and in which language.

    Rich is loaded only when something is drawn with it, so that a plain answer starts fast.

    Attributes:
        lang: one of `LANGUAGES`.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, key: str, /, **values: object) -> str:
        """A text of the command line, filled."""
        return texts()[key][self.lang].format(**values)

    def plain(self, text: str) -> str:
        """A text that is not ours, such as a reform's name, so that no bracket of it is taken for markup."""
        from rich.markup import escape

        return escape(text)

    def write(self, text: str) -> None:
        """Plain text on standard output, to its last letter: JSON, HTML, SVG."""
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")

    def show(self, *drawn: "RenderableType") -> None:
        """Something drawn, on standard output: tables, trees, headings."""
        for item in drawn:
            self.answers.print(item)

    def note(self, text: str) -> None:
        """A word beside the answer."""
        self.notes.print(text, markup=False, highlight=False, soft_wrap=not self.notes.is_terminal)

    def complain(self, text: str) -> None:
        """What is wrong, in red."""
        self.notes.print(text, style="red", markup=False, highlight=False, soft_wrap=not self.notes.is_terminal)

    @cached_property
    def answers(self) -> "Console":
        """The console of standard output."""
        from shanyraq.cli.console import PipedConsole

        return PipedConsole(highlight=False)

    @cached_property
    def notes(self) -> "Console":
        """The console of standard error."""
        from shanyraq.cli.console import PipedConsole

        return PipedConsole(stderr=True, highlight=False)
