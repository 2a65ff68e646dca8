"""What can be wrong with a register of recipients."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem


class CaseloadProblem(PeopleProblem):
    """A register that cannot be told of as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
