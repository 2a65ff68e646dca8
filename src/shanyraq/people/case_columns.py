"""Cases of any body of law as columns, so that many of them are evaluated at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shanyraq.rules import Fact
from shanyraq.rules.case import Case
from shanyraq.rules.facts import STATED
from shanyraq.rules.population import Column


class CaseColumns:
    """Cases in their order; a fact left out takes its default, and whether it was stated is known.

    Args:
        cases: the cases.
        facts: every fact of their body of law.
        member: the name of its lower level.
    """

    def __init__(self, cases: Sequence[Case], facts: Sequence[Fact], member: str) -> None:
        self.cases = cases
        self.facts = {fact.name: fact for fact in facts}
        self.member = member

    @property
    def sizes(self) -> NDArray[np.int64]:
        """The number of members of each case."""
        return np.array([len(case.members) for case in self.cases], dtype=np.int64)

    def column(self, name: str) -> Column | None:
        """A fact's values, one a case or one a member; None where nobody states it."""
        fact = self.facts[name.removesuffix(STATED)]
        of_members = fact.level == self.member
        owners = [one for case in self.cases for one in (case.members if of_members else (case.group,))]
        if name != fact.name:
            return np.array([fact.name in stated for stated in owners], dtype=np.bool_)
        if not any(name in stated for stated in owners):
            return None
        return np.array([stated.get(name, fact.default) for stated in owners], dtype=fact.unit.dtype)
