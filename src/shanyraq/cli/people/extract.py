"""`shanyraq people extract`: families and persons for research, published so that nobody can be found again."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shanyraq.cli.parser import Parser
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.people.extract.extract import Wish

K, L = 5, 2
"""The protection where none is asked for: what most statistical offices take for files given to researchers."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("population", type=Path, metavar="POPULATION", key="extract_population")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="extract_out")
    parser.option("--purpose", metavar="TEXT", required=True, key="extract_purpose")
    parser.option("--plan", type=Path, metavar="PLAN.toml", key="extract_plan")
    parser.option("--k", type=int, default=K, metavar="N", key="extract_k")
    parser.option("--l", type=int, default=L, metavar="N", key="extract_l")
    parser.option("--sample", default="1", metavar="SHARE", key="extract_sample")
    parser.option("--seed", type=int, metavar="N", key="extract_seed")
    parser.option("--csv", action="store_true", key="extract_csv")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Make an extract and write it.

    Raises:
        Problem: the population, the plan or the level cannot be used, or the level cannot be reached.
    """
    from shanyraq.people.charts.problems import need_charts
    from shanyraq.people.extract.extract import extract
    from shanyraq.people.extract.files import write_extract
    from shanyraq.people.extract.wish import purpose_of, wish_of
    from shanyraq.people.population import read_population
    from shanyraq.people.problems import PeopleProblem

    need_charts()
    purpose = purpose_of(options.purpose)
    wish = wish_of(options.plan, options.k, options.l, options.sample, options.seed)
    if options.out.exists():
        raise PeopleProblem("folder_exists", folder=options.out)
    population = read_population(options.population)
    with progress(screen, screen.say("extracting")) as told:
        made = extract(population, wish, told)
    disclosure = write_extract(options.out, made, population.about, purpose, as_csv=options.csv)
    if options.json:
        screen.write(json.dumps(disclosure, ensure_ascii=False, indent=2))
    else:
        _show(disclosure, wish, screen)
    screen.note(screen.say("extract_written", folder=options.out))
    if options.seed is None:
        screen.note(screen.say("extract_seed_drawn", seed=wish.seed))


def _show(told: dict[str, Any], wish: "Wish", screen: Screen) -> None:
    """Show how many rows are published and how safe they are."""
    from rich.table import Table

    from shanyraq.rules.formats import whole

    if told["synthetic"]:
        screen.show(f"[bold]{screen.say('extract_synthetic')}[/bold]")
    table = Table(title=screen.say("extract_title", k=wish.level.k, l=wish.level.diversity))
    table.add_column("")
    for level in ("families", "persons"):
        table.add_column(screen.say(f"extract_{level}"), justify="right")
    for name in ("population", "drawn", "removed", "published", "apart"):
        table.add_row(
            screen.say(f"extract_rows_{name}"),
            *(whole(told["rows"][name][level], screen.lang) for level in ("families", "persons")),
        )
    for stage in ("before", "after"):
        found = told["stages"][stage]
        table.add_row(
            screen.say(f"extract_least_{stage}"),
            *("—" if found[level]["least_k"] is None else str(found[level]["least_k"]) for level in found),
        )
    screen.show(table)
