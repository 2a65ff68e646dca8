"""`shanyraq explain`: what the law gives one family, and why."""

import json
from argparse import Namespace

from shanyraq.cli.files import read_input
from shanyraq.cli.given_values import given_values
from shanyraq.cli.html_page import html_page
from shanyraq.cli.law.asked import declare_outputs, declare_reforms, law_asked, outputs_asked
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("case", metavar="CASE.json", key="explain_case")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="explain_date")
    parser.option("--set", action="append", default=[], metavar="NAME=VALUE", key="explain_set")
    declare_reforms(parser)
    declare_outputs(parser)
    parser.shapes(json="option_json", html="explain_html", brief="explain_brief")


def run(options: Namespace, screen: Screen) -> None:
    """Explain a case file."""
    from shanyraq.people.case_file import read_case
    from shanyraq.rules.explain import explain

    file = read_case(read_input(options.case), options.date)
    law = law_asked(options).at(file.application_date)
    law = law.with_values(given_values(law, options.set, screen))
    explanation = explain(law, file.case, outputs_asked(options))
    if options.json:
        from shanyraq.rules.render_json import render_json

        screen.write(json.dumps(render_json(explanation, screen.lang), ensure_ascii=False, indent=2))
    elif options.html:
        from shanyraq.rules.formats import day as day_told
        from shanyraq.rules.render_html import render_html
        from shanyraq.rules.units import to_day

        title = screen.say("explain_title", day=day_told(to_day(law.day), screen.lang))
        screen.write(html_page(title, render_html(explanation, screen.lang), screen.lang))
    else:
        from shanyraq.cli.decision import decision_lines
        from shanyraq.cli.tree import explanation_tree

        screen.show(explanation_tree(explanation, screen.lang, brief=options.brief))
        if screen.answers.is_terminal:  # where the beginning has scrolled out of sight
            screen.show("", *decision_lines(explanation, screen.lang))
