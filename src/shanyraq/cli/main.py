"""The command `shanyraq`: which commands there are, and which one the arguments ask for."""

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from shanyraq.cli import (
    assess,
    card,
    caseload,
    entitlements,
    evaluate,
    explain,
    measure,
    measures,
    programme,
    quota,
    sample,
    services,
    simulate,
)
from shanyraq.cli.edge import carry_out
from shanyraq.cli.ladder import list_ladders
from shanyraq.cli.ladder import measure as ladder_measure
from shanyraq.cli.law import check, diff, graph, parameters, show, timeline
from shanyraq.cli.parser import Parser
from shanyraq.cli.people import describe, draft_map, extract, link, read, registers, synthesize, template
from shanyraq.cli.reference import command as docs
from shanyraq.cli.screen import Screen
from shanyraq.cli.statistics import bring, chart, compare, export, holes, line, list_series
from shanyraq.cli.statistics import reform as statistics_reform
from shanyraq.cli.statistics import show as statistics_show
from shanyraq.cli.tariff import break_even, compute, forecast, sensitivity
from shanyraq.cli.tariff import compare as tariff_compare
from shanyraq.cli.tariff import template as tariff_template
from shanyraq.cli.youth import design, draw, frame, indicators, questionnaire, release, report
from shanyraq.cli.youth import read as youth_read
from shanyraq.cli.youth import simulate as youth_simulate


class Command(Protocol):
    """What a module of a command offers."""

    def declare(self, parser: Parser) -> None:
        """Declare the command's arguments."""

    def run(self, options: Namespace, screen: Screen) -> None:
        """Carry the command out."""


Commands = Mapping[str, "Command | Commands"]

COMMANDS: Commands = {
    "explain": explain,
    "entitlements": entitlements,
    "measures": measures,
    "card": card,
    "ladder": {"list": list_ladders, "measure": ladder_measure},
    "evaluate": evaluate,
    "measure": measure,
    "simulate": simulate,
    "assess": assess,
    "law": {
        "timeline": timeline,
        "show": show,
        "parameters": parameters,
        "diff": diff,
        "graph": graph,
        "check": check,
    },
    "people": {
        "describe": describe,
        "extract": extract,
        "link": link,
        "map": draft_map,
        "read": read,
        "registers": registers,
        "synthesize": synthesize,
        "template": template,
    },
    "caseload": caseload,
    "programme": programme,
    "quota": quota,
    "services": services,
    "statistics": {
        "list": list_series,
        "show": statistics_show,
        "chart": chart,
        "import": bring,
        "compare": compare,
        "line": line,
        "holes": holes,
        "export": export,
        "reform": statistics_reform,
    },
    "youth": {
        "questionnaire": questionnaire,
        "frame": frame,
        "design": design,
        "draw": draw,
        "simulate": youth_simulate,
        "read": youth_read,
        "indicators": indicators,
        "report": report,
        "release": release,
    },
    "tariff": {
        "template": tariff_template,
        "compute": compute,
        "compare": tariff_compare,
        "break-even": break_even,
        "forecast": forecast,
        "sensitivity": sensitivity,
    },
    "sample": sample,
    "docs": docs,
}
"""The commands by what a person types; the text that says what one does is `command_` and its words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    return carry_out(list(sys.argv[1:] if arguments is None else arguments), run_command)


def run_command(arguments: list[str], screen: Screen) -> None:
    """Run what the arguments ask for, on a screen.

    Raises:
        Problem: the command cannot do it.
    """
    parser = Parser(screen=screen, about="command", prog="shanyraq")
    parser.option("--version", action="store_true", key="option_version")
    _declare(parser, COMMANDS, "command")
    try:
        options = parser.parse_args(arguments)
    except SystemExit:  # argparse has shown the help
        return
    if options.version:
        screen.write(_version(screen))
    else:
        options.run(options, screen)


def _declare(parser: Parser, commands: Commands, about: str) -> None:
    """Declare the commands below a parser; with none of them given, its help is the answer."""
    parser.set_defaults(run=lambda _, screen: screen.write(parser.format_help()))
    below = parser.add_subparsers(title=parser.screen.say("commands"), metavar=parser.screen.say("command_name"))
    for name, command in commands.items():
        key = f"{about}_{name}"
        child = below.add_parser(
            name, help=parser.screen.say(key), screen=parser.screen, about=key, prog=f"{parser.prog} {name}"
        )
        if isinstance(command, Mapping):
            _declare(child, command, key)
        else:
            command.declare(child)
            child.set_defaults(run=command.run)


def _version(screen: Screen) -> str:
    from importlib.metadata import version  # takes longer than the whole parser

    from shanyraq.law.families import LAW

    today = date.today()  # the law's day is the reader's
    return screen.say("version", version=version("shanyraq"), day=today, fingerprint=LAW.at(today).fingerprint)
