"""Asking ways of computing that run in processes of their own, one at a time, in turns."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

BENCH = Path(__file__).parents[1]


class Worker:
    """A way of computing in its own process, loaded and ready to be asked.

    Args:
        module: the way's name in `speed.ways`.
        folder: the country's columns.
        python: the interpreter of the environment it needs; this one's when None.
        one_core: keep the process on one core.
        environment: further environment variables.
    """

    def __init__(
        self,
        module: str,
        folder: Path,
        *,
        python: Path | None = None,
        one_core: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        command = [str(python or Path(sys.executable).absolute()), "-m", f"speed.ways.{module}", str(folder)]
        command += ["--one-core"] if one_core else []
        self._process = subprocess.Popen(
            command,
            cwd=BENCH,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.one_core = one_core
        self.load = self.ask(do="load")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, **request: object) -> dict[str, Any]:
        """Send a request and wait for its answer."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        requests.write(json.dumps(request) + "\n")
        requests.flush()
        line = answers.readline()
        if not line:
            raise SystemExit(f"{self._process.args}: ended with status {self._process.wait()}")
        found: dict[str, Any] = json.loads(line)
        return found

    def run(self, variant: str) -> dict[str, float]:
        """Run a variant once.

        Returns:
            `seconds` by the clock, `cpu` of the processor, and of the two the one to compare by, `taken`: what a way
            held on one core waits while another process has that core is not its own time.
        """
        taken = self.ask(do="run", variant=variant)
        return {**taken, "taken": taken["cpu"] if self.one_core else taken["seconds"]}

    def peak(self, variant: str) -> int:
        """Bytes a run takes at its highest over what is loaded."""
        return int(self.ask(do="peak", variant=variant)["bytes"])

    def save(self, variant: str, folder: Path) -> None:
        """Run a variant and save its outputs."""
        folder.mkdir(parents=True, exist_ok=True)
        self.ask(do="save", variant=variant, to=str(folder))

    def close(self) -> None:
        """End the process."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
