"""What the commands of the youth study ask alike: which questionnaire, which seed."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem

if TYPE_CHECKING:
    from shanyraq.evidence.youth.questionnaire.model import Questionnaire

QUESTIONNAIRES = ("young_people", "employers")
"""The questionnaires of the package, as `reading` has them."""


MOST_SEED = 2**31 - 1


def declare_seed(parser: Parser) -> None:
    """Declare the seed."""
    parser.option("--seed", type=int, default=1, metavar="N", key="youth_seed")


def seed_asked(options: Namespace) -> int:
    """The seed.

    Raises:
        CommandProblem: it is negative or too large.
    """
    if not 0 <= options.seed <= MOST_SEED:
        raise CommandProblem("number_out_of_range", option="--seed", value=options.seed, most=MOST_SEED)
    return int(options.seed)


def declare_form(parser: Parser) -> None:
    """Declare which questionnaire is meant."""
    parser.option("--form", default=QUESTIONNAIRES[0], metavar="young_people|employers|DIR", key="youth_form")


def form_asked(options: Namespace) -> "Questionnaire":
    """The questionnaire that the options name: one of the package, or a folder of one's own.

    Raises:
        Problem: there is no such questionnaire, or it is wrong.
    """
    from shanyraq.evidence.youth.questionnaire.reading import read_questionnaire, shipped_questionnaire

    if options.form in QUESTIONNAIRES:
        return shipped_questionnaire(options.form)
    return read_questionnaire(Path(options.form))
