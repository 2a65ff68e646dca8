"""Measuring single families, the resolution of a day, and imports."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from speed.asking import BENCH, Worker
from speed.measure_common import Figures, Say

WHOLE = tuple(f"{way}, {outputs}" for outputs in ("contract outputs", "every rule") for way in ("decide", "explain"))
SHANYRAQ = ("decide", "decide from a case file", "explain", *WHOLE)
OPENFISCA = ("calculate", "trace")

RESOLVING = f"""
import time
from shanyraq.law.families import LAW
from datetime import date
start = time.perf_counter(); LAW.at({date(2024, 5, 14)!r}); first = time.perf_counter() - start
start = time.perf_counter(); LAW.at({date(2019, 5, 14)!r}); other = time.perf_counter() - start
start = time.perf_counter(); LAW.at({date(2024, 8, 14)!r}); later = time.perf_counter() - start
print(first, other, later)
""".replace("datetime.date", "date")

IMPORTING = "import time; start = time.perf_counter(); import {module}; print(time.perf_counter() - start)"


def measure_one(home: Path, times: int, python: Path | None, say: Say) -> Figures:
    """Seconds of single decisions, of resolving a day, and of importing."""
    say("one family")
    figures: Figures = {}
    turns = 4
    asked = {"one_by_shanyraq": (SHANYRAQ, times, None)}
    if python is not None:
        asked["one_by_openfisca"] = (OPENFISCA, times // 4, python)
    for _ in range(turns):
        for module, (variants, calls, interpreter) in asked.items():
            with Worker(module, home, python=interpreter) as worker:
                for variant in variants:
                    worker.ask(do="each", variant=variant, times=20)
                    taken = worker.ask(do="each", variant=variant, times=max(100, calls // turns))
                    figures.setdefault(variant, []).append(taken)
    say("resolving and importing")
    resolved = [_printed(sys.executable, RESOLVING) for _ in range(7)]
    figures["resolve"] = {
        name: [run[place] for run in resolved] for place, name in enumerate(("first", "another", "later"))
    }
    figures["import"] = {
        "shanyraq.law.families": [
            _printed(sys.executable, IMPORTING.format(module="shanyraq.law.families"))[0] for _ in range(7)
        ]
    }
    if python is not None:
        module = "speed.ways.openfisca_law"
        figures["import"]["OpenFisca-Core and its country"] = [
            _printed(str(python), IMPORTING.format(module=module))[0] for _ in range(7)
        ]
    return figures


def _printed(python: str, text: str) -> list[float]:
    """The numbers a program prints in a new process."""
    done = subprocess.run([python, "-c", text], cwd=BENCH, capture_output=True, text=True, check=True)
    return [float(number) for number in done.stdout.split()]
