"""`shanyraq tariff break-even`: the occupancy at which each service's income meets its cost."""

from argparse import Namespace

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.tariff.asked import answer, asked, declare_book


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_book(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Find where services break even.

    Raises:
        Problem: the workbook or the folder cannot be used.
    """
    found = asked(options, "break-even")
    from shanyraq.evidence.tariffs.as_json import break_even_json
    from shanyraq.evidence.tariffs.break_even import break_even
    from shanyraq.evidence.tariffs.break_even_told import break_even_report

    each = [break_even(found.book, one, found.law) for one in found.costed]
    answer(
        options,
        screen,
        "break-even",
        lambda lang: break_even_report(found.writer(lang), each),
        lambda: break_even_json(each),
    )
