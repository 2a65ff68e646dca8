"""What can be wrong with what an employer tells of its staff."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem, SeveralProblems


class EmployerProblem(PeopleProblem):
    """A staff list that cannot be used as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


class StaffProblems(SeveralProblems):
    """Everything that is wrong with one staff file."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


def staff_refused(*problems: PeopleProblem) -> StaffProblems:
    """The refusal of a staff file for one problem or for several."""
    return StaffProblems("staff_refused", problems=problems)
