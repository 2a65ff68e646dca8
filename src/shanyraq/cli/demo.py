"""`./run demo`: four families explained, then a made-up country evaluated. It leaves nothing behind."""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from shanyraq.cli.edge import carry_out
from shanyraq.cli.evaluate import show_summary
from shanyraq.cli.files import read_input
from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

EXAMPLES = Path(__file__).parents[3] / "examples"
"""The families that stand in the project's folder."""

FAMILIES = 200_000
SEED = 2024
DAY = date(2024, 5, 14)

IN_FULL = "young-family-2024.json"
"""The family that is explained to the last reason; the others more briefly."""


def demo(arguments: list[str], screen: Screen) -> None:
    """Show what the system does.

    Raises:
        CommandProblem: the examples are not in the project's folder.
    """
    parser = Parser(screen=screen, about="command_demo", prog="./run demo")
    try:
        parser.parse_args(arguments)
    except SystemExit:  # argparse has shown the help
        return
    files = sorted(EXAMPLES.glob("*.json"), key=lambda file: file.name != IN_FULL)
    if not files:
        raise CommandProblem("examples_missing", folder=EXAMPLES)
    for number, file in enumerate(files, 1):
        _explain(file, number, screen)
    _evaluate(screen)
    screen.show(f"\n[bold]{screen.say('demo_next')}[/]")


def _explain(file: Path, number: int, screen: Screen) -> None:
    from rich.rule import Rule

    from shanyraq.cli.tree import explanation_tree
    from shanyraq.law.tsa import LAW, OUTPUTS
    from shanyraq.people.case_file import read_case
    from shanyraq.rules.explain import explain

    found = read_case(read_input(str(file)))
    explanation = explain(LAW.at(found.application_date), found.case, OUTPUTS)
    title = screen.say("demo_family", number=number, file=f"examples/{file.name}")
    screen.show("", Rule(f"[bold]{title}[/]", align="left", style="dim"))
    screen.show(explanation_tree(explanation, screen.lang, brief=file.name != IN_FULL))


def _evaluate(screen: Screen) -> None:
    from rich.rule import Rule

    from shanyraq.cli.summary import summary_of
    from shanyraq.law.tsa import LAW
    from shanyraq.people.population import read_population
    from shanyraq.people.sample.population import write_sample
    from shanyraq.people.totals import SUMMED
    from shanyraq.rules.evaluate import evaluate

    screen.show("", Rule(f"[bold]{screen.say('demo_country')}[/]", align="left", style="dim"))
    with tempfile.TemporaryDirectory(prefix="shanyraq-") as folder:
        with progress(screen, screen.say("sampling")) as told:
            write_sample(Path(folder) / "sample", FAMILIES, SEED, DAY, progress=told)
        population = read_population(Path(folder) / "sample")
        started = time.perf_counter()
        with progress(screen, screen.say("evaluating")) as told:
            results = evaluate(population, LAW.at(DAY), SUMMED, progress=told)
        summary = summary_of(population, results, time.perf_counter() - started)
    show_summary(summary, screen)


if __name__ == "__main__":
    sys.exit(carry_out(sys.argv[1:], demo))
