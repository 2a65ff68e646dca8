"""A report at the terminal: each chapter's findings and tables."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from shanyraq.cli.screen import Screen
from shanyraq.cli.unbroken import HELD, Unbroken
from shanyraq.evidence.report.model import Cell, Report, Table
from shanyraq.evidence.report.parts import row_title, sentence
from shanyraq.evidence.report.written import cell_text
from shanyraq.rules.formats import NO_BREAK

TITLE, WORDS = 22, 12
"""Letters of a row's title and of a cell of words that a table leaves room for."""

if TYPE_CHECKING:
    from rich.table import Table as Drawn


def show_report(report: Report, screen: Screen) -> None:
    """Show a report's numbers; drawings are for pages."""
    from rich.rule import Rule
    from rich.text import Text

    if report.synthetic:
        screen.show(f"[bold yellow]{screen.say('synthetic')}[/]")
    for chapter in report.chapters:
        screen.show("", Rule(f"[bold]{screen.plain(chapter.title)}[/]", align="left", style="dim"))
        for finding in chapter.findings:
            screen.show(Unbroken(Text(finding)))
        for block in chapter.blocks:
            if isinstance(block, Table):
                _show_table(block, screen)


def _show_table(numbers: Table, screen: Screen) -> None:
    """Show a table: under each heading of its own the rows that belong together."""
    screen.show("", screen.plain(numbers.title))
    for group in numbers.groups:
        if group.title:
            screen.show(f"[dim]{screen.plain(sentence(group.title))}[/]")
        rows = [
            (row_title(row), [cell_text(cell, screen.lang) if isinstance(cell, Cell) else cell for cell in row.cells])
            for row in group.rows
        ]
        if _width(numbers, rows) <= screen.answers.width:
            screen.show(Unbroken(_drawn(numbers, rows, screen)))
        else:
            for title, cells in rows:
                screen.show(_told(numbers, title, cells, screen))


Told = tuple[str, list[str]]
"""A row as it is shown: what it is of, and its cells."""


def _width(numbers: Table, rows: Sequence[Told]) -> int:
    """How wide a table has to be for its numbers and headings to stand whole and its words to be read."""
    longest = min(TITLE, max((len(title) for title, _ in rows), default=0))
    return longest + 2 + sum(_least(numbers, rows, place) + 2 for place in range(len(numbers.columns)))


def _least(numbers: Table, rows: Sequence[Told], place: int) -> int:
    """How wide a column has to be."""
    column = numbers.columns[place]
    longest = max((len(cells[place]) for _, cells in rows), default=0)
    return max(min(WORDS, longest) if column.words else longest, *map(len, column.title.split(" ")))


def _drawn(numbers: Table, rows: Sequence[Told], screen: Screen) -> "Drawn":
    """Rows as Rich draws them; numbers keep their width, words take what is left."""
    from rich.table import Table as Drawn

    drawn = Drawn(box=None, padding=(0, 1), header_style="dim")
    drawn.add_column(sentence(numbers.head), overflow="fold")
    for place, column in enumerate(numbers.columns):
        side: Literal["left", "right"] = "left" if column.words else "right"
        drawn.add_column(column.title, justify=side, overflow="fold", min_width=_least(numbers, rows, place))
    for title, cells in rows:
        drawn.add_row(screen.plain(title), *(screen.plain(cell).replace(NO_BREAK, HELD) for cell in cells))
    return drawn


def _told(numbers: Table, title: str, cells: Sequence[str], screen: Screen) -> Unbroken:
    """A row in words, where the terminal is too narrow for a table."""
    from rich.text import Text

    pairs = (f"{column.title}: {cell}" for column, cell in zip(numbers.columns, cells, strict=True) if cell)
    return Unbroken(Text.assemble((title, "bold"), "\n  ", " · ".join(pairs)))
