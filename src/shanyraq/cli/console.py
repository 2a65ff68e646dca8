"""Rich's console, with a reader who goes away left to the edge of the process."""

from typing import NoReturn

from rich.console import Console


class PipedConsole(Console):
    """A console that does not end the program by itself when nobody reads it any more."""

    def on_broken_pipe(self) -> NoReturn:
        """Let the edge give the exit code, as for every other end."""
        raise BrokenPipeError
