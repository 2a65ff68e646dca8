"""The drawings that pages show, made anew from the examples they are of."""

from pathlib import Path
from tempfile import TemporaryDirectory

from shanyraq.people.intake.delivery import Delivery
from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.read import read_files
from shanyraq.people.intake.report_page import quality_chart
from shanyraq.people.intake.report_words import ReportWords

FOLDER = Path("docs/pictures")

DELIVERIES = Path("examples/deliveries")
"""Two deliveries of one made-up source, a folder each."""


def pictures(home: Path) -> dict[Path, str]:
    """Every drawing with what it ought to show.

    Args:
        home: the project's folder.

    Raises:
        Problem: an example cannot be read.
    """
    before, now = (_read(folder) for folder in sorted((home / DELIVERIES).iterdir()))
    return {home / FOLDER / "delivery-quality.svg": quality_chart(now, before, ReportWords("en"))}


def _read(folder: Path) -> Delivery:
    mapping = read_mapping(folder / "mapping.toml")
    with TemporaryDirectory() as out:
        return read_files(sorted(folder.glob("*.csv")), mapping, Path(out) / "population")
