"""A country to measure on: every fact of the law as a column, families of 1 to 30 members, drawn lot by lot.

It is nobody's picture; it has what makes evaluation slow or wrong: large families, every code, money to the tiyn, and
incomes chosen so that amounts end exactly in a whole or in half a tenge.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.codes import Relation, Sex, StateSupport, Study, Work
from shanyraq.law.facts import FACTS
from shanyraq.rules import TENGE, Fact, to_day
from shanyraq.rules.in_force import CASE
from speed.common_law import DAY, INCOMES, LAW_IN_FORCE, numbers
from speed.stored import create

Columns = dict[str, NDArray[Any]]

LOT = 1 << 17
"""Families drawn at a time."""

SIZES = np.array([0, 19, 22, 19, 17, 10, 6, 3, 2, 1, 0.5, *[0.05] * 20])
"""How many families in about a hundred have so many members, by the number."""

RARE = 0.01
"""The chance that a fact nothing below speaks of is not at its default."""

TIED = 0.02
"""The share of families whose income is rounded so that their amount ends in a whole or in half a tenge."""

VERSION = 5
"""Columns of another version are drawn anew."""


@dataclass(frozen=True)
class Lot:
    """Families being drawn.

    Attributes:
        draw: the lot's own random numbers.
        sizes: members of each family.
        slot: each person's place in the family; the applicant's is 0.
        age: each person's age in years.
    """

    draw: np.random.Generator
    sizes: NDArray[np.int64]
    slot: NDArray[np.int64]
    age: NDArray[np.float64]

    def happens(self, chance: float | NDArray[Any]) -> NDArray[np.bool_]:
        """For each person whether it happens."""
        return self.draw.random(len(self.slot)) < chance


def country(folder: Path, persons: int, seed: int = 1) -> Path:
    """The folder with a country of about so many persons; drawn when it is not there yet."""
    home = folder / f"{persons}-{VERSION}"
    if not (home / "numbers.json").exists():
        sizes = _sizes(persons, seed)
        rows = {"person": int(sizes.sum()), "family": len(sizes)}
        facts = [fact for fact in FACTS if fact.level != CASE]
        columns = create(home, {fact.name: (rows[fact.level], fact.unit.dtype) for fact in facts})
        person = 0
        for first, lot in _lots(sizes, seed):
            drawn = _persons(lot) | _families(lot)
            until = person + len(lot.slot)
            for fact in facts:
                start, stop = (person, until) if fact.level == "person" else (first, first + len(lot.sizes))
                columns[fact.name][start:stop] = drawn[fact.name] if fact.name in drawn else _rare(lot, fact)
            person = until
        np.save(home / "sizes.npy", sizes)
        (home / "numbers.json").write_text(json.dumps(numbers(LAW_IN_FORCE)), encoding="utf-8")
    return home


def _sizes(persons: int, seed: int) -> NDArray[np.int64]:
    chances = SIZES / SIZES.sum()
    mean = float((np.arange(len(SIZES)) * chances).sum())
    return np.random.default_rng(seed).choice(len(SIZES), round(persons / mean), p=chances).astype(np.int64)


def _lots(sizes: NDArray[np.int64], seed: int) -> Iterator[tuple[int, Lot]]:
    for first in range(0, len(sizes), LOT):
        draw = np.random.default_rng([seed, first])
        of_lot = sizes[first : first + LOT]
        slot = np.arange(of_lot.sum()) - np.repeat(np.cumsum(of_lot) - of_lot, of_lot)
        grown = (slot == 0) | ((slot == 1) & (draw.random(len(slot)) < 0.75)) | (draw.random(len(slot)) < 0.12)
        age = np.where(grown, 19 + 62 * draw.beta(1.4, 2.2, len(slot)), 22 * draw.random(len(slot)))
        yield first, Lot(draw, of_lot, slot, age)


def _persons(lot: Lot) -> Columns:
    age, grown = lot.age, lot.age >= 18
    relation = np.where(lot.slot == 0, Relation.APPLICANT, np.where(grown, Relation.SPOUSE, Relation.CHILD))
    learning = np.where(age < 17.5, Study.SCHOOL, np.where(lot.happens(0.5), Study.UNIVERSITY_FULL_TIME, Study.NONE))
    studies = (age >= 6) & (age < 23)
    columns: Columns = {
        "birth_date": (to_day(DAY) - age * 365.2425).astype(np.int32),
        "relation": np.where(lot.happens(RARE) & (lot.slot > 0), Relation.UNRELATED, relation).astype(np.uint8),
        "sex": lot.draw.integers(Sex.FEMALE, Sex.MALE, len(age), dtype=np.uint8, endpoint=True),
        "study": np.where(studies, learning, Study.NONE).astype(np.uint8),
        "work": np.where(grown & lot.happens(0.6), Work.PERMANENT_JOB, Work.NOT_WORKING).astype(np.uint8),
        "disability": _rare(lot, _fact("disability"), 0.04),
        "state_support": _rare(lot, _fact("state_support")),
    }
    counted = (columns["relation"] != Relation.UNRELATED) & (columns["state_support"] == StateSupport.NONE)
    return columns | _incomes(lot, counted)


def _incomes(lot: Lot, counted: NDArray[np.bool_]) -> Columns:
    """What persons had in the quarter, in tiyn; one family in twenty live on little."""
    grown, old = (lot.age >= 18) & (lot.age < 61), lot.age >= 61
    poor = np.repeat(lot.draw.random(len(lot.sizes)) < 0.05, lot.sizes)
    wage = np.where(poor, 0.12, 1.0) * lot.draw.lognormal(np.log(750_000), 0.6, len(poor))
    own = np.where(poor, 0.12, 1.0) * lot.draw.lognormal(np.log(400_000), 0.8, len(poor))
    pension = lot.draw.uniform(180_000, 540_000, len(poor))
    columns = {
        "income_wage": _money(wage, grown & lot.happens(np.where(lot.slot == 0, 0.9, 0.6))),
        "income_self_employment": _money(own, grown & lot.happens(0.1)),
        "income_pension": _money(pension, old),
        "income_other": _money(own, lot.happens(0.02)),
    }
    _tie(lot, columns, counted)
    return columns


def _money(tenge: NDArray[np.float64], where: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.where(where, np.rint(tenge * TENGE), 0).astype(np.int64)


def _tie(lot: Lot, columns: Columns, counted: NDArray[np.bool_]) -> None:
    """Raise some applicants' other income until the family's is a multiple of half a tenge a month for each member."""
    first = np.cumsum(lot.sizes) - lot.sizes
    income = np.add.reduceat(sum(columns[name] for name in INCOMES) * counted, first)
    members = np.add.reduceat(counted, first, dtype=np.int64)
    chosen = (lot.draw.random(len(first)) < TIED) & counted[first]
    missing = -income % np.maximum(3 * members * TENGE // 2, 1)
    columns["income_other"][first[chosen]] += missing[chosen]


def _families(lot: Lot) -> Columns:
    count = len(lot.sizes)
    regions = np.array([int(region) for region in _fact("region").unit.codes or ()], dtype=np.uint8)
    return {
        "region": regions[lot.draw.integers(0, len(regions), count)],
        "dwellings": lot.draw.choice([0, 1, 2], count, p=[0.2, 0.74, 0.06]).astype(np.int32),
        "dwelling_area_m2": lot.draw.integers(20, 160, count, dtype=np.int32),
        "cars": lot.draw.choice([0, 1, 2], count, p=[0.4, 0.5, 0.1]).astype(np.int32),
    }


def _rare(lot: Lot, fact: Fact, chance: float = RARE) -> NDArray[Any]:
    """A column that is at its default but for some."""
    rows = len(lot.slot) if fact.level == "person" else len(lot.sizes)
    column = np.full(rows, fact.default or 0, dtype=fact.unit.dtype)
    chosen = np.flatnonzero(lot.draw.random(rows) < chance)
    column[chosen] = _values(lot.draw, fact, len(chosen))
    return column


def _values(draw: np.random.Generator, fact: Fact, count: int) -> NDArray[Any]:
    match fact.unit.name:
        case "codes":
            return draw.choice([int(code) for code in fact.unit.codes or ()], count)
        case "flag":
            return np.ones(count, dtype=bool)
        case "day":
            return to_day(DAY) - draw.integers(1, 3 * 365, count)
        case "tiyn":
            return draw.integers(1, 200_000 * TENGE, count)
    return draw.integers(0, min(fact.most, 6), count)


def _fact(name: str) -> Fact:
    return FACT_BY_NAME[name]


FACT_BY_NAME: Mapping[str, Fact] = {fact.name: fact for fact in FACTS}
