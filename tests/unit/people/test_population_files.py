"""A population's folder holds what was written, the old population or the new one, and tells what is wrong with it."""

import contextlib
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from shanyraq.people.columns import FAMILY_ID
from shanyraq.people.population import Population, read_parts, read_population
from shanyraq.people.population_files import (
    About,
    Counts,
    new_population,
    read_about,
    write_part,
    write_population,
)
from shanyraq.people.problems import PeopleProblem, PopulationProblems
from shanyraq.rules import Text

DAY = date(2024, 5, 14)
ABOUT = About(DAY, Text("сынақ", "проба", "test"), synthetic=True, made={"seed": 7, "share": 0.25})

Tables = tuple[pa.Table, pa.Table]


def families_of(*ids: int, region: int = 35, **more: Any) -> Tables:
    """Families of two persons each."""
    own = {FAMILY_ID: pa.array(ids, pa.int64()), "region": pa.array([region] * len(ids), pa.uint8()), **more}
    theirs = {
        FAMILY_ID: pa.array([one for one in ids for _ in range(2)], pa.int64()),
        "relation": pa.array([0, 3] * len(ids), pa.uint8()),
        "birth_date": pa.array([date(1990, 1, 31), date(2020, 2, 29)] * len(ids), pa.date32()),
    }
    return pa.table(own), pa.table(theirs)


def write_regions(place: Path, about: About = ABOUT, *, replace: bool = False, first: int = 1) -> None:
    """A population of three regions with a family, two families and nobody."""
    with new_population(place, about, replace=replace) as draft:
        for name, ids in (("10", (first,)), ("35", (first + 1, first + 2)), ("71", ())):
            counts = write_part(draft.part_folder(name), draft.about, [families_of(*ids, region=int(name))])
            draft.add(name, counts)


def regions(population: Population) -> list[int]:
    found = population.column("region")
    assert found is not None
    return list(found.tolist())


def first_family(place: Path) -> int:
    [first] = next(read_population(place).families.chunks(FAMILY_ID))[:1].to_pylist()
    return int(first)


def problems(found: Callable[[], object]) -> list[str]:
    with pytest.raises(PopulationProblems) as refused:
        found()
    return [problem.text("en") for problem in refused.value.problems]


