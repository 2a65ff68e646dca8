"""What can be wrong with a ladder's file, or with asking for one."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class LadderProblem(InputProblem):
    """A ladder that cannot be used as it is written, or does not apply."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")
