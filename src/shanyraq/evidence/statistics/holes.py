"""What is missing: regions and periods without a figure of their own, and those whose figure is only assumed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from shanyraq.evidence.statistics.book import Book
from shanyraq.evidence.statistics.observation import Observation
from shanyraq.evidence.statistics.periods import Period
from shanyraq.evidence.statistics.regions import CODES
from shanyraq.people.country.figures import COUNTRY


class State(StrEnum):
    """What is known of a region and period, the best first."""

    KNOWN = "known"
    ASSUMED = "assumed"
    PART = "part"
    COUNTRY = "country"
    MISSING = "missing"


@dataclass(frozen=True)
class Cell:
    """A region and period of a series.

    Attributes:
        region: two digits.
        period: the period a figure is due for.
        state: what is known.
    """

    region: str
    period: Period
    state: State


def cells(book: Book, name: str, periods: Iterable[Period], regions: Collection[str] = CODES) -> list[Cell]:
    """What is known of every region and period of a series.

    A figure counts for a period that it covers wholly; one of some of its months is a part. Without a figure of its own
    a region has the country's, where there is one: the law then takes that.

    Args:
        book: the figures.
        name: the series.
        periods: the periods that figures are due for.
        regions: two digits each; the country alone for a series without regions.

    Raises:
        StatisticsProblem: there is no such series.
    """
    series = book.named(name)
    wanted = regions if series.by_region else (COUNTRY,)
    figures = book.figures(name)
    return [Cell(region, period, _state(figures, region, period)) for period in periods for region in wanted]


def counted(found: Iterable[Cell]) -> dict[Period, Counter[State]]:
    """By period, how many regions are in which state."""
    counts: dict[Period, Counter[State]] = {}
    for cell in found:
        counts.setdefault(cell.period, Counter())[cell.state] += 1
    return counts


def _state(figures: list[Observation], region: str, period: Period) -> State:
    here = [figure for figure in figures if figure.period.overlaps(period)]
    own = [figure for figure in here if figure.region == region]
    whole = [figure for figure in own if figure.period.covers(period)]
    if whole:
        return State.ASSUMED if all(figure.certainty == "assumed" for figure in whole) else State.KNOWN
    if own:
        return State.PART
    if any(figure.region == COUNTRY and figure.period.covers(period) for figure in here):
        return State.COUNTRY
    return State.MISSING
