"""What is missing: regions and periods without a figure of their own, and those whose figure is only assumed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shanyraq.evidence.statistics.book import Book
from shanyraq.evidence.statistics.observation import Observation
from shanyraq.evidence.statistics.periods import Period, quarters, years
from shanyraq.evidence.statistics.problems import StatisticsProblem
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


def due(book: Book, name: str, within: Period | None = None) -> list[Period]:
    """The quarters or years for which figures of a series are due: from the first figure to the last.

    Args:
        book: the figures.
        name: the series.
        within: from when to when instead.

    Raises:
        StatisticsProblem: there is no such series, or nothing is known of it.
    """
    series = book.named(name)
    figures = book.figures(name, within=within)
    since = min((figure.period.since for figure in figures), default=date.max)
    until = max((figure.period.until or figure.period.since for figure in figures), default=date.min)
    if within is not None:
        since = since if within.since == date.min else within.since
        until = within.until or until
    if since > until:
        raise StatisticsProblem("nothing_known", name=name)
    return list(years(since, until) if series.step == "year" else quarters(since, until))
