"""What can be wrong with writing a template."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem


class TemplateProblem(PeopleProblem):
    """A folder that a template cannot be written to."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
