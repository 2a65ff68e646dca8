"""Samples: probabilities, reserves, rotation, and the same bytes for the same seed."""

import json
from pathlib import Path

import polars as pl
import pytest

from shanyraq.evidence.youth.sampling.draw import MAIN, RESERVE, Panel, draw_sample
from shanyraq.evidence.youth.sampling.frame import Frame, Stratum
from shanyraq.evidence.youth.sampling.plan import Share, apportioned, read_plan, spread_plan
from shanyraq.evidence.youth.sampling.problems import SampleProblem, stratum_told
from shanyraq.evidence.youth.sampling.sample_files import (
    ABOUT,
    HOUSEHOLDS,
    KEY,
    read_sample,
    write_frame,
    write_sample,
)

TOWN, VILLAGE, ASTANA = Stratum("10", "town"), Stratum("10", "village"), Stratum("71", "town")
PLAN = {TOWN: Share(4, 6), VILLAGE: Share(2, 6), ASTANA: Share(3, 6)}


def test_a_sample_stands_for_every_household_of_the_frame(frame: Frame) -> None:
    main = draw_sample(frame, PLAN, 1).households.filter(pl.col("role") == MAIN)
    told = main.group_by("stratum").agg(pl.sum("weight")).sort("stratum")["weight"].to_list()
    sizes = [frame.strata[stratum]["households"].sum() for stratum in sorted(PLAN, key=lambda one: one.code)]
    assert told == pytest.approx(sizes)


def test_households_of_a_cluster_are_listed_once_and_in_it(frame: Frame) -> None:
    sample = draw_sample(frame, PLAN, 1, reserve=0.5)
    sizes = dict(frame.clusters.select("unit", "households").iter_rows())
    for (unit,), rows in sample.key.group_by("unit"):
        assert rows["listed"].is_unique().all()
        assert rows["listed"].is_between(1, sizes[unit]).all()
        assert sorted(rows["household"]) == list(range(1, rows.height + 1))


def test_reserves_stand_in_an_order_behind_those_asked(frame: Frame) -> None:
    rows = draw_sample(frame, PLAN, 1, reserve=0.5).households.filter(pl.col("cluster") == 1)
    assert rows["role"].to_list() == [MAIN] * 6 + [RESERVE] * 3
    assert rows["turn"].to_list() == [0] * 6 + [1, 2, 3]


def test_cluster_numbers_are_the_studys_own(frame: Frame) -> None:
    sample = draw_sample(frame, PLAN, 1)
    assert sorted(sample.clusters["cluster"]) == list(range(1, 10))
    assert not {"unit", "listed"} & set(sample.households.columns)
    order = sample.key.unique("cluster", maintain_order=True).sort("cluster")["unit"].to_list()
    assert order != sorted(order)


def test_a_large_cluster_is_certain_and_asked_more() -> None:
    rows = [("big", 900), *((f"u{place}", 50) for place in range(10))]
    clusters = pl.DataFrame(
        [(unit, "71", "town", size) for unit, size in rows],
        schema=["unit", "region", "settlement", "households"],
        orient="row",
    )
    sample = draw_sample(Frame(clusters), {ASTANA: Share(4, 10)}, 3)
    big = sample.clusters.filter(pl.col("certain")).row(0, named=True)
    assert big["asked"] == round(10 * 4 * 900 / 1400)
    assert big["probability"] == 1


def test_a_small_cluster_is_asked_whole(frame: Frame) -> None:
    sample = draw_sample(frame, {VILLAGE: Share(6, 100)}, 1, reserve=0.2)
    asked = sample.households.group_by("cluster").len()
    assert sorted(asked["len"]) == sorted(frame.strata[VILLAGE]["households"])
    assert sample.households["weight"].unique().to_list() == [1.0]


def test_two_rounds_running_share_all_groups_but_one() -> None:
    panel = Panel(rounds=3, groups=4)
    active = [
        {group for group in range(1, 7) if panel.stay(group)[0] <= turn <= panel.stay(group)[1]} for turn in (1, 2, 3)
    ]
    assert active == [{1, 2, 3, 4}, {2, 3, 4, 5}, {3, 4, 5, 6}]


