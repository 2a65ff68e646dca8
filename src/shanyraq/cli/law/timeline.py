"""`shanyraq law timeline`: every day on which the law changed, and what changed then."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from shanyraq.cli.law.asked import declare_body, declare_reforms, law_asked
from shanyraq.cli.law.diff import values_as_json
from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.rules.difference import Difference, ParameterChange, RuleChange, difference
from shanyraq.rules.formats import told
from shanyraq.rules.law import Law
from shanyraq.rules.parameters import Value

if TYPE_CHECKING:
    from rich.table import Table

SIGNS = {"begins": ("+", "green"), "ends": ("−", "red"), "changes": ("~", "yellow")}

OFTEN = 6
"""A parameter that changed on more days than these is a figure that moves with the time, such as an index."""


@dataclass(frozen=True)
class Turn:
    """A day on which the law becomes another one.

    Attributes:
        day: the first day of what is new.
        difference: what differs from the day before.
    """

    day: date
    difference: Difference


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--rules", action="store_true", key="timeline_rules")
    declare_body(parser)
    declare_reforms(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Show the timeline."""
    law = law_asked(options)
    turns = [turn for turn in turns_of(law) if turn.difference.rules or not options.rules]
    if options.json:
        screen.write(json.dumps([_as_json(turn) for turn in turns], ensure_ascii=False, indent=2))
        return
    screen.show(_first(turns[0], screen))
    telling = _Telling(law, screen, max(len(name) for turn in turns for name in _names(turn)))
    for days in runs(turns[1:], law):
        screen.show(telling.days(days))
    signs = (f"[{style}]{sign} {screen.say(f'timeline_{kind}')}[/]" for kind, (sign, style) in SIGNS.items())
    screen.show("", "   ".join((*signs, f"= {screen.say('timeline_parameter')}")))


def turns_of(law: Law) -> Iterator[Turn]:
    """Every day on which something changes; on the first day everything begins."""
    before = None
    for day in law.changes():
        after = law.at(day)
        found = difference(before, after)
        if found:
            yield Turn(day, found)
        before = after


def runs(turns: Iterable[Turn], law: Law) -> Iterator[list[Turn]]:
    """The turns one by one, but those of nothing else than moving figures together until the next other one."""
    moving = {parameter.name for parameter in law.parameters if len(parameter.changes()) > OFTEN}
    for alone, together in groupby(turns, key=lambda turn: moving.issuperset(_names(turn))):
        days = list(together)
        yield from [days] if alone else ([day] for day in days)


def _names(turn: Turn) -> Iterator[str]:
    yield from (rule.name for rule in turn.difference.rules)
    yield from (parameter.name for parameter in turn.difference.parameters)
    yield from turn.difference.others


def _first(turn: Turn, screen: Screen) -> str:
    numbers = {"rules": len(turn.difference.rules), "parameters": len(turn.difference.parameters)}
    return f"[bold]{turn.day}[/]  {screen.say('timeline_first', **numbers)}"


class _Telling:
    """Draws turns, all with columns of the same width."""

    def __init__(self, law: Law, screen: Screen, width: int) -> None:
        self.law = law
        self.screen = screen
        self.width = width

    def days(self, turns: list[Turn]) -> "Table":
        """One day, or several in a row."""
        from rich.table import Table

        heading = str(turns[0].day)
        if len(turns) > 1:
            days = {"since": turns[0].day, "until": turns[-1].day, "days": len(turns)}
            heading = self.screen.say("timeline_days", **days)
        table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
        table.title, table.title_justify, table.title_style = f"\n{heading}", "left", "bold"
        table.add_column(width=1)
        table.add_column(width=self.width, overflow="fold")
        table.add_column(ratio=1)
        for rule in sorted((rule for turn in turns for rule in turn.difference.rules), key=kind_of):
            sign, style = SIGNS[kind_of(rule)]
            table.add_row(sign, rule.name, self.screen.plain(rule.title.lang(self.screen.lang)), style=style)
        changes = [change for turn in turns for change in turn.difference.parameters]
        for name in dict.fromkeys(change.name for change in changes):
            table.add_row("=", name, self.parameter([change for change in changes if change.name == name]))
        return table

    def parameter(self, changes: list[ParameterChange]) -> str:
        """A parameter's value for the country before and after, and what it is called."""
        title = self.screen.plain(changes[-1].title.lang(self.screen.lang))
        country = [value for change in changes for value in change.values if value.key is None]
        values = [self.value(value, changes[0]) for value in (country[0].before, country[-1].after)] if country else []
        times = f" ({len(changes)}×)" if len(changes) > 1 else ""
        return f"{' → '.join(values)}{times} [dim]{title}[/]".lstrip()

    def value(self, value: Value | None, change: ParameterChange) -> str:
        """One side of a change."""
        return NOTHING if value is None else told(value.value, change.parameter.unit, self.screen.lang, self.law.labels)


def kind_of(change: RuleChange) -> str:
    """Whether a rule begins, ends or changes its text."""
    if change.before is None:
        return "begins"
    return "ends" if change.after is None else "changes"


def _as_json(turn: Turn) -> dict[str, object]:
    kinds = {kind: [rule.name for rule in turn.difference.rules if kind_of(rule) == kind] for kind in SIGNS}
    parameters = [values_as_json(change) for change in turn.difference.parameters]
    return {"date": turn.day.isoformat(), "rules": kinds, "parameters": parameters}
