"""`shanyraq law check`: whether the law holds together on every day on which something changes."""

from argparse import Namespace

from shanyraq.cli.law.asked import declare_body, declare_reforms, law_asked
from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.law.bodies import bodies
from shanyraq.rules.law import Law


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_body(parser)
    declare_reforms(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Resolve every day and prove that no number outgrows its column: of one body of law, or of all.

    Raises:
        LawProblem: on some day the texts do not fit together.
    """
    for law in [law_asked(options)] if options.body or options.reform else bodies():
        screen.show(_checked(law, screen))


def _checked(law: Law, screen: Screen) -> str:
    from shanyraq.rules.bounds import prove_bounds

    days = law.changes()
    for day in days:
        in_force = law.at(day)
        prove_bounds(in_force, tuple(in_force.nodes.values()))
    numbers = {
        "texts": len(law.rules),
        "rules": len({rule.name for rule in law.rules}),
        "parameters": len(law.parameters),
    }
    return screen.say(
        "check_holds", body=screen.say(f"body_{law.levels.group}"), days=len(days), since=days[0], **numbers
    )
