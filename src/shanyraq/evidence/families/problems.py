"""What can be wrong with the families that are to be studied."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class FamiliesProblem(InputProblem):
    """Families that cannot be studied."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
