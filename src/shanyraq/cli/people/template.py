"""`shanyraq people template`: files for an agency to fill, and the mapping that reads them."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--out", type=Path, metavar="DIR", required=True, key="template_out")
    parser.option("--format", choices=("csv", "xlsx"), default="xlsx", metavar="csv|xlsx", key="template_format")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="template_date")


def run(options: Namespace, screen: Screen) -> None:
    """Write the files in the reader's language.

    Raises:
        Problem: a file is in the way, or the folder cannot be written.
    """
    from shanyraq.people.templates.template import write_template

    on = options.date or date.today()
    files = write_template(options.out, options.format, screen.lang, on)
    screen.note(
        screen.say("template_written", folder=options.out, files=", ".join(file.name for file in files), day=on)
    )
