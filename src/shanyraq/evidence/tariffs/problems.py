"""What can be wrong with what tariffs are to be told of."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class TariffReportProblem(InputProblem):
    """A forecast or a report of tariffs that cannot be made as asked."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
