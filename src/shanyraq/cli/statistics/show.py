"""`shanyraq statistics show`: the figures of a series, each with its source and how sure it is."""

import json
from argparse import Namespace
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.statistics.asked import (
    book_asked,
    declare_regions,
    declare_store,
    declare_window,
    regions_asked,
    window_asked,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from rich.table import Table

    from shanyraq.evidence.statistics.observation import Observation
    from shanyraq.evidence.statistics.periods import Period
    from shanyraq.evidence.statistics.series import Series

    Place = tuple[str, str, Period]


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("series", metavar="SERIES", key="statistics_series")
    declare_regions(parser)
    declare_window(parser)
    declare_store(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Show a series.

    Raises:
        Problem: there is no such series, region or period, or nothing is known.
    """
    from shanyraq.evidence.statistics.problems import StatisticsProblem

    book = book_asked(options)
    series = book.named(options.series)
    figures = book.figures(series.name, regions_asked(options) or None, window_asked(options))
    if not figures:
        raise StatisticsProblem("nothing_known", name=series.name)
    places = {figure.place for found in book.contradictions(series.name) for figure in found.figures}
    if options.json:
        told = {"name": series.name, "title": series.title._asdict(), "unit": series.unit}
        listed = [{**figure.as_json(), "contradicted": figure.place in places} for figure in figures]
        screen.write(json.dumps({"series": told, "figures": listed}, ensure_ascii=False, indent=2))
        return
    screen.show(f"[bold]{screen.plain(series.title.lang(screen.lang))}[/]", _drawn(series, figures, places, screen))
    if any(figure.place in places for figure in figures):
        screen.show("", screen.say("statistics_contradicted"))


def _drawn(series: "Series", figures: "list[Observation]", places: "Collection[Place]", screen: Screen) -> "Table":
    from rich.table import Table

    from shanyraq.evidence.statistics.regions import region_name
    from shanyraq.evidence.statistics.words import written

    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(screen.say("column_place"))
    table.add_column(screen.say("column_period"))
    table.add_column(screen.say("column_figure"), justify="right", no_wrap=True)
    table.add_column(screen.say("column_sureness"))
    table.add_column(screen.say("column_source"), overflow="fold")
    for figure in figures:
        value = written(figure.value, series.unit, screen.lang)
        said = f"{figure.source}; {figure.note}" if figure.note else figure.source
        table.add_row(
            region_name(figure.region, screen.lang),
            figure.period.told(screen.lang),
            f"[red]≠[/] {value}" if figure.place in places else value,
            screen.say(f"sureness_{figure.certainty}"),
            screen.plain(said),
        )
    return table
