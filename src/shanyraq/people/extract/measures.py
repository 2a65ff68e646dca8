"""How safe data is: the sizes of its classes, and how likely somebody in them is found again.

The risk of a family or person in a class of f rows, that stands for F in the population, is the expectation of 1/F as
Benedetti and Franconi (1998) estimate it from the weights, in the closed forms of Templ, "Statistical Disclosure
Control for Microdata" (Springer, 2017): with p = f/F it is p/(1-p)·ln(1/p) for one row, p/(1-p) - (p/(1-p))²·ln(1/p)
for two, p/(f-(1-p)) for more; of a whole population it is 1/f.
"""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shanyraq.people.extract.classes import UNLIMITED, Classes, Level

Floats = NDArray[np.float64]

DECIMALS = 6
"""Decimals of shares and risks in reports: figures of any machine agree to as many."""


@dataclass(frozen=True)
class Measured:
    """How safe families or persons are.

    Attributes:
        rows: how many there are.
        classes: how many classes they make.
        least_k: the families of the smallest class; None without rows.
        least_l: the fewest values of a sensitive column in a class; None where all classes tell harmless ones only.
        unsafe: rows in classes that fall short of the level asked for.
        unique: rows that are alone in their class.
        risk: the mean risk of being found again.
        expected: how many would be found again.
    """

    rows: int
    classes: int
    least_k: int | None
    least_l: int | None
    unsafe: int
    unique: int
    risk: float
    expected: float

    @property
    def json(self) -> dict[str, Any]:
        """The figures by name."""
        return asdict(self)


def measured(found: Classes, level: Level, stand_for: Floats) -> Measured:
    """The figures of classes.

    Args:
        found: the classes.
        level: the protection asked for.
        stand_for: how many of the population each row stands for.
    """
    rows = len(found.of)
    population = np.bincount(found.of, weights=stand_for, minlength=len(found.rows)).astype(float)
    risks = class_risks(found.rows, population)
    expected = float((risks * found.rows).sum())
    least_l = int(found.values.min(initial=UNLIMITED))
    return Measured(
        rows=rows,
        classes=len(found.rows),
        least_k=int(found.families.min()) if rows else None,
        least_l=None if least_l == UNLIMITED else least_l,
        unsafe=int(found.rows[found.unsafe(level)].sum()),
        unique=int((found.rows == 1).sum()),
        risk=round(expected / rows, DECIMALS) if rows else 0.0,
        expected=round(expected, DECIMALS),
    )


def class_risks(rows: NDArray[np.int64], population: Floats) -> Floats:
    """The risk of each row of a class.

    Args:
        rows: how many rows each class has.
        population: for how many of the population they stand.
    """
    share = np.minimum(rows / np.maximum(population, rows), 1.0)
    sampled = share < 1
    rest = np.where(sampled, 1 - share, 1.0)
    odds, log = share / rest, np.log(1 / share)
    one, two = odds * log, odds - odds**2 * log
    more = share / np.maximum(rows - rest, 1e-12)
    estimated = np.where(rows == 1, one, np.where(rows == 2, two, more))
    return np.where(sampled, np.clip(estimated, 0.0, 1.0), 1 / rows)


def gini(values: NDArray[np.int64], weights: Floats) -> float:
    """The Gini coefficient of amounts that are not negative: 0 where all are equal."""
    order = np.argsort(values, kind="stable")
    amounts, weights = values[order].astype(float), weights[order]
    whole, total = weights.sum(), (weights * amounts).sum()
    if total <= 0:
        return 0.0
    below = np.cumsum(weights) - weights / 2
    return round(float(2 * (weights * amounts * below).sum() / (whole * total) - 1), DECIMALS)


def mean(values: NDArray[np.int64], weights: Floats) -> int:
    """The mean of amounts, to the nearest whole."""
    whole = weights.sum()
    return round(float((weights * values).sum() / whole)) if whole > 0 else 0
