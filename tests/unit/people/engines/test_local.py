"""This machine evaluates a country part by part: the same results however it is cut, and none of it twice."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from shanyraq.law.families import OUTPUTS
from shanyraq.people.engines import local
from shanyraq.people.engines.job import Job, make_job
from shanyraq.people.engines.local import evaluate_here
from shanyraq.people.engines.problems import EngineProblem
from shanyraq.people.engines.slices import Done, evaluate_slices
from shanyraq.people.engines.unfinished import unfinished_results
from shanyraq.people.population import Part, read_population
from shanyraq.people.population_files import About, new_population, read_about, write_part
from shanyraq.people.problems import PeopleProblem, PopulationProblems
from shanyraq.people.results import write_results
from shanyraq.people.totals import SUMMED, totals_of
from shanyraq.rules.evaluate import evaluate


def read(folder: Path, name: str) -> pl.DataFrame:
    files = sorted(folder.rglob(f"{name}.parquet"))
    keys = ["family_id", "person"] if name == "persons" else ["family_id"]
    return pl.concat(
        [pl.read_parquet(file).with_columns(pl.col(pl.Categorical).cast(pl.String)) for file in files]
    ).sort(keys)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


class KilledError(BaseException):
    pass


def killed_after(parts: int) -> Callable[..., Done]:
    """Evaluates so many parts and dies in the next."""
    left = [parts]

    def evaluated(*arguments, **named) -> Done:
        if not left[0]:
            raise KilledError
        left[0] -= 1
        return evaluate_slices(*arguments, **named)

    return evaluated


def test_a_population_of_one_part_has_the_results_of_a_single_evaluation(sample: Path, tmp_path: Path) -> None:
    job = make_job(sample, OUTPUTS)
    evaluate_here(job, tmp_path / "here")
    population = read_population(sample)
    results = evaluate(population, job.law, (*OUTPUTS, *SUMMED))
    write_results(tmp_path / "single", population, results.only(OUTPUTS))
    assert contents(tmp_path / "here") == contents(tmp_path / "single")


@pytest.mark.parametrize("slice_persons", [60, 333, 10**6])
def test_slices_change_nothing(sample: Path, tmp_path: Path, slice_persons: int) -> None:
    job = make_job(sample, OUTPUTS)
    once = evaluate_here(job, tmp_path / "once")
    cut = evaluate_here(job, tmp_path / "cut", slice_persons=slice_persons, workers=1)
    assert cut == once
    for name in ("families", "persons"):
        assert read(tmp_path / "cut", name).equals(read(tmp_path / "once", name))
        schemas = [pq.read_schema(tmp_path / place / f"{name}.parquet") for place in ("cut", "once")]
        assert schemas[0].equals(schemas[1], check_metadata=True)


def test_parts_have_folders_of_their_own_and_come_to_the_same(regions: Path, sample: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    parts = evaluate_here(
        make_job(regions, OUTPUTS), tmp_path / "parts", progress=lambda done, of: told.append((done, of))
    )
    whole = evaluate_here(make_job(sample, OUTPUTS), tmp_path / "whole")
    assert parts.totals == whole.totals
    assert parts.parts == 20
    assert told[-1] == (300, 300)
    assert told == sorted(told)
    for name in ("families", "persons"):
        assert read(tmp_path / "parts", name).equals(read(tmp_path / "whole", name))
    note = json.loads((tmp_path / "parts/results.json").read_text(encoding="utf-8"))
    assert (note["families"], note["synthetic"]) == (300, True)
    assert [part["folder"] for part in note["parts"]] == sorted(
        f"parts/{place.name}" for place in (tmp_path / "parts/parts").iterdir()
    )
    assert sum(part["persons"] for part in note["parts"]) == note["persons"]
    first = note["parts"][0]
    assert pq.read_metadata(tmp_path / "parts" / first["folder"] / "families.parquet").num_rows == first["families"]


def test_results_say_that_they_are_synthetic_in_their_own_metadata(regions: Path, tmp_path: Path) -> None:
    evaluate_here(make_job(regions, ("kind",)), tmp_path / "out")
    for file in (tmp_path / "out").rglob("*.parquet"):
        assert json.loads(pq.read_schema(file).metadata[b"synthetic"]) is True


def test_the_sums_are_those_of_the_population_as_a_whole(regions: Path, tmp_path: Path) -> None:
    job = make_job(regions, ("poverty_line",))
    population = read_population(regions)
    outcome = evaluate_here(job, tmp_path / "out", slice_persons=150)
    assert outcome.totals == totals_of(population, evaluate(population, job.law, SUMMED))
    assert pl.read_parquet(tmp_path / "out/parts/35/families.parquet").columns == ["family_id", "poverty_line"]


@pytest.mark.parametrize("finished", [0, 1, 7])
def test_a_run_that_was_killed_is_continued(
    regions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, finished: int
) -> None:
    job = make_job(regions, OUTPUTS)
    straight = evaluate_here(job, tmp_path / "straight")
    monkeypatch.setattr(local, "evaluate_slices", killed_after(finished))
    with pytest.raises(KilledError):
        evaluate_here(job, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert (tmp_path / ".out.unfinished").exists() == (finished > 0)
    monkeypatch.setattr(local, "evaluate_slices", killed_after(20 - finished))
    continued = evaluate_here(job, tmp_path / "out")
    assert (continued.resumed, continued.begun_anew) == (finished, False)
    assert continued.totals == straight.totals
    assert contents(tmp_path / "out") == contents(tmp_path / "straight")
    assert sorted(place.name for place in tmp_path.iterdir()) == ["out", "straight"]


def left_behind(regions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(local, "evaluate_slices", killed_after(3))
        with pytest.raises(KilledError):
            evaluate_here(make_job(regions, OUTPUTS), tmp_path / "out")


def test_what_another_job_left_is_thrown_away(regions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reform.toml").write_text('name = "Nothing"\n[parameters]\npoverty_line_ratio = { value = "0" }\n')
    others = [
        make_job(regions, ("kind",)),
        make_job(regions, OUTPUTS, read_about(regions)[0].date.replace(day=15)),
        make_job(regions, OUTPUTS, None, [tmp_path / "reform.toml"]),
    ]
    for other in others:
        left_behind(regions, tmp_path, monkeypatch)
        outcome = evaluate_here(other, tmp_path / "out")
        assert (outcome.resumed, outcome.begun_anew) == (0, True)


def test_a_population_that_has_changed_is_another_job(regions: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for file, content in contents(regions).items():
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        (copy / file).write_bytes(content)
    before = make_job(copy, OUTPUTS)
    assert before.fingerprint == make_job(copy, OUTPUTS).fingerprint
    file = copy / "parts/35/persons.parquet"
    file.write_bytes(file.read_bytes())
    assert make_job(copy, OUTPUTS).fingerprint != before.fingerprint


def test_results_that_lie_there_give_way_when_the_new_ones_are_there(regions: Path, tmp_path: Path) -> None:
    (tmp_path / "out/parts").mkdir(parents=True)
    (tmp_path / "out/parts/letter.txt").touch()
    evaluate_here(make_job(regions, OUTPUTS), tmp_path / "out")
    assert sorted(place.name for place in (tmp_path / "out").iterdir()) == ["parts", "results.json"]
    assert not (tmp_path / "out/parts/letter.txt").exists()
    assert [place.name for place in tmp_path.iterdir()] == ["out"]


def test_two_runs_do_not_write_the_same_results(regions: Path, tmp_path: Path) -> None:
    job = make_job(regions, OUTPUTS)
    with (
        unfinished_results(tmp_path / "out", job.fingerprint),
        pytest.raises(EngineProblem, match="another run is writing"),
    ):
        evaluate_here(job, tmp_path / "out")
    evaluate_here(job, tmp_path / "out")


def test_a_part_that_was_made_twice_counts_once(sample: Path, tmp_path: Path) -> None:
    job = make_job(sample, OUTPUTS)

    def work(folder: Path) -> Done:
        done = evaluate_slices(folder, job.parts[0].slices(10**6), job.asked)
        if not nested:
            nested.append(done)
            nested[0] = unfinished.make("all", work)
        return done

    nested: list[Done] = []
    with unfinished_results(tmp_path / "out", job.fingerprint) as unfinished:
        assert unfinished.make("all", work) == nested[0]
        assert unfinished.done("all") == nested[0]


def test_a_place_that_cannot_be_written_is_told(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(PeopleProblem, match="cannot be written: there is no such file or folder"):
        evaluate_here(make_job(sample, OUTPUTS), tmp_path / "no" / "such")


def spoiled(regions: Path, tmp_path: Path, **changes: pl.Expr) -> Path:
    """The population with some families otherwise in region 71."""
    about: About = read_about(regions)[0]
    with new_population(tmp_path / "spoiled", about) as draft:
        for part in make_job(regions, OUTPUTS).parts:
            tables = [pl.read_parquet(part.folder / name) for name in ("families.parquet", "persons.parquet")]
            if part.name == "71":
                tables[0] = tables[0].with_columns(**changes)
            chunk = tables[0].to_arrow(), tables[1].to_arrow()
            draft.add(part.name, write_part(draft.part_folder(part.name), about, [chunk]))
    return tmp_path / "spoiled"


def test_a_wrong_value_is_told_with_its_part(regions: Path, tmp_path: Path) -> None:
    place = spoiled(regions, tmp_path, cars=pl.lit(-1, pl.Int32))
    with pytest.raises(PopulationProblems) as refused:
        evaluate_here(make_job(place, OUTPUTS), tmp_path / "out", slice_persons=200)
    assert refused.value.problems[0].text().startswith("parts/71/families.parquet, row 1: cars is -1")
    assert not (tmp_path / "out").exists()


def test_a_row_of_a_later_slice_is_told_as_the_file_counts_it(sample: Path, tmp_path: Path) -> None:
    tables = [pl.read_parquet(sample / name) for name in ("families.parquet", "persons.parquet")]
    tables[0] = tables[0].with_columns(cars=pl.when(pl.col("family_id") == 250).then(-5).otherwise(0).cast(pl.Int32))
    about = read_about(sample)[0]
    with new_population(tmp_path / "one", about) as draft:
        draft.add("all", write_part(draft.part_folder("all"), about, [(tables[0].to_arrow(), tables[1].to_arrow())]))
    with pytest.raises(PopulationProblems) as refused:
        evaluate_here(make_job(tmp_path / "one", OUTPUTS), tmp_path / "out", slice_persons=100)
    assert refused.value.problems[0].text().startswith("families.parquet, row 250: cars is -5")


def test_a_family_of_two_regions_is_told(regions: Path, tmp_path: Path) -> None:
    place = spoiled(regions, tmp_path)
    job = make_job(place, OUTPUTS)
    parts = (*job.parts, Part(job.about, "72", job.parts[0].folder, job.parts[0].place, job.parts[0].counts))
    with pytest.raises(PopulationProblems) as refused:
        evaluate_here(Job(place, parts, job.law, job.outputs, ()), tmp_path / "out")
    assert [problem.key for problem in refused.value.problems] == ["families_repeated"]


def test_rows_that_are_not_sorted_are_evaluated_at_once(sample: Path, tmp_path: Path) -> None:
    tables = [
        pl.read_parquet(sample / name).sample(fraction=1, shuffle=True, seed=5)
        for name in ("families.parquet", "persons.parquet")
    ]
    about = read_about(sample)[0]
    with new_population(tmp_path / "mixed", about) as draft:
        draft.add("all", write_part(draft.part_folder("all"), about, [(tables[0].to_arrow(), tables[1].to_arrow())]))
    mixed = evaluate_here(make_job(tmp_path / "mixed", OUTPUTS), tmp_path / "out", slice_persons=10)
    assert mixed.totals == evaluate_here(make_job(sample, OUTPUTS), tmp_path / "sorted").totals
