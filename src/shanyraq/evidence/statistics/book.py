"""All that is known: what the program carries and what the user imported, side by side."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from shanyraq.evidence.statistics.lines import line_observations
from shanyraq.evidence.statistics.observation import LAW_FILE, SURENESS, Observation
from shanyraq.evidence.statistics.periods import Period, quarter_of
from shanyraq.evidence.statistics.quarters import mean_of_months, months_of_quarter
from shanyraq.evidence.statistics.series import Series, listed_series, series_named
from shanyraq.evidence.statistics.shipped import shipped
from shanyraq.evidence.statistics.store import Store

Place = tuple[str, Period]
"""A region and a period."""


@dataclass(frozen=True)
class Contradiction:
    """A region and period for which figures differ.

    Attributes:
        figures: the figures, each with its source; of a quarter those of its months, too, where these differ from it.
    """

    figures: tuple[Observation, ...]


class Book:
    """The series and their figures.

    Args:
        store: the user's own figures; None for what the program carries.
    """

    def __init__(self, store: Store | None = None) -> None:
        self.store = store
        self._found: dict[str, list[Observation]] = {}

    def series(self) -> list[Series]:
        """The listed series and the user's own, and numbers of the law that the user has figures of."""
        own = [] if self.store is None else sorted({figure.series for figure in self.store.observations})
        names = dict.fromkeys([*listed_series(), *own])
        return [self.named(name) for name in names]

    def named(self, name: str) -> Series:
        """A series.

        Raises:
            StatisticsProblem: there is none of this name.
        """
        return series_named(name, None if self.store is None else self.store.series)

    def figures(
        self, name: str, regions: Collection[str] | None = None, within: Period | None = None
    ) -> list[Observation]:
        """The figures of a series, by region, period and source.

        Args:
            name: the series.
            regions: codes; None for all.
            within: figures with a day in it; None for all.

        Raises:
            StatisticsProblem: there is no such series.
        """
        return [
            figure
            for figure in self._all(self.named(name))
            if (regions is None or figure.region in regions) and (within is None or figure.period.overlaps(within))
        ]

    def contradictions(self, name: str) -> list[Contradiction]:
        """Where figures of a series differ, with all figures of the place.

        In a series that the law counts by quarters, three months whose mean is none of the quarter's figures differ
        from it, too; not where the months' own figures differ.
        """
        by_place: dict[Place, list[Observation]] = defaultdict(list)
        for figure in self.figures(name):
            by_place[figure.region, figure.period].append(figure)
        found = [Contradiction(tuple(some)) for some in by_place.values() if len({one.value for one in some}) > 1]
        parameter = self.named(name).parameter
        if parameter is not None and parameter.lag == "quarter":
            found += _of_quarters_and_months(by_place)
        return found

    def _all(self, series: Series) -> list[Observation]:
        if series.name not in self._found:
            found = line_observations(series.name) if series.computed else shipped(series)
            if self.store is not None:
                found = [*found, *(figure for figure in self.store.observations if figure.series == series.name)]
            self._found[series.name] = sorted(found, key=_order)
        return self._found[series.name]


def _of_quarters_and_months(by_place: Mapping[Place, list[Observation]]) -> Iterator[Contradiction]:
    """Quarters whose figures are not what their months come to."""
    for (region, period), figures in by_place.items():
        months = months_of_quarter(period.since) if period == quarter_of(period.since) else []
        monthly = [by_place.get((region, month), []) for month in months]
        values = [{figure.value for figure in some} for some in monthly]
        if not months or any(len(some) != 1 for some in values):
            continue
        if mean_of_months([value for some in values for value in some]) not in {figure.value for figure in figures}:
            yield Contradiction((*figures, *(figure for some in monthly for figure in some)))


def surest(found: list[Observation]) -> Observation:
    """Of figures of one place, the surest; of those, the law's own before what was imported, and the first."""
    return min(found, key=lambda figure: (SURENESS.index(figure.certainty), figure.file != LAW_FILE))


def _order(figure: Observation) -> tuple[object, ...]:
    until = figure.period.until
    return figure.region, figure.period.since, until is None, until or figure.period.since, figure.source
