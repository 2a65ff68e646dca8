"""What the commands of evidence ask alike: the packages they end in, and what to do with lonely strata."""

from collections.abc import Iterable
from importlib import util

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem

ERRORS = ("scipy",)
"""What errors and intervals are computed by."""

REPORTS = (*ERRORS, "typst", "altair", "vl_convert")
"""What reports end in besides: prints and drawings."""

LONELY = ("fail", "certainty", "adjust", "average", "collapse")
"""What can be done with strata of one sampling unit, as `Lonely` has it."""


def need_evidence(command: str, packages: Iterable[str] = ERRORS) -> None:
    """Refuse to begin what could not end.

    Raises:
        CommandProblem: a package of the extra `evidence` is missing.
    """
    if any(util.find_spec(name) is None for name in packages):
        raise CommandProblem("extra_missing", command=command, extra="evidence")


def declare_lonely(parser: Parser) -> None:
    """Declare `--lonely`."""
    parser.option("--lonely", choices=LONELY, default=LONELY[0], key="measure_lonely")
