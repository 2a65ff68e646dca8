"""What can be wrong with a family's data: one problem with its place, or all problems of a file together."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from shanyraq.rules.problems import InputProblem

MOST_LISTED = 200
"""Problems told of one file; a wrong column of a country has millions of the same kind."""


class PeopleProblem(InputProblem):
    """A fact, a file or a folder about families that cannot be used as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


class SeveralProblems(PeopleProblem):
    """Everything that is wrong with one file.

    Attributes:
        problems: each of them, in the order of the file.
    """

    def __init__(self, key: str, *, problems: Sequence[PeopleProblem]) -> None:
        super().__init__(key, count=len(problems))
        self.problems = tuple(problems)

    def text(self, lang: str = "en") -> str:
        """A heading and each problem on a line of its own, in one of `LANGUAGES`."""
        lines = [problem.text(lang) for problem in self.problems[:MOST_LISTED]]
        if len(self.problems) > MOST_LISTED:
            lines.append(PeopleProblem("problems_more", count=len(self.problems) - MOST_LISTED).text(lang))
        return "\n".join([super().text(lang), *lines])


class CaseProblems(SeveralProblems):
    """A case file that cannot be used."""


class PopulationProblems(SeveralProblems):
    """A population that cannot be used."""


def population_refused(*problems: PeopleProblem) -> PopulationProblems:
    """The refusal of a population for one problem or for several."""
    return PopulationProblems("population_refused", problems=problems)
