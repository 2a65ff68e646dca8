"""`shanyraq statistics list`: the series, how many figures there are of each, and from when to when."""

import json
from argparse import Namespace
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.cli.statistics.asked import book_asked, declare_store

if TYPE_CHECKING:
    from shanyraq.evidence.statistics.observation import Observation


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_store(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """List the series.

    Raises:
        Problem: the folder of imported figures cannot be used.
    """
    from rich.table import Table

    book = book_asked(options)
    listed = [(series, book.figures(series.name)) for series in book.series()]
    if options.json:
        told = [
            {
                "name": series.name,
                "title": series.title._asdict(),
                "unit": series.unit,
                "law": series.parameter is not None or series.computed,
                "figures": len(figures),
                "first": min((figure.period.since.isoformat() for figure in figures), default=None),
                "last": _last(figures),
                "contradictions": len(book.contradictions(series.name)),
            }
            for series, figures in listed
        ]
        screen.write(json.dumps({"series": told}, ensure_ascii=False, indent=2))
        return
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(screen.say("column_series"))
    for key in ("figures", "first", "last"):
        table.add_column(screen.say(f"column_{key}"), justify="right", no_wrap=True)
    for series, figures in listed:
        mark = screen.say("statistics_of_law") if series.parameter is not None or series.computed else ""
        title = f"{screen.plain(series.title.lang(screen.lang))} [dim]{series.name}[/]{mark}"
        first = min((figure.period.since.isoformat() for figure in figures), default=NOTHING)
        table.add_row(title, str(len(figures)), first, _last(figures) or NOTHING)
    screen.show(table)


def _last(figures: "list[Observation]") -> str | None:
    """The last day on which a figure begins."""
    return max((figure.period.since.isoformat() for figure in figures), default=None)
