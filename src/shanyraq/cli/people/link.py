"""`shanyraq people link`: which persons of two registers are one."""

import json
from argparse import Namespace
from fractions import Fraction
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

MOST = 1_000_000_000


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("left", type=Path, metavar="LEFT", key="link_left")
    parser.option("right", type=Path, metavar="RIGHT", key="link_right")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="link_out")
    parser.option("--threshold", type=float, metavar="P", key="link_threshold")
    parser.option("--map", type=Path, metavar="MAP.toml", key="link_map")
    parser.option("--decisions", type=Path, metavar="FILE", key="link_decisions")
    parser.option("--review", action="store_true", key="link_review")
    parser.option("--train", action="store_true", key="link_train")
    parser.option("--seed", type=int, default=1, metavar="N", key="link_seed")
    parser.option("--truth", metavar="COLUMN", key="link_truth")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Link the registers, keep what came of it, and say how much that is.

    Raises:
        Problem: a register, the map, a decision or the folder cannot be used, or Splink is missing.
    """
    from shanyraq.people.linkage.link import Request, link, outcome_as_json
    from shanyraq.people.linkage.report import outcome_rows
    from shanyraq.people.linkage.resolution import THRESHOLD
    from shanyraq.rules.formats import decimal

    if not 0 <= options.seed <= MOST:
        raise CommandProblem("number_out_of_range", option="--seed", value=options.seed, most=MOST)
    request = Request(
        options.left,
        options.right,
        options.out,
        THRESHOLD if options.threshold is None else options.threshold,
        options.map,
        options.truth,
        options.decisions,
        options.train,
        options.seed,
        options.review,
        screen.lang,
    )
    with progress(screen, screen.say("linking")) as told:
        outcome = link(request, told)
    if options.json:
        screen.write(json.dumps(outcome_as_json(outcome), ensure_ascii=False, indent=2))
        return
    _show(screen, outcome_rows(outcome, screen.lang), synthetic=outcome.synthetic)
    if outcome.accuracy:
        shares = {"precision": outcome.accuracy.precision, "recall": outcome.accuracy.recall}
        written = {
            name: decimal(Fraction(round(share * 10_000), 10_000), screen.lang) for name, share in shares.items()
        }
        screen.note(screen.say("link_accuracy", **written))
    screen.note(screen.say("link_written", folder=options.out, report=options.out / f"report.{screen.lang}.html"))
    if options.review:
        screen.note(screen.say("link_names"))


def _show(screen: Screen, rows: list[tuple[str, int]], *, synthetic: bool) -> None:
    from rich.table import Table

    from shanyraq.rules.formats import whole

    table = Table(show_header=False, box=None)
    table.add_column()
    table.add_column(justify="right")
    for name, number in rows:
        table.add_row(name, whole(number, screen.lang))
    if synthetic:
        screen.show(screen.say("link_synthetic"))
    screen.show(table)
