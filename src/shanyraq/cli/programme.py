"""`shanyraq programme`: the professional part of an individual programme, checked and told in three languages."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from shanyraq.cli.files import read_input
from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from shanyraq.people.programme.professional_part import ProfessionalPart


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("file", metavar="PROGRAMME.json", key="programme_file")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Read the professional part and show it.

    Raises:
        Problem: the file cannot be used.
    """
    from shanyraq.people.programme.professional_part import read_professional_part
    from shanyraq.people.programme.told import rows

    part = read_professional_part(read_input(options.file))
    if options.json:
        answer = {"language": screen.lang, "measures": [asdict(row) for row in rows(part, screen.lang)]}
        screen.write(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        screen.show(*_shown(part, screen))


def _shown(part: "ProfessionalPart", screen: Screen) -> Iterator["RenderableType"]:
    from rich.table import Table

    from shanyraq.people.programme.told import called, rows
    from shanyraq.rules.formats import day
    from shanyraq.rules.units import to_day

    lang = screen.lang
    drawn_up = day(to_day(part.drawn_up_on), lang)
    until = screen.say("programme_open") if part.valid_until is None else day(to_day(part.valid_until), lang)
    yield f"[bold]{screen.say('programme_title', day=drawn_up, until=until)}[/]"
    if part.conditions:
        yield screen.say("programme_conditions", conditions=", ".join(called(one, lang) for one in part.conditions))
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for key in ("section", "measure", "executor", "term", "payer", "state"):
        table.add_column(screen.say(f"programme_{key}"))
    for row in rows(part, lang):
        payer = screen.say("programme_employer" if row.employer_pays else "programme_budget")
        table.add_row(row.section, row.measure, row.executor, row.term, payer, row.state)
    yield table
    yield f"[yellow]{screen.say('programme_own')}[/]"
