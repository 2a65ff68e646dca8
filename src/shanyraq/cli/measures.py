"""`shanyraq measures`: which measures of employment support fit the members of one family, and why others do not."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.files import read_input, write_file
from shanyraq.cli.given_values import given_values
from shanyraq.cli.law.asked import declare_reforms, law_asked
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.people.activation.plan import PartFound


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("case", metavar="CASE.json", key="explain_case")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="measures_date")
    parser.option("--set", action="append", default=[], metavar="NAME=VALUE", key="explain_set")
    declare_reforms(parser)
    parser.option("--plan", metavar="PLAN.json", key="measures_plan")
    parser.option("--full", action="store_true", key="measures_full")
    parser.option("--json", action="store_true", key="option_json")
    parser.option("--html", type=Path, metavar="FILE", key="measures_html")


def run(options: Namespace, screen: Screen) -> None:
    """Advise the family of a case file.

    Raises:
        Problem: the file or the day cannot be used.
    """
    from shanyraq.people.activation.advice import advise
    from shanyraq.people.case_file import read_case

    file = read_case(read_input(options.case), options.date)
    law = law_asked(options).at(file.application_date)
    advice = advise(law.with_values(given_values(law, options.set, screen)), file.case, screen.lang)
    plan: tuple[PartFound, ...] = ()
    if options.plan is not None:
        from shanyraq.people.activation.plan import check_plan, read_plan

        plan = check_plan(read_plan(read_input(options.plan), file.case.ids), advice)
    if options.html is not None:
        from shanyraq.cli.advice_page import advice_html

        write_file(options.html, advice_html(advice, screen, plan))
        screen.note(screen.say("measures_written", file=options.html))
    if options.json:
        from shanyraq.people.activation.as_json import advice_json

        screen.write(json.dumps(advice_json(advice, plan), ensure_ascii=False, indent=2))
    elif options.html is None:
        from shanyraq.cli.advice_tree import advice_lines
        from shanyraq.cli.unbroken import Unbroken

        screen.show(*(Unbroken(part) for part in advice_lines(advice, screen, plan, full=options.full)))
