"""`shanyraq statistics compare`: two regions side by side."""

import json
from argparse import Namespace
from fractions import Fraction
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.cli.statistics.asked import book_asked, declare_store, declare_window, window_asked

if TYPE_CHECKING:
    from rich.table import Table

    from shanyraq.evidence.statistics.comparison import Pair


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("first", metavar="REGION", key="statistics_first")
    parser.option("second", metavar="REGION", key="statistics_second")
    parser.option("--series", metavar="SERIES", key="statistics_compared")
    declare_window(parser)
    declare_store(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Compare two regions.

    Raises:
        Problem: no such region or series, or no figure of both.
    """
    from shanyraq.evidence.statistics.comparison import compare
    from shanyraq.evidence.statistics.observation import plain
    from shanyraq.evidence.statistics.problems import StatisticsProblem
    from shanyraq.evidence.statistics.regions import region_code

    book = book_asked(options)
    first, second = region_code(options.first), region_code(options.second)
    pairs = compare(book, first, second, options.series, window_asked(options))
    if not pairs:
        raise StatisticsProblem("nothing_known", name=options.series or f"{first}, {second}")
    if options.json:
        told = [
            {
                "series": pair.series.name,
                "unit": pair.series.unit,
                "period": pair.first.period.code,
                "first": pair.first.as_json(),
                "second": pair.second.as_json(),
                "difference": plain(pair.difference),
                "ratio": None if pair.ratio is None else f"{pair.ratio:.4f}",
            }
            for pair in pairs
        ]
        screen.write(json.dumps({"first": first, "second": second, "pairs": told}, ensure_ascii=False, indent=2))
    else:
        screen.show(_drawn(pairs, first, second, screen))


def _drawn(pairs: "list[Pair]", first: str, second: str, screen: Screen) -> "Table":
    from rich.table import Table

    from shanyraq.evidence.statistics.regions import region_name
    from shanyraq.evidence.statistics.words import written
    from shanyraq.rules.formats import decimal

    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(screen.say("column_series"))
    table.add_column(screen.say("column_period"))
    for head in (region_name(first, screen.lang), region_name(second, screen.lang), screen.say("column_ratio")):
        table.add_column(head, justify="right")
    for pair in pairs:
        ratio = NOTHING if pair.ratio is None else decimal(Fraction(round(pair.ratio, 2)), screen.lang, 2)
        cells = []
        for figure in (pair.first, pair.second):
            sure = screen.say(f"sureness_{figure.certainty}")
            cells.append(f"{written(figure.value, pair.series.unit, screen.lang)}\n[dim]{sure}[/]")
        table.add_row(pair.series.title.lang(screen.lang), pair.first.period.told(screen.lang), *cells, ratio)
    return table
