"""A task of Spark's evaluates the rows that reach it, in whatever order, once, and tells what is wrong with them."""

import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

from shanyraq.law.families import OUTPUTS
from shanyraq.people.engines import spark, spark_task
from shanyraq.people.engines.job import Job, make_job
from shanyraq.people.engines.local import evaluate_here
from shanyraq.people.engines.problems import EngineProblem
from shanyraq.people.engines.slices import done_from_json
from shanyraq.people.engines.spark import check_spark
from shanyraq.people.engines.spark_rows import Slice, slices_of
from shanyraq.people.engines.spark_task import Task
from shanyraq.people.engines.unfinished import unfinished_results
from shanyraq.people.population import read_parts


def batches(
    population: Path, change: Callable[[pl.DataFrame], pl.DataFrame] = lambda table: table
) -> list[pa.RecordBatch]:
    """The rows of a population of one part as Spark hands them over: mixed, each with its place."""
    tables = []
    for tag, file in (("family", "families.parquet"), ("person", "persons.parquet")):
        table = pl.read_parquet(population / file)
        table = change(table) if tag == "family" else table
        tables.append(table.select(slice=pl.lit(0), row=pl.int_range(pl.len()), **{tag: pl.struct(pl.all())}))
    mixed = pl.concat(tables, how="diagonal").sample(fraction=1, shuffle=True, seed=1)
    return mixed.to_arrow().to_batches(max_chunksize=100)


def task(job: Job, work: object) -> Task:
    return Task(work, job.about, job.law_asked(), job.outputs, (Slice("all", "families.parquet", "persons.parquet"),))  # type: ignore[arg-type]


def answers(found: Iterator[pa.RecordBatch]) -> list[dict[str, object]]:
    return [answer for batch in found for answer in batch.to_pylist()]


def test_rows_in_any_order_give_the_files_of_this_machine(sample: Path, tmp_path: Path) -> None:
    job = make_job(sample, OUTPUTS)
    here = evaluate_here(job, tmp_path / "here")
    with unfinished_results(tmp_path / "out", "job") as work:
        sent = pickle.loads(pickle.dumps(task(job, work)))
        [answer] = answers(sent(iter(batches(sample))))
        assert done_from_json(json.loads(str(answer["done"]))).totals == here.totals
        for name in ("families.parquet", "persons.parquet"):
            written = (work.folder / "parts/all" / name).read_bytes()
            assert written == (tmp_path / "here" / name).read_bytes()


def test_a_task_that_is_repeated_evaluates_nothing_again(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = make_job(sample, OUTPUTS)
    with unfinished_results(tmp_path / "out", "job") as work:
        first = answers(task(job, work)(iter(batches(sample))))
        monkeypatch.delattr(spark_task, "evaluate_slices")
        assert answers(task(job, work)(iter(batches(sample)))) == first


def test_a_slice_without_rows_has_no_answer(sample: Path, tmp_path: Path) -> None:
    job = make_job(sample, OUTPUTS)
    with unfinished_results(tmp_path / "out", "job") as work:
        assert answers(task(job, work)(iter([]))) == []
        assert answers(task(job, work)(iter([batches(sample)[0].slice(0, 0)]))) == []


def test_a_wrong_value_is_told_with_its_row_in_the_file(sample: Path, tmp_path: Path) -> None:
    job = make_job(sample, OUTPUTS)
    wrong = batches(
        sample, lambda table: table.with_columns(cars=pl.when(pl.col("family_id") == 250).then(-5).otherwise(0))
    )
    with unfinished_results(tmp_path / "out", "job") as work:
        [answer] = answers(task(job, work)(iter(wrong)))
        assert answer["done"] is None
        assert isinstance(answer["problem"], bytes)
        problem = pickle.loads(answer["problem"])
        assert problem.problems[0].text().startswith("families.parquet, row 250: cars is -5")


def test_a_part_is_cut_into_slices_by_its_persons(regions: Path) -> None:
    part = max(read_parts(regions), key=lambda part: part.counts.persons)
    assert [one.name for one in slices_of(part, part.counts.persons)] == [part.name]
    assert [one.name for one in slices_of(part, part.counts.persons // 2)] == [
        f"{part.name}-000{n}" for n in (1, 2, 3)
    ][: -(-part.counts.persons // (part.counts.persons // 2))]
    assert slices_of(part, 10**6)[0].families == f"parts/{part.name}/families.parquet"


@pytest.mark.parametrize("missing", ["pyspark", "pandas"])
def test_spark_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(spark, "find_spec", lambda name: None if name == missing else name)
    with pytest.raises(EngineProblem, match=r"pip install 'shanyraq\[spark\]'"):
        check_spark()


def test_java_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(EngineProblem, match="Java 17"):
        check_spark()
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineProblem, match="Java 17"):
        check_spark()
