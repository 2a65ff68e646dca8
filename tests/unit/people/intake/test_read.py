"""A delivery as a whole: its limits, its counts, its record, and the folders it leaves."""

import os
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.unit.people.intake.conftest import HEAD, PERSONS, ROWS, Deliver

from shanyraq.people.intake.delivery import Outcome, from_json, to_json
from shanyraq.people.intake.mapping_file import read_mapping
from shanyraq.people.intake.problems import DeliveryRefused, IntakeProblem
from shanyraq.people.intake.read import read_files
from shanyraq.people.population import read_population
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import to_day


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report's drawings are tested by themselves."""
    monkeypatch.setattr("shanyraq.people.intake.read.write_report", lambda delivery, previous, folder: None)


BAD = ROWS.replace("2012-10-01", "2012-10-32")


def limited(refused: float, **rules: float) -> str:
    told = "".join(f"{rule} = {share}\n" for rule, share in rules.items())
    return PERSONS.replace("refused = 1", f"refused = {refused}\n[limits.rules]\n{told}")


@pytest.mark.parametrize(
    ("limits", "problems"),
    [
        (limited(0.7), []),
        (limited(0.66), ["limit_of_file"]),
        (limited(0, date_wrong=0.34), ["limit_of_file"]),
        (limited(0.5, date_wrong=0.33), ["limit_of_rule"]),
        (limited(0.5, date_wrong=0.34), []),
        (limited(0.34, date_wrong=0.34, family_incomplete=0.3), ["limit_of_rule"]),
    ],
)
def test_a_delivery_past_a_limit_is_refused_whole(deliver: Deliver, limits: str, problems: list[str]) -> None:
    if not problems:
        assert deliver(BAD, limits).delivery.outcome is Outcome.KEPT
        return
    with pytest.raises(DeliveryRefused) as refused:
        deliver(BAD, limits)
    assert [problem.key for problem in refused.value.problems] == problems


def test_a_refused_delivery_leaves_the_population_as_it_was(deliver: Deliver, tmp_path: Path) -> None:
    deliver(ROWS)
    (tmp_path / "report").mkdir()
    (tmp_path / "map.toml").write_text(HEAD + limited(0.1), encoding="utf-8")
    (tmp_path / "persons.csv").write_text(BAD)
    with pytest.raises(DeliveryRefused):
        read_files(
            [tmp_path / "persons.csv"],
            read_mapping(tmp_path / "map.toml"),
            tmp_path / "population",
            tmp_path / "report",
            replace=True,
        )
    assert read_population(tmp_path / "population").persons.number == 3
    record = from_json((tmp_path / "report/delivery.json").read_text(encoding="utf-8"))
    assert (record.outcome, record.persons, record.exceeded) == (Outcome.REFUSED, 0, ("persons.csv",))
    assert [(file.rows_kept, file.rows_refused) for file in record.files] == [(0, 3)]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["map.toml", "persons.csv", "population", "report"]


def test_the_record_of_a_delivery_survives_its_file(deliver: Deliver) -> None:
    delivery = deliver(BAD).delivery
    assert from_json(to_json(delivery)) == delivery
    assert delivery.quarter == (date(2024, 1, 1), date(2024, 3, 31))
    for text in ("", "[]", "{}", '{"schema": 2}', to_json(delivery).replace('"outcome"', '"out"')):
        with pytest.raises(ValueError):  # noqa: PT011  # whatever it says
            from_json(text)


def test_columns_are_counted(deliver: Deliver) -> None:
    delivery = deliver(
        BAD,
        PERSONS.replace('region = "region"', 'region = "region"\nincome_wage = { column = "id" }').replace(
            'person = "id"\n', ""
        ),
    ).delivery
    by_fact = {column.fact: column for column in delivery.columns}
    born = by_fact["birth_date"]
    assert (born.rows, born.missing, dict(born.invalid)) == (3, 0, {"date_wrong": 1})
    assert (born.least, born.most) == (to_day(date(1950, 1, 1)), to_day(date(1988, 2, 11)))
    assert [(each.least, each.count) for each in born.histogram] == [
        (to_day(date(1950, 1, 1)), 1),
        (to_day(date(1988, 1, 1)), 1),
    ]
    assert [(each.least, each.most, each.count) for each in by_fact["income_wage"].histogram] == [
        (100, 199, 1),
        (200, 499, 2),
    ]
    assert by_fact["relation"].distinct == 2


def test_a_population_that_is_there_is_not_replaced_unasked(deliver: Deliver, tmp_path: Path) -> None:
    deliver()
    mapping, files = read_mapping(tmp_path / "map.toml"), [tmp_path / "persons.csv"]
    with pytest.raises(PeopleProblem, match="exists") as refused:
        read_files(files, mapping, tmp_path / "population")
    assert refused.value.key == "folder_exists"
    (tmp_path / "other").mkdir()
    with pytest.raises(PeopleProblem) as refused:
        read_files(files, mapping, tmp_path / "other", replace=True)
    assert refused.value.key == "folder_not_population"


def test_folders_of_dead_processes_are_cleared_and_of_living_ones_left(deliver: Deliver, tmp_path: Path) -> None:
    dead, alive = tmp_path / ".population.reading.999999999", tmp_path / f".population.{os.getppid()}"
    dead.mkdir()
    alive.mkdir()
    deliver()
    assert not dead.exists()
    assert alive.exists()
    assert not list(tmp_path.glob(f".population*.{os.getpid()}"))


