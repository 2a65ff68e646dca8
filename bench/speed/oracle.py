"""Whether an evaluation equals the oracle: single families out of it, decided and explained one by one."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.facts import FACTS
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.explain import explain
from speed.common_law import LAW_IN_FORCE, PERSON_FACTS
from speed.common_law import OUTPUTS as COMMON
from speed.every_rule import EVERY_RULE
from speed.families import Family, families
from speed.stored import Stored

DECIDED = 4_000
EXPLAINED = 400


class Answers:
    """Saved outputs by name.

    Args:
        folder: where a worker saved them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._columns: dict[str, NDArray[Any]] = {}

    def __getitem__(self, name: str) -> NDArray[Any]:
        if name not in self._columns:
            self._columns[name] = np.load(self.folder / f"{name}.npy")
        return self._columns[name]


def differing(stored: Stored, answers: Answers, *, common: bool) -> dict[str, int]:
    """How many of a sample of families the oracle decides, or explains, otherwise than the evaluation did."""
    outputs = COMMON if common else EVERY_RULE
    persons = PERSON_FACTS if common else tuple(fact.name for fact in FACTS if fact.level == "person")
    homes = ("region",) if common else tuple(fact.name for fact in FACTS if fact.level == "family")
    places = _sample(stored, answers)
    first = np.cumsum(stored.sizes) - stored.sizes
    wrong = {"decided": len(places), "explained": 0, "decided otherwise": 0, "explained otherwise": 0}
    for number, (place, family) in enumerate(zip(places, families(stored, places, homes, persons), strict=True)):
        case = _case(family)
        evaluated = {name: _value(answers, name, place, int(first[place]), len(family.members)) for name in outputs}
        wrong["decided otherwise"] += decide(LAW_IN_FORCE, case, outputs) != evaluated
        if number % (DECIDED // EXPLAINED) == 0:
            wrong["explained"] += 1
            wrong["explained otherwise"] += explain(LAW_IN_FORCE, case, outputs).results != evaluated
    return wrong


def _sample(stored: Stored, answers: Answers) -> NDArray[np.int64]:
    """Families at random, half of them helped, where what is paid is decided."""
    draw = np.random.default_rng(1)
    helped = np.flatnonzero(answers["kind"])
    anybody = draw.integers(0, len(stored.sizes), DECIDED // 2)
    chosen = helped[draw.integers(0, len(helped), DECIDED // 2)]
    return np.concatenate([anybody, chosen])


def _case(family: Family) -> Case:
    return Case(family.group, family.members, tuple(f"m{number}" for number, _ in enumerate(family.members)))


def _value(answers: Answers, name: str, place: int, first: int, members: int) -> int | tuple[int, ...]:
    column = answers[name]
    if LAW_IN_FORCE[name].level == "person":
        return tuple(column[first : first + members].tolist())
    value: int = column[place].item()
    return value
