"""`shanyraq card`: one family on a wellbeing ladder: its level, what it rests on, what is open, what would move it."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.files import read_input, write_file
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from shanyraq.cli.card_words import CardWords
    from shanyraq.law.wellbeing.card import Card, Line

METHODS = ("points", "af")
"""The ways to make a score, as `Method` has them."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("case", metavar="CASE.json", key="explain_case")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="explain_date")
    parser.option("--ladder", metavar="NAME|FILE.toml", key="card_ladder")
    parser.option("--method", choices=METHODS, key="card_method")
    parser.option("--html", type=Path, metavar="FILE.html", key="card_html")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Show a family's card.

    Raises:
        Problem: the case, the ladder or the file for the page cannot be used.
    """
    from shanyraq.law.codes import Region
    from shanyraq.law.families import LAW
    from shanyraq.law.wellbeing.card import card_of
    from shanyraq.law.wellbeing.ladder import Method
    from shanyraq.law.wellbeing.shipped import applying, check_day, ladder_named
    from shanyraq.people.case_file import read_case

    file = read_case(read_input(options.case), options.date)
    day_of_case = file.application_date
    if options.ladder is None:
        ladder = applying(day_of_case, Region(file.case.group["region"]).wire)
    else:
        ladder = ladder_named(options.ladder)
        check_day(ladder, day_of_case)
    method = None if options.method is None else Method(options.method)
    card = card_of(LAW.at(day_of_case), file.case, ladder, method)
    if options.html is not None:
        from shanyraq.cli.card_page import card_page

        write_file(options.html, card_page(card, screen))
        screen.note(screen.say("page_written", file=options.html))
    if options.json:
        from shanyraq.cli.card_json import card_as_json

        screen.write(json.dumps(card_as_json(card, screen.lang), ensure_ascii=False, indent=2))
    else:
        show_card(card, screen)


def show_card(card: "Card", screen: Screen) -> None:
    """Show a card at the terminal."""
    from rich.text import Text

    from shanyraq.cli.card_words import CardWords

    words = CardWords(card, screen)
    screen.show(Text(words.heading(), style="bold"))
    for warning in words.warnings():
        screen.show(Text(warning, style="yellow"))
    screen.show("", _rungs(card), Text(words.level(), style="bold"), Text(words.score()), "")
    _show_lines(card, words, screen)
    for sentence in words.to_next():
        screen.show(Text(sentence))
    if card.kept:
        screen.show("", Text(screen.say("card_services"), style="bold"))
        for kept in card.kept:
            screen.show(Text(f"• {kept.exclusion.title.lang(screen.lang)}: {words.kept(kept)}"))
    screen.show("", Text(words.signal(), style="dim"))


def _show_lines(card: "Card", words: "CardWords", screen: Screen) -> None:
    """What was found, what is open, and what is known to be absent."""
    from rich.text import Text

    from shanyraq.law.wellbeing.codes import Finding

    found = [line for line in card.lines if line.finding is Finding.PRESENT]
    if found:
        screen.show(_table(found, words, "card_counts", missing=False), "")
    else:
        screen.show(Text(screen.say("card_nothing")), "")
    if card.left_open:
        screen.show(_table(card.left_open, words, "card_open", missing=True), "")
    absent = [line for line in card.lines if line.finding is Finding.ABSENT]
    if absent:
        screen.show(Text(screen.say("card_absent", names=words.named(absent)), style="dim"), "")


def _table(lines: "list[Line] | tuple[Line, ...]", words: "CardWords", key: str, *, missing: bool) -> "Table":
    from rich.table import Table
    from rich.text import Text

    say = words.screen.say
    table = Table(box=None, padding=(0, 1), header_style="dim", title=say(key), title_justify="left")
    table.add_column(say("card_column_indicator"))
    table.add_column(say("card_column_adds"), justify="right")
    if missing:
        table.add_column(say("card_column_missing"))
    for line in lines:
        cells = [Text(words.title(line)), Text(words.adds(line), style="green" if line.effect > 0 else "")]
        table.add_row(*cells, *([Text(words.missing(line))] if missing else []))
    return table


def _rungs(card: "Card") -> "Text":
    """The levels from the worst to the best: those that may be the family's in colour, the one known marked."""
    from rich.text import Text

    levels = card.ladder.levels
    first, last = levels.index(card.best), levels.index(card.worst)
    drawn = Text()
    for place, level in reversed(list(enumerate(levels))):
        may_be = first <= place <= last
        told = f"▸{level.code} " if level is card.known else f" {level.code} "
        drawn.append(told, style=f"bold black on {level.colour}" if may_be else "dim")
        drawn.append(" ")
    return drawn
