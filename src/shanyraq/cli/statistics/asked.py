"""What the commands of statistics ask alike: the user's figures, regions, and from when to when."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser

if TYPE_CHECKING:
    from shanyraq.evidence.statistics.book import Book
    from shanyraq.evidence.statistics.periods import Period


def declare_store(parser: Parser) -> None:
    """Declare the folder of imported figures."""
    parser.option("--store", type=Path, metavar="FOLDER", key="statistics_store")


def declare_regions(parser: Parser) -> None:
    """Declare `--region`, as often as wanted."""
    parser.option("--region", action="append", default=[], metavar="REGION", key="statistics_region")


def declare_window(parser: Parser) -> None:
    """Declare `--from` and `--to`."""
    parser.option("--from", dest="since", metavar="PERIOD", key="statistics_from")
    parser.option("--to", dest="until", metavar="PERIOD", key="statistics_to")


def book_asked(options: Namespace) -> "Book":
    """The figures of the program and of the user's folder.

    Raises:
        Problem: the folder cannot be used.
    """
    from shanyraq.evidence.statistics.book import Book
    from shanyraq.evidence.statistics.store import Store

    return Book(None if options.store is None else Store(options.store))


def regions_asked(options: Namespace) -> list[str]:
    """The regions' codes, in the order given; none where none was named.

    Raises:
        Problem: a name that is no region.
    """
    from shanyraq.evidence.statistics.regions import region_code

    return list(dict.fromkeys(region_code(text) for text in options.region))


def window_asked(options: Namespace) -> "Period | None":
    """From the first day of one period to the last of another; None where neither was named.

    Raises:
        Problem: no period, or one that ends before it begins.
    """
    from datetime import date

    from shanyraq.cli.problems import CommandProblem
    from shanyraq.evidence.statistics.periods import Period, parse_period

    if options.since is None and options.until is None:
        return None
    since = date.min if options.since is None else parse_period(options.since).since
    until = None if options.until is None else parse_period(options.until).until
    if until is not None and until < since:
        raise CommandProblem("window_empty", since=options.since, until=options.until)
    return Period(since, until)
