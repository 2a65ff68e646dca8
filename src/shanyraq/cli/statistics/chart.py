"""`shanyraq statistics chart`: a series drawn over time, or on the map of regions."""

from argparse import Namespace
from pathlib import Path

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


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("series", metavar="SERIES", key="statistics_series")
    declare_regions(parser)
    declare_window(parser)
    parser.option("--map", metavar="PERIOD", dest="mapped", key="statistics_map")
    parser.option("--out", type=Path, metavar="FILE.svg", key="statistics_out_svg")
    declare_store(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Draw a series, to standard output where no file is named.

    Raises:
        Problem: there is nothing to draw, or it cannot be drawn or written.
    """
    from shanyraq.evidence.statistics.drawing import draw_lines, draw_map
    from shanyraq.evidence.statistics.periods import parse_period
    from shanyraq.evidence.statistics.regions import CODES
    from shanyraq.evidence.statistics.target import check_target, write_target
    from shanyraq.people.charts.problems import need_charts
    from shanyraq.people.country.figures import COUNTRY

    if options.out is not None:
        check_target(options.out)
    book = book_asked(options)
    if options.mapped is not None:
        drawing = draw_map(book, options.series, parse_period(options.mapped), screen.lang)
    else:
        need_charts()
        country = [COUNTRY] if not book.named(options.series).computed else [CODES[0]]
        regions = regions_asked(options) or country
        drawing = draw_lines(book, options.series, regions, window_asked(options), screen.lang)
    if options.out is None:
        screen.write(drawing)
    else:
        write_target(options.out, drawing)
        screen.note(screen.say("statistics_written", file=options.out))
