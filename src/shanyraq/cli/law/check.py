"""`shanyraq law check`: whether the law holds together on every day on which something changes."""

from argparse import Namespace

from shanyraq.cli.law.asked import declare_reforms, law_asked
from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_reforms(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Resolve every day and prove that no number outgrows its column.

    Raises:
        LawProblem: on some day the texts do not fit together.
    """
    from shanyraq.rules.bounds import prove_bounds

    law = law_asked(options)
    days = law.changes()
    for day in days:
        in_force = law.at(day)
        prove_bounds(in_force, tuple(in_force.nodes.values()))
    numbers = {
        "texts": len(law.rules),
        "rules": len({rule.name for rule in law.rules}),
        "parameters": len(law.parameters),
    }
    screen.show(screen.say("check_holds", days=len(days), since=days[0], **numbers))
