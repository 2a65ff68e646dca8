"""The staff of employers: each employer with its categories of employees, ready for the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.employers.facts import EMPLOYEE_FACTS, EMPLOYER_CASE_FACTS, EMPLOYER_FACTS
from shanyraq.law.employers.levels import EMPLOYER_LEVELS
from shanyraq.rules import Fact
from shanyraq.rules.case import Case
from shanyraq.rules.facts import STATED
from shanyraq.rules.population import Column

STAFF_DATE = EMPLOYER_CASE_FACTS[0]
GROUP_FACTS: Mapping[str, Fact] = {fact.name: fact for fact in EMPLOYER_FACTS}
MEMBER_FACTS: Mapping[str, Fact] = {fact.name: fact for fact in EMPLOYEE_FACTS}


@dataclass(frozen=True)
class Employer:
    """An employer and its staff.

    Attributes:
        name: what it is called.
        case: its facts, and those of each category of its employees.
    """

    name: str
    case: Case


@dataclass(frozen=True)
class Staff:
    """What a staff file says.

    Attributes:
        employers: in the order of the file.
        day: the day the staff is counted, where the file says it.
    """

    employers: tuple[Employer, ...]
    day: date | None


class Employers:
    """Employers as columns, for evaluating them all at once."""

    def __init__(self, employers: Sequence[Employer]) -> None:
        self.employers = employers

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many categories each employer has."""
        return np.array([len(employer.case.members) for employer in self.employers], dtype=np.int64)

    def column(self, name: str) -> Column | None:
        """A fact's values, left out ones at their defaults, or whether they were stated."""
        fact = GROUP_FACTS.get(name.removesuffix(STATED)) or MEMBER_FACTS.get(name.removesuffix(STATED))
        if fact is None:
            return None
        cases = [employer.case for employer in self.employers]
        owners: list[Mapping[str, int]] = [case.group for case in cases]
        if fact.level == EMPLOYER_LEVELS.member:
            owners = [member for case in cases for member in case.members]
        if name != fact.name:
            return np.array([fact.name in found for found in owners], dtype=np.bool_)
        return np.array([found.get(name, fact.default) for found in owners], dtype=fact.unit.dtype)
