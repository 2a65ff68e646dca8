"""A ladder: its levels, the indicators it looks at, what each of them weighs from a day on, and where it applies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shanyraq.rules import Text
from shanyraq.rules.rule import Certainty


class Method(StrEnum):
    """How indicators make a score."""

    POINTS = "points"
    """Each that is found adds or subtracts its points; the more, the better."""

    COUNTING = "af"
    """The weights of the hardships found are added up (Alkire and Foster 2011); the less, the better."""


@dataclass(frozen=True)
class Level:
    """A rung.

    Attributes:
        code: how programs write it, as `A`.
        title: what it is called.
        colour: its colour on screens and charts, as `#1a7f37`.
    """

    code: str
    title: Text
    colour: str


@dataclass(frozen=True)
class Domain:
    """A group of indicators.

    Attributes:
        code: its name in the ladder's file.
        title: what it is called.
    """

    code: str
    title: Text


@dataclass(frozen=True)
class Indicator:
    """Something that is found about a family or not.

    Attributes:
        name: the rule of the law that finds it; its title is the rule's.
        domain: the code of its domain.
    """

    name: str
    domain: str


@dataclass(frozen=True, eq=False)
class Scale:
    """What indicators weigh and where levels begin, from a day on.

    Attributes:
        since: the first day it holds; it does until the next one's.
        points: what each indicator adds to the points where it is found.
        points_from: the points from which each level holds, from the best but without the worst.
        weights: the weight of each hardship in ten-thousandths, which add up to one; the others weigh nothing.
        weights_to: the weight up to which each level holds, from the best but without the worst.
        cutoff: the weight from which a family counts as multidimensionally poor, in ten-thousandths.
        act: the act that sets it.
        source: where it was seen.
        certainty: how sure it is.
        note: how it came about.
    """

    since: date
    points: Mapping[str, int]
    points_from: tuple[int, ...]
    weights: Mapping[str, int]
    weights_to: tuple[int, ...]
    cutoff: int
    act: str
    source: str
    certainty: Certainty
    note: str

    @property
    def illustrative(self) -> bool:
        """Whether it was made up for want of a published one, so that whatever shows it has to say so."""
        return self.certainty == "assumed"


@dataclass(frozen=True)
class Published:
    """How many were excluded by what an office published.

    Attributes:
        on: as of which day.
        asked: families that asked for the service.
        excluded: those of them who were excluded.
        source: where it was seen.
    """

    on: date
    asked: int
    excluded: int
    source: str


@dataclass(frozen=True)
class Exclusion:
    """A service that families of some levels are kept from: the only thing a level may do.

    Attributes:
        service: its name.
        title: what it is called.
        asked_by: the rule that says who would have it.
        levels: the levels that are kept from it.
        act: the act that says so.
        source: where it was seen.
        certainty: how sure it is.
        published: what was published about it; None for nothing.
    """

    service: str
    title: Text
    asked_by: str
    levels: frozenset[str]
    act: str
    source: str
    certainty: Certainty
    published: Published | None


@dataclass(frozen=True, eq=False)
class Ladder:
    """A ladder.

    Attributes:
        name: how a person asks for it.
        title: what it is called.
        method: how it makes a score, unless asked otherwise.
        since: the first day it applies.
        until: the last day, or None while it is open.
        regions: the first two digits of KATO where it applies; none are the whole country.
        levels: from the best to the worst.
        domains: the groups of indicators, in order.
        indicators: by domain.
        scales: in the order of their days.
        exclusions: what its levels keep families from.
        act: the act that has it.
        source: where it was seen.
        certainty: how sure its levels, days and territory are.
        note: what is known of it and what is not.
    """

    name: str
    title: Text
    method: Method
    since: date
    until: date | None
    regions: tuple[str, ...]
    levels: tuple[Level, ...]
    domains: tuple[Domain, ...]
    indicators: tuple[Indicator, ...]
    scales: tuple[Scale, ...]
    exclusions: tuple[Exclusion, ...]
    act: str
    source: str
    certainty: Certainty
    note: str

    @property
    def names(self) -> tuple[str, ...]:
        """The rules of its indicators."""
        return tuple(indicator.name for indicator in self.indicators)

    def in_force(self, day: date) -> bool:
        """Whether it applies on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def covers(self, region: str) -> bool:
        """Whether it applies in a region."""
        return not self.regions or region in self.regions

    def scale(self, day: date) -> Scale:
        """What holds on a day of its time."""
        return next(scale for scale in reversed(self.scales) if scale.since <= day)
