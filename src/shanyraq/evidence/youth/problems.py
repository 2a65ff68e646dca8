"""What can be wrong with the youth study's questionnaire, sample or answers."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem, SeveralProblems


class YouthProblem(PeopleProblem):
    """Something of the youth study that cannot be used as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


class FormProblems(SeveralProblems):
    """Everything that is wrong with a questionnaire."""

    catalogue: ClassVar[Path] = YouthProblem.catalogue
