"""`shanyraq tariff forecast`: the budget that a forecast need asks for, with how uncertain it is."""

from argparse import Namespace

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen
from shanyraq.cli.tariff.asked import answer, asked, declare_book

MOST_YEARS, MOST_DRAWS, MOST_SEED = 10, 1_000_000, 2**32 - 1


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_book(parser)
    parser.option("--years", type=int, default=2, metavar="N", key="tariff_years")
    parser.option("--draws", type=int, default=10_000, metavar="N", key="tariff_draws")
    parser.option("--seed", type=int, default=1, metavar="N", key="tariff_seed")


def run(options: Namespace, screen: Screen) -> None:
    """Forecast the budget.

    Raises:
        Problem: the workbook or the folder cannot be used, or there is no need or tariff to go by.
    """
    for name, value, least, most in (
        ("--years", options.years, 1, MOST_YEARS),
        ("--draws", options.draws, 2, MOST_DRAWS),
        ("--seed", options.seed, 0, MOST_SEED),
    ):
        if not least <= value <= most:
            raise CommandProblem("tariff_number_out_of_range", option=name, value=value, least=least, most=most)
    found = asked(options, "forecast")
    from shanyraq.evidence.tariffs.as_json import forecast_json
    from shanyraq.evidence.tariffs.forecast import forecast
    from shanyraq.evidence.tariffs.forecast_told import forecast_report

    told = forecast(found.book, found.costed, years=options.years, seed=options.seed, draws=options.draws)
    answer(
        options,
        screen,
        "forecast",
        lambda lang: forecast_report(found.writer(lang), told),
        lambda: forecast_json(told),
    )
