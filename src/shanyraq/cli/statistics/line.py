"""`shanyraq statistics line`: the poverty line of each region and quarter by the law, and what it rests on."""

import json
from argparse import Namespace
from typing import TYPE_CHECKING

from shanyraq.cli.law.asked import declare_reforms, law_asked
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen
from shanyraq.cli.statistics.asked import declare_regions, declare_window, regions_asked, window_asked

if TYPE_CHECKING:
    from rich.table import Table

    from shanyraq.evidence.statistics.lines import Line
    from shanyraq.evidence.statistics.periods import Period


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="statistics_line_date")
    parser.option("--quarter", metavar="YYYY-QN", key="statistics_line_quarter")
    declare_window(parser)
    declare_regions(parser)
    declare_reforms(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Ask the law for lines.

    Raises:
        Problem: no such quarter, region or reform, or the law knew no line.
    """
    from shanyraq.evidence.statistics.lines import lines
    from shanyraq.evidence.statistics.regions import CODES

    law = law_asked(options)
    found = lines(_quarters(options), regions_asked(options) or CODES, law)
    if options.json:
        screen.write(json.dumps({"lines": [line.as_json() for line in found]}, ensure_ascii=False, indent=2))
        return
    screen.show(_drawn(found, {reform.name: reform.called(screen.lang) for reform in law.reforms}, screen))
    if any(figure.stands_in and figure.decides for line in found for figure in line.used):
        screen.show("", screen.say("statistics_stands_in"))
    compared = {figure.name: figure for line in found for figure in line.used if not figure.decides}
    unsure = [figure for figure in compared.values() if figure.sureness == "assumed"]
    for figure in unsure:
        title = screen.plain(figure.title.lang(screen.lang))
        screen.show("", screen.say("statistics_compared_with", title=title))


def _quarters(options: Namespace) -> "list[Period]":
    """The quarters asked for; the reader's own without any.

    Raises:
        CommandProblem: more than one way of asking, or a period that is no quarter.
    """
    from datetime import date

    from shanyraq.evidence.statistics.periods import parse_period, quarter_of, quarters

    window = window_asked(options)
    if sum(asked is not None for asked in (options.date, options.quarter, window)) > 1:
        raise CommandProblem("quarter_asked_twice")
    if options.quarter is not None:
        quarter = parse_period(options.quarter)
        if quarter.months != 3:
            raise CommandProblem("quarter_expected", value=options.quarter)
        return [quarter]
    if window is not None:
        if options.since is None or options.until is None or window.until is None:
            raise CommandProblem("window_both")
        return list(quarters(window.since, window.until))
    return [quarter_of(options.date or date.today())]  # the law's day is the reader's


def _drawn(found: "list[Line]", reforms: dict[str, str], screen: Screen) -> "Table":
    from rich.table import Table

    from shanyraq.evidence.statistics.regions import region_name
    from shanyraq.evidence.statistics.words import written
    from shanyraq.rules.formats import money

    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(screen.say("column_place"))
    several = len({line.quarter for line in found}) > 1
    if several:
        table.add_column(screen.say("column_quarter"))
    else:
        table.title, table.title_justify = found[0].quarter.told(screen.lang), "left"
    table.add_column(screen.say("column_line"), justify="right", no_wrap=True)
    table.add_column(screen.say("column_made_of"))
    table.add_column(screen.say("column_sureness"))
    table.add_column(screen.say("column_source"), overflow="fold")
    for line in found:
        basis = line.basis
        made = f"{line.decided_title.lang(screen.lang)}: {written(basis.value, 'tenge', screen.lang)}"
        said = reforms.get(basis.source) or "; ".join(part for part in (basis.source, basis.note) if part)
        table.add_row(
            region_name(line.region, screen.lang),
            *([line.quarter.told(screen.lang)] if several else []),
            money(line.tiyn, screen.lang),
            f"{screen.plain(made)}{' *' if basis.stands_in else ''}",
            screen.say(f"sureness_{line.certainty}"),
            screen.plain(said),
        )
    return table
