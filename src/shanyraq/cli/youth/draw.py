"""`shanyraq youth draw`: a stratified two-stage sample from a frame, by a seed."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.parser import Parser
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen
from shanyraq.cli.youth.asked import declare_seed, seed_asked

if TYPE_CHECKING:
    from shanyraq.evidence.youth.sampling.frame import Frame
    from shanyraq.evidence.youth.sampling.plan import Plan


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("frame", type=Path, metavar="FRAME", key="youth_draw_frame")
    parser.option("--design", type=Path, metavar="DESIGN.json", key="youth_draw_design")
    parser.option("--clusters", type=int, metavar="N", key="youth_draw_clusters")
    parser.option("--per-cluster", type=int, default=12, metavar="N", key="youth_per_cluster")
    parser.option("--reserve", type=float, default=0.1, metavar="SHARE", key="youth_reserve")
    parser.option("--rounds", type=int, default=1, metavar="N", key="youth_rounds")
    parser.option("--groups", type=int, metavar="N", key="youth_groups")
    parser.option("--out", type=Path, metavar="DIR", required=True, key="youth_draw_out")
    declare_seed(parser)


def run(options: Namespace, screen: Screen) -> None:
    """Draw the sample.

    Raises:
        Problem: the frame or the design cannot be used, or the folder is there already.
    """
    from shanyraq.evidence.youth.sampling.draw import MAIN, Panel, draw_sample
    from shanyraq.evidence.youth.sampling.frame import read_frame
    from shanyraq.evidence.youth.sampling.sample_files import FRAME, write_sample

    _check(options)
    seed = seed_asked(options)
    frame = read_frame(options.frame / FRAME if options.frame.is_dir() else options.frame)
    plan = _plan(options, frame)
    groups = options.groups or (1 if options.rounds == 1 else 4)
    panel = Panel(options.rounds, groups)
    sample = draw_sample(frame, plan, seed, options.reserve, panel)
    write_sample(options.out, sample, frame, plan, seed, panel)
    main = sample.households["role"] == MAIN
    counts = {"clusters": sample.clusters.height, "main": int(main.sum()), "reserve": int((~main).sum())}
    screen.note(screen.say("youth_sample_written", folder=options.out, strata=len(plan), **counts))
    if options.rounds > 1:
        screen.note(screen.say("youth_panel_told", rounds=options.rounds, groups=groups, shared=groups - 1))


def _check(options: Namespace) -> None:
    for option in ("clusters", "per_cluster", "rounds", "groups"):
        value = getattr(options, option)
        if value is not None and value < 1:
            raise CommandProblem("number_not_positive", option=f"--{option.replace('_', '-')}", value=value)
    if not 0 <= options.reserve <= 1:
        raise CommandProblem("share_wrong", option="--reserve", value=options.reserve)


def _plan(options: Namespace, frame: "Frame") -> "Plan":
    """The plan of the design, or clusters spread over the frame."""
    from shanyraq.evidence.youth.sampling.plan import read_plan, spread_plan

    if (options.design is None) == (options.clusters is None):
        raise CommandProblem("design_or_clusters")
    if options.design is not None:
        return read_plan(options.design)
    return spread_plan(frame, options.clusters, options.per_cluster)
