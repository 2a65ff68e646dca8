"""What can be wrong with an assessment that is asked for."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class AssessmentProblem(InputProblem):
    """An option, a place or a comments file that cannot be used."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
