"""`./run demo`: families explained, a synthetic country evaluated and assessed: where do the families in need live?

What it makes stays in `out/demo`, to be looked at: the country, the results, the map, a portrait and the report.
"""

import shutil
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.demo_youth import demo_youth
from shanyraq.cli.edge import carry_out
from shanyraq.cli.evaluate import show_summary
from shanyraq.cli.files import read_input, write_file
from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.cli.summary import Summary

HOME = Path(__file__).parents[3]

EXAMPLES = HOME / "examples"
"""The families that stand in the project's folder."""

OUT = HOME / "out" / "demo"
"""Where everything is left that the demonstration makes; a new one takes the place of the last."""

FAMILIES = 200_000
SEED = 2024
DAY = date(2024, 5, 14)

REPORT_LANGUAGES = ("en", "ru")
REPORT_FORMATS = ("html", "pdf", "xlsx")
"""What the report of the country is written as."""

WITH_REASONS = "young-family-2024.json"
"""The family that is explained with its main reasons; of the others the answer alone is told."""


def demo(arguments: list[str], screen: Screen) -> None:
    """Show what the system does.

    Raises:
        CommandProblem: the examples are not in the project's folder.
        CommandProblem: a package that the report ends in is not installed.
    """
    from shanyraq.cli.evidence_asked import REPORTS, need_evidence

    parser = Parser(screen=screen, about="command_demo", prog="./run demo")
    parser.option("--youth", action="store_true", key="demo_youth")
    try:
        options = parser.parse_args(arguments)
    except SystemExit:  # argparse has shown the help
        return
    if options.youth:
        demo_youth(screen)
        return
    files = sorted(EXAMPLES.glob("*.json"), key=lambda file: file.name != WITH_REASONS)
    if not files:
        raise CommandProblem("examples_missing", folder=EXAMPLES)
    need_evidence("demo", REPORTS)
    for number, file in enumerate(files, 1):
        _explain(file, number, screen)
    _show_country(_evaluate(screen), screen)
    _describe(screen)
    _assess(screen)
    _left("demo_folder", OUT, screen)
    screen.show(f"\n[bold]{screen.say('demo_next')}[/]")


def _explain(file: Path, number: int, screen: Screen) -> None:
    from shanyraq.cli.decision import decision_lines
    from shanyraq.cli.tree import explanation_tree
    from shanyraq.law.families import LAW, OUTPUTS
    from shanyraq.people.case_file import read_case
    from shanyraq.rules.explain import explain

    found = read_case(read_input(str(file)))
    explanation = explain(LAW.at(found.application_date), found.case, OUTPUTS)
    _rule(screen.say("demo_family", number=number, file=f"examples/{file.name}"), screen)
    if file.name == WITH_REASONS:
        screen.show(explanation_tree(explanation, screen.lang, brief=True))
    else:
        screen.show(*decision_lines(explanation, screen.lang))


def _evaluate(screen: Screen) -> "Summary":
    """Make the country up, evaluate it, and keep both."""
    from shanyraq.cli.summary import summary_of_totals
    from shanyraq.law.families import OUTPUTS
    from shanyraq.people.country.population import write_country
    from shanyraq.people.engines.job import make_job
    from shanyraq.people.engines.local import evaluate_here

    _rule(screen.say("demo_country"), screen)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with progress(screen, screen.say("sampling")) as told:
        write_country(OUT / "country", FAMILIES, SEED, DAY, progress=told)
    job = make_job(OUT / "country", OUTPUTS, DAY, [])
    started = time.perf_counter()
    with progress(screen, screen.say("evaluating")) as told:
        outcome = evaluate_here(job, OUT / "results", progress=told)
    seconds = time.perf_counter() - started
    return summary_of_totals(job.about, job.law, outcome.totals, outcome.defaults, seconds)


def _show_country(summary: "Summary", screen: Screen) -> None:
    """The sums by region, and the map of need on the screen, as a drawing and on a page."""
    from shanyraq.cli.summary_page import map_of_need, map_of_need_svg, summary_page
    from shanyraq.cli.tile_map import drawn_map

    show_summary(summary, screen)
    laid = map_of_need(summary, screen)
    _rule(screen.say("page_where"), screen)
    console = screen.answers
    screen.show(laid.title, "", drawn_map(laid, console.width, coloured=console.color_system is not None), "")
    drawing, page = (OUT / f"where-families-in-need-live.{screen.lang}.{kind}" for kind in ("svg", "html"))
    write_file(drawing, map_of_need_svg(summary, screen))
    write_file(page, summary_page(summary, screen))
    _left("demo_map", drawing, screen)
    _left("demo_page", page, screen)


def _describe(screen: Screen) -> None:
    """Who the people of the country are, on a page."""
    from shanyraq.people.describe.describe import describe
    from shanyraq.people.describe.files import page_name, write_portrait

    with progress(screen, screen.say("describing")) as told:
        portrait = describe(OUT / "country", told)
    write_portrait(portrait, OUT / "portrait")
    _left("demo_portrait", OUT / "portrait" / page_name(screen.lang), screen)


def _assess(screen: Screen) -> None:
    """The report on targeted assistance in the country, in English and Russian."""
    from shanyraq.evidence.assessment.files import file_name, write_assessment
    from shanyraq.evidence.assessment.material import Asked, gather
    from shanyraq.people.population import read_parts

    _rule(screen.say("demo_report"), screen)
    with progress(screen, screen.say("assessing")) as told:
        material = gather(read_parts(OUT / "country"), Asked(DAY), told)
    write_assessment(material, OUT / "report", REPORT_LANGUAGES, REPORT_FORMATS)
    for lang in REPORT_LANGUAGES:
        for form in REPORT_FORMATS:
            _left("demo_report_file", OUT / "report" / file_name(lang, form), screen)


def _left(key: str, file: Path, screen: Screen) -> None:
    """Name what is left behind."""
    screen.show(screen.say(key, file=file.relative_to(HOME) if file.is_relative_to(HOME) else file))


def _rule(title: str, screen: Screen) -> None:
    from rich.rule import Rule

    screen.show("", Rule(f"[bold]{title}[/]", align="left", style="dim"))


if __name__ == "__main__":
    sys.exit(carry_out(sys.argv[1:], demo))
