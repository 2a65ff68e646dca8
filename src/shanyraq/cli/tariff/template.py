"""`shanyraq tariff template`: an annotated workbook to fill, with a worked example."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen

REGIMES = ("services", "employment")
"""Which worked examples there are; the same list as `example.REGIMES`, so that the parser needs no workbook library."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--out", type=Path, metavar="FILE.xlsx", required=True, key="tariff_template_out")
    parser.option(
        "--regime", choices=REGIMES, default=REGIMES[0], metavar="services|employment", key="tariff_template_regime"
    )


def run(options: Namespace, screen: Screen) -> None:
    """Write the workbook in the reader's language.

    Raises:
        Problem: the file is in the way, or cannot be written.
    """
    from shanyraq.people.tariffs.example import example_book
    from shanyraq.people.tariffs.write import write_book

    write_book(example_book(options.regime, screen.lang), options.out, screen.lang, illustrative=True)
    screen.note(screen.say("tariff_template_written", file=options.out))
