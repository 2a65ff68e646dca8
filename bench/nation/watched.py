"""A way in a process of its own, watched: what it says it took, and what it and its children used."""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

WAYS = Path(__file__).with_name("ways.py")
LOOK_SECONDS = 0.05
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Taken:
    """What a way took.

    Attributes:
        seconds: by the clock, of the work alone, as the way itself says.
        cpu: seconds of processors, of the work alone and of all its processes.
        peak: the most resident memory of all its processes together, in bytes.
    """

    seconds: float
    cpu: float
    peak: int


def taken(way: str, *arguments: object) -> dict[str, float]:
    """Carry a way out and watch it."""
    command = [sys.executable, str(WAYS), way, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(WAYS.parents[1])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as run:
        peak = 0
        while run.poll() is None:
            peak = max(peak, sum(map(_resident, family(run.pid))))
            time.sleep(LOOK_SECONDS)
        assert run.stdout is not None
        told = run.stdout.read()
    if run.returncode:
        raise RuntimeError(f"{way} failed")
    seconds, cpu = json.loads(told.strip().splitlines()[-1])
    return asdict(Taken(seconds, cpu, peak))


def family(process: int) -> list[int]:
    """A process and everything it has started."""
    found, waiting = [process], [process]
    while waiting:
        for children in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            try:
                own = [int(child) for child in children.read_text().split()]
            except OSError:  # it has ended meanwhile
                continue
            found += own
            waiting += own
    return found


def cpu_seconds(process: int) -> float:
    """What a process, its children and those that have ended used of processors."""
    used = 0
    for one in family(process):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        used += sum(map(int, fields[11:15]))
    return used / TICKS


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0
