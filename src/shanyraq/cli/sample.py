"""`shanyraq sample`: a population of made-up families to try things on."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from shanyraq.cli.parser import Parser, day
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

MOST = 10_000_000
"""Families that a sample may have: more than any country of this law."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("folder", type=Path, metavar="POPULATION", key="sample_folder")
    parser.option("--families", type=int, default=10_000, metavar="N", key="sample_families")
    parser.option("--seed", type=int, default=1, metavar="N", key="sample_seed")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="option_at")


def run(options: Namespace, screen: Screen) -> None:
    """Draw the families.

    Raises:
        Problem: the number is out of reach, the date before the law, or the folder taken.
    """
    from shanyraq.law.families import LAW
    from shanyraq.people.sample.population import write_sample
    from shanyraq.rules.formats import whole

    for name in ("families", "seed"):
        number = getattr(options, name)
        if not 0 <= number <= MOST:
            raise CommandProblem("number_out_of_range", option=f"--{name}", value=number, most=MOST)
    on = LAW.at(options.date or date.today()).day
    with progress(screen, screen.say("sampling")) as told:
        counts = write_sample(options.folder, options.families, options.seed, on, progress=told)
    numbers = {"families": whole(counts.families, screen.lang), "persons": whole(counts.persons, screen.lang)}
    screen.note(screen.say("sample_written", folder=options.folder, **numbers))
