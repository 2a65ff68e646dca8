"""What the figures were measured on."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

CPU = Path("/proc/cpuinfo")
MEMORY = Path("/proc/meminfo")
CACHE = Path("/sys/devices/system/cpu/cpu0/cache/index3/size")


def machine(peer: Path | None) -> dict[str, str]:
    """Processor, cores, cache, memory, versions and the day; `peer` is the interpreter of OpenFisca's environment."""
    found = {
        "processor": _line(CPU, "model name"),
        "cores": str(os.cpu_count()),
        "last-level cache": CACHE.read_text().strip() if CACHE.exists() else "unknown",
        "memory": f"{int(_line(MEMORY, 'MemTotal').split()[0]) / 2**20:.0f} GiB" if MEMORY.exists() else "unknown",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **{name: version(name) for name in ("numpy", "polars", "pyarrow")},
    }
    if peer is not None:
        asked = "from importlib.metadata import version as v; print(v('openfisca-core'), 'with numpy', v('numpy'))"
        answer = subprocess.run([peer, "-c", asked], capture_output=True, text=True, check=True)
        found["openfisca-core"] = answer.stdout.strip()
    return {**found, "day": datetime.now(UTC).date().isoformat()}


def load() -> float:
    """How many processes wanted a core in the last minute."""
    return os.getloadavg()[0]


def _line(file: Path, key: str) -> str:
    if not file.exists():
        return platform.processor() or "unknown"
    return next(line.split(":", 1)[1].strip() for line in file.read_text().splitlines() if line.startswith(key))
