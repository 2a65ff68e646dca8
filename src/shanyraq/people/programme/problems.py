"""What can be wrong with an individual programme."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem, SeveralProblems


class ProgrammeProblem(PeopleProblem):
    """A part of an individual programme that cannot be."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


class ProgrammeProblems(SeveralProblems):
    """Everything that is wrong with one file."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


def programme_refused(*problems: PeopleProblem) -> ProgrammeProblems:
    """The refusal of a file for one problem or for several."""
    return ProgrammeProblems("programme_refused", problems=problems)