def test_a_panel_asks_as_many_in_every_round(frame: Frame) -> None:
    rows = draw_sample(frame, {TOWN: Share(3, 8)}, 1, panel=Panel(3, 4)).households.filter(pl.col("role") == MAIN)
    for turn in (1, 2, 3):
        in_round = rows.filter((pl.col("first_round") <= turn) & (pl.col("last_round") >= turn))
        assert in_round.group_by("cluster").len()["len"].unique().to_list() == [8]


def test_the_same_seed_gives_the_same_bytes_and_another_another_sample(frame: Frame, tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_sample(tmp_path / name, draw_sample(frame, PLAN, seed), frame, PLAN, seed, Panel())
    files = {name: {file.name: file.read_bytes() for file in (tmp_path / name).rglob("*.*")} for name in "abc"}
    assert files["a"] == files["b"]
    assert files["a"][HOUSEHOLDS] != files["c"][HOUSEHOLDS]
    about = json.loads((tmp_path / "a" / ABOUT).read_text(encoding="utf-8"))
    assert about["frame"] == frame.fingerprint
    assert about["strata"][0] == {"region": "10", "settlement": "town", "clusters": 4, "per_cluster": 6}


def test_a_sample_is_read_with_its_key_or_without(frame: Frame, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    write_sample(folder, draw_sample(frame, PLAN, 1), frame, PLAN, 1, Panel())
    assert {"unit", "listed"} < set(read_sample(folder).columns)
    (folder / KEY).unlink()
    assert "unit" not in read_sample(folder).columns
    (folder / HOUSEHOLDS).unlink()
    with pytest.raises(SampleProblem) as caught:
        read_sample(folder)
    assert caught.value.key == "sample_unreadable"


def test_taken_and_impossible_folders_are_refused(frame: Frame, tmp_path: Path) -> None:
    with pytest.raises(SampleProblem) as caught:
        write_frame(tmp_path, frame, pl.DataFrame())
    assert caught.value.key == "folder_taken"
    (tmp_path / "file").write_text("")
    with pytest.raises(SampleProblem) as caught:
        write_frame(tmp_path / "file" / "frame", frame, pl.DataFrame())
    assert caught.value.key == "folder_not_written"


def test_clusters_are_spread_by_households_and_two_at_least(frame: Frame) -> None:
    plan = spread_plan(frame, 12, 5)
    assert sum(share.clusters for share in plan.values()) == 12
    assert plan[VILLAGE].clusters >= 2
    assert plan[ASTANA].clusters > plan[TOWN].clusters > plan[VILLAGE].clusters
    with pytest.raises(SampleProblem) as caught:
        spread_plan(frame, 5, 5)
    assert caught.value.key == "plan_small"


def test_no_stratum_gets_more_than_it_has() -> None:
    found = apportioned({TOWN: 9.0, VILLAGE: 1.0}, 20, {TOWN: 1, VILLAGE: 1}, {TOWN: 4, VILLAGE: 5})
    assert found == {TOWN: 4, VILLAGE: 5}


def test_a_plan_that_asks_for_more_than_there_is_is_refused(frame: Frame) -> None:
    for plan in ({VILLAGE: Share(7, 5)}, {Stratum("35", "town"): Share(1, 5)}):
        with pytest.raises(SampleProblem) as caught:
            draw_sample(frame, plan, 1)
        assert caught.value.key == "plan_too_many"
    assert caught.value.text("kk").startswith("35 өңірі, қалалар: ")
    with pytest.raises(SampleProblem, match="Region 10, villages: 7 clusters"):
        draw_sample(frame, {VILLAGE: Share(7, 5)}, 1)
    assert {"stratum_town", "stratum_village"} == {stratum_told(*one).key for one in (TOWN, VILLAGE)}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{", "plan_unreadable"),
        ("[]", "plan_empty"),
        ('{"strata": []}', "plan_empty"),
        ('{"strata": [{"region": "10", "settlement": "town", "clusters": 0, "per_cluster": 5}]}', "plan_row"),
        ('{"strata": [{"region": "10", "settlement": "city", "clusters": 2, "per_cluster": 5}]}', "plan_row"),
        ('{"strata": [7]}', "plan_row"),
    ],
)
def test_a_design_that_holds_no_plan_is_refused(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "design.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SampleProblem) as caught:
        read_plan(file)
    assert caught.value.key == key
    with pytest.raises(SampleProblem):
        read_plan(tmp_path / "nowhere.json")
