"""One way of computing in a process of its own: it loads, runs and answers with seconds and bytes, asked line by line.

Needs NumPy alone: the peers run in environments of their own.
"""

import contextlib
import ctypes
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from speed.stored import Stored

STATUS = Path("/proc/self/status")
CLEAR = Path("/proc/self/clear_refs")

Results = Mapping[str, NDArray[Any]]


class Way(Protocol):
    """A way of computing the outputs from a folder of columns."""

    def load(self, stored: Stored) -> None:
        """Read the columns into whatever the way computes on."""
        ...

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """What can be timed, by name."""
        ...

    def reset(self) -> None:
        """Forget what a run left behind; not timed."""
        ...

    def results(self, variant: str, found: object) -> Results:
        """What a variant gave, as one value a family in the input's order, money in tiyn."""
        ...

    def about(self) -> Mapping[str, object]:
        """What to know of it besides times."""
        ...


class Plain:
    """What most ways have in common: nothing to forget, nothing to hand over, nothing to tell."""

    def reset(self) -> None:
        """Nothing is left behind."""

    def results(self, variant: str, found: object) -> Results:
        """None to hand over."""
        return {}

    def about(self) -> Mapping[str, object]:
        """Nothing to tell."""
        return {}


def serve(way: Way) -> None:
    """Answer requests on standard input until it ends; `--one-core` keeps the process on one core."""
    if "--one-core" in sys.argv and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    stored = Stored(Path(sys.argv[1]))
    for line in sys.stdin:
        answer = _answered(way, stored, json.loads(line))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answered(way: Way, stored: Stored, request: Mapping[str, Any]) -> Mapping[str, object]:
    if request["do"] == "load":
        return _timed(lambda: way.load(stored))
    if request["do"] == "about":
        return way.about()
    run = way.variants[request["variant"]]
    way.reset()
    gc.collect()
    if request["do"] == "run":
        return _timed(run)
    if request["do"] == "each":
        return _each(run, request["times"])
    if request["do"] == "peak":
        return {"bytes": peak_over(run)}
    for name, column in way.results(request["variant"], run()).items():
        np.save(Path(request["to"]) / f"{name}.npy", column)
    return {}


def _timed(run: Callable[[], object]) -> dict[str, float]:
    cpu, start = time.process_time(), time.perf_counter()
    kept = run()
    seconds = time.perf_counter() - start
    cpu = time.process_time() - cpu
    del kept  # letting go of the results is not part of making them
    return {"seconds": seconds, "cpu": cpu}


def _each(run: Callable[[], object], times: int) -> dict[str, float]:
    """The seconds of half, and of all but one in a hundred, of so many calls."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    taken.sort()
    return {"p50": taken[times // 2], "p99": taken[times * 99 // 100]}


def peak_over(run: Callable[[], object]) -> int:
    """Bytes of memory that a run took at its highest over what the process held before it."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)  # what earlier runs let go of would hide what this one takes
        CLEAR.write_text("5")  # the highest mark starts anew; Linux alone knows it
    before = _status("VmRSS")
    kept = run()
    peak = _status("VmHWM") - before
    del kept
    return peak


def _status(key: str) -> int:
    if not STATUS.exists():
        return 0
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(key))
    return int(line.split()[1]) * 1024
