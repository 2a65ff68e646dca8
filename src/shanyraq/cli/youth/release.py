"""`shanyraq youth release`: a safeguarded file of answers with its risk report and privacy statement."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.youth.asked import declare_seed, seed_asked


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("survey", type=Path, metavar="SURVEY.parquet", key="youth_release_survey")
    parser.option(
        "--purpose", required=True, metavar="statistics|research|teaching|services", key="youth_release_purpose"
    )
    parser.option("--k", type=int, default=5, metavar="N", key="youth_release_k")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="youth_release_out")
    declare_seed(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Write the release.

    Raises:
        Problem: another purpose, too small a k, answers that cannot be read, or a folder that is there already.
    """
    from shanyraq.evidence.youth.fieldwork.survey import read_survey
    from shanyraq.evidence.youth.release.purposes import check_purpose
    from shanyraq.evidence.youth.release.release import make_release, write_release
    from shanyraq.rules.formats import whole

    check_purpose(options.purpose)
    made = make_release(read_survey(options.survey), options.purpose, options.k, seed_asked(options))
    write_release(made, options.out)
    hidden = whole(sum(made.hidden.values()), screen.lang)
    told = {"k": made.after.least_k, "left_out": whole(made.left_out, screen.lang)}
    rows = whole(made.answers.height, screen.lang)
    screen.note(screen.say("youth_released", folder=options.out, rows=rows, hidden=hidden, **told))
