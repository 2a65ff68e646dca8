"""`shanyraq caseload`: a register of recipients month by month, how long families stay and how many come back."""

import json
from argparse import Namespace
from pathlib import Path

from shanyraq.cli.assess import formats_asked
from shanyraq.cli.evidence_asked import REPORTS, need_evidence
from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen

MOST_MONTHS = 120
"""The longest gap, and the longest time in which a return counts."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("register", type=Path, metavar="REGISTER", key="caseload_register")
    parser.option("--out", type=Path, metavar="DIR", key="caseload_out")
    parser.option("--survey", type=Path, metavar="POPULATION", key="caseload_survey")
    parser.option("--store", type=Path, metavar="FOLDER", key="statistics_store")
    parser.option("--gap", type=int, default=0, metavar="MONTHS", key="caseload_gap")
    parser.option("--within", type=int, default=12, metavar="MONTHS", key="caseload_within")
    parser.option("--formats", type=formats_asked, metavar="html,pdf,xlsx", default=("html",), key="assess_formats")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Tell of a register.

    Raises:
        Problem: the register, the survey, the statistics or the folder cannot be used.
    """
    need_evidence("caseload", REPORTS)
    from shanyraq.evidence.caseload.files import (
        caseload_report,
        check_place,
        numbers_of,
        report_name,
        write_caseload,
    )
    from shanyraq.evidence.caseload.gather import gather

    for name, value in (("--gap", options.gap), ("--within", options.within)):
        if not 0 <= value <= MOST_MONTHS:
            raise CommandProblem("number_out_of_range", option=name, value=value, most=MOST_MONTHS)
    if options.out is not None:
        check_place(options.out)
    caseload = gather(
        options.register, store=options.store, survey=options.survey, gap=options.gap, within=options.within
    )
    if options.json:
        screen.write(json.dumps(numbers_of(caseload), ensure_ascii=False, indent=2))
    else:
        from shanyraq.cli.shown_report import show_report

        show_report(caseload_report(caseload, screen.lang), screen)
    if options.out is not None:
        write_caseload(caseload, options.out, options.formats)
        screen.note(screen.say("caseload_written", page=options.out / report_name(screen.lang, options.formats[0])))
