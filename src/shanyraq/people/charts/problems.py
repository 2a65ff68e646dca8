"""What can be wrong with drawing charts."""

from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem

PACKAGES = ("altair", "vl_convert")
"""What the extra `charts` brings."""


class ChartsProblem(PeopleProblem):
    """Charts that cannot be drawn on this machine."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


def need_charts() -> None:
    """Look for the packages that draw; to be called before any long work that ends in charts.

    Raises:
        ChartsProblem: one is missing; names the command that installs it.
    """
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise ChartsProblem("charts_missing", names=", ".join(missing))
