"""What can be wrong with registers to be linked, with their map, or with clerks' decisions."""

from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem


class LinkageProblem(PeopleProblem):
    """A register, a map, a decision or an installation that linking cannot use as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


def need_linkage() -> None:
    """Make sure that what compares is installed, before anything long is done.

    Raises:
        LinkageProblem: Splink or DuckDB is missing.
    """
    if find_spec("splink") is None or find_spec("duckdb") is None:
        raise LinkageProblem("linkage_not_installed")
