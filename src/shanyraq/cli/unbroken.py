"""Drawing texts whose no-break spaces hold: the console would break `41 117 ₸` at them, for to it they are spaces."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text
from rich.tree import Tree

from shanyraq.rules.formats import NO_BREAK

HELD = "\ue000"
"""Stands for a no-break space while lines are broken: a sign of private use, one column wide, in no text of ours."""


class Unbroken:
    """Texts and trees of texts one below another, broken at plain spaces only."""

    def __init__(self, *parts: RenderableType) -> None:
        self.parts = parts
        for part in parts:
            _hold(part)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for part in self.parts:
            for segment in console.render(part, options):
                yield Segment(segment.text.replace(HELD, NO_BREAK), segment.style, segment.control)


def _hold(part: RenderableType) -> None:
    if isinstance(part, Text):
        part.plain = part.plain.replace(NO_BREAK, HELD)
    elif isinstance(part, Tree):
        for below in (part.label, *part.children):
            _hold(below)
