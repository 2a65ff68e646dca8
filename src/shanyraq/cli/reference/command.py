"""`shanyraq docs`: writes the reference pages and the answers of commands that pages show, or says what is stale."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.files import write_file
from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen

HERE = Path()


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--check", action="store_true", key="docs_check")


def run(options: Namespace, screen: Screen) -> None:
    """Write the pages of the project in the current folder, or check them.

    Raises:
        CommandProblem: pages are stale, or the current folder is not the project's.
    """
    from shanyraq.cli.reference.pages import FOLDER, current_pages, stale_pages

    pages = current_pages(HERE)
    stale = stale_pages(pages, HERE)
    if options.check and stale:
        raise CommandProblem("pages_stale", names=", ".join(stale))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for page, text in pages.items():
        if str(page) in stale:
            write_file(page, text)
    screen.note(screen.say("docs_written", number=len(stale), pages=len(pages)))
