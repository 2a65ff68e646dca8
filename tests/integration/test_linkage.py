"""Linkage on 20,000 made-up persons: the promise of precision and recall, learnt weights, and the same bytes again."""

import json
from pathlib import Path

import polars as pl
import pytest

from shanyraq.people.linkage import matching
from shanyraq.people.linkage.link import Request, link
from shanyraq.people.linkage.registers.registers import write_registers


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("linkage") / "registers"
    write_registers(folder, 20_000, 11)
    return folder / "left.parquet", folder / "right.parquet"


def accuracy(folder: Path) -> tuple[float, float]:
    told = json.loads((folder / "outcome.json").read_text())
    return told["precision"], told["recall"]


def test_links_are_right_and_few_are_missed(files: tuple[Path, Path], tmp_path: Path) -> None:
    link(Request(*files, tmp_path / "out", truth="person"))
    precision, recall = accuracy(tmp_path / "out")
    assert precision >= 0.99
    assert recall >= 0.95


def test_so_they_are_without_any_number(files: tuple[Path, Path], tmp_path: Path) -> None:
    bare = [tmp_path / file.name for file in files]
    for file, other in zip(files, bare):
        pl.read_parquet(file).drop("iin").write_parquet(other)
    link(Request(*bare, tmp_path / "out", truth="person"))
    precision, recall = accuracy(tmp_path / "out")
    assert precision >= 0.99
    assert recall >= 0.95


def test_learnt_weights_do_as_well_and_come_out_the_same(
    files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "PAIRS_TO_TRAIN", 1_000_000)
    for name in ("first", "second"):
        link(Request(*files, tmp_path / name, truth="person", train=True, seed=5))
    precision, recall = accuracy(tmp_path / "first")
    assert precision >= 0.99
    assert recall >= 0.95
    assert "seed 5" in (tmp_path / "first/model.json").read_text()
    for file in sorted((tmp_path / "first").iterdir()):
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes(), file.name
