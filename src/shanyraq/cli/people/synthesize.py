"""`shanyraq people synthesize`: a synthetic country drawn from published statistics."""

import os
from argparse import Namespace
from datetime import date
from pathlib import Path

from shanyraq.cli.parser import Parser, day
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.progress import progress
from shanyraq.cli.screen import Screen

MOST_SEED = 2**31 - 1


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("--families", type=int, default=200_000, metavar="N", key="synthesize_families")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="synthesize_date")
    parser.option("--seed", type=int, default=1, metavar="N", key="sample_seed")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="synthesize_out")
    parser.option("--regions", metavar="10,71", key="synthesize_regions")
    parser.option("--months", action="store_true", key="synthesize_months")
    parser.option("--replace", action="store_true", key="synthesize_replace")
    parser.option("--workers", type=int, default=os.cpu_count(), metavar="N", key="synthesize_workers")


def run(options: Namespace, screen: Screen) -> None:
    """Draw the country.

    Raises:
        Problem: the day, the number, a region or the folder cannot be used.
    """
    from shanyraq.people.country.population import regions_named, write_country
    from shanyraq.people.country.targets import targets
    from shanyraq.rules.formats import whole

    if options.workers < 1:
        raise CommandProblem("workers_wrong", value=options.workers)
    if not 0 <= options.seed <= MOST_SEED:
        raise CommandProblem("number_out_of_range", option="--seed", value=options.seed, most=MOST_SEED)
    regions = regions_named(options.regions.split(",")) if options.regions else None
    on = options.date or date.today()
    with progress(screen, screen.say("synthesizing")) as told:
        counts = write_country(
            options.out,
            options.families,
            options.seed,
            on,
            regions=regions,
            months=options.months,
            replace=options.replace,
            progress=told,
            workers=options.workers,
        )
    known = targets(on)
    numbers = {
        "families": counts.families,
        "persons": counts.persons,
        "matched": sum(target.matched for target in known),
        "checked": sum(not target.matched for target in known),
    }
    told_numbers = {name: whole(number, screen.lang) for name, number in numbers.items()}
    screen.note(screen.say("synthesized", folder=options.out, **told_numbers))
