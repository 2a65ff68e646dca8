"""What the program carries as observations: the numbers of the law, and published figures with their sources."""

import calendar
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from shanyraq.evidence.statistics.observation import LAW_FILE, Observation
from shanyraq.evidence.statistics.periods import Period, month_of, quarter_of, year_of
from shanyraq.evidence.statistics.series import Series
from shanyraq.people.country.figures import COUNTRY, STATISTICS, Figure, read_figures
from shanyraq.rules.rule import Certainty

OWN = Path(__file__).with_name("figures")
"""Figures that only statistics ask for; the others stand with the synthetic country."""

SCALES = {"tenge": Decimal(100), "share": Decimal(10_000), "count": Decimal(1)}
"""The law's units in each unit of a series."""

MONTHS = tuple(calendar.month_name)
"""The months as the sources of figures write them, from place 1."""

YEARLY = ("annual", "year", "annual average")


def shipped(series: Series) -> list[Observation]:
    """What the program carries of a series."""
    found = of_law(series)
    if series.figures is not None:
        for folder in (OWN, STATISTICS):
            file = folder / f"{series.figures.file}.csv"
            if file.is_file():
                found.extend(
                    _of_figure(series, figure)
                    for figure in read_figures(file)
                    if (figure.indicator, figure.group) == (series.figures.indicator, series.figures.group)
                )
    return found


def of_law(series: Series) -> list[Observation]:
    """The values of the law's parameter, each as long as it holds; none where the law has no such number."""
    parameter = series.parameter
    if parameter is None:
        return []
    scale = SCALES[parameter.written_unit]
    return [
        Observation(
            series.name,
            value.key or COUNTRY,
            Period(value.since, parameter.end_of(value)),
            Decimal(value.value) / scale,
            value.certainty,
            value.source,
            "; ".join(part for part in (value.act, value.note) if part),
            LAW_FILE,
        )
        for value in parameter.values
    ]


def _of_figure(series: Series, figure: Figure) -> Observation:
    period, exact = _period(figure)
    notes = [figure.note] if exact else [f"period: {figure.period}", figure.note]
    return Observation(
        series.name,
        COUNTRY if figure.region is None else figure.region.wire,
        period,
        Decimal(str(figure.value)),
        _certainty(figure) if exact else "assumed",
        figure.source,
        "; ".join(note for note in notes if note),
    )


def _certainty(figure: Figure) -> Certainty:
    """`read` on an office's own page; `assumed` where it was worked out or is doubtful; otherwise `reported`."""
    if figure.confidence == "low" or figure.kind == "derived":
        return "assumed"
    return "read" if figure.kind == "official_site" and figure.confidence == "high" else "reported"


def _period(figure: Figure) -> tuple[Period, bool]:
    """The days of a figure, and whether its source says them plainly."""
    year, written = figure.year, figure.period
    whole = year_of(date(year, 1, 1))
    quarter = re.match(r"Q([1-4])", written)
    if quarter:
        return quarter_of(date(year, 3 * int(quarter[1]), 1)), written == quarter[0]
    if figure.group == "year to date":
        until, exact = _last_day(written)
        return Period(whole.since, until), exact
    if written in YEARLY or figure.group == "year" or written == str(year):
        return whole, True
    if written in MONTHS[1:]:
        return month_of(year, MONTHS.index(written)), True
    day = re.fullmatch(r"(?:as of )?(\d{4}-\d\d-\d\d)", written)
    if day:
        found = date.fromisoformat(day[1])
        return Period(found, found), True
    return whole, False


def _last_day(written: str) -> tuple[date, bool]:
    """The last day of what was counted up to a day; of a month alone, the day before it."""
    if len(written) == len("2024-01-31"):
        day = date.fromisoformat(written)
        return (day - timedelta(days=1) if day.day == 1 else day), True
    year, month = written.split("-")
    return date(int(year), int(month), 1) - timedelta(days=1), False
