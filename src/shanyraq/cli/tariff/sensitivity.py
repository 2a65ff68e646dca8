"""`shanyraq tariff sensitivity`: what changed norms and prices do to tariffs, one at a time and in scenarios."""

from argparse import Namespace

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen
from shanyraq.cli.tariff.asked import answer, asked, declare_book

LEAST, MOST = 0.001, 0.5
"""The smallest and the largest share by which things are changed."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_book(parser)
    parser.option("--by", type=float, default=0.1, metavar="SHARE", key="tariff_by")


def run(options: Namespace, screen: Screen) -> None:
    """Change norms and prices.

    Raises:
        Problem: the workbook or the folder cannot be used, or a change goes beyond what can be true.
    """
    if not LEAST <= options.by <= MOST:
        raise CommandProblem("tariff_number_out_of_range", option="--by", value=options.by, least=LEAST, most=MOST)
    found = asked(options, "sensitivity")
    from shanyraq.evidence.tariffs.as_json import sensitivity_json
    from shanyraq.evidence.tariffs.sensitivity import scenarios, sensitivity
    from shanyraq.evidence.tariffs.sensitivity_told import sensitivity_report
    from shanyraq.rules import WHOLE

    share = round(options.by * WHOLE)
    each = [sensitivity(found.book, one, found.law, share) for one in found.costed]
    tried = scenarios(found.book, found.costed, found.law)
    answer(
        options,
        screen,
        "sensitivity",
        lambda lang: sensitivity_report(found.writer(lang), each, tried),
        lambda: sensitivity_json(each, tried),
    )
