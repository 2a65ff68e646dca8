"""A family's card: what is found, what it comes to, how sure that is, what would change it, what it is kept from."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from shanyraq.law.wellbeing.codes import Finding
from shanyraq.law.wellbeing.ladder import Exclusion, Ladder, Level, Method
from shanyraq.law.wellbeing.missing import Missing, missing_facts
from shanyraq.law.wellbeing.scoring import Scoring, scoring
from shanyraq.rules.case import Case
from shanyraq.rules.explain import Explanation, explain
from shanyraq.rules.in_force import LawInForce


@dataclass(frozen=True)
class Line:
    """An indicator on a card.

    Attributes:
        name: the rule that finds it.
        domain: the code of its domain.
        finding: what is known of it.
        effect: what it adds to the score where it is found.
        missing: what was not stated and keeps it open.
        turned: the level by what is known if it were the other way; None where that is open.
    """

    name: str
    domain: str
    finding: Finding
    effect: int
    missing: tuple[Missing, ...]
    turned: Level | None

    @property
    def least(self) -> int:
        """The least it adds to the score for all that is known."""
        return min(self.added)

    @property
    def most(self) -> int:
        """The most it adds to the score for all that is known."""
        return max(self.added)

    @property
    def added(self) -> tuple[int, ...]:
        """What it adds, or may add."""
        if self.finding is Finding.UNKNOWN:
            return 0, self.effect
        return (self.effect if self.finding is Finding.PRESENT else 0,)


@dataclass(frozen=True)
class Kept:
    """What a level does to the right to a service.

    Attributes:
        exclusion: the service and the levels that are kept from it.
        asks: whether the family would have the service.
        excluded: whether it is kept from it: at best and at worst its level is one that is.
        left_open: whether that hangs on what is not known, for which nobody is kept from anything.
        because: the indicators found that bring the level about.
        lifted_by: the indicators that one by one, the other way, would end it.
    """

    exclusion: Exclusion
    asks: bool
    excluded: bool
    left_open: bool
    because: tuple[Line, ...]
    lifted_by: tuple[Line, ...]


@dataclass(frozen=True)
class Score:
    """A score of one family.

    Attributes:
        known: of what is known to be found.
        least: the least that can come of what is open.
        most: the most.
    """

    known: int
    least: int
    most: int


@dataclass(frozen=True, eq=False)
class Card:
    """A family on a ladder.

    Attributes:
        scoring: the ladder on the day, and the method.
        explanation: what was found, and why.
        lines: the indicators, in the ladder's order.
        score: what they come to.
        known: the level by what is known.
        best: the level at best.
        worst: the level at worst.
        kept: what the level does to rights to services.
        outside: whether the ladder is not the one of the family's region.
    """

    scoring: Scoring
    explanation: Explanation
    lines: tuple[Line, ...]
    score: Score
    known: Level
    best: Level
    worst: Level
    kept: tuple[Kept, ...]
    outside: bool

    @property
    def ladder(self) -> Ladder:
        """The ladder."""
        return self.scoring.ladder

    @property
    def settled(self) -> bool:
        """Whether what is open can change nothing."""
        return self.best is self.worst

    @property
    def left_open(self) -> tuple[Line, ...]:
        """The indicators that are not known."""
        return tuple(line for line in self.lines if line.finding is Finding.UNKNOWN)

    @cached_property
    def place(self) -> int:
        """How many levels are better than the one by what is known."""
        return self.ladder.levels.index(self.known)

    @property
    def next_level(self) -> Level | None:
        """The level above the one by what is known; None from the best."""
        return self.ladder.levels[self.place - 1] if self.place else None

    @property
    def distance(self) -> int:
        """By how much the score falls short of the level above; nought on the best."""
        return abs(int(self.scoring.borders[self.place - 1]) - self.score.known) if self.place else 0

    def moves(self, *, up: bool) -> tuple[Line, ...]:
        """The indicators that one by one, the other way, would move the family up, or down."""
        places = {id(level): place for place, level in enumerate(self.ladder.levels)}
        moved = [(line, places[id(line.turned)] - self.place) for line in self.lines if line.turned is not None]
        return tuple(line for line, steps in moved if (steps < 0 if up else steps > 0))


def card_of(law: LawInForce, case: Case, ladder: Ladder, method: Method | None = None) -> Card:
    """A family's card.

    Args:
        law: the law of the day, on which the ladder applies.
        case: the family.
        ladder: the ladder.
        method: how indicators make a score; the ladder's own when None.
    """
    scored = scoring(ladder, law.day, method)
    asked_by = [exclusion.asked_by for exclusion in ladder.exclusions]
    explanation = explain(law, case, (*ladder.names, *asked_by))
    found = {name: _number(explanation, name) for name in ladder.names}
    findings = np.array([list(found.values())], dtype=np.uint8).T
    scores = scored.scores(findings)
    placed, turned = scored.placed(scores), scored.turned(findings, scores)[:, 0]
    missing = missing_facts(law, case, found)
    lines = tuple(
        Line(
            indicator.name,
            indicator.domain,
            Finding(found[indicator.name]),
            int(scored.effects[place]),
            missing.get(indicator.name, ()),
            None if indicator.name in missing else ladder.levels[int(turned[place])],
        )
        for place, indicator in enumerate(ladder.indicators)
    )
    known, best, worst = (ladder.levels[int(levels[0])] for levels in (placed.known, placed.best, placed.worst))
    score = Score(*(int(one[0]) for one in (scores.known, scores.least, scores.most)))
    region = law["region"].unit.codes
    assert region is not None  # regions are codes
    outside = not ladder.covers(region(case.group["region"]).wire)
    card = Card(scored, explanation, lines, score, known, best, worst, (), outside)
    return replace(card, kept=tuple(_kept(card, exclusion) for exclusion in ladder.exclusions if not outside))


def _kept(card: Card, exclusion: Exclusion) -> Kept:
    """What the level does to the right to one service."""
    asks = bool(_number(card.explanation, exclusion.asked_by))
    levels = card.ladder.levels
    between = levels[levels.index(card.best) : levels.index(card.worst) + 1]
    among = [level.code in exclusion.levels for level in between]
    excluded = asks and all(among)
    return Kept(
        exclusion,
        asks,
        excluded,
        asks and any(among) and not all(among),
        tuple(line for line in card.lines if excluded and line.finding is Finding.PRESENT and _raises(card, line)),
        tuple(
            line
            for line in card.lines
            if excluded and line.turned is not None and line.turned.code not in exclusion.levels
        ),
    )


def _raises(card: Card, line: Line) -> bool:
    """Whether an indicator that is found makes the score better."""
    return line.effect > 0 if card.scoring.more_is_better else line.effect < 0


def _number(explanation: Explanation, name: str) -> int:
    value = explanation.values[name]
    assert isinstance(value, int)  # of the family
    return int(value)
