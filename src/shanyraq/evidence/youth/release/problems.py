"""What can be wrong with giving answers out."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class ReleaseProblem(InputProblem):
    """Answers that cannot be given out in this way."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
