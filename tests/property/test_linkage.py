"""Linkage: a skeleton's skeleton is itself, whatever the name; links do not depend on the order of the rows."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.people.linkage.link import LINKS, Request, link
from shanyraq.people.linkage.names import skeletons
from shanyraq.people.linkage.registers.registers import write_registers

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcdefghijklmnopqrstuvwxyzäğñöūüış -'ʼ.І"


@given(st.lists(st.text(alphabet=LETTERS, max_size=12), min_size=1, max_size=30))
def test_the_skeleton_of_a_skeleton_is_itself(names: list[str]) -> None:
    once = skeletons(pl.Series("name", names))
    assert skeletons(once).to_list() == once.to_list()
    assert all(letter in "abcdefghijklmnopqrstuvwxyz" for name in once.drop_nulls() for letter in name)


@given(st.lists(st.text(max_size=8), min_size=1, max_size=20))
def test_any_text_at_all_has_a_skeleton_or_none(names: list[str]) -> None:
    once = skeletons(pl.Series("name", names, dtype=pl.String))
    assert skeletons(once).to_list() == once.to_list()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_changes_no_link(tmp_path: Path, seed: int) -> None:
    write_registers(tmp_path / "r", 800, seed)
    files = [tmp_path / "r" / f"{side}.parquet" for side in ("left", "right")]
    shuffled = [tmp_path / f"{place}.parquet" for place in range(2)]
    for file, other in zip(files, shuffled):
        pl.read_parquet(file).sample(fraction=1, shuffle=True, seed=seed).write_parquet(other)
    for name, (left, right) in (("a", files), ("b", shuffled)):
        link(Request(left, right, tmp_path / name))
    first, second = (pl.read_parquet(tmp_path / name / LINKS) for name in "ab")
    assert len(first) > 200
    assert first.equals(second)
    assert (tmp_path / "a/review.csv").read_text() == (tmp_path / "b/review.csv").read_text()
