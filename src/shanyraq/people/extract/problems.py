"""What can be wrong with the wish for a research extract."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem


class ExtractProblem(PeopleProblem):
    """A plan or a level of protection that an extract cannot be made by."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