def keys(found: Callable[[], object]) -> list[str]:
    with pytest.raises(PopulationProblems) as refused:
        found()
    return [problem.key for problem in refused.value.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "people"
    write_population(place, ABOUT, [families_of(10, 20)])
    return place


def test_a_folder_is_read_as_it_was_written(folder: Path) -> None:
    population = read_population(folder)
    assert population.about == ABOUT
    assert population.sizes.tolist() == [2, 2]
    assert json.loads((folder / "population.json").read_text(encoding="utf-8")) == {
        "schema": 2,
        "date": "2024-05-14",
        "source": {"kk": "сынақ", "ru": "проба", "en": "test"},
        "synthetic": True,
        "families": 2,
        "persons": 4,
        "parts": [{"name": "all", "folder": ".", "families": 2, "persons": 4}],
        "made": {"seed": 7, "share": 0.25},
    }


def test_the_parts_of_a_population_are_read_one_by_one_and_together(tmp_path: Path) -> None:
    write_regions(tmp_path / "people")
    parts = read_parts(tmp_path / "people")
    assert [(part.name, part.counts, part.place) for part in parts] == [
        ("10", Counts(1, 2), "parts/10"),
        ("35", Counts(2, 4), "parts/35"),
        ("71", Counts(0, 0), "parts/71"),
    ]
    assert [regions(part.population()) for part in parts] == [[10], [35, 35], []]
    together = read_population(tmp_path / "people")
    assert regions(together) == [10, 35, 35]
    assert together.sizes.tolist() == [2, 2, 2]
    assert together.about == ABOUT
    assert read_about(tmp_path / "people")[1] == Counts(3, 6)


def test_each_table_says_whether_it_is_made_up(tmp_path: Path) -> None:
    write_regions(tmp_path / "people")
    for name in ("families.parquet", "persons.parquet"):
        told = pq.read_schema(tmp_path / "people/parts/35" / name).metadata
        assert (told[b"synthetic"], told[b"date"]) == (b"true", b"2024-05-14")
        assert json.loads(told[b"source"])["en"] == "test"
    write_population(tmp_path / "real", About(DAY, ABOUT.source, synthetic=False), [families_of(1)])
    assert pq.read_schema(tmp_path / "real/families.parquet").metadata[b"synthetic"] == b"false"


def test_incomes_month_by_month_may_stand_beside(tmp_path: Path) -> None:
    incomes = pa.table({FAMILY_ID: [1], "person": pa.array([1], pa.int16()), "amount": [100]})
    write_population(tmp_path / "people", ABOUT, [(*families_of(1), incomes)])
    [part] = read_parts(tmp_path / "people")
    assert part.incomes is not None
    assert pq.read_table(part.incomes).equals(incomes)
    write_population(tmp_path / "without", ABOUT, [families_of(1)])
    assert read_parts(tmp_path / "without")[0].incomes is None


def test_a_draft_of_no_parts_is_a_population_of_nobody(tmp_path: Path) -> None:
    with new_population(tmp_path / "nobody", ABOUT):
        pass
    assert read_population(tmp_path / "nobody").sizes.tolist() == []


def test_a_part_is_added_once_and_has_a_plain_name(tmp_path: Path) -> None:
    with new_population(tmp_path / "people", ABOUT) as draft:
        draft.add("10", write_part(draft.part_folder("10"), ABOUT, []))
        with pytest.raises(ValueError, match="10 was added before"):
            draft.add("10", Counts(0, 0))
        with pytest.raises(ValueError, match="cannot be the name"):
            draft.part_folder("../10")
    assert [part.name for part in read_parts(tmp_path / "people")] == ["10"]


def test_a_population_takes_the_place_of_another_only_when_asked(folder: Path) -> None:
    with pytest.raises(PeopleProblem, match="already exists"):
        write_population(folder, ABOUT, [families_of(1)])
    assert first_family(folder) == 10
    write_population(folder, ABOUT, [families_of(1)], replace=True)
    assert first_family(folder) == 1
    assert sorted(place.name for place in folder.iterdir()) == ["parts-1", "population.json"]
    write_regions(folder, replace=True, first=30)
    assert first_family(folder) == 30
    assert sorted(place.name for place in folder.iterdir()) == ["parts-2", "population.json"]


def test_a_first_population_needs_nothing_to_replace(tmp_path: Path) -> None:
    write_population(tmp_path / "new", ABOUT, [families_of(1)], replace=True)
    assert first_family(tmp_path / "new") == 1


def test_a_folder_that_is_no_population_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/letter.txt").write_text("keep me")
    with pytest.raises(PeopleProblem, match="is no population"):
        write_population(tmp_path / "letters", ABOUT, [families_of(1)], replace=True)
    assert [file.name for file in (tmp_path / "letters").iterdir()] == ["letter.txt"]


def test_a_replacement_that_fails_leaves_the_old_population_and_nothing_else(folder: Path) -> None:
    before = sorted(folder.rglob("*"))

    def cut_off() -> None:
        with new_population(folder, ABOUT, replace=True) as draft:
            write_part(draft.part_folder("10"), ABOUT, [families_of(1)])
            raise RuntimeError("the source is gone")

    with pytest.raises(RuntimeError):
        cut_off()
    assert sorted(folder.rglob("*")) == before
    assert first_family(folder) == 10


class KilledError(BaseException):
    pass


def kill_at(step: int, patch: pytest.MonkeyPatch) -> list[str]:
    """Let the process die at a step that changes folders, after which nothing changes; the steps that were taken."""
    taken: list[str] = []

    def dying(name: str) -> Callable[..., object]:
        action = getattr(os, name)

        def one_step(*arguments: Any, **named: Any) -> object:
            if len(taken) > step:
                return None
            taken.append(name)
            if len(taken) > step:
                raise KilledError
            return action(*arguments, **named)

        return one_step

    for name in ("mkdir", "rename", "replace", "unlink", "rmdir"):
        patch.setattr(os, name, dying(name))
    return taken


@pytest.mark.parametrize("old_in_parts", [False, True])
def test_a_kill_at_any_step_leaves_the_old_population_or_the_new(tmp_path: Path, old_in_parts: bool) -> None:
    found: list[int] = []
    for step in range(100):
        place = tmp_path / f"people{step}"
        write_regions(place, first=10) if old_in_parts else write_population(place, ABOUT, [families_of(10)])
        with pytest.MonkeyPatch.context() as patch:
            taken = kill_at(step, patch)
            with contextlib.suppress(KilledError):
                write_regions(place, replace=True, first=30)
        found.append(first_family(place))
        assert read_population(place).sizes.tolist() == [2] * read_about(place)[1].families
        if len(taken) <= step:
            break
        write_regions(place, replace=True, first=50)
        assert first_family(place) == 50
        assert len(list(place.iterdir())) == 2
    assert found[0] == 10
    assert found[-1] == 30
    assert found == sorted(found)
    assert len(found) > 8


@pytest.mark.parametrize("replace", [False, True])
def test_a_kill_at_any_step_of_a_first_population_leaves_it_or_nothing(tmp_path: Path, replace: bool) -> None:
    for step in range(100):
        place = tmp_path / f"people{step}"
        with pytest.MonkeyPatch.context() as patch:
            taken = kill_at(step, patch)
            with contextlib.suppress(KilledError):
                write_regions(place, replace=replace)
        if len(taken) <= step:
            break
        assert not place.exists()
    assert regions(read_population(place)) == [10, 35, 35]


def test_every_fault_of_every_part_is_told(tmp_path: Path) -> None:
    place = tmp_path / "people"
    write_regions(place)
    (place / "parts/10/persons.parquet").unlink()
    (place / "parts/35/families.parquet").write_text("family_id;region")
    pq.write_table(families_of(9)[0], place / "parts/71/families.parquet")
    assert keys(lambda: read_population(place)) == ["file_missing", "not_parquet", "rows_unlike"]
    assert "parts/71/families.parquet: has 1 rows" in problems(lambda: read_parts(place)[2].population())[0]


def test_a_fault_is_told_with_the_part_and_its_own_row(tmp_path: Path) -> None:
    with new_population(tmp_path / "people", ABOUT) as draft:
        for name, cars in (("10", [1, 1]), ("35", [1, -1]), ("71", [1, 1])):
            first = int(name) * 10
            chunk = families_of(first, first + 1, cars=pa.array(cars, pa.int32()))
            draft.add(name, write_part(draft.part_folder(name), ABOUT, [chunk]))
    [told] = problems(read_population(tmp_path / "people").check)
    assert told.startswith("parts/35/families.parquet, row 2: cars is -1")


def test_parts_with_other_columns_are_told(tmp_path: Path) -> None:
    with new_population(tmp_path / "people", ABOUT) as draft:
        for name, more in (("10", {}), ("35", {"cars": pa.array([1], pa.int32())})):
            chunk = families_of(int(name), **more)
            draft.add(name, write_part(draft.part_folder(name), ABOUT, [chunk]))
    [told] = problems(lambda: read_population(tmp_path / "people"))
    assert told.startswith("parts/35/families.parquet: its columns or their types are not those of parts/10/")


def test_families_of_the_same_number_in_two_parts_are_told(tmp_path: Path) -> None:
    with new_population(tmp_path / "people", ABOUT) as draft:
        for name in ("10", "35"):
            draft.add(name, write_part(draft.part_folder(name), ABOUT, [families_of(1)]))
    assert keys(lambda: read_population(tmp_path / "people")) == ["families_repeated"]


def test_a_population_written_in_pieces_is_one(tmp_path: Path) -> None:
    counts = write_population(tmp_path / "two", ABOUT, [families_of(1, 2), families_of(3)])
    assert counts == Counts(3, 6)
    assert read_population(tmp_path / "two").sizes.tolist() == [2, 2, 2]


def test_text_identifiers_survive_the_files(tmp_path: Path) -> None:
    own, theirs = (table.set_column(0, FAMILY_ID, table[FAMILY_ID].cast(pa.string())) for table in families_of(1, 2))
    write_population(tmp_path / "text", ABOUT, [(own, theirs)])
    assert read_population(tmp_path / "text").sizes.tolist() == [2, 2]


def test_a_population_whose_writing_fails_leaves_nothing(tmp_path: Path) -> None:
    def chunks() -> Any:
        yield families_of(1)
        raise RuntimeError("the source is gone")

    with pytest.raises(RuntimeError):
        write_population(tmp_path / "half", ABOUT, chunks())
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(PeopleProblem, match="cannot be written: there is no such file or folder"):
        write_population(tmp_path / "no" / "such", ABOUT, [])


def test_a_missing_folder_or_file_is_told(tmp_path: Path, folder: Path) -> None:
    assert "there is no such file or folder" in problems(lambda: read_population(tmp_path / "none"))[0]
    for name in ("persons.parquet", "families.parquet", "population.json"):
        (folder / name).unlink()
        assert f"{name}: there is no such file" in problems(lambda: read_population(folder))[0]


def test_a_file_that_is_not_parquet_or_cut_off_is_told(folder: Path) -> None:
    file = folder / "persons.parquet"
    whole = file.read_bytes()
    file.write_bytes(whole[:-10])
    assert keys(lambda: read_population(folder)) == ["not_parquet"]
    file.write_text("family_id;relation\n")
    assert keys(lambda: read_population(folder)) == ["not_parquet"]


def test_a_damaged_column_is_told(folder: Path) -> None:
    file = folder / "persons.parquet"
    start = pq.read_metadata(file).row_group(0).column(1).dictionary_page_offset
    content = bytearray(file.read_bytes())
    content[start : start + 20] = b"\xff" * 20
    file.write_bytes(content)
    population = read_population(folder)
    assert keys(lambda: population.column("relation")) == ["column_damaged"]


def test_a_copy_that_lacks_rows_is_told(folder: Path) -> None:
    pq.write_table(families_of(10)[1], folder / "persons.parquet")
    assert "has 2 rows, but population.json says 4" in problems(lambda: read_population(folder))[0]


@pytest.mark.parametrize(
    ("change", "keys_told"),
    [
        ({"schema": 1}, ["about_schema"]),
        ({"schema": "2"}, ["about_value"]),
        ({"date": "soon"}, ["about_value"]),
        ({"date": 20240514}, ["about_value"]),
        ({"synthetic": 1}, ["about_value"]),
        ({"persons": 4.0}, ["about_value"]),
        ({"persons": -4}, ["about_value"]),
        ({"source": "a survey"}, ["about_value"]),
        ({"source": {"en": "a survey"}}, ["about_keys"]),
        ({"source": {"kk": 1, "ru": "", "en": ""}}, ["about_value"]),
        ({"made": []}, ["about_value"]),
        ({"colour": "red"}, ["about_keys"]),
        ({"date": "soon", "parts": []}, ["about_value", "about_value", "parts_sum", "parts_sum"]),
        ({"parts": ["."]}, ["about_keys"]),
        ({"parts": [{"name": "all", "folder": ".", "families": 2, "persons": "4"}]}, ["about_value"]),
        ({"parts": [{"name": "all", "folder": "../other", "families": 2, "persons": 4}]}, ["about_value"]),
        ({"parts": [{"name": "all", "folder": "/etc", "families": 2, "persons": 4}]}, ["about_value"]),
        ({"parts": [{"name": "all", "folder": ".", "families": 2, "persons": 5}]}, ["parts_sum"]),
        (
            {"parts": [{"name": "10", "folder": "parts/10", "families": 1, "persons": 2}] * 2},
            ["parts_repeated", "parts_repeated"],
        ),
    ],
)
def test_a_note_that_says_something_else_is_told(folder: Path, change: dict[str, Any], keys_told: list[str]) -> None:
    file = folder / "population.json"
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    assert keys(lambda: read_about(folder)) == keys_told
    assert keys(lambda: read_parts(folder)) == keys_told


@pytest.mark.parametrize(("text", "key"), [("[]", "about_keys"), ("{", "json_wrong"), ('{"schema": 2}', "about_keys")])
def test_a_note_that_is_no_note_is_told(folder: Path, text: str, key: str) -> None:
    (folder / "population.json").write_text(text)
    assert keys(lambda: read_population(folder)) == [key]
