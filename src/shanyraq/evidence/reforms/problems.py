"""What can be wrong with a simulation that is asked for."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class ReformProblem(InputProblem):
    """A reform, a value or a budget that cannot be simulated."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
