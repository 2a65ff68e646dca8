"""How the findings of families make scores and levels: for one family and for all of a country alike.

Findings are whole numbers `[indicator, family]`. What is not known is left open: it may add to a score what the
indicator weighs, or nothing, and the score lies between the least and the most that can come of it.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from shanyraq.law.wellbeing.codes import Finding
from shanyraq.law.wellbeing.ladder import Ladder, Method, Scale

Whole = NDArray[np.int64]
Findings = NDArray[np.uint8]
Levels = NDArray[np.int64]
"""Places of levels, 0 for the best."""


@dataclass(frozen=True)
class Scores:
    """Scores of families: points, or weights in ten-thousandths.

    Attributes:
        known: of what is known to be found.
        least: the least that can come of what is open.
        most: the most.
    """

    known: Whole
    least: Whole
    most: Whole


@dataclass(frozen=True)
class Placed:
    """Where families stand.

    Attributes:
        known: by what is known to be found.
        best: at best.
        worst: at worst.
    """

    known: Levels
    best: Levels
    worst: Levels

    @property
    def settled(self) -> NDArray[np.bool_]:
        """Whether what is open can change nothing."""
        found: NDArray[np.bool_] = self.best == self.worst
        return found


@dataclass(frozen=True)
class Scoring:
    """A ladder on a day, by one method.

    Attributes:
        ladder: the ladder.
        scale: what holds on the day.
        method: how indicators make a score.
        effects: what each indicator adds to the score where it is found.
        borders: the score at which each level but the worst begins or ends.
    """

    ladder: Ladder
    scale: Scale
    method: Method
    effects: Whole
    borders: Whole

    @property
    def more_is_better(self) -> bool:
        """Whether a higher score is the better one."""
        return self.method is Method.POINTS

    def scores(self, findings: Findings) -> Scores:
        """The scores of families."""
        known = self.effects @ (findings == Finding.PRESENT)
        is_open = (findings == Finding.UNKNOWN).astype(np.int64)
        down, up = np.minimum(self.effects, 0) @ is_open, np.maximum(self.effects, 0) @ is_open
        return Scores(known, known + down, known + up)

    def levels(self, scores: Whole) -> Levels:
        """The level of each score."""
        if self.more_is_better:
            return np.searchsorted(-self.borders, -scores, side="left")
        return np.searchsorted(self.borders, scores, side="left")

    def placed(self, scores: Scores) -> Placed:
        """Where families stand with their scores."""
        ends = self.levels(scores.least), self.levels(scores.most)
        worst, best = ends if self.more_is_better else ends[::-1]
        return Placed(self.levels(scores.known), best, worst)

    def turned(self, findings: Findings, scores: Scores) -> Levels:
        """The level by what is known if one indicator were the other way, `[indicator, family]`; open ones turn not."""
        gained = (findings == Finding.ABSENT).astype(np.int64) - (findings == Finding.PRESENT)
        return self.levels(scores.known + self.effects[:, None] * gained)

    def poor(self, scores: Whole) -> NDArray[np.bool_]:
        """Who counts as multidimensionally poor, of scores by counting."""
        found: NDArray[np.bool_] = scores >= self.scale.cutoff
        return found

    def kept_from(self, levels: frozenset[str]) -> NDArray[np.bool_]:
        """Whether each level is among some, by its place."""
        return np.array([level.code in levels for level in self.ladder.levels])


def scoring(ladder: Ladder, day: date, method: Method | None = None) -> Scoring:
    """A ladder as it is on a day.

    Args:
        ladder: the ladder, in force on the day.
        day: the day.
        method: how indicators make a score; the ladder's own when None.
    """
    scale, chosen = ladder.scale(day), method or ladder.method
    by_points = chosen is Method.POINTS
    weighed, borders = (scale.points, scale.points_from) if by_points else (scale.weights, scale.weights_to)
    effects = np.array([weighed.get(name, 0) for name in ladder.names], dtype=np.int64)
    return Scoring(ladder, scale, chosen, effects, np.array(borders, dtype=np.int64))
