"""A synthetic country held against the published figures it was drawn from: every one, and how far it was missed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from shanyraq.people.charts.labels import shown
from shanyraq.people.country.caseloads import CaseloadCheck, CaseloadTally
from shanyraq.people.country.measures import Measures
from shanyraq.people.country.population import GENERATOR
from shanyraq.people.country.targets import Target, miss, targets, title
from shanyraq.people.describe.portrait import fixed
from shanyraq.people.population import Population
from shanyraq.people.population_files import About
from shanyraq.rules import TENGE, Text
from shanyraq.rules.formats import MINUS, money, whole


@dataclass(frozen=True)
class Aim:
    """A published figure and what the population came to.

    Attributes:
        target: the figure.
        reached: what was reached, in its unit; None where there is nobody of that group.
    """

    target: Target
    reached: float | None

    @property
    def miss(self) -> float | None:
        """How far it was missed, as a part of what was aimed at."""
        return None if self.reached is None else miss(self.target, self.reached)

    @property
    def within(self) -> bool:
        """Whether the miss is one that a country of 200,000 families may have."""
        return self.miss is not None and abs(self.miss) <= self.target.tolerance

    @property
    def group(self) -> Text:
        """What is measured, whatever the region and the group."""
        return title(self.target.name, None, "")

    def told(self, value: float | None, lang: str) -> str:
        """A figure in the unit of the target as a person reads it."""
        unit = self.target.unit
        if value is None:
            return "—"
        if unit == "share":
            return shown(value, "percent", lang)
        if unit == "tenge":
            return money(round(value) * TENGE, lang)
        if unit in ("persons", "families"):
            return whole(round(value), lang)
        return fixed(round(Fraction(value) * 1000), 1000, 3 if unit == "index" else 1, lang)

    def miss_told(self, lang: str) -> str:
        """The miss in percent, with its sign."""
        if self.miss is None:
            return "—"
        sign = "" if round(self.miss, 3) == 0 else "+" if self.miss > 0 else MINUS
        return sign + shown(abs(round(self.miss, 3)), "percent", lang)


class Checks:
    """What a synthetic country is held against, counted part by part.

    Args:
        about: the country's day.
    """

    def __init__(self, about: About) -> None:
        self._day = about.date
        self._measures = Measures(about.date)
        self._caseloads = CaseloadTally(about.date)

    def add(self, population: Population) -> None:
        """Count a part in."""
        self._measures.add(population)
        self._caseloads.add(population)

    def aims(self) -> tuple[Aim, ...]:
        """Every published figure."""
        return tuple(Aim(target, self._measures.reached(target)) for target in targets(self._day))

    def caseloads(self) -> tuple[CaseloadCheck, ...]:
        """The published caseloads of the year."""
        return self._caseloads.checks()


def has_aims(about: About) -> bool:
    """Whether a population was drawn from published figures."""
    return about.synthetic and about.made.get("generator") == GENERATOR


def worst(aims: Iterable[Aim], number: int) -> Sequence[Aim]:
    """The aims that were missed by most."""
    return sorted((aim for aim in aims if aim.miss is not None), key=lambda aim: -abs(aim.miss or 0))[:number]
