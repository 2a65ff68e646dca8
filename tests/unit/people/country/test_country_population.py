"""A synthetic country on disk: the same for the same seed, part by part, and refused where it cannot be drawn."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from shanyraq.law.codes import Region
from shanyraq.law.income_kinds import INCOME_FACTS
from shanyraq.people.country import population
from shanyraq.people.country.payments import paid_on
from shanyraq.people.country.population import regions_named, shares, write_country
from shanyraq.people.country.problems import CountryProblem
from shanyraq.people.country.structure import structures
from shanyraq.people.population import read_parts, read_population
from shanyraq.people.problems import PeopleProblem

DAY = date(2024, 5, 14)
FAMILIES = 6_000


def sums(folder: Path, regions: Sequence[str] = ()) -> dict[str, str]:
    """What is in each file of a population's parts."""
    parts = [part for part in read_parts(folder) if not regions or part.name in regions]
    return {
        f"{part.name}/{file.name}": sha256(file.read_bytes()).hexdigest()
        for part in parts
        for file in sorted(part.folder.iterdir())
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country") / "whole"
    write_country(folder, FAMILIES, 3, DAY, workers=1, months=True)
    return folder


def test_the_same_seed_gives_the_same_bytes_whatever_the_workers(tmp_path: Path, whole: Path) -> None:
    write_country(tmp_path / "again", FAMILIES, 3, DAY, workers=3, months=True)
    assert sums(tmp_path / "again") == sums(whole)


def test_another_seed_gives_other_families(tmp_path: Path, whole: Path) -> None:
    write_country(tmp_path / "other", FAMILIES, 4, DAY, regions=[Region.ULYTAU], months=True)
    assert sums(tmp_path / "other") != sums(whole, ["62"])


def test_a_part_alone_is_the_part_in_the_whole(tmp_path: Path, whole: Path) -> None:
    write_country(tmp_path / "part", FAMILIES, 3, DAY, regions=regions_named(["62", "10"]), months=True)
    assert sums(tmp_path / "part") == sums(whole, ["10", "62"])


def test_lots_do_not_depend_on_those_before_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(population, "LOT", 500)
    [share] = [share for share in shares(FAMILIES, DAY) if share.region is Region.ALMATY]
    lots = [families for families, _ in population.draw_region(share, 3, DAY)]
    assert [lot.num_rows for lot in lots[:-1]] == [500] * (len(lots) - 1)
    second = population.draw_lot(Region.ALMATY, lots[1].num_rows, 3, DAY, 1)
    assert lots[1]["take_up_draw"].to_numpy().tolist() == second.families["take_up_draw"].tolist()
    assert len(set(pa.concat_tables(lots)["family_id"].to_pylist())) == share.families


def test_totals_speak_of_the_country(whole: Path) -> None:
    people = read_population(whole)
    people.check()
    families = sum(structure.shape.families for structure in structures(DAY).values())
    assert people.weights().sum() == pytest.approx(families)
    assert people.about.synthetic
    assert people.about.made["generator"] == "country"
    assert people.about.made["seed"] == 3


def test_every_table_says_that_it_is_synthetic(whole: Path) -> None:
    for part in read_parts(whole):
        for file in part.folder.iterdir():
            told = pq.read_schema(file).metadata
            assert told[b"synthetic"] == b"true"
            assert "синтетические" in json.loads(told[b"source"])["ru"]


def test_months_add_up_to_the_quarter(whole: Path) -> None:
    for part in read_parts(whole)[:3]:
        incomes = pq.read_table(part.folder / "incomes.parquet")
        persons = pq.read_table(part.folder / "persons.parquet")
        by_kind = incomes.group_by("kind").aggregate([("amount", "sum")]).to_pydict()
        told = dict(zip(by_kind["kind"], by_kind["amount_sum"], strict=True))
        for fact in INCOME_FACTS:
            assert told.get(fact.name.removeprefix("income_"), 0) == pc.sum(persons[fact.name]).as_py()
        assert set(incomes["month"].to_pylist()) == {date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)}
        assert pc.min(incomes["person"]).as_py() == 1


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2022, 6, 8)])
def test_a_country_of_any_day_since_2018_can_be_drawn(tmp_path: Path, day: date) -> None:
    write_country(tmp_path / "kz", 400, 1, day)
    people = read_population(tmp_path / "kz")
    people.check()
    pension = people.column("income_pension")
    assert pension is not None
    assert pension.any()


@pytest.mark.parametrize(
    ("families", "day", "key"),
    [
        (1_000, date(2017, 12, 31), "country_too_early"),
        (1_000, date.today() + timedelta(days=1), "country_too_late"),
        (199, DAY, "country_size"),
        (8_000_001, DAY, "country_size"),
    ],
)
def test_a_country_out_of_reach_is_refused(tmp_path: Path, families: int, day: date, key: str) -> None:
    with pytest.raises(CountryProblem) as refused:
        write_country(tmp_path / "kz", families, 1, day)
    assert refused.value.key == key
    assert not (tmp_path / "kz").exists()


def test_a_region_of_the_past_is_refused() -> None:
    with pytest.raises(CountryProblem) as refused:
        regions_named(["10", "51"])
    assert refused.value.key == "country_region"


def test_a_folder_in_use_is_refused_and_replaced_when_asked(tmp_path: Path) -> None:
    write_country(tmp_path / "kz", 300, 1, DAY)
    with pytest.raises(PeopleProblem):
        write_country(tmp_path / "kz", 300, 2, DAY)
    write_country(tmp_path / "kz", 300, 2, DAY, replace=True)
    assert read_population(tmp_path / "kz").about.made["seed"] == 2


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_country(tmp_path / "kz", 300, 1, DAY, progress=lambda done, of: told.append((done, of)), workers=1)
    assert told[-1] == (300, 300)
    assert len(told) == 20


@pytest.mark.parametrize(
    ("day", "paid"),
    [
        (date(2025, 11, 15), date(2025, 9, 30)),
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(2024, 6, 30), date(2024, 3, 31)),
        (date(2018, 2, 1), date(2018, 1, 1)),
    ],
)
def test_benefits_are_those_of_the_quarter_before(day: date, paid: date) -> None:
    assert paid_on(day) == paid
