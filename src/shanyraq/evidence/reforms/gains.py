"""Who gains and who loses by a reform: families and persons, by tenths, regions and types of family."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shanyraq.evidence.families.families import Families
from shanyraq.evidence.families.samples import deciles, kinds, regions
from shanyraq.evidence.measure import EVERYBODY, Groups
from shanyraq.rules import TENGE

Whole = NDArray[np.int64]

BY = {"decile": deciles, "region": regions, "family_type": kinds}
"""How families are grouped."""


@dataclass(frozen=True)
class Gains:
    """A group's gainers and losers.

    Attributes:
        by: `decile`, `region`, `family_type`, or `all`.
        group: the group's name.
        families: families in it.
        gaining: families with more.
        losing: families with less.
        persons_gaining: persons in families with more.
        persons_losing: persons in families with less.
        gain: what the gainers gain a month, in tenge.
        loss: what the losers lose a month, in tenge, above nought.
    """

    by: str
    group: str
    families: float
    gaining: float
    losing: float
    persons_gaining: float
    persons_losing: float
    gain: float
    loss: float

    @property
    def change(self) -> float:
        """What the group has more or less a month, in tenge."""
        return self.gain - self.loss


def groupings(families: Families) -> dict[str, Groups]:
    """All families as one group, and each way of grouping them."""
    everybody = Groups(np.zeros(families.number, dtype=np.intp), (EVERYBODY,))
    return {EVERYBODY: everybody, **{by: grouped(families) for by, grouped in BY.items()}}


def gains_of(families: Families, grouped: Mapping[str, Groups], before: Whole, after: Whole) -> list[Gains]:
    """Gainers and losers of each group.

    Args:
        families: the families.
        grouped: the groups, by the name of the way.
        before: what is paid under the baseline a month, in tiyn.
        after: what is paid under the reform.
    """
    return [gain for by, groups in grouped.items() for gain in _by(families, by, groups, after - before)]


def _by(families: Families, by: str, groups: Groups, change: Whole) -> list[Gains]:
    number = len(groups.names)

    def sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.bincount(groups.codes, weights=values, minlength=number), dtype=np.float64)

    more, less, money = change > 0, change < 0, families.weight * change / TENGE
    columns = (
        families.weight,
        families.weight * more,
        families.weight * less,
        families.persons * more,
        families.persons * less,
        np.where(more, money, 0.0),
        np.where(less, -money, 0.0),
    )
    return [
        Gains(by, name, *map(float, row))
        for name, row in zip(groups.names, np.column_stack([sums(values) for values in columns]), strict=True)
    ]