@pytest.mark.parametrize("order", ["family", "file", "late", "one", "none"])
@pytest.mark.parametrize("block", [40, 300])
@pytest.mark.parametrize("bytes_each", [1, 500])
def test_rows_go_the_same_way_through_many_partitions(
    deliver: Deliver, monkeypatch: pytest.MonkeyPatch, order: str, block: int, bytes_each: int
) -> None:
    rows = [
        f"f{n % 50:02},{n},{'applicant' if n < 50 else 'child'},{1988 + n // 50 * 20}-01-01,{(35, 71)[n % 2]}"
        for n in range(100)
    ]
    if order == "none":
        rows.clear()
    elif order == "one":
        rows = [f"f,{n},{'applicant' if n == 0 else 'child'},{1988 + n}-01-01,35" for n in range(20)]
    elif order != "file":
        rows.sort()
    if order == "late":
        rows.append("f00,100,child,2020-01-01,35")
    text = "\n".join([ROWS.splitlines()[0], *rows])
    one = deliver(text)
    tables = {name: one.table(name) for name in ("families", "persons")}
    monkeypatch.setattr("shanyraq.people.intake.reading.BLOCK", block)
    monkeypatch.setattr("shanyraq.people.intake.spill.BYTES_EACH", bytes_each)
    monkeypatch.setattr("shanyraq.people.intake.assemble.SORTED_ROWS", 10)
    many = deliver(text)
    assert many.table("persons").height == len(rows)
    assert sorted(one.findings) == sorted(many.findings)
    for name, table in tables.items():
        assert table.sort(pl.all()).equals(many.table(name).sort(pl.all()))


@pytest.mark.parametrize(
    ("files", "mapping", "key"),
    [
        ({"persons.csv": ROWS, "other.csv": ROWS}, PERSONS, "file_without_table"),
        (
            {"persons.csv": ROWS},
            PERSONS + PERSONS.split("[limits]\nrefused = 1\n")[1],
            "table_without_file",
        ),
        (
            {"persons.csv": ROWS},
            (PERSONS + PERSONS.split("[limits]\nrefused = 1\n")[1]).replace('"persons"\n', '"persons"\nname = "p*"\n'),
            "file_fits_several",
        ),
        ({"persons.csv": ROWS}, PERSONS.replace('"born"', '"borm"'), "column_not_there"),
        (
            {"persons.csv": ROWS},
            PERSONS.replace('region = "region"', "[files.constants]\nregion = 99"),
            "constant_wrong",
        ),
    ],
)
def test_files_and_mapping_must_go_together(deliver: Deliver, files: dict[str, str], mapping: str, key: str) -> None:
    with pytest.raises(IntakeProblem) as refused:
        deliver(files, mapping)
    assert refused.value.key == key


def test_a_constant_stands_for_a_column(deliver: Deliver) -> None:
    mapping = PERSONS.replace('region = "region"', "[files.constants]\nregion = 75\nstudy = 'none'").replace(
        "[files.columns]", 'ignore = ["region"]\n[files.columns]'
    )
    read = deliver(ROWS, mapping)
    assert read.findings == []
    assert read.table("families")["region"].unique().to_list() == [75]


def test_a_report_is_not_laid_among_other_files(deliver: Deliver, tmp_path: Path) -> None:
    deliver()
    mapping, files = read_mapping(tmp_path / "map.toml"), [tmp_path / "persons.csv"]
    with pytest.raises(IntakeProblem, match="holds more than a quality report"):
        read_files(files, mapping, tmp_path / "new", tmp_path)
    with pytest.raises(IntakeProblem, match="Name a folder"):
        read_files(files, mapping, tmp_path / "new", tmp_path / "map.toml")


def test_an_earlier_delivery_must_be_of_the_same_source(deliver: Deliver, tmp_path: Path) -> None:
    deliver()
    mapping, files = read_mapping(tmp_path / "map.toml"), [tmp_path / "persons.csv"]
    read_files(files, mapping, tmp_path / "first", tmp_path / "report")
    earlier = tmp_path / "report/delivery.json"
    read_files(files, mapping, tmp_path / "second", tmp_path / "again", previous=earlier)
    earlier.write_text(earlier.read_text(encoding="utf-8").replace('"register"', '"other"'), encoding="utf-8")
    with pytest.raises(IntakeProblem, match="is a delivery of “other”"):
        read_files(files, mapping, tmp_path / "third", tmp_path / "again", previous=earlier)
    read_files(files, mapping, tmp_path / "third", tmp_path / "report")
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(IntakeProblem, match="cannot be read as an earlier delivery"):
        read_files(files, mapping, tmp_path / "fourth", tmp_path / "again", previous=tmp_path / "x.json")


def test_all_findings_are_kept_in_a_file_and_only_the_first_are_listed(
    deliver: Deliver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shanyraq.people.intake.findings.LISTED", 2)
    rows = ROWS + "".join(f"x{n},{n + 10},applicant,never,35\n" for n in range(5))
    delivery = deliver(rows).delivery
    [check] = [check for check in delivery.checks if check.rule == "date_wrong"]
    assert (check.count, check.tested, len(check.findings)) == (5, 8, 2)
    read_files([tmp_path / "persons.csv"], read_mapping(tmp_path / "map.toml"), tmp_path / "new", tmp_path / "report")
    kept = pl.read_parquet(tmp_path / "report/findings.parquet")
    assert kept.filter(pl.col("rule") == "date_wrong")["row"].to_list() == [4, 5, 6, 7, 8]


def test_an_empty_register_is_a_population_of_nobody(deliver: Deliver) -> None:
    read = deliver(ROWS.splitlines()[0] + "\n")
    assert (read.delivery.families, read.delivery.persons) == (0, 0)
    assert read_population(read.folder / "population").persons.number == 0
