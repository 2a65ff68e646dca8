"""Frames: read strictly, or made of a synthetic country and of nothing else."""

import json
from pathlib import Path

import polars as pl
import pytest

from shanyraq.evidence.youth.sampling.country_frame import frame_of_country, young_persons
from shanyraq.evidence.youth.sampling.frame import Frame, Stratum, read_frame
from shanyraq.evidence.youth.sampling.problems import FrameProblems, SampleProblem
from shanyraq.people.population import read_population

GOOD = "unit,region,settlement,households,young\na,10,town,40,60\nb,10,village,30,41\nc,71,town,25,25\n"


def written(folder: Path, text: str, name: str = "frame.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_frame_has_strata_in_the_order_of_its_rows(tmp_path: Path) -> None:
    frame = read_frame(written(tmp_path, GOOD))
    assert list(frame.strata) == [Stratum("10", "town"), Stratum("10", "village"), Stratum("71", "town")]
    assert frame.strata[Stratum("10", "village")]["unit"].to_list() == ["b"]
    assert Stratum("71", "town").code == 711


def test_parquet_and_csv_are_one_frame(tmp_path: Path) -> None:
    frame = read_frame(written(tmp_path, GOOD))
    frame.clusters.write_parquet(tmp_path / "frame.parquet")
    assert read_frame(tmp_path / "frame.parquet").fingerprint == frame.fingerprint


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("b,10", "a,10", "frame_unit"),
        ("b,10", ",10", "frame_unit"),
        ("c,71", "c,51", "frame_region"),
        ("c,71", "c,Astana", "frame_region"),
        ("village", "rural", "frame_settlement"),
        ("village,30", "village,0", "frame_households"),
        ("village,30", "village,many", "frame_households"),
        ("town,25,25", "town,25,24", "frame_young"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(FrameProblems) as caught:
        read_frame(written(tmp_path, GOOD.replace(old, new, 1)))
    assert caught.value.key == "frame_refused"
    assert key in [problem.key for problem in caught.value.problems]
    for lang in ("kk", "ru", "en"):
        assert "frame.csv" in caught.value.text(lang)


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        (GOOD, "frame.xlsx", "frame_kind"),
        (GOOD.replace("households", "homes"), "frame.csv", "frame_columns"),
        (GOOD.partition("\n")[0], "frame.csv", "frame_empty"),
        ("", "frame.csv", "frame_unreadable"),
        ("no parquet", "frame.parquet", "frame_unreadable"),
    ],
)
def test_a_file_that_is_no_frame_is_refused(tmp_path: Path, text: str, name: str, key: str) -> None:
    with pytest.raises((SampleProblem, FrameProblems)) as caught:
        read_frame(written(tmp_path, text, name))
    assert key in [problem.key for problem in getattr(caught.value, "problems", (caught.value,))]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SampleProblem) as caught:
        read_frame(tmp_path / "frame.csv")
    assert caught.value.key == "frame_unreadable"
    assert "мұндай файл" in caught.value.text("kk")


def test_a_synthetic_country_has_clusters_of_all_households_with_young_persons(small_country: Path) -> None:
    frame, listing = frame_of_country(small_country, 1, 30)
    people = young_persons(read_population(small_country))
    assert frame.clusters["young"].sum() == people.height
    assert frame.clusters["households"].sum() == listing.height == people["family"].n_unique()
    assert listing["family"].is_unique().all()
    assert people["age"].is_between(14, 34).all()
    counted = listing.group_by("unit").len().sort("unit")
    assert counted["len"].to_list() == frame.clusters.sort("unit")["households"].to_list()
    assert frame.clusters["households"].is_between(15, 60).all()


def test_the_same_seed_makes_the_same_frame(small_country: Path) -> None:
    first, second, other = (frame_of_country(small_country, seed, 30)[0] for seed in (1, 1, 2))
    assert first.fingerprint == second.fingerprint != other.fingerprint


def test_a_register_is_never_a_frame(small_country: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "register"
    shutil.copytree(small_country, folder)
    note = json.loads((folder / "population.json").read_text(encoding="utf-8"))
    note["synthetic"] = False
    (folder / "population.json").write_text(json.dumps(note), encoding="utf-8")
    with pytest.raises(SampleProblem) as caught:
        frame_of_country(folder, 1)
    assert caught.value.key == "frame_not_synthetic"


def test_a_country_without_young_people_gives_no_frame(small_country: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.evidence.youth.sampling.country_frame.AGES", (130, 140))
    with pytest.raises(SampleProblem) as caught:
        frame_of_country(small_country, 1)
    assert caught.value.key == "frame_nobody"


def test_frames_without_counts_of_persons_do(frame: Frame, tmp_path: Path) -> None:
    frame.clusters.drop("young").write_csv(tmp_path / "frame.csv")
    assert "young" not in read_frame(tmp_path / "frame.csv").clusters.columns
    assert isinstance(frame.clusters, pl.DataFrame)
