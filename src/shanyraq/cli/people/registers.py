"""`shanyraq people registers`: two labelled registers of made-up persons, to measure linking on."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

MOST = 10_000_000
"""Persons that may be drawn at once: they are held in memory."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--persons", type=int, default=100_000, metavar="N", key="registers_persons")
    parser.option("--seed", type=int, default=1, metavar="N", key="registers_seed")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="registers_out")


def run(options: Namespace, screen: Screen) -> None:
    """Draw persons and write them down twice.

    Raises:
        Problem: a number is out of reach, or the folder is taken.
    """
    from shanyraq.people.linkage.registers.registers import write_registers
    from shanyraq.rules.formats import whole

    for name in ("persons", "seed"):
        number = getattr(options, name)
        if not 0 <= number <= MOST:
            raise CommandProblem("number_out_of_range", option=f"--{name}", value=number, most=MOST)
    if options.persons == 0:
        raise CommandProblem("registers_of_nobody")
    with progress(screen, screen.say("drawing_registers")) as told:
        counts = write_registers(options.out, options.persons, options.seed, told)
    numbers = {name: whole(number, screen.lang) for name, number in vars(counts).items()}
    screen.note(screen.say("registers_written", folder=options.out, **numbers))
