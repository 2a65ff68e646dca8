"""What can stand in the way of reading a delivery: its mapping, its files, the limits it went past."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from shanyraq.people.intake.delivery import Delivery
from shanyraq.people.problems import PeopleProblem, SeveralProblems


class IntakeProblem(PeopleProblem):
    """A mapping, a file or a delivery that cannot be used as it is."""

    catalogue: ClassVar[Path] = Path(__file__).with_name("messages.toml")


class MappingProblems(SeveralProblems, IntakeProblem):
    """Everything that is wrong with a mapping file."""

    catalogue: ClassVar[Path] = IntakeProblem.catalogue


class DeliveryRefused(SeveralProblems, IntakeProblem):
    """A delivery of which nothing was kept, with the limits it went past.

    Attributes:
        delivery: what is known of it.
    """

    catalogue: ClassVar[Path] = IntakeProblem.catalogue

    def __init__(self, key: str, *, problems: Sequence[IntakeProblem], delivery: Delivery) -> None:
        super().__init__(key, problems=problems)
        self.delivery = delivery
