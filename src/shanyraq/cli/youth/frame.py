"""`shanyraq youth frame`: the clusters of a synthetic country, to rehearse drawing and asking."""

from argparse import Namespace
from pathlib import Path

from shanyraq.cli.parser import Parser
from shanyraq.cli.screen import Screen
from shanyraq.cli.youth.asked import declare_seed, seed_asked


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("population", type=Path, metavar="POPULATION", key="youth_population")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="youth_frame_out")
    parser.option("--households", type=int, default=120, metavar="N", key="youth_of_a_cluster")
    declare_seed(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Write the frame and its listing.

    Raises:
        Problem: the population is not synthetic or cannot be read, or the folder is there already.
    """
    from shanyraq.cli.problems import CommandProblem
    from shanyraq.evidence.youth.sampling.country_frame import frame_of_country
    from shanyraq.evidence.youth.sampling.sample_files import write_frame

    if options.households < 1:
        raise CommandProblem("number_not_positive", option="--households", value=options.households)
    frame, listing = frame_of_country(options.population, seed_asked(options), options.households)
    write_frame(options.out, frame, listing)
    counts = {"clusters": frame.clusters.height, "strata": len(frame.strata), "households": listing.height}
    screen.note(screen.say("youth_frame_written", folder=options.out, **counts))
