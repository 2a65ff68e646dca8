"""What can be wrong with the country asked for, in three languages."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem


class CountryProblem(PeopleProblem):
    """A country that cannot be drawn as asked."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
