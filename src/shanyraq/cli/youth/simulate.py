"""`shanyraq youth simulate`: a rehearsed field work, its answers marked synthetic."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser, day
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen
from shanyraq.cli.youth.asked import declare_form, declare_seed, form_asked, seed_asked

if TYPE_CHECKING:
    from shanyraq.evidence.youth.questionnaire.model import Questionnaire

KINDS = (".csv", ".parquet")


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    declare_form(parser)
    parser.option("--sample", type=Path, metavar="DIR", key="youth_simulate_sample")
    parser.option("--population", type=Path, metavar="DIR", key="youth_simulate_population")
    parser.option("--frame", type=Path, metavar="DIR", key="youth_simulate_frame")
    parser.option("--count", type=int, default=400, metavar="N", key="youth_simulate_count")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="youth_simulate_date")
    parser.option("--out", type=Path, metavar="FILE", required=True, key="youth_simulate_out")
    declare_seed(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Fill the questionnaire in for every household of a sample, or for so many employers.

    Raises:
        Problem: the sample, the population or the file cannot be used.
    """
    if options.out.suffix not in KINDS:
        raise CommandProblem("answers_kind", file=options.out, kinds=", ".join(KINDS))
    form = form_asked(options)
    if form.name == "employers":
        _employers(options, form, screen)
    else:
        _young_people(options, form, screen)


def _employers(options: Namespace, form: "Questionnaire", screen: Screen) -> None:
    import polars as pl

    from shanyraq.evidence.youth.rehearsal.simulate import (
        SYNTHETIC,
        answer_table,
        rehearse_enterprises,
        write_answers,
    )

    seed = seed_asked(options)
    if options.count < 1:
        raise CommandProblem("number_not_positive", option="--count", value=options.count)
    found = rehearse_enterprises(form, options.count, options.date or date.today(), seed)
    table = answer_table(form, found).with_columns(pl.lit(1).alias(SYNTHETIC))
    write_answers(options.out, table, form, seed, [])
    screen.note(
        screen.say(
            "youth_simulated", visits=table.height, answered=int((table["consent"] == 1).sum()), file=options.out
        )
    )


def _young_people(options: Namespace, form: "Questionnaire", screen: Screen) -> None:
    from shanyraq.evidence.youth.rehearsal.respondents import households_of
    from shanyraq.evidence.youth.rehearsal.simulate import made_up_homes, rehearse, visit_table, write_answers
    from shanyraq.evidence.youth.sampling.sample_files import LISTING, read_sample

    if options.sample is None:
        raise CommandProblem("sample_needed")
    if (options.population is None) != (options.frame is None):
        raise CommandProblem("population_and_frame")
    seed, first_day = seed_asked(options), options.date or date.today()
    sample = read_sample(options.sample)
    homes = made_up_homes(first_day, seed)
    if options.population is not None:
        known = households_of(sample, options.population, options.frame / LISTING)
        homes = lambda cluster, household: known[cluster, household]  # noqa: E731
    with progress(screen, screen.say("youth_simulating")) as told:
        visits = rehearse(form, sample, homes, first_day, seed, told)
    table = visit_table(form, visits)
    write_answers(options.out, table, form, seed, visits)
    screen.note(
        screen.say(
            "youth_simulated", visits=table.height, answered=int((table["consent"] == 1).sum()), file=options.out
        )
    )
