"""How firmly families stand: whose level hangs on one indicator, and whose on what is not known."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shanyraq.evidence.estimation.score import Score, mean, ratio
from shanyraq.evidence.wellbeing.standing import Standing
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.law.wellbeing.ladder import Exclusion, Level


@dataclass(frozen=True)
class OnLevel:
    """A level's families, as shares of all.

    Attributes:
        level: the level.
        shares: by what is known, at best, at worst, and for certain.
        records: the families that each of these rests on.
    """

    level: Level
    shares: tuple[Score, ...]
    records: tuple[int, ...]

    @property
    def known(self) -> Score:
        """By what is known."""
        return self.shares[0]


@dataclass(frozen=True)
class Hinge:
    """What hangs on one indicator.

    Attributes:
        name: the indicator; empty for any.
        up: families that would stand higher by what is known if it were the other way.
        down: families that would stand lower.
        either: families whose level would change.
    """

    name: str
    up: Score
    down: Score
    either: Score


@dataclass(frozen=True)
class Excluded:
    """Who is kept from a service, of those who ask for it.

    Attributes:
        exclusion: the service.
        asked: families of the country that ask.
        rate: the share that is excluded for certain.
        left_open: the share of which that hangs on what is not known; they are not excluded.
        inputs: by indicator that makes the score better, the share of the excluded for whom it is found.
        families: records that ask.
        records: records that are excluded.
    """

    exclusion: Exclusion
    asked: float
    rate: Score
    left_open: Score
    inputs: dict[str, Score]
    families: int
    records: int


def on_levels(standing: Standing) -> list[OnLevel]:
    """Families by level, from the best."""
    placed, weight = standing.placed, standing.weight
    found = []
    for place, level in enumerate(standing.ladder.levels):
        here = placed.known == place
        flags = (here, placed.best == place, placed.worst == place, here & placed.settled)
        shares = tuple(mean(weight, one) for one in flags)
        found.append(OnLevel(level, shares, tuple(int(np.count_nonzero(one & standing.inside)) for one in flags)))
    return found


def hinges(standing: Standing) -> Iterator[Hinge]:
    """What hangs on any one indicator, then on each."""
    weight, turned, known = standing.weight, standing.turned, standing.placed.known
    up, down = turned < known, turned > known
    yield Hinge("", *(mean(weight, np.asarray(flags.any(axis=0))) for flags in (up, down, up | down)))
    for place, name in enumerate(standing.ladder.names):
        yield Hinge(name, *(mean(weight, flags[place]) for flags in (up, down, up | down)))


def exclusions(standing: Standing) -> Iterator[Excluded]:
    """What the ladder's levels keep families from."""
    weight, effects = standing.weight, standing.scoring.effects
    for exclusion in standing.ladder.exclusions:
        asked = standing.asked[exclusion.service] & standing.inside
        certain, left_open = standing.excluded(exclusion)
        better = effects > 0 if standing.scoring.more_is_better else effects < 0
        yield Excluded(
            exclusion,
            float(weight @ asked),
            ratio(weight, certain, asked),
            ratio(weight, left_open, asked),
            {
                name: ratio(weight, certain & (standing.findings[place] == Finding.PRESENT), certain)
                for place, name in enumerate(standing.ladder.names)
                if better[place]
            },
            int(np.count_nonzero(asked)),
            int(np.count_nonzero(certain & standing.inside)),
        )
