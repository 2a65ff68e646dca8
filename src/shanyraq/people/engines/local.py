"""This machine as an engine: part by part and slice by slice, so that memory does not grow with the country."""

from collections.abc import Callable
from pathlib import Path

from shanyraq.people.engines.job import Job
from shanyraq.people.engines.slices import Counted, Done, Outcome, Progress, evaluate_slices
from shanyraq.people.engines.unfinished import unfinished_results
from shanyraq.people.grouping import check_unrepeated
from shanyraq.people.population import Part, check_tables
from shanyraq.people.population_files import FAMILIES, PERSONS
from shanyraq.people.rows import ChainedRows, Rows
from shanyraq.people.totals import NOBODY

SLICE_PERSONS = 1 << 20
"""About how many persons are in memory at a time."""


def evaluate_here(
    job: Job,
    out: Path,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    slice_persons: int = SLICE_PERSONS,
) -> Outcome:
    """Evaluate a population on this machine.

    Args:
        job: what to evaluate.
        out: the folder for the results; what lies there is replaced when all is done.
        workers: threads; as many as there are processors when None.
        progress: told how many families are done, of how many.
        slice_persons: about how many persons are in memory at a time.

    Raises:
        Problem: the population or the folder cannot be used; what is finished by then is found by the next run.
    """
    families, _ = check_columns(job)
    if len(job.parts) > 1:
        check_unrepeated(families)
    parts: list[tuple[str, Done]] = []
    before = resumed = 0
    with unfinished_results(out, job.fingerprint) as work:
        for part in job.parts:
            done = work.done(part.name)
            resumed += done is not None
            counted = _counted(before, job, progress)
            done = done or work.make(part.name, _worker(job, part, workers, counted, slice_persons))
            parts.append((part.name, done))
            before += part.counts.families
        work.finish(job.asked, parts)
    totals = sum((done.totals for _, done in parts), start=NOBODY)
    return Outcome(totals, parts[0][1].defaults, len(parts), resumed, work.begun_anew)


def check_columns(job: Job) -> tuple[Rows, Rows]:
    """Look at the tables of all parts together before any is evaluated; families and persons, chained.

    Raises:
        PopulationProblems: tables are missing or unlike, or have columns that cannot be used.
    """
    families, persons = zip(*(part.rows() for part in job.parts), strict=True)
    chained = ChainedRows(families, FAMILIES), ChainedRows(persons, PERSONS)
    check_tables(*chained)
    return chained


def _worker(job: Job, part: Part, workers: int | None, counted: Counted, slice_persons: int) -> Callable[[Path], Done]:
    def work(folder: Path) -> Done:
        return evaluate_slices(folder, part.slices(slice_persons), job.asked, workers=workers, counted=counted)

    return work


def _counted(before: int, job: Job, progress: Progress | None) -> Counted:
    def told(done: int) -> None:
        if progress is not None:
            progress(before + done, job.families)

    return told
