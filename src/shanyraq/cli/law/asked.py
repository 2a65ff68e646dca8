"""The law a command asks about: a body of Kazakhstan's own, with the reforms the person laid over it."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.law.bodies import BODIES, body_with
from shanyraq.rules.law import Law


def declare_reforms(parser: Parser) -> None:
    """Declare `--reform FILE`, as often as wanted."""
    parser.option("--reform", action="append", type=Path, default=[], metavar="FILE", key="option_reform")


def declare_body(parser: Parser) -> None:
    """Declare `--body NAME`: whose law."""
    parser.option("--body", choices=tuple(BODIES), metavar="NAME", key="option_body")


def declare_outputs(parser: Parser) -> None:
    """Declare `--outputs a,b`."""
    parser.option("--outputs", type=_names, metavar="A,B", key="option_outputs")


def body_asked(options: Namespace, name: str | None = None) -> Law:
    """The body of law of the options: the one named, else that which knows a name, else that of families."""
    named = getattr(options, "body", None)
    if named is None and name is not None:
        return body_with(name)
    return BODIES[named or "family"]()


def law_asked(options: Namespace, name: str | None = None) -> Law:
    """The law with the reforms of the options, in their order.

    Args:
        options: what the person asked.
        name: a name the law must know, where the person did not say whose law.

    Raises:
        Problem: a reform cannot be read or does not fit the law.
    """
    from shanyraq.rules.reform import read_reform

    law = body_asked(options, name)
    for file in options.reform:
        law = law.with_reform(read_reform(file))
    return law


def outputs_asked(options: Namespace) -> tuple[str, ...]:
    """The outputs of the options, or those of the contract."""
    from shanyraq.law.families import OUTPUTS

    return options.outputs or OUTPUTS


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise CommandProblem("outputs_empty")
    return names
