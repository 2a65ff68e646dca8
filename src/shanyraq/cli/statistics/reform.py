"""`shanyraq statistics reform`: imported figures as a reform, by which every command that asks the law can use them."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.statistics.asked import book_asked, declare_window, window_asked


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("series", metavar="SERIES", key="statistics_series")
    parser.option("--store", type=Path, metavar="FOLDER", required=True, key="statistics_store")
    parser.option("--source", metavar="TEXT", key="statistics_reform_source")
    declare_window(parser)
    parser.option("--out", type=Path, metavar="FILE.toml", required=True, key="statistics_out_reform")


def run(options: Namespace, screen: Screen) -> None:
    """Write the reform.

    Raises:
        Problem: the series is no number of the law, figures contradict each other, or the file is there already.
    """
    from shanyraq.evidence.statistics.as_reform import laid_figures, reform_text
    from shanyraq.evidence.statistics.regions import region_name
    from shanyraq.evidence.statistics.target import check_target, write_target

    check_target(options.out)
    book = book_asked(options)
    overlays = laid_figures(book, options.series, options.source, window_asked(options))
    write_target(options.out, reform_text(book.named(options.series), overlays.laid))
    screen.note(screen.say("statistics_reform_written", file=options.out, count=len(overlays.laid)))
    for laid in overlays.left:
        place = f"{region_name(laid.region, screen.lang)}, {laid.period.told(screen.lang)}"
        screen.note(screen.say("statistics_left_out", place=place))
