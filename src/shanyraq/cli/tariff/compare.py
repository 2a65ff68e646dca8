"""`shanyraq tariff compare`: regions and providers side by side, villages against towns."""

from argparse import Namespace

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.tariff.asked import answer, asked, declare_book


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_book(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Compare services.

    Raises:
        Problem: the workbook or the folder cannot be used.
    """
    found = asked(options, "compare")
    from shanyraq.evidence.tariffs.as_json import comparison_json
    from shanyraq.evidence.tariffs.comparison import comparables
    from shanyraq.evidence.tariffs.comparison_told import comparison_report

    answer(
        options,
        screen,
        "comparison",
        lambda lang: comparison_report(found.writer(lang)),
        lambda: comparison_json(comparables(found.costed)),
    )
