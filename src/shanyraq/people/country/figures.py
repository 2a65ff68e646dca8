"""Published figures with their sources, and which of several is nearest to a day."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from shanyraq.law.codes import Region

STATISTICS = Path(__file__).with_name("statistics")

COUNTRY = "00"
"""The code of the country in the files."""

QUARTER_MIDDLES = {"Q1": (2, 15), "Q2": (5, 15), "Q3": (8, 15), "Q4": (11, 15)}
"""The middle of each quarter, by how its figures are marked."""

REGIONS: tuple[Region, ...] = tuple(region for region in Region if region is not Region.SOUTH_KAZAKHSTAN)
"""Today's twenty regions; figures of earlier years stand on these borders."""


@dataclass(frozen=True)
class Figure:
    """A published figure.

    Attributes:
        indicator: what it measures.
        region: where; None for the country.
        group: of whom; empty for all.
        year: of which year.
        period: of which part of it, as the source says.
        value: the figure, in `unit`.
        unit: persons, %, KZT/quarter...
        source: where it was read.
        kind: what kind of place that is: `official_site`, `secondary`, `third_party_copy`, `derived`, `act_summary`.
        confidence: `high`, `medium` or `low`.
        note: what else the source says.
    """

    indicator: str
    region: Region | None
    group: str
    year: int
    period: str
    value: float
    unit: str
    source: str
    kind: str
    confidence: str
    note: str

    @property
    def middle(self) -> date:
        """The day the figure is about, roughly."""
        quarter = QUARTER_MIDDLES.get(self.period[:2])
        if quarter is not None:
            return date(self.year, *quarter)
        digits = self.period.replace("as of ", "")
        if len(digits) == len("2025-12-01"):
            return date.fromisoformat(digits)
        return date(self.year, 7, 1)


@cache
def figures(subject: str) -> tuple[Figure, ...]:
    """The figures of a file of `statistics/`."""
    return read_figures(STATISTICS / f"{subject}.csv")


def read_figures(file: Path) -> tuple[Figure, ...]:
    """The figures of a file that the package carries."""
    with file.open(encoding="utf-8", newline="") as opened:
        return tuple(_figure(row) for row in csv.DictReader(opened))


def chosen(subject: str, indicator: str, region: Region | None = None, group: str = "") -> Iterator[Figure]:
    """The figures of one indicator for one region and group."""
    for figure in figures(subject):
        if (figure.indicator, figure.region, figure.group) == (indicator, region, group):
            yield figure


def nearest(found: Iterable[Figure], day: date) -> Figure | None:
    """The figure nearest to a day; of several as near, the last in the file."""
    best = None
    for figure in found:
        if best is None or _distance(figure, day) <= _distance(best, day):
            best = figure
    return best


def known(subject: str, indicator: str, day: date, region: Region | None = None, group: str = "") -> Figure:
    """The figure nearest to a day, of those that the package carries.

    Raises:
        LookupError: there is none: a fault of the package, not of whoever uses it.
    """
    figure = nearest(chosen(subject, indicator, region, group), day)
    if figure is None:
        raise LookupError(f"no {indicator} for {region} {group} in {subject}.csv")
    return figure


def _distance(figure: Figure, day: date) -> int:
    return abs((figure.middle - day).days)


def _figure(row: dict[str, str]) -> Figure:
    return Figure(
        indicator=row["indicator"],
        region=None if row["region"] == COUNTRY else Region(int(row["region"])),
        group=row["group"],
        year=int(row["year"]),
        period=row["period"],
        value=float(row["value"]),
        unit=row["unit"],
        source=row["source"],
        kind=row["kind"],
        confidence=row["confidence"],
        note=row["note"],
    )
