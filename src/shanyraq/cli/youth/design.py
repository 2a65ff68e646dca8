"""`shanyraq youth design`: how many to ask where, how sure it will be, what it costs."""

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.cli.evidence_asked import need_evidence
from shanyraq.cli.parser import Parser, day
from shanyraq.cli.problems import CommandProblem
from shanyraq.cli.screen import Screen

if TYPE_CHECKING:
    from shanyraq.evidence.youth.design.design import Design, Order

RULES = ("proportional", "neyman", "power", "equal")


def declare(parser: Parser) -> None:
    """Declare the command's arguments."""
    parser.option("frame", type=Path, nargs="?", metavar="FRAME", key="youth_design_frame")
    parser.option("--target", action="append", metavar="INDICATOR:LEVEL:POINTS", key="youth_design_target")
    parser.option("--total", type=int, metavar="N", key="youth_design_total")
    parser.option("--allocation", choices=RULES, default="power", metavar="|".join(RULES), key="youth_design_rule")
    parser.option("--power", type=float, default=0.5, metavar="Q", key="youth_design_power")
    parser.option("--per-cluster", type=int, metavar="N", key="youth_design_per_cluster")
    parser.option("--least", type=int, default=60, metavar="N", key="youth_design_least")
    parser.option("--rho", type=float, metavar="RHO", key="youth_design_rho")
    parser.option("--cv-weights", type=float, metavar="CV", key="youth_design_cv")
    parser.option("--response", type=float, metavar="SHARE", key="youth_design_response")
    parser.option("--date", type=day, metavar="YYYY-MM-DD", key="youth_design_date")
    parser.option("--out", type=Path, metavar="DESIGN.json", key="youth_design_out")
    parser.option("--page", type=Path, metavar="FILE.html", key="youth_design_page")


def run(options: Namespace, screen: Screen) -> None:
    """Make the design, show it, and write it where asked.

    Raises:
        Problem: a target or the frame cannot be used, or a file is there already.
    """
    from shanyraq.evidence.youth.design.design import make_design
    from shanyraq.evidence.youth.design.design_files import design_page, write_design
    from shanyraq.evidence.youth.design.strata import frame_sizes, published_sizes
    from shanyraq.evidence.youth.sampling.frame import read_frame
    from shanyraq.evidence.youth.sampling.sample_files import FRAME
    from shanyraq.evidence.youth.target import new_file

    if options.page is not None:
        need_evidence("youth design", ("altair", "vl_convert"))
    order = _order(options)
    frame = options.frame / FRAME if options.frame is not None and options.frame.is_dir() else options.frame
    sizes = published_sizes(order.day) if frame is None else frame_sizes(read_frame(frame))
    design = make_design(order, sizes)
    if options.out is not None:
        write_design(options.out, design)
        screen.note(screen.say("youth_design_written", file=options.out))
    if options.page is not None:
        with new_file(options.page) as place:
            place.write_text(design_page(design, screen.lang), encoding="utf-8")
        screen.note(screen.say("youth_design_written", file=options.page))
    _show(design, screen)


def _order(options: Namespace) -> "Order":
    """What the options ask for."""
    from shanyraq.evidence.youth.design.assumptions import assumed
    from shanyraq.evidence.youth.design.design import TARGETS, Order, target_of

    for option in ("total", "per_cluster", "least"):
        value = getattr(options, option)
        if value is not None and value < 1:
            raise CommandProblem("number_not_positive", option=f"--{option.replace('_', '-')}", value=value)
    for option in ("rho", "response", "power"):
        value = getattr(options, option)
        if value is not None and not 0 <= value <= 1:
            raise CommandProblem("share_wrong", option=f"--{option}", value=value)
    if options.response == 0:
        raise CommandProblem("share_wrong", option="--response", value=0)
    if options.cv_weights is not None and not 0 <= options.cv_weights <= 5:
        raise CommandProblem("number_out_of_range", option="--cv-weights", value=options.cv_weights, most=5)
    assumptions = assumed().with_rho(options.rho).with_response(options.response)
    if options.cv_weights is not None:
        assumptions = replace(assumptions, weights_cv=options.cv_weights)
    return Order(
        targets=tuple(map(target_of, options.target)) if options.target else TARGETS,
        rule=options.allocation,
        power=options.power,
        total=options.total,
        per_cluster=options.per_cluster,
        least=float(options.least),
        assumptions=assumptions,
        day=options.date or date.today(),
    )


def _show(design: "Design", screen: Screen) -> None:
    """The targets, the regions, and what it comes to."""
    from rich.table import Table

    from shanyraq.evidence.youth.design.design_files import region_table, summary, target_table
    from shanyraq.people.charts.page import Table as Told

    def drawn(told: Told) -> Table:
        table = Table(box=None, padding=(0, 1), header_style="dim", title=told.caption, title_justify="left")
        for place, head in enumerate(told.heads):
            table.add_column(head, justify="left" if place == 0 or place in told.texts else "right")
        for row in told.rows:
            table.add_row(*row)
        return table

    lang = screen.lang
    screen.show(drawn(target_table(design, lang)), "", drawn(region_table(design, lang, brief=True)), "")
    for line in summary(design, lang):
        screen.write(line)
    screen.note(screen.say("youth_design_assumed"))
