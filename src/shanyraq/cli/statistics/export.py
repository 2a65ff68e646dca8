"""`shanyraq statistics export`: series as SDMX-CSV."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen
from shanyraq.cli.statistics.asked import book_asked, declare_store


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("series", nargs="*", metavar="SERIES", key="statistics_export_series")
    parser.option("--sdmx-csv", action="store_true", key="statistics_sdmx")
    parser.option("--out", type=Path, metavar="FILE.csv", key="statistics_out_csv")
    declare_store(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Write series, to standard output where no file is named.

    Raises:
        Problem: no form or no such series, or the file is there already.
    """
    from shanyraq.evidence.statistics.sdmx import sdmx_csv
    from shanyraq.evidence.statistics.target import check_target, write_target

    if not options.sdmx_csv:
        raise CommandProblem("export_form")
    if options.out is not None:
        check_target(options.out)
    book = book_asked(options)
    written = sdmx_csv(book, options.series or [series.name for series in book.series()])
    if options.out is None:
        screen.write(written)
    else:
        write_target(options.out, written)
        screen.note(screen.say("statistics_written", file=options.out))
