"""What can be wrong with what is to be measured, told in three languages."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class EvidenceProblem(InputProblem):
    """Data, a measure or an option that cannot be used as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
