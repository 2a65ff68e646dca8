"""What can be wrong with a book of tariffs: a cell, a sheet, or rows that do not fit together."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem, SeveralProblems


class TariffProblem(PeopleProblem):
    """A book of tariffs that cannot be used as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


class BookRefused(SeveralProblems):
    """Everything that is wrong with a workbook; nothing of it was used."""

    catalogue: ClassVar[Path] = TariffProblem.catalogue
