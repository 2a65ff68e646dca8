"""The folder in which results grow, part by part, beside the place they take when all are there.

It outlives a process that is killed: the same job, asked for again, finds the parts that are done. A part appears in it
whole or not at all, and so do the results.
"""

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from shanyraq.people.engines.problems import EngineProblem
from shanyraq.people.engines.slices import Done, done_from_json
from shanyraq.people.population_files import FAMILIES, PARTS, PERSONS, WHOLE, Counts, PartFiles, write_json
from shanyraq.people.problems import PeopleProblem
from shanyraq.people.results import ABOUT, Asked, results_note
from shanyraq.rules.problems import refusal_of_system

JOB, DONE, LOCK = ".job.json", ".done.json", ".lock"
"""Kept beside the results until all are there: which job it is, what a part came to, and who writes."""

RESULTS = (FAMILIES, PERSONS, PARTS, ABOUT, JOB, LOCK)
"""What a folder of results may hold."""


class Unfinished:
    """Results that are being made.

    Attributes:
        folder: where they are until they are finished.
        begun_anew: whether results of another job lay here and were thrown away.
    """

    def __init__(self, out: Path, fingerprint: str) -> None:
        self.folder = out.with_name(f".{out.name}.unfinished")
        self._out = out
        self._fingerprint = fingerprint
        self.begun_anew = False

    def done(self, name: str) -> Done | None:
        """What a part came to, if it was finished before."""
        files = [self._part(name) / file for file in (DONE, FAMILIES, PERSONS)]
        if not all(file.is_file() for file in files):
            return None
        return done_from_json(json.loads(files[0].read_text(encoding="utf-8")))

    def make(self, name: str, work: Callable[[Path], Done]) -> Done:
        """Let a part be worked out in a folder, which takes its place when that has ended well.

        The same part may be made twice at a time, by a machine that was thought lost; the first one counts.
        """
        partial = self._part(f".{name}.{uuid4().hex}")
        partial.mkdir(parents=True)
        try:
            done = work(partial)
            write_json(partial / DONE, done.as_json())
            if self.done(name) is None:
                shutil.rmtree(self._part(name), ignore_errors=True)
                partial.rename(self._part(name))
        except OSError:
            if self.done(name) is None:
                raise
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        return done

    def finish(self, asked: Asked, parts: Sequence[tuple[str, Done]]) -> None:
        """Let the results take their place; those that lay there before are thrown away.

        Args:
            asked: whose people and which law.
            parts: the parts in their order; the only one of a population without parts needs no folder of its own.
        """
        alone = [name for name, _ in parts] == [WHOLE]
        if alone:
            for name in (FAMILIES, PERSONS):
                (self._part(WHOLE) / name).replace(self.folder / name)
        listed = [
            PartFiles(name, "." if alone else f"{PARTS}/{name}", Counts(done.totals.families, done.totals.persons))
            for name, done in parts
        ]
        write_json(self.folder / ABOUT, results_note(asked, parts[0][1].defaults, listed))
        self._tidy({name for name, _ in parts} - {WHOLE if alone else ""})
        replaced = self._out.with_name(f".{self._out.name}.replaced")
        shutil.rmtree(replaced, ignore_errors=True)
        if self._out.exists():
            self._out.rename(replaced)
        self.folder.rename(self._out)
        shutil.rmtree(replaced, ignore_errors=True)
        for name in (JOB, LOCK):
            (self._out / name).unlink(missing_ok=True)

    def begin(self) -> None:
        """Find what the same job has left; throw away what another one has."""
        kept = self.folder / JOB
        if not kept.is_file() or json.loads(kept.read_text(encoding="utf-8")) != {"job": self._fingerprint}:
            self.begun_anew = kept.is_file()
            for place in self.folder.iterdir():
                if place.is_dir():
                    shutil.rmtree(place)
                elif place.name != LOCK:
                    place.unlink()
            write_json(kept, {"job": self._fingerprint})

    def leave(self) -> None:
        """Throw away results that were not finished and of which no part is done."""
        if not any(self.folder.glob(f"{PARTS}/*/{DONE}")):
            shutil.rmtree(self.folder, ignore_errors=True)

    def _part(self, name: str) -> Path:
        return self.folder / PARTS / name

    def _tidy(self, names: set[str]) -> None:
        """Take away what only a run that goes on would need."""
        for place in (self.folder / PARTS).iterdir():
            if place.name not in names:
                shutil.rmtree(place, ignore_errors=True)
            else:
                (place / DONE).unlink(missing_ok=True)
        if not names:
            (self.folder / PARTS).rmdir()


@contextmanager
def unfinished_results(out: Path, fingerprint: str) -> Iterator[Unfinished]:
    """The folder for the results of a job: new, or as a run of the same job that was cut off has left it.

    Args:
        out: where the results are to be in the end.
        fingerprint: names the job.

    Raises:
        EngineProblem: another run writes there, or nobody can.
    """
    work = Unfinished(out, fingerprint)
    try:
        work.folder.mkdir(exist_ok=True)
        with (work.folder / LOCK).open("w") as lock:
            _take(lock.fileno(), out)
            try:
                work.begin()
                yield work
            finally:
                work.leave()
    except OSError as error:
        raise PeopleProblem("folder_not_written", folder=out, reason=refusal_of_system(error)) from None


def _take(lock: int, out: Path) -> None:
    """Take the lock, which the system gives back however the process ends."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise EngineProblem("results_busy", folder=out) from None
