"""Two regions side by side: for every series the latest period for which both have a figure."""

from dataclasses import dataclass
from decimal import Decimal

from shanyraq.evidence.statistics.book import Book, surest
from shanyraq.evidence.statistics.observation import Observation
from shanyraq.evidence.statistics.periods import Period
from shanyraq.evidence.statistics.series import Series


@dataclass(frozen=True)
class Pair:
    """A figure of each of two regions, of the same series and period.

    Attributes:
        series: the series.
        first: the figure of the first region.
        second: the figure of the second region.
    """

    series: Series
    first: Observation
    second: Observation

    @property
    def difference(self) -> Decimal:
        """The second less the first."""
        return self.second.value - self.first.value

    @property
    def ratio(self) -> Decimal | None:
        """The second as so many of the first; None where the first is nought."""
        return self.second.value / self.first.value if self.first.value else None


def compare(book: Book, first: str, second: str, name: str | None = None, within: Period | None = None) -> list[Pair]:
    """Compare two regions.

    Args:
        book: the figures.
        first: two digits; `00` is the country.
        second: two digits.
        name: a series, of which all common periods are compared; None for the latest of every series.
        within: figures with a day in it.

    Raises:
        StatisticsProblem: there is no such series.
    """
    if name is not None:
        return _pairs(book, book.named(name), first, second, within)
    by_series = (_pairs(book, series, first, second, within) for series in book.series() if series.by_region)
    return [pairs[-1] for pairs in by_series if pairs]


def _pairs(book: Book, series: Series, first: str, second: str, within: Period | None) -> list[Pair]:
    sides = [_by_period(book.figures(series.name, [region], within)) for region in (first, second)]
    common = sorted(sides[0].keys() & sides[1].keys(), key=lambda period: (period.since, period.until is None))
    return [Pair(series, sides[0][period], sides[1][period]) for period in common]


def _by_period(figures: list[Observation]) -> dict[Period, Observation]:
    found: dict[Period, list[Observation]] = {}
    for figure in figures:
        found.setdefault(figure.period, []).append(figure)
    return {period: surest(several) for period, several in found.items()}
