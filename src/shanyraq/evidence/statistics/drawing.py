"""A series drawn: its course over time for some regions, or one period on the map of tiles."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shanyraq.evidence.statistics.book import Book, surest
from shanyraq.evidence.statistics.observation import Observation
from shanyraq.evidence.statistics.periods import Period, quarters, years
from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.evidence.statistics.regions import region_name
from shanyraq.evidence.statistics.series import Series
from shanyraq.evidence.statistics.words import text, written
from shanyraq.law.codes import Region
from shanyraq.people.charts.labels import Form, Labels
from shanyraq.people.charts.lines import lines
from shanyraq.people.charts.tile_map import tile_map_svg
from shanyraq.people.country.figures import COUNTRY
from shanyraq.rules import TENGE

MOST_LINES = 6
"""Regions that can be told apart in one drawing."""


def draw_lines(book: Book, name: str, regions: Sequence[str], within: Period | None, lang: str) -> str:
    """The course of a series as SVG, a line a region.

    Args:
        book: the figures; of several of a period the surest is drawn.
        name: the series.
        regions: codes, `MOST_LINES` at most.
        within: figures with a day in it.
        lang: one of `LANGUAGES`.

    Raises:
        StatisticsProblem: no such series, too many regions, or nothing to draw.
        ChartsProblem: a package that draws is not installed.
    """
    if len(regions) > MOST_LINES:
        raise StatisticsProblem("chart_too_many", most=MOST_LINES, count=len(regions))
    series = book.named(name)
    figures = book.figures(name, regions, within)
    if not figures:
        raise StatisticsProblem("nothing_known", name=name)
    steps = _steps(series, figures, within)
    courses = {
        region_name(region, lang): [_drawn(series, [f for f in figures if f.region == region], step) for step in steps]
        for region in regions
    }
    return lines([step.told(lang) for step in steps], courses, _labels(series, figures, lang))


def draw_map(book: Book, name: str, period: Period, lang: str) -> str:
    """A series in one period on the map of tiles, as SVG; regions without a figure of their own are left empty.

    Raises:
        StatisticsProblem: no such series, or no region has a figure.
    """
    series = book.named(name)
    figures = [figure for figure in book.figures(name, within=period) if figure.region != COUNTRY]
    values = {
        region: value
        for region in Region
        if (value := _drawn(series, [f for f in figures if f.region == region.wire], period)) is not None
    }
    if not values:
        raise StatisticsProblem("nothing_known", name=name)
    labels = _labels(series, figures, lang)
    title = f"{labels.title}, {period.told(lang)} ({labels.x})"
    return tile_map_svg(values, replace(labels, title=title, x=""))


def _steps(series: Series, figures: Sequence[Observation], within: Period | None) -> list[Period]:
    """The years or quarters from the first figure to the last."""
    first = min(figure.period.since for figure in figures)
    last = max(figure.period.until or figure.period.since for figure in figures)
    if within is not None:
        first, last = max(first, within.since), min(last, within.until or last)
    by_year = series.step == "year" or (not series.step and series.figures is not None)
    return list(years(first, last) if by_year else quarters(first, last))


def _drawn(series: Series, figures: Sequence[Observation], step: Period) -> float | None:
    """The value of a step: of the figures that overlap it, those of just this period before longer ones."""
    here = [figure for figure in figures if figure.period.overlaps(step)]
    if not here:
        return None
    exact = [figure for figure in here if figure.period == step]
    covering = [figure for figure in here if figure.period.covers(step)]
    value = surest(exact or covering or here[-1:]).value
    scale = {"tenge": Decimal(TENGE), "percent": Decimal("0.01")}.get(series.unit, Decimal(1))
    return float(value * scale)


def _labels(series: Series, figures: Sequence[Observation], lang: str) -> Labels:
    """The words of a drawing; under it stands how many of its figures are assumed."""
    title = series.title.lang(lang)
    forms: dict[str, Form] = {"tenge": "money", "percent": "percent", "share": "percent"}
    last = max(figures, key=lambda figure: figure.period.since)
    description = text(
        "chart_description",
        lang,
        title=title,
        count=len(figures),
        period=last.period.told(lang),
        value=written(last.value, series.unit, lang),
        region=region_name(last.region, lang),
    )
    assumed = sum(figure.certainty == "assumed" for figure in figures)
    sure = text("chart_certainty", lang, assumed=assumed, count=len(figures))
    return Labels(title, lang, x=sure, form=forms.get(series.unit, "number"), description=f"{description} {sure}.")
