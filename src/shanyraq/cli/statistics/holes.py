"""`shanyraq statistics holes`: which regions and periods have no figure of their own, or an assumed one."""

import json
from argparse import Namespace
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.statistics.asked import (
    book_asked,
    declare_regions,
    declare_store,
    declare_window,
    regions_asked,
    window_asked,
)

if TYPE_CHECKING:
    from shanyraq.evidence.statistics.book import Book
    from shanyraq.evidence.statistics.holes import Cell
    from shanyraq.evidence.statistics.periods import Period


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("series", nargs="?", metavar="SERIES", key="statistics_holes_series")
    declare_regions(parser)
    declare_window(parser)
    declare_store(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """List what is missing.

    Raises:
        Problem: no such series, region or period, or no figures are due.
    """
    from shanyraq.evidence.statistics.holes import State, cells, due
    from shanyraq.evidence.statistics.problems import StatisticsProblem
    from shanyraq.evidence.statistics.regions import CODES

    book, regions = book_asked(options), regions_asked(options) or CODES
    names = [options.series] if options.series else [series.name for series in book.series() if series.step]
    if not all(book.named(name).step for name in names):
        raise StatisticsProblem("no_step", name=options.series)
    found = {name: cells(book, name, due(book, name, window_asked(options)), regions) for name in names}
    if options.json:
        told = {
            name: [
                {"region": cell.region, "period": cell.period.code, "state": cell.state.value}
                for cell in listed
                if cell.state is not State.KNOWN
            ]
            for name, listed in found.items()
        }
        screen.write(json.dumps({"holes": told}, ensure_ascii=False, indent=2))
        return
    for name, listed in found.items():
        _show(book, name, listed, screen)


def _show(book: "Book", name: str, listed: "list[Cell]", screen: Screen) -> None:
    """A line a period: how many regions are in which state, and which of them have nothing of their own."""
    from rich.table import Table

    from shanyraq.evidence.statistics.holes import State, counted

    table = Table(box=None, padding=(0, 1), header_style="dim", title_justify="left")
    table.title = screen.plain(f"{book.named(name).title.lang(screen.lang)} ({name})")
    table.add_column(screen.say("column_period"))
    for state in State:
        table.add_column(screen.say(f"holes_{state}"), justify="right")
    table.add_column(screen.say("column_without"))
    for period, counts in counted(listed).items():
        numbers = [str(counts[state]) if counts[state] else "·" for state in State]
        table.add_row(period.told(screen.lang), *numbers, _without(listed, period))
    screen.show(table, "")


def _without(listed: "list[Cell]", period: "Period") -> str:
    """The codes of regions that have no figure of their own; nothing where none has one."""
    from shanyraq.evidence.statistics.holes import State

    here = [cell for cell in listed if cell.period == period]
    lacking = [cell.region for cell in here if cell.state in (State.COUNTRY, State.MISSING)]
    return " ".join(lacking) if len(lacking) < len(here) else ""
