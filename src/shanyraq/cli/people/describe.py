"""`shanyraq people describe`: a population in tables, drawings and pages."""

import json
from argparse import Namespace
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("population", type=Path, metavar="POPULATION", key="describe_population")
    parser.option("--out", type=Path, metavar="DIR", key="describe_out")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Describe a population on the screen and, where a folder is named, in files.

    Raises:
        Problem: the population cannot be used, or the folder is taken.
    """
    from shanyraq.people.describe.describe import describe
    from shanyraq.people.describe.portrait_json import to_json

    if options.out is not None:
        from shanyraq.people.describe.files import check_place

        check_place(options.out)
    with progress(screen, screen.say("describing")) as told:
        portrait = describe(options.population, told)
    if options.out is not None:
        from shanyraq.people.describe.files import page_name, write_portrait

        write_portrait(portrait, options.out)
    if options.json:
        screen.write(json.dumps(to_json(portrait), ensure_ascii=False, indent=2))
    else:
        from shanyraq.cli.people.portrait import show_portrait

        show_portrait(portrait, screen)
    if options.out is not None:
        screen.note(screen.say("describe_written", page=options.out / page_name(screen.lang)))
