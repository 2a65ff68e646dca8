"""`shanyraq ladder measure`: where families of a population stand, who is poor in many ways, what hangs on what."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.card import METHODS
from shanyraq.cli.evidence_asked import REPORTS, declare_lonely, need_evidence
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("population", type=Path, metavar="POPULATION", key="evaluate_population")
    parser.option("--ladder", metavar="NAME|FILE.toml", default="family-card", key="ladder_ladder")
    parser.option("--method", choices=METHODS, key="card_method")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="ladder_date")
    parser.option("--out", type=Path, metavar="DIR", key="ladder_out")
    declare_lonely(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Put a population on a ladder.

    Raises:
        Problem: the population, the ladder or the folder cannot be used.
    """
    need_evidence("ladder measure", REPORTS)
    from dataclasses import replace

    from shanyraq.cli.shown_report import show_report
    from shanyraq.evidence.estimation.design import Lonely
    from shanyraq.evidence.wellbeing.chapters import ladder_report
    from shanyraq.evidence.wellbeing.files import check_place, report_name, write_ladder
    from shanyraq.evidence.wellbeing.standing import stand
    from shanyraq.law.wellbeing.ladder import Method
    from shanyraq.law.wellbeing.shipped import check_day, ladder_named
    from shanyraq.people.population import read_parts

    ladder, parts = ladder_named(options.ladder), read_parts(options.population)
    when = options.date or parts[0].about.date
    check_day(ladder, when)
    if options.out is not None:
        check_place(options.out)
    method = None if options.method is None else Method(options.method)
    with progress(screen, screen.say("evaluating")) as told:
        standing = stand(parts, when, ladder, method, told)
    standing = replace(standing, families=replace(standing.families, lonely=Lonely(options.lonely)))
    show_report(ladder_report(standing, screen.lang), screen)
    if options.out is not None:
        write_ladder(standing, options.out)
        screen.note(screen.say("page_written", file=options.out / report_name(screen.lang)))
