"""Rich's console, with a reader who goes away left to the edge of the process, and no-break spaces that hold."""

from collections.abc import Iterable
from typing import NoReturn

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from shanyraq.cli.unbroken import HELD
from shanyraq.rules.formats import NO_BREAK


class PipedConsole(Console):
    """A console that does not end the program by itself when nobody reads it any more.

    Texts of tables break at plain spaces only: a no-break space is held by a sign of its own until lines are broken.
    """

    def on_broken_pipe(self) -> NoReturn:
        """Let the edge give the exit code, as for every other end."""
        raise BrokenPipeError

    def render_str(self, text: str, **how: object) -> Text:
        """A text with its markup, its no-break spaces held."""
        return super().render_str(text.replace(NO_BREAK, HELD), **how)  # type: ignore[arg-type]  # handed on

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """What is drawn, its no-break spaces let go."""
        for segment in super().render(renderable, options):
            held = HELD in segment.text
            yield Segment(segment.text.replace(HELD, NO_BREAK), segment.style, segment.control) if held else segment
