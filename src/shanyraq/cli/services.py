"""`shanyraq services`: special social services and the individual programme for the members of one family."""

import json
from argparse import Namespace
from pathlib import Path

from shanyraq.cli.files import read_input, write_file
from shanyraq.cli.given_values import given_values
from shanyraq.cli.law.asked import declare_reforms, law_asked
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("case", metavar="CASE.json", key="explain_case")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="explain_date")
    parser.option("--set", action="append", default=[], metavar="NAME=VALUE", key="explain_set")
    declare_reforms(parser)
    parser.option("--json", action="store_true", key="option_json")
    parser.option("--html", type=Path, metavar="FILE", key="services_html")


def run(options: Namespace, screen: Screen) -> None:
    """Tell the services of the family of a case file.

    Raises:
        Problem: the file or the day cannot be used.
    """
    from shanyraq.people.case_file import read_case
    from shanyraq.people.services.needs import needs_of

    file = read_case(read_input(options.case), options.date)
    law = law_asked(options).at(file.application_date)
    needs = needs_of(law.with_values(given_values(law, options.set, screen)), file.case, screen.lang)
    if options.html is not None:
        from shanyraq.cli.services_page import services_page

        write_file(options.html, services_page(needs, screen))
        screen.note(screen.say("page_written", file=options.html))
    if options.json:
        from shanyraq.people.services.as_json import needs_json

        screen.write(json.dumps(needs_json(needs), ensure_ascii=False, indent=2))
    elif options.html is None:
        from shanyraq.cli.services_tree import services_lines
        from shanyraq.cli.unbroken import Unbroken

        screen.show(*(Unbroken(part) for part in services_lines(needs, screen)))
