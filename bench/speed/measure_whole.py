"""Measuring the whole law of a day: evaluation, more rules, the sweep and the reform, on one core and on two."""

import shutil
from pathlib import Path

from speed.asking import Worker
from speed.measure_common import Figures, Say
from speed.oracle import Answers, differing
from speed.stored import Stored

EVERY = ("every rule: copy", "every rule: totals", "every rule: in order")
EACH_TURN = ("copy", "totals", "in order", *EVERY, "sweep's outputs once", "reform")
BLOCKS = tuple(f"blocks of {1 << power:,}" for power in range(13, 20))
SELDOM = ("keep", "0 more rules", "10 more rules", "50 more rules", *BLOCKS)
PEAKS = ("totals", "in order", *EVERY[1:], "0 more rules", "10 more rules", "50 more rules")


def measure_whole(home: Path, scratch: Path, repeats: int, say: Say) -> Figures:
    """Seconds and bytes over one country, and how many families of a sample the oracle decides otherwise."""
    figures: Figures = {}
    for name, one_core in (("1 worker", True), ("2 workers", False)):
        say(f"whole law: loading for {name}")
        with Worker("whole_law", home, one_core=one_core) as worker:
            about = worker.ask(do="about")
            found: Figures = {"load": worker.load["seconds"], "profile": about.pop("profile"), "about": about}
            for variant in EACH_TURN:
                worker.run(variant)  # warms up
            for _ in range(repeats):
                for variant in EACH_TURN:
                    found.setdefault(variant, []).append(worker.run(variant))
            for variant in SELDOM:
                worker.run(variant)
            for _ in range(min(3, repeats)):
                for variant in (*SELDOM, "sweep"):
                    found.setdefault(variant, []).append(worker.run(variant))
            found["peak"] = {variant: worker.peak(variant) for variant in PEAKS}
            if one_core:
                say("whole law: asking the oracle")
                worker.save("every rule: in order", scratch)
                found["oracle"] = differing(Stored(home), Answers(scratch), common=False)
                shutil.rmtree(scratch)
        figures[name] = found
    return figures
