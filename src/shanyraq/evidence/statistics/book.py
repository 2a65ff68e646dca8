"""All that is known: what the program carries and what the user imported, side by side."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from shanyraq.evidence.statistics.lines import line_observations
from shanyraq.evidence.statistics.observation import LAW_FILE, SURENESS, Observation
from shanyraq.evidence.statistics.periods import Period
from shanyraq.evidence.statistics.series import Series, listed_series, series_named
from shanyraq.evidence.statistics.shipped import shipped
from shanyraq.evidence.statistics.store import Store


@dataclass(frozen=True)
class Contradiction:
    """A region and period for which figures differ.

    Attributes:
        figures: the figures, each with its source.
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
        """Where figures of a series differ, with all figures of the place."""
        by_place: dict[object, list[Observation]] = defaultdict(list)
        for figure in self.figures(name):
            by_place[figure.region, figure.period].append(figure)
        return [
            Contradiction(tuple(found)) for found in by_place.values() if len({figure.value for figure in found}) > 1
        ]

    def _all(self, series: Series) -> list[Observation]:
        if series.name not in self._found:
            found = line_observations(series.name) if series.computed else shipped(series)
            if self.store is not None:
                found = [*found, *(figure for figure in self.store.observations if figure.series == series.name)]
            self._found[series.name] = sorted(found, key=_order)
        return self._found[series.name]


def surest(found: list[Observation]) -> Observation:
    """Of figures of one place, the surest; of those, the law's own before what was imported, and the first."""
    return min(found, key=lambda figure: (SURENESS.index(figure.certainty), figure.file != LAW_FILE))


def _order(figure: Observation) -> tuple[object, ...]:
    until = figure.period.until
    return figure.region, figure.period.since, until is None, until or figure.period.since, figure.source
