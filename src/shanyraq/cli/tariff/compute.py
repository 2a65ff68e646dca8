"""`shanyraq tariff compute`: the tariff of each service of a workbook, with its whole derivation."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.tariff.asked import answer, asked, declare_book

if TYPE_CHECKING:
    from shanyraq.evidence.tariffs.costing import Costed


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_book(parser)
    parser.option("--explain", action="store_true", key="tariff_explain")


def run(options: Namespace, screen: Screen) -> None:
    """Compute tariffs.

    Raises:
        Problem: the workbook or the folder cannot be used.
    """
    found = asked(options, "compute")
    from shanyraq.evidence.tariffs.as_json import services_json
    from shanyraq.evidence.tariffs.tariffs_told import tariff_report

    if options.explain and not options.json:
        _explain(found.costed, screen)
        return
    answer(
        options,
        screen,
        "tariffs",
        lambda lang: tariff_report(found.writer(lang), one_by_one=bool(options.out or options.service)),
        lambda: services_json(found.costed, screen.lang, explained=options.explain),
    )


def _explain(costed: "Sequence[Costed]", screen: Screen) -> None:
    """The whole of every value of each service."""
    from shanyraq.cli.tree import explanation_tree

    for one in costed:
        screen.show(f"[bold]{screen.plain(one.service.name)}[/]", explanation_tree(one.explanation, screen.lang))
