"""`shanyraq evaluate`: what the law gives every family of a population, and what that comes to."""

import json
import os
import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.law.asked import declare_outputs, declare_reforms, outputs_asked
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import Told, progress
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.cli.summary import Summary
    from shanyraq.people.engines.job import Job
    from shanyraq.people.engines.slices import Outcome


ENGINES = ("local", "spark")


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("population", type=Path, metavar="POPULATION", key="evaluate_population")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="evaluate_out")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="evaluate_date")
    declare_outputs(parser)
    declare_reforms(parser)
    parser.option("--workers", type=int, default=os.cpu_count(), metavar="N", key="evaluate_workers")
    parser.option("--engine", choices=ENGINES, default=ENGINES[0], key="evaluate_engine")
    parser.option("--master", metavar="URL", key="evaluate_master")
    parser.option("--force", action="store_true", key="evaluate_force")
    parser.option("--page", type=Path, metavar="FILE.html", key="evaluate_page")
    parser.option("--json", action="store_true", key="option_json")


def run(options: Namespace, screen: Screen) -> None:
    """Evaluate a population, keep the results and sum them up.

    Raises:
        Problem: the population, a name, a reform, the engine or the folder for the results cannot be used.
    """
    from shanyraq.cli.summary import summary_as_json, summary_of_totals
    from shanyraq.people.engines.job import make_job

    if options.workers < 1:
        raise CommandProblem("workers_wrong", value=options.workers)
    _check_free(options.out, force=options.force)
    _check_engine(options)
    _check_page(options.page)
    job = make_job(options.population, outputs_asked(options), options.date, options.reform)
    started = time.perf_counter()
    with progress(screen, screen.say("evaluating")) as told:
        outcome = _evaluated(job, options, told)
    seconds = time.perf_counter() - started
    summary = summary_of_totals(job.about, job.law, outcome.totals, outcome.defaults, seconds)
    if outcome.resumed:
        screen.note(screen.say("evaluate_resumed", done=outcome.resumed, parts=outcome.parts))
    if outcome.begun_anew:
        screen.note(screen.say("evaluate_anew"))
    if options.page is not None:
        _write_page(options.page, summary, screen)
    if options.json:
        screen.write(json.dumps(summary_as_json(summary), ensure_ascii=False, indent=2))
    else:
        show_summary(summary, screen)
        screen.note(screen.say("results_written", folder=options.out))


def _evaluated(job: "Job", options: Namespace, told: Told) -> "Outcome":
    from shanyraq.people.engines.local import evaluate_here
    from shanyraq.people.engines.spark import evaluate_on_spark

    if options.engine == "spark":
        return evaluate_on_spark(job, options.out, master=options.master, progress=told)
    return evaluate_here(job, options.out, workers=options.workers, progress=told)


def _check_engine(options: Namespace) -> None:
    """Refuse an engine that is not there, or an option that is another's, before anything long is done."""
    from shanyraq.people.engines.spark import check_spark

    if options.engine == "spark":
        check_spark()
    elif options.master is not None:
        raise CommandProblem("master_without_spark", master=options.master)


def show_summary(summary: "Summary", screen: Screen) -> None:
    """Show the table with what stands around it."""
    from shanyraq.cli.summary import summary_heading, summary_lines, summary_table

    screen.show(*summary_heading(summary, screen), "", summary_table(summary, screen), "")
    screen.show(*summary_lines(summary, screen))


def _check_page(file: Path | None) -> None:
    """Refuse a page that could not be drawn or written, before anything long is done."""
    from shanyraq.people.charts.problems import need_charts

    if file is not None:
        need_charts()
        if not file.parent.is_dir():
            raise CommandProblem("file_not_found", file=file)


def _write_page(file: Path, summary: "Summary", screen: Screen) -> None:
    from shanyraq.cli.files import write_file
    from shanyraq.cli.summary_page import summary_page

    write_file(file, summary_page(summary, screen))
    screen.note(screen.say("page_written", file=file))


def _check_free(folder: Path, *, force: bool) -> None:
    """Refuse a folder in use before anything long is done; even by force, one that holds more than results."""
    from shanyraq.people.engines.unfinished import RESULTS

    if folder.is_file():
        raise CommandProblem("file_is_no_folder", file=folder)
    held = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
    strange = [name for name in held if name not in RESULTS]
    if strange:
        raise CommandProblem("folder_holds_more", folder=folder, names=", ".join(strange[:5]))
    if held and not force:
        raise CommandProblem("folder_in_use", folder=folder)
