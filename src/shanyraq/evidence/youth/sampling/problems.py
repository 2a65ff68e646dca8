"""What can be wrong with a frame, a plan or a sample."""

from pathlib import Path
from typing import ClassVar

from shanyraq.people.problems import PeopleProblem, SeveralProblems


class SampleProblem(PeopleProblem):
    """Something that no sample can be drawn from or by."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


def stratum_told(region: str, settlement: str) -> SampleProblem:
    """A stratum in the reader's language, to fill a place of another problem."""
    if settlement == "village":
        return SampleProblem("stratum_village", region=region)
    return SampleProblem("stratum_town", region=region)


class FrameProblems(SeveralProblems):
    """Everything that is wrong with a frame."""

    catalogue: ClassVar[Path] = SampleProblem.catalogue
