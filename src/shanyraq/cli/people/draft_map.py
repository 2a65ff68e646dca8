"""`shanyraq people map`: a first mapping of files, drafted from their columns for a person to correct."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.files import write_file
from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("files", type=Path, nargs="+", metavar="FILE", key="map_files")
    parser.option("--out", type=Path, metavar="MAP.toml", key="map_out")


def run(options: Namespace, screen: Screen) -> None:
    """Draft a mapping.

    Raises:
        Problem: a file cannot be read, or the mapping's name is taken.
    """
    from shanyraq.people.intake.draft import draft_mapping

    if options.out is not None and options.out.exists():
        raise CommandProblem("file_taken", file=options.out)
    text = draft_mapping(options.files, screen.lang)
    if options.out is None:
        screen.write(text)
    else:
        write_file(options.out, text)
        screen.note(screen.say("map_written", file=options.out))
