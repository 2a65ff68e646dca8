"""`shanyraq people read`: what an agency or a survey sent, checked and made a population, with a quality report."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.people.intake.delivery import Delivery


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("files", type=Path, nargs="+", metavar="FILE", key="read_files")
    parser.option("--map", type=Path, metavar="MAP.toml", required=True, dest="mapping", key="read_map")
    parser.option("--out", type=Path, metavar="POPULATION", required=True, key="read_out")
    parser.option("--report", type=Path, metavar="DIR", required=True, key="read_report")
    parser.option("--previous", type=Path, metavar="FILE", key="read_previous")
    parser.option("--replace", action="store_true", key="read_replace")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Read the files.

    Raises:
        Problem: a file or the mapping cannot be used, or the delivery is past its limits.
    """
    from shanyraq.people.intake.mapping_file import read_mapping
    from shanyraq.people.intake.problems import DeliveryRefused
    from shanyraq.people.intake.read import read_files

    mapping = read_mapping(options.mapping)
    page = options.report / f"report.{screen.lang}.html"
    try:
        with progress(screen, screen.say("reading")) as told:
            delivery = read_files(
                options.files,
                mapping,
                options.out,
                options.report,
                replace=options.replace,
                previous=options.previous,
                progress=told,
            )
    except DeliveryRefused as refused:
        _tell(refused.delivery, screen.say("read_refused", page=page), options, screen)
        raise
    _tell(delivery, screen.say("read_written", folder=options.out, page=page), options, screen)


def _tell(delivery: "Delivery", where: str, options: Namespace, screen: Screen) -> None:
    """Show or write what came of the delivery, and say where it is."""
    from shanyraq.people.intake.delivery import to_json, without_places

    if options.json:
        screen.write(to_json(without_places(delivery)))
        return
    _show(delivery, screen)
    screen.note(where)


def _show(delivery: "Delivery", screen: Screen) -> None:
    """Show what became of each file, and what was found."""
    from rich.table import Table

    from shanyraq.people.intake.checks import RULES
    from shanyraq.rules.formats import whole

    if delivery.synthetic:
        screen.show(screen.say("read_synthetic"))
    files = Table(title=screen.plain(delivery.source.lang(screen.lang)), title_justify="left")
    files.add_column(screen.say("read_file"))
    for key in ("read_rows_read", "read_rows_kept", "read_rows_refused", "read_rows_with_family"):
        files.add_column(screen.say(key), justify="right")
    for file in delivery.files:
        numbers = (file.rows_read, file.rows_kept, file.rows_refused, file.rows_with_family)
        files.add_row(screen.plain(file.name), *(whole(number, screen.lang) for number in numbers))
    screen.show(files)
    found = [check for check in delivery.checks if check.count]
    for check in found:
        rule = RULES[check.rule]
        number = whole(check.count, screen.lang)
        told = screen.say("read_finding", rule=check.rule, title=rule.title.lang(screen.lang), count=number)
        screen.show(screen.plain(told))
    numbers_told = {name: whole(getattr(delivery, name), screen.lang) for name in ("families", "persons")}
    screen.show(screen.say("read_counts", **numbers_told))
