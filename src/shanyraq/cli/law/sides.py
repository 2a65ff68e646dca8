"""Two laws told side by side: numbers in a table, texts line by line."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from shanyraq.cli.law.names import key_called, period
from shanyraq.cli.screen import NOTHING, Screen
from shanyraq.rules import Rule
from shanyraq.rules.acts import citation
from shanyraq.rules.difference import Difference, ParameterChange, RuleChange, aligned
from shanyraq.rules.formats import told
from shanyraq.rules.law import Law
from shanyraq.rules.parameters import Value
from shanyraq.rules.text import text_of

SIDE_BY_SIDE = 110
"""Columns of a screen from which two texts stand side by side; on a narrower one the second follows the first."""


def told_side_by_side(found: Difference, law: Law, screen: Screen) -> Iterator[RenderableType]:
    """The parameters that differ in one table, then each rule."""
    if found.parameters:
        yield ""
        yield _parameters(found, law, screen)
    for change in found.rules:
        yield f"\n[bold]{change.name}[/]  {screen.plain(change.title.lang(screen.lang))}"
        yield _beside(change, law, screen) if screen.answers.width >= SIDE_BY_SIDE else _below(change, law, screen)


def _parameters(found: Difference, law: Law, screen: Screen) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column(screen.say("column_parameter"))
    table.add_column(screen.say("column_before"), justify="right", no_wrap=True)
    table.add_column(screen.say("column_after"), justify="right", no_wrap=True)
    for change in found.parameters:
        for row in _values(change, law, screen):
            table.add_row(*row)
    return table


def _values(change: ParameterChange, law: Law, screen: Screen) -> Iterator[tuple[str, str, str]]:
    """A row for the country's value, then one for each region that has another."""

    def side(value: Value | None) -> str:
        return NOTHING if value is None else told(value.value, change.parameter.unit, screen.lang, law.labels)

    named = f"{screen.plain(change.title.lang(screen.lang))} [dim]{change.name}[/]"
    country = [one for one in change.values if one.key is None]
    yield (named, side(country[0].before), side(country[0].after)) if country else (named, "", "")
    for one in change.values:
        if one.key is not None:
            called = key_called(law, str(change.parameter.by), one.key, screen.lang)
            yield f"  {called}", side(one.before), side(one.after)


def _beside(change: RuleChange, law: Law, screen: Screen) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim", expand=True)
    for text in (change.before, change.after):
        table.add_column(_heading(text, law, screen), ratio=1, overflow="fold")
    for before, after in _pairs(change):
        styles = ("", "") if before == after else ("red", "green")
        table.add_row(Text(before or "", style=styles[0]), Text(after or "", style=styles[1]))
    return table


def _below(change: RuleChange, law: Law, screen: Screen) -> Text:
    """Equal lines once, the first law's lines with a minus, the second's with a plus."""
    lines = Text()
    for sign, style, text in (("−", "red", change.before), ("+", "green", change.after)):
        lines.append(f"{sign} {Text.from_markup(_heading(text, law, screen)).plain}\n", style=f"dim {style}")
    for equal, run in groupby(_pairs(change), key=lambda pair: pair[0] == pair[1]):
        pairs = list(run)
        if equal:
            lines.append("".join(f"  {before}\n" for before, _ in pairs))
            continue
        lines.append("".join(f"− {before}\n" for before, _ in pairs if before is not None), style="red")
        lines.append("".join(f"+ {after}\n" for _, after in pairs if after is not None), style="green")
    lines.rstrip()
    return lines


def _heading(text: Rule | None, law: Law, screen: Screen) -> str:
    if text is None:
        return screen.say("diff_absent")
    return f"{period(text.since, text.until)}  {screen.plain(citation(text.article, law.acts, screen.lang))}"


def _pairs(change: RuleChange) -> Iterator[tuple[str | None, str | None]]:
    sides = (change.before, change.after)
    return aligned(*([] if text is None else text_of(text).source.splitlines() for text in sides))
