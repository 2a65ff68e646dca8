"""A synthetic country held against the published figures it was drawn from: every one, and how far it was missed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from shanyraq.people.charts.labels import shown
from shanyraq.people.country.targets import Target, miss, title
from shanyraq.people.describe.portrait import fixed
from shanyraq.rules import TENGE, Text
from shanyraq.rules.formats import MINUS, money, whole

COUNTRY_MADE = "country"
"""What made a population that has such figures, as its note says."""


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


def worst(aims: Iterable[Aim], number: int) -> Sequence[Aim]:
    """The aims that were missed by most."""
    return sorted((aim for aim in aims if aim.miss is not None), key=lambda aim: -abs(aim.miss or 0))[:number]


def as_json(aim: Aim) -> dict[str, object]:
    """An aim for programs."""
    target = aim.target
    return {
        "name": target.name,
        "region": None if target.region is None else target.region.wire,
        "group": target.group,
        "unit": target.unit,
        "published": target.published,
        "aim": target.aim,
        "reached": aim.reached,
        "miss": aim.miss,
        "tolerance": target.tolerance,
        "matched": target.matched,
        "year": target.year,
        "period": target.period,
        "source": target.source,
        "kind": target.kind,
        "confidence": target.confidence,
    }
