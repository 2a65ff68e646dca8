"""`shanyraq simulate`: reforms put to the families of a population, beside the law as it is."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.evidence_asked import declare_lonely, need_evidence
from shanyraq.cli.law.asked import declare_reforms
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from rich.table import Table

    from shanyraq.evidence.reforms.scenarios import Scenario
    from shanyraq.evidence.reforms.simulation import Outcome, Simulation, Sweep

SHOWN = ("cost_year", "families_paid", "fgt0", "fgt1", "coverage", "exclusion", "inclusion", "gini")
"""The numbers of a reform that a terminal has room for; files have all."""


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("population", type=Path, metavar="POPULATION", key="simulate_population")
    declare_reforms(parser)
    parser.option("--out", type=Path, metavar="DIR", key="simulate_out")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="evaluate_date")
    parser.option("--take-up", type=float, metavar="SHARE", key="simulate_take_up")
    parser.option("--incentives", action="store_true", key="simulate_incentives")
    parser.option("--sweep", metavar="NAME=FROM:TO:STEP", key="simulate_sweep")
    parser.option("--solve", metavar="NAME", key="simulate_solve")
    parser.option("--budget", type=float, metavar="TENGE", key="simulate_budget")
    declare_lonely(parser)
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Simulate reforms.

    Raises:
        Problem: the population, a reform, a value or the folder cannot be used.
    """
    _check_extras(options)
    from shanyraq.evidence.estimation.design import Lonely
    from shanyraq.evidence.reforms.amounts import AMOUNT
    from shanyraq.evidence.reforms.problems import ReformProblem
    from shanyraq.evidence.reforms.scenarios import scenarios
    from shanyraq.evidence.reforms.simulation import Wanted, simulate
    from shanyraq.people.population import read_parts

    if not options.reform and options.sweep is None:
        raise ReformProblem("nothing_to_simulate")
    if options.out is not None:
        from shanyraq.evidence.reforms.files import check_place

        check_place(options.out)
    parts = read_parts(options.population)
    sides = scenarios(options.date or parts[0].about.date, options.reform, AMOUNT)
    wanted = Wanted(sides, options.take_up, options.incentives, _sweep(options, sides), lonely=Lonely(options.lonely))
    with progress(screen, screen.say("simulating")) as told:
        found = simulate(parts, wanted, told)
    if options.json:
        screen.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        show_simulation(found, screen)
    if options.out is not None:
        from shanyraq.evidence.reforms.files import page_name, write_simulation

        write_simulation(found, options.out)
        screen.note(screen.say("simulation_written", page=options.out / page_name(screen.lang)))


def show_simulation(found: "Simulation", screen: Screen) -> None:
    """Show each reform in a sentence and a table, and the frontier."""
    from rich.rule import Rule

    from shanyraq.evidence.reforms.page import sentence
    from shanyraq.evidence.reforms.words import text

    if found.about.synthetic:
        screen.show(f"[bold yellow]{screen.say('synthetic')}[/]")
    for outcome in found.outcomes:
        name = screen.plain(outcome.scenario.called(screen.lang))
        screen.show("", Rule(f"[bold]{name}[/]", align="left", style="dim"))
        screen.show(screen.plain(sentence(outcome, screen.lang)), "", _effects(outcome, screen))
    if found.sweep is not None:
        screen.show("", Rule(f"[bold]{found.sweep.name}[/]", align="left", style="dim"), _frontier(found, screen))
    if found.bought is not None:
        from shanyraq.evidence.reforms.page import bought_told

        screen.show("", screen.plain(bought_told(found, screen.lang)))
    if found.take_up is None:
        screen.note(text("static", screen.lang))


def _effects(outcome: "Outcome", screen: Screen) -> "Table":
    from rich.table import Table

    from shanyraq.evidence.reforms.page import effects_table

    shown = [effect for effect in outcome.effects if effect.measure in SHOWN]
    told = effects_table(shown, screen.lang)
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column(told.heads[0])
    for head in told.heads[1:5]:
        table.add_column(head, justify="right", vertical="bottom")
    for row in told.rows:
        table.add_row(*row[:5])
    return table


def _frontier(found: "Simulation", screen: Screen) -> "Table":
    from rich.table import Table

    from shanyraq.evidence.reforms.page import frontier_table

    told = frontier_table(found, screen.lang)
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for head in told.heads:
        table.add_column(head, justify="right", vertical="bottom")
    for row in told.rows:
        table.add_row(*row)
    return table


def _sweep(options: Namespace, sides: "list[Scenario]") -> "Sweep | None":
    """The parameter to try, over the last reform's law.

    Raises:
        Problem: options that do not belong together, or a sweep that cannot be read.
    """
    from shanyraq.evidence.reforms.frontier import read_sweep
    from shanyraq.evidence.reforms.problems import ReformProblem
    from shanyraq.evidence.reforms.simulation import Sweep

    solving = options.solve is not None
    if solving != (options.budget is not None) or (solving and options.sweep is None):
        raise ReformProblem("solve_needs")
    if options.sweep is None:
        return None
    name, values = read_sweep(options.sweep, sides[-1].law)
    if solving and options.solve != name:
        raise ReformProblem("solve_needs")
    return Sweep(name, tuple(values), options.budget)


def _check_extras(options: Namespace) -> None:
    """Refuse to begin without what errors are computed by, and drawings where files are asked for."""
    need_evidence("simulate")
    if options.out is not None:
        from shanyraq.people.charts.problems import need_charts

        need_charts()
