"""Figures as SDMX-CSV 2.0, which other programs read, and which can be imported again without a loss."""

import csv
import io
from collections.abc import Iterable

from shanyraq.evidence.statistics.book import Book
from shanyraq.evidence.statistics.observation import Observation, plain
from shanyraq.people.country.figures import COUNTRY

STRUCTURE = "SHANYRAQ:STATISTICS(1.0)"

COLUMNS = (
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "FREQ",
    "REF_AREA",
    "INDICATOR",
    "TIME_PERIOD",
    "OBS_VALUE",
    "UNIT_MEASURE",
    "OBS_STATUS",
    "CERTAINTY",
    "SOURCE",
    "COMMENT_OBS",
    "OPEN_ENDED",
)

FREQUENCIES = {12: "A", 6: "S", 3: "Q", 1: "M"}
"""SDMX frequencies by the months of a period; other stretches are irregular."""


def sdmx_csv(book: Book, names: Iterable[str]) -> str:
    """The figures of series as SDMX-CSV.

    Args:
        book: the figures.
        names: the series.

    Raises:
        StatisticsProblem: there is no such series.
    """
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for name in names:
        unit = book.named(name).unit
        table.writerows(_row(figure, unit) for figure in book.figures(name))
    return written.getvalue()


def _row(figure: Observation, unit: str) -> tuple[str, ...]:
    period = figure.period
    return (
        "dataflow",
        STRUCTURE,
        "I",
        FREQUENCIES.get(period.months, "I"),
        "KZ" if figure.region == COUNTRY else f"KZ-{figure.region}",
        figure.series,
        period.code,
        plain(figure.value),
        unit,
        "E" if figure.certainty == "assumed" else "A",
        figure.certainty,
        figure.source,
        figure.note,
        "1" if period.until is None else "",
    )
