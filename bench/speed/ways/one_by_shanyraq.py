"""One family after another by Shanyraq: decided, decided from the text of its case file, and explained to the tree."""

import itertools
import json
from collections.abc import Callable, Mapping
from functools import partial

from shanyraq.law import facts as law_facts
from shanyraq.law.families import OUTPUTS as CONTRACT
from shanyraq.people.case_file import read_case, write_case
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.explain import explain
from speed.common_law import DAY, FACTS, LAW_IN_FORCE, OUTPUTS, PERSON_FACTS
from speed.every_rule import EVERY_RULE
from speed.families import FIVE, families, places_of_size
from speed.serving import Plain, serve
from speed.stored import Stored

COUNT = 200
"""Different families, one after another."""


class OneByShanyraq(Plain):
    """Cases with the common subset's facts, and with every fact of the law."""

    def load(self, stored: Stored) -> None:
        """Make the cases."""
        places = places_of_size(stored, FIVE, COUNT)
        persons = tuple(fact.name for fact in law_facts.FACTS if fact.level == "person")
        homes = tuple(fact.name for fact in law_facts.FACTS if fact.level == "family")
        common = [_case(*family) for family in families(stored, places, ["region"], PERSON_FACTS)]
        whole = [_case(*family) for family in families(stored, places, homes, persons)]
        self.common, self.whole = itertools.cycle(common), itertools.cycle(whole)
        self.texts = itertools.cycle([json.dumps(write_case(case, DAY)) for case in common])
        assert ("region", *PERSON_FACTS) == FACTS

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """What can be timed."""
        return {
            "decide": lambda: decide(LAW_IN_FORCE, next(self.common), OUTPUTS),
            "decide from a case file": self.from_file,
            "explain": partial(self.explained, OUTPUTS),
            "decide, contract outputs": lambda: decide(LAW_IN_FORCE, next(self.whole), CONTRACT),
            "explain, contract outputs": partial(self.explained, CONTRACT),
            "decide, every rule": lambda: decide(LAW_IN_FORCE, next(self.whole), EVERY_RULE),
            "explain, every rule": partial(self.explained, EVERY_RULE),
        }

    def from_file(self) -> object:
        """Read a case file, with all its checks, and decide it."""
        return decide(LAW_IN_FORCE, read_case(next(self.texts)).case, OUTPUTS)

    def explained(self, outputs: tuple[str, ...]) -> object:
        """A case's results with the tree of their reasons."""
        cases = self.common if outputs is OUTPUTS else self.whole
        return explain(LAW_IN_FORCE, next(cases), outputs).tree


def _case(group: dict[str, int], members: tuple[dict[str, int], ...]) -> Case:
    """A case; what is at nought and has a default is left out, as a person would leave it out."""
    kept = tuple({name: value for name, value in facts.items() if value or name in NEEDED} for facts in members)
    return Case(group, kept, tuple(f"m{number}" for number, _ in enumerate(members, 1)))


NEEDED = {fact.name for fact in law_facts.FACTS if fact.default != 0}

if __name__ == "__main__":
    serve(OneByShanyraq())
