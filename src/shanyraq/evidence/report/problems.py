"""What can be wrong with what a report is made from."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class ReportProblem(InputProblem):
    """A comments file that cannot be used as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
