"""`shanyraq ladder list`: which wellbeing ladders there are, where and when each applies, what is illustrative."""

from argparse import Namespace

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare no arguments."""


def run(options: Namespace, screen: Screen) -> None:
    """List the ladders that come with the program."""
    from rich.text import Text

    from shanyraq.law.families import LAW
    from shanyraq.law.wellbeing.shipped import ladders
    from shanyraq.rules import to_day
    from shanyraq.rules.formats import day

    for ladder in ladders():
        regions = [LAW.labels["Region"][code].lang(screen.lang) for code in ladder.regions]
        where = ", ".join(regions) or screen.say("ladder_whole_country")
        screen.show(Text(f"{ladder.name}: {ladder.title.lang(screen.lang)}", style="bold"))
        since = screen.say("ladder_since", day=day(to_day(ladder.since), screen.lang))
        screen.show(Text(f"  {where}; {since}; {ladder.method}"))
        levels = (
            title if level.code in (title := level.title.lang(screen.lang)) else f"{level.code} {title}"
            for level in ladder.levels
        )
        screen.show(Text(f"  {'; '.join(levels)}"))
        if any(scale.illustrative for scale in ladder.scales):
            screen.show(Text(f"  {screen.say('card_illustrative')}", style="yellow"))
