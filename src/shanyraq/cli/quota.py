"""`shanyraq quota`: the quota for persons with disabilities of an employer, line by line, or of many in a table."""

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.files import STANDARD_INPUT, read_input, write_file
from shanyraq.cli.given_values import given_values
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.law.bodies import BODIES

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from shanyraq.people.employers.account import Account
    from shanyraq.people.employers.account_telling import AccountTelling
    from shanyraq.people.employers.staff import Staff

STRONG = ("quota_places", "quota_gap")
"""The lines a reader looks for first."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("file", metavar="STAFF", key="quota_file")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="quota_date")
    parser.option("--set", action="append", default=[], metavar="NAME=VALUE", key="explain_set")
    parser.option("--json", action="store_true", key="option_json")
    parser.option("--html", type=Path, metavar="FILE", key="services_html")


def run(options: Namespace, screen: Screen) -> None:
    """Account for the quota of the employers of a file.

    Raises:
        Problem: the file cannot be used, or the law does not know the day.
    """
    from shanyraq.people.employers.account import accounts_as_json, accounts_of
    from shanyraq.people.employers.account_telling import AccountTelling

    staff = _read(options.file)
    law = BODIES["employer"]().at(options.date or staff.day or date.today())  # the reader's day where none is told
    law = law.with_values(given_values(law, options.set, screen))
    accounts = accounts_of(staff.employers, law)
    telling = AccountTelling(law, screen.lang)
    if options.html is not None:
        from shanyraq.cli.quota_page import quota_page

        write_file(options.html, quota_page(accounts, telling, screen))
        screen.note(screen.say("page_written", file=options.html))
    if options.json:
        screen.write(json.dumps(accounts_as_json(accounts, law), ensure_ascii=False, indent=2))
    elif options.html is None:
        screen.show(*(_one(accounts[0], telling, screen) if len(accounts) == 1 else [_many(accounts, telling, screen)]))
        screen.show("", *_unsure(telling, screen))


def _read(file: str) -> "Staff":
    """An employer as JSON, or employers as a table: by the end of the file's name."""
    if file == STANDARD_INPUT or Path(file).suffix.lower() == ".json":
        from shanyraq.people.employers.staff_json import read_staff_json

        return read_staff_json(read_input(file))
    from shanyraq.people.employers.staff_table import read_staff_table

    return read_staff_table(Path(file))


def of_day(telling: "AccountTelling", screen: Screen) -> str:
    """The day the accounts are of."""
    from shanyraq.rules.formats import day as told
    from shanyraq.rules.units import to_day

    return told(to_day(telling.law.day), screen.lang)


def verdict(account: "Account", telling: "AccountTelling", screen: Screen) -> str:
    """The account in a sentence."""
    values = account.values
    if values["no_quota_reasons"]:
        reasons = telling.value("no_quota_reasons", values["no_quota_reasons"])
        return screen.say("quota_none", reasons=reasons)
    numbers = {name: telling.value(f"quota_{name}", values[f"quota_{name}"]) for name in ("places", "filled", "gap")}
    return screen.say("quota_missing" if values["quota_gap"] else "quota_met", **numbers)


def _one(account: "Account", telling: "AccountTelling", screen: Screen) -> Iterator["RenderableType"]:
    """The account of one employer: its lines with their articles, its special workplaces, and what comes of it."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(screen.plain(" · ".join(filter(None, (account.employer.name, of_day(telling, screen))))))
    table.add_column(screen.say("column_value"), justify="right", no_wrap=True)
    table.add_column(screen.say("column_act"))
    table.add_column(screen.say("column_certainty"))
    for line in telling.lines(account):
        style = "bold" if line.name in STRONG else ""
        sure = screen.say(f"certainty_{line.certainty}")
        table.add_row(line.title, screen.plain(line.value), screen.plain(line.article), sure, style=style)
    yield table
    if account.workplaces:
        yield ""
        yield _workplaces(account, telling, screen)
    yield ""
    yield screen.plain(verdict(account, telling, screen))


def _workplaces(account: "Account", telling: "AccountTelling", screen: Screen) -> "Table":
    from rich.table import Table

    first, *heads = telling.workplace_heads()
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(first)
    table.add_column("", justify="right")
    for category, *values in telling.workplaces(account):
        table.add_row(screen.plain(category), "", style="bold")
        for head, value in zip(heads, values, strict=True):
            table.add_row(f"  {head}", value)
    return table


def _many(accounts: Sequence["Account"], telling: "AccountTelling", screen: Screen) -> "Table":
    """A row for each employer, and their totals."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 1), header_style="dim", show_footer=True, title_justify="left")
    table.title = of_day(telling, screen)
    table.add_column(screen.say("column_employer"), footer=screen.say("quota_all"), footer_style="bold")
    *heads, reasons = telling.heads()
    for head, total in zip(heads, telling.totals(accounts), strict=True):
        table.add_column(head, justify="right", footer=total, footer_style="bold")
    table.add_column(reasons)
    for account in accounts:
        table.add_row(screen.plain(account.employer.name) or NOTHING, *map(screen.plain, telling.row(account)))
    return table


def _unsure(telling: "AccountTelling", screen: Screen) -> Iterator[str]:
    """What was taken without having been read in an act."""
    notes = telling.unsure()
    if notes:
        yield f"[dim]{screen.say('quota_unsure')}[/]"
        yield "\n".join(f"[dim]  {screen.plain(title)}: {screen.say(f'certainty_{sure}')}[/]" for title, sure in notes)
