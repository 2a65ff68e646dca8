"""`shanyraq docs`: writes the reference pages, or says which of them are stale."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.files import write_file
from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen

FOLDER = Path("docs/reference")


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--out", type=Path, default=FOLDER, metavar="DIR", key="docs_folder")
    parser.option("--check", action="store_true", key="docs_check")


def run(options: Namespace, screen: Screen) -> None:
    """Write the pages, or check those that lie there.

    Raises:
        CommandProblem: pages are stale, or the project's cases are not in the current folder.
    """
    from shanyraq.cli.reference.pages import CASES, reference_pages, stale_pages

    pages = reference_pages(CASES)
    if options.check:
        stale = stale_pages(pages, options.out)
        if stale:
            raise CommandProblem("pages_stale", names=", ".join(stale))
        screen.note(screen.say("docs_fresh", number=len(pages), folder=options.out))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        write_file(options.out / name, text)
    screen.note(screen.say("docs_written", number=len(pages), folder=options.out))
