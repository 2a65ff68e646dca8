"""What can be wrong with what is asked of a design."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class DesignProblem(InputProblem):
    """A target or a number that no sample can be designed by."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
