"""A bar while a long thing is done, on standard error and only where somebody watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from shanyraq.cli.screen import Screen

Told = Callable[[int, int], None]
"""Told how much is done, of how much."""


@contextmanager
def progress(screen: Screen, doing: str) -> Iterator[Told]:
    """A bar that says what is being done; gone when it is done."""
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen.notes, transient=True, disable=not screen.notes.is_terminal) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
