"""`shanyraq entitlements`: what one family has a right to, receives and misses."""

import json
from argparse import Namespace
from pathlib import Path

from shanyraq.cli.files import read_input, write_file
from shanyraq.cli.given_values import given_values
from shanyraq.cli.html_page import html_page
from shanyraq.cli.law.asked import declare_reforms, law_asked
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("case", metavar="CASE.json", key="explain_case")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="explain_date")
    parser.option("--set", action="append", default=[], metavar="NAME=VALUE", key="explain_set")
    declare_reforms(parser)
    parser.option("--html", type=Path, metavar="FILE", key="entitlements_html")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """List what the family of a case file has a right to."""
    from shanyraq.law.entitlements.listing import entitlements
    from shanyraq.law.entitlements.telling import EntitlementsTelling
    from shanyraq.people.case_file import read_case

    file = read_case(read_input(options.case), options.date)
    law = law_asked(options).at(file.application_date)
    found = entitlements(law.with_values(given_values(law, options.set, screen)), file.case)
    if options.html:
        from shanyraq.law.entitlements.render_html import render_html

        title = EntitlementsTelling(found, screen.lang).title
        write_file(options.html, html_page(title, render_html(found, screen.lang), screen.lang))
        screen.note(screen.say("page_written", file=options.html))
    if options.json:
        from shanyraq.law.entitlements.render_json import render_json

        screen.write(json.dumps(render_json(found, screen.lang), ensure_ascii=False, indent=2))
    elif not options.html:
        from shanyraq.cli.entitlements_list import entitlements_list

        screen.show(entitlements_list(found, screen.lang))
