"""`shanyraq law graph`: a drawing of how a value is made, as an SVG file."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from shanyraq.cli.files import STANDARD_INPUT, write_file
from shanyraq.cli.law.asked import declare_reforms, law_asked
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen
from shanyraq.rules.in_force import LawInForce

READABLE = 60
"""Boxes that one drawing shows well."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("name", metavar="NAME", key="graph_name")
    parser.option("--at", type=day, metavar="YYYY-MM-DD", key="option_at")
    parser.option("--out", metavar="FILE.svg", key="graph_out")
    parser.option("--depth", type=int, metavar="N", key="graph_depth")
    parser.option("--rules", action="store_true", key="graph_rules")
    declare_reforms(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Draw the graph into a file, or on standard output for `-`."""
    from shanyraq.rules.graph_svg import COLOURS, graph_svg

    on = options.at or date.today()  # the law's day is the reader's
    law = law_asked(options, options.name).at(on)
    inputs = _asked(law, options)
    words = {kind: screen.say(f"graph_{kind}") for kind in (*COLOURS, "unsure")}
    heading = f"{law[options.name].title.lang(screen.lang)} · {on}"
    drawn = graph_svg(law, inputs, heading, words, screen.lang)
    file = options.out or f"{options.name}.svg"
    if file == STANDARD_INPUT:
        screen.write(drawn)
        return
    write_file(Path(file), drawn)
    screen.note(screen.say("graph_written", file=file, number=len(inputs)))
    if len(inputs) > READABLE:
        screen.note(screen.say("graph_many", readable=READABLE))


def _asked(law: LawInForce, options: Namespace) -> Mapping[str, Sequence[str]]:
    """The names to draw, each with what it is made from."""
    from shanyraq.rules import Rule
    from shanyraq.rules.graph import within

    if options.depth is not None and options.depth < 1:
        raise CommandProblem("depth_wrong", value=options.depth)
    inputs: Mapping[str, Sequence[str]] = {
        node.name: node.inputs
        for node in law.needed([options.name])
        if not options.rules or isinstance(node.origin, Rule) or node.name == options.name
    }
    return inputs if options.depth is None else within(inputs, [options.name], options.depth)
