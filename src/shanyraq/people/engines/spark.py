"""Spark as an engine: families whole in one task each, evaluated by the very code that evaluates them here.

Spark reads the tables, brings the rows of a slice together (by its own hash of the family's identifier) and hands them,
as Arrow, to `mapInArrow`. A task sorts its rows as they stood in their files, evaluates them and writes their results
where this machine would have written them: under another name first, so that a task that is lost leaves nothing and
one that is repeated changes nothing.
"""

import json
import os
import pickle
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from shanyraq.people.engines.job import Job
from shanyraq.people.engines.local import check_columns
from shanyraq.people.engines.problems import EngineProblem
from shanyraq.people.engines.slices import Done, Outcome, Progress, done_from_json, evaluate_slices
from shanyraq.people.engines.spark_rows import SLICE, Slice, check_unrepeated, slices_of, stream
from shanyraq.people.engines.spark_task import ANSWER, Task
from shanyraq.people.engines.unfinished import Unfinished, unfinished_results
from shanyraq.people.population import Part
from shanyraq.people.totals import NOBODY
from shanyraq.rules.problems import Problem

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SLICE_PERSONS = 1 << 18
"""About how many persons a task evaluates: some hundred megabytes with all that is made of them."""

HERE = "local[*]"
"""The master where neither the command nor Spark's own settings name one: this machine."""

LOOK_SECONDS = 0.5
"""How often the progress is looked at."""

SETTINGS = {
    "spark.app.name": "shanyraq",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(1 << 16),
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.debug.maxToStringFields": "1000",
}

LOCAL_SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
}
"""Settings of a Spark that runs on this machine alone."""

Slices = Sequence[tuple[Part, Sequence[Slice]]]


def check_spark() -> None:
    """Look whether Spark can run at all, before anything long is done.

    Raises:
        EngineProblem: its packages or Java are missing.
    """
    if find_spec("pyspark") is None or find_spec("pandas") is None:
        raise EngineProblem("spark_missing")
    home = os.environ.get("JAVA_HOME")  # where Spark looks, and nowhere else, if it is given
    if shutil.which("java", path=f"{home}/bin" if home else None) is None:
        raise EngineProblem("java_missing")


def evaluate_on_spark(
    job: Job,
    out: Path,
    *,
    master: str | None = None,
    progress: Progress | None = None,
    slice_persons: int = SLICE_PERSONS,
) -> Outcome:
    """Evaluate a population on Spark; a large part's results are in several folders, one a slice.

    Args:
        job: what to evaluate; every machine sees its folder, and that of `out`, under the same name.
        out: the folder for the results; what lies there is replaced when all is done.
        master: Spark's master; as Spark is set up, or this machine, when None.
        progress: told how many families are done, of how many.
        slice_persons: about how many persons a task evaluates.

    Raises:
        Problem: the population, the folder or Spark cannot be used; what is finished by then is found by the next run.
    """
    check_spark()
    check_columns(job)
    slices = [(part, slices_of(part, slice_persons)) for part in job.parts]
    names = [one.name for _, own in slices for one in own]
    with unfinished_results(out.resolve(), f"spark {slice_persons} {job.fingerprint}") as work:
        found = {name: done for name in names if (done := work.done(name)) is not None}
        resumed = len(found)
        waiting = [(part, own) for part, own in slices if any(one.name not in found for one in own)]
        found |= _nobody(job, work, waiting)
        peopled = [(part, own) for part, own in waiting if part.counts.families]
        if peopled:
            found |= _carried_out(job, work, peopled, master, progress)
        parts = [(name, found[name]) for name in names if name in found]
        work.finish(job.asked, parts)
    totals = sum((done.totals for _, done in parts), start=NOBODY)
    return Outcome(totals, parts[0][1].defaults, len(parts), resumed, work.begun_anew)


def _nobody(job: Job, work: Unfinished, waiting: Slices) -> dict[str, Done]:
    """Parts without families, done here: no row of them would reach a task."""
    found = {}
    for part, [first, *_] in waiting:
        if not part.counts.families:
            work_out = partial(evaluate_slices, slices=[part.population()], asked=job.asked)
            found[first.name] = work.make(first.name, work_out)
    return found


def _carried_out(
    job: Job, work: Unfinished, parts: Slices, master: str | None, progress: Progress | None
) -> dict[str, Done]:
    from pyspark.errors import PySparkException

    slices = tuple(one for _, own in parts for one in own)
    task = Task(work, job.about, job.law_asked(), job.outputs, slices)
    with session(master) as spark, _watched(job, work, slices, progress):
        if len(job.parts) > 1:
            check_unrepeated(spark, job)
        rows = stream(spark, job, parts).repartitionById(len(slices), SLICE)
        try:
            answers = sorted(rows.mapInArrow(task, ANSWER).collect(), key=lambda answer: answer.name)
        except PySparkException as error:
            raise EngineProblem("spark_failed", reason=_first_line(error)) from error
    for answer in answers:
        if answer.problem is not None:
            problem: Problem = pickle.loads(answer.problem)
            raise problem
    return {answer.name: done_from_json(json.loads(answer.done)) for answer in answers}


@contextmanager
def session(master: str | None) -> "Iterator[SparkSession]":
    """Spark, ready to work; stopped afterwards if it was started here."""
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    master = master or SparkConf().get("spark.master", HERE)
    builder = SparkSession.builder.master(master)
    local = master.startswith("local")
    if local:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    for name, value in {**SETTINGS, **(LOCAL_SETTINGS if local else {})}.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except Exception as error:  # noqa: BLE001  # whatever Spark and Java may raise
        raise EngineProblem("spark_not_begun", master=master, reason=_first_line(error)) from None
    try:
        yield spark
    finally:
        spark.stop()


@contextmanager
def _watched(job: Job, work: Unfinished, slices: Sequence[Slice], progress: Progress | None) -> Iterator[None]:
    """Tell, while Spark works, how many families are in the slices that are written."""
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(LOOK_SECONDS):
            done = [found.totals.families for one in slices if (found := work.done(one.name)) is not None]
            if progress is not None:
                progress(sum(done), job.families)

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
