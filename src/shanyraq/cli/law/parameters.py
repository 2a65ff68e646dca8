"""`shanyraq law parameters`: the numbers of the law on a day."""

import json
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from shanyraq.cli.law.asked import declare_body, declare_reforms, law_asked
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.rules.facts import wire
from shanyraq.rules.formats import told
from shanyraq.rules.in_force import LawInForce, ParameterInForce

if TYPE_CHECKING:
    from rich.console import JustifyMethod
    from rich.table import Table


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--at", type=day, metavar="YYYY-MM-DD", key="option_at")
    declare_body(parser)
    declare_reforms(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Show the parameters of a day, today's without one."""
    on = options.at or date.today()  # the law's day is the reader's
    law = law_asked(options).at(on)
    found = [node.origin for node in law.nodes.values() if isinstance(node.origin, ParameterInForce)]
    if options.json:
        answer = {"date": on.isoformat(), "parameters": [_as_json(origin) for origin in found]}
        screen.write(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        screen.show(_drawn(law, found, screen), screen.say("parameters_regions"))


def _drawn(law: LawInForce, found: list[ParameterInForce], screen: Screen) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 1), header_style="dim", title=str(law.day), title_justify="left")
    for key in ("parameter", "value", "since", "certainty"):
        side: JustifyMethod = "right" if key == "value" else "left"
        table.add_column(screen.say(f"column_{key}"), justify=side, no_wrap=key != "parameter")
    for origin in sorted(found, key=lambda origin: (origin.parameter.file, origin.parameter.name)):
        table.add_row(*_row(origin, law, screen))
    return table


def _row(origin: ParameterInForce, law: LawInForce, screen: Screen) -> tuple[str, str, str, str]:
    """Title and name, the country's value and how many regions have their own, since when, how sure."""
    parameter = origin.parameter
    named = f"{screen.plain(parameter.title.lang(screen.lang))} [dim]{parameter.name}[/]"
    country = origin.values.get(None)
    regions = len(origin.values) - (country is not None)
    value = NOTHING if country is None else told(country.value, parameter.unit, screen.lang, law.law.labels)
    value += f" [dim]+{regions}[/]" if regions else ""
    written = country or next(iter(origin.values.values()), None)
    if written is None:
        return named, value, NOTHING, NOTHING
    return named, value, str(written.since), screen.say(f"certainty_{written.certainty}")


def _as_json(origin: ParameterInForce) -> dict[str, object]:
    parameter = origin.parameter
    values = [
        {
            "key": key,
            "value": wire(value.value, parameter.unit),
            "since": value.since.isoformat(),
            "certainty": value.certainty,
        }
        for key, value in origin.values.items()
    ]
    known = {"name": parameter.name, "title": parameter.title._asdict(), "unit": parameter.written_unit}
    return known | {"values": values}
