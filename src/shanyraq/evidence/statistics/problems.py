"""What can be wrong with a series, a period, a region or an imported file."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem, SeveralProblems
from shanyraq.rules.problems import Problem, messages


class StatisticsProblem(PeopleProblem):
    """A statistic that cannot be used as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


class WrongRow(StatisticsProblem):
    """A row that cannot be used, with what is wrong in it."""

    def text(self, lang: str = "en") -> str:
        """Where it stands and what is wrong, both in one of `LANGUAGES`."""
        told = {name: value.text(lang) if isinstance(value, Problem) else value for name, value in self.values.items()}
        return messages(self.catalogue)[self.key][lang].format(**told)


class ImportRefused(SeveralProblems):
    """Everything that is wrong with an imported file; nothing of it was kept."""

    catalogue: ClassVar[Path] = StatisticsProblem.catalogue
