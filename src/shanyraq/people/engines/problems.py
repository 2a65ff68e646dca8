"""What can be wrong with an evaluation of a country besides its data."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem


class EngineProblem(PeopleProblem):
    """An engine that is not there, or a folder of results that is in use."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
