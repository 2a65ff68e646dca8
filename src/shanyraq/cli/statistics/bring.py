"""`shanyraq statistics import`: figures of a table put into the user's folder, beside those that are there."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.evidence.statistics.observation import Observation


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("file", type=Path, metavar="FILE", key="statistics_file")
    parser.option("--store", type=Path, metavar="FOLDER", required=True, key="statistics_store")
    parser.option("--series", metavar="SERIES", key="statistics_import_series")
    parser.option("--source", metavar="TEXT", key="statistics_source")
    sureness = ("read", "reported", "assumed")
    parser.option("--certainty", choices=sureness, default="reported", key="statistics_certainty")
    parser.option("--unit", metavar="UNIT", key="statistics_unit")
    parser.option("--note", default="", metavar="TEXT", key="statistics_note")
    parser.option("--ignore", action="append", default=[], metavar="COLUMN", key="statistics_ignore")
    parser.option("--sheet", metavar="NAME", key="statistics_sheet")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Import a file.

    Raises:
        Problem: the file or the folder cannot be used; nothing is kept then.
    """
    from shanyraq.evidence.statistics.book import Book
    from shanyraq.evidence.statistics.incoming import Asked, read_figures_of
    from shanyraq.evidence.statistics.regions import region_name
    from shanyraq.evidence.statistics.store import Store

    store = Store(options.store)
    asked = Asked(
        options.series,
        options.source,
        options.certainty,
        options.unit,
        options.note,
        tuple(options.ignore),
        options.sheet,
    )
    read = read_figures_of(options.file, asked, store)
    added = store.add(read.observations, dict(read.units))
    book, new = Book(store), {figure.place for figure in added.new}
    against = [
        found
        for name in sorted({figure.series for figure in added.new})
        for found in book.contradictions(name)
        if any(figure.place in new for figure in found.figures)
    ]
    if options.json:
        told = {
            "new": len(added.new),
            "known": added.known,
            "empty": read.empty,
            "contradictions": [[figure.as_json() for figure in found.figures] for found in against],
        }
        screen.write(json.dumps(told, ensure_ascii=False, indent=2))
        return
    counts = screen.say("statistics_imported", new=len(added.new), known=added.known, empty=read.empty)
    screen.show(screen.plain(counts))
    for found in against:
        first = found.figures[0]
        figures = "; ".join(dict.fromkeys(_told(figure, first, screen) for figure in found.figures))
        place = f"{first.series}, {region_name(first.region, screen.lang)}, {first.period.told(screen.lang)}"
        screen.show(screen.plain(screen.say("statistics_contradiction", place=place, figures=figures)))


def _told(figure: "Observation", first: "Observation", screen: Screen) -> str:
    """A figure with its source, and its period where that is not the first one's."""
    from shanyraq.evidence.statistics.observation import plain

    when = "" if figure.period == first.period else f"{figure.period.told(screen.lang)}: "
    return f"{when}{plain(figure.value)} ({figure.source})"
