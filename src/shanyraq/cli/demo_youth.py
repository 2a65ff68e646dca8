"""`./run demo --youth`: the whole study of young people on a synthetic country, command by command.

Each step is shown as it would be typed and then done. What it makes stays in `out/demo-youth`.
"""

import shutil
from pathlib import Path

from shanyraq.cli.evidence_asked import REPORTS, need_evidence
from shanyraq.cli.main import run_command
from shanyraq.cli.screen import Screen

HOME = Path(__file__).parents[3]

OUT = HOME / "out" / "demo-youth"
"""Where everything is left that it makes; a new one takes the place of the last."""

DAY, FIELD = "2025-06-01", "2025-06-02"
"""The day of the country, and the first of the interviews."""

STEPS = (
    f"people synthesize --families 60000 --date {DAY} --seed 2025 --out OUT/country",
    "youth questionnaire",
    "youth questionnaire --format xlsform --out OUT/questionnaire.xlsx",
    "youth frame OUT/country --out OUT/frame",
    f"youth design OUT/frame --total 3500 --date {DAY} --out OUT/design.json --page OUT/design.html",
    "youth draw OUT/frame --design OUT/design.json --out OUT/sample",
    f"youth simulate --date {FIELD} --sample OUT/sample --population OUT/country --frame OUT/frame"
    " --out OUT/answers.csv",
    "youth read OUT/answers.csv --sample OUT/sample --totals OUT/country --out OUT/survey.parquet --report OUT/field",
    "youth indicators OUT/survey.parquet",
    "youth report OUT/survey.parquet --districts HOME/examples/youth/districts.csv --out OUT/report",
    "youth release OUT/survey.parquet --purpose research --out OUT/release",
)
"""The commands of the study in their order."""


def demo_youth(screen: Screen) -> None:
    """Show the study.

    Raises:
        Problem: a package is missing, or a step cannot be done.
    """
    need_evidence("demo --youth", REPORTS)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for number, step in enumerate(STEPS, 1):
        _show(number, step, screen)
        filled = [part.replace("OUT", str(OUT)).replace("HOME", str(HOME)) for part in step.split()]
        run_command([*filled, "--lang", screen.lang], screen)
    screen.show("", screen.say("demo_youth_done", folder=OUT.relative_to(HOME)))


def _show(number: int, step: str, screen: Screen) -> None:
    from rich.rule import Rule

    typed = step.replace("OUT", str(OUT.relative_to(HOME))).replace("HOME/", "")
    title = screen.say("demo_youth_step", number=number, of=len(STEPS))
    screen.show("", Rule(f"[bold]{title}[/]", align="left", style="dim"), f"[dim]$ shanyraq {screen.plain(typed)}[/]")
