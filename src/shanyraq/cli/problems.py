"""What can be wrong with a command as a person gave it."""

from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem


class CommandProblem(InputProblem):
    """An option, a name or a file that a command cannot use as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


class WrongUsage(Exception):
    """Arguments that the parser did not understand, with how the command is used.

    Args:
        usage: how the command is used.
        message: what is wrong.
    """

    def __init__(self, usage: str, message: str) -> None:
        super().__init__(message)
        self.usage = usage
