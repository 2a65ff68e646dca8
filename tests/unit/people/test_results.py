"""Results are kept beside whose law and whose people they are of, rows where the population's stand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from shanyraq.law.codes import Grounds, Kind
from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.people.columns import FAMILY_ID
from shanyraq.people.population import Population, population_of_tables
from shanyraq.people.population_files import About
from shanyraq.people.problems import PeopleProblem
from shanyraq.people.results import RESULT_FILES, result_array, write_results
from shanyraq.rules import NEVER, Text, to_day
from shanyraq.rules.evaluate import evaluate
from shanyraq.rules.units import Unit, unit_of

DAY = date(2024, 5, 14)
ABOUT = About(
    DAY, Text("сынақ үшін құрастырылған үш отбасы", "три семьи, придуманные для теста", "three made-up families"), True
)


def people(order: list[int], ids: list[Any]) -> Population:
    """A poor couple with a child, a rich pensioner, a poor student; the persons' rows in the order asked for."""
    a, b, c = ids
    born = [date(1990, 1, 1), date(1991, 1, 1), date(2021, 1, 1), date(1950, 1, 1), date(2003, 1, 1)]
    columns = {
        FAMILY_ID: [a, a, a, b, c],
        "relation": [0, 1, 3, 0, 0],
        "birth_date": born,
        "income_pension": [0, 0, 0, 90_000_000, 0],
        "person_id": ["p1", "p2", "p3", "p4", "p5"],
    }
    persons = pa.table({name: [values[row] for row in order] for name, values in columns.items()})
    persons = persons.set_column(2, "birth_date", persons["birth_date"].cast(pa.date32()))
    return population_of_tables(ABOUT, pa.table({FAMILY_ID: ids, "region": [35, 71, 75]}), persons)


def written(folder: Path, population: Population, outputs: tuple[str, ...] = OUTPUTS) -> dict[str, Any]:
    results = evaluate(population, LAW.at(DAY), outputs)
    write_results(folder, population, results)
    return {name: pq.read_table(folder / name).to_pydict() for name in ("families.parquet", "persons.parquet")}


def test_results_stand_in_the_order_of_the_population(tmp_path: Path) -> None:
    sorted_rows = written(tmp_path / "sorted", people([0, 1, 2, 3, 4], [1, 2, 3]))
    mixed = written(tmp_path / "mixed", people([4, 2, 0, 3, 1], [1, 2, 3]))
    assert sorted_rows["families.parquet"] == mixed["families.parquet"]
    assert mixed["persons.parquet"]["person_id"] == ["p5", "p3", "p1", "p4", "p2"]
    assert mixed["persons.parquet"]["family_id"] == [3, 1, 1, 2, 1]
    assert mixed["persons.parquet"]["person"] == [1, 1, 2, 1, 3]
    able = dict(zip(*(sorted_rows["persons.parquet"][name] for name in ("person_id", "able_bodied")), strict=True))
    assert mixed["persons.parquet"]["able_bodied"] == [able[name] for name in mixed["persons.parquet"]["person_id"]]


def test_codes_and_marks_are_written_as_words(tmp_path: Path) -> None:
    found = written(tmp_path / "out", people([0, 1, 2, 3, 4], ["x", "y", "z"]))["families.parquet"]
    assert found["family_id"] == ["x", "y", "z"]
    assert found["kind"][1] == "none"
    assert found["kind"][0] == "conditional"
    assert found["refusal_grounds"][1] == "income_above_line"
    assert found["income_per_member"] == [0, 30_000_000, 0]


def test_the_unit_of_each_column_is_told_in_its_field(tmp_path: Path) -> None:
    written(tmp_path / "out", people([0, 1, 2, 3, 4], [1, 2, 3]))
    field = pq.read_schema(tmp_path / "out" / "families.parquet").field("assistance_month")
    assert field.type == pa.int64()
    assert field.metadata[b"unit"] == b"tiyn"
    assert field.metadata[b"title"]


def test_the_law_and_the_people_are_told_beside_the_results_and_in_each_file(tmp_path: Path) -> None:
    written(tmp_path / "out", people([0, 1, 2, 3, 4], [1, 2, 3]), ("kind",))
    assert {file.name for file in (tmp_path / "out").iterdir()} == set(RESULT_FILES)
    about = json.loads((tmp_path / "out" / "results.json").read_text())
    assert about["law"]["date"] == "2024-05-14"
    assert about["law"]["fingerprint"] == LAW.at(DAY).fingerprint
    assert about["population"] == {"date": "2024-05-14", "source": ABOUT.source._asdict(), "synthetic": True}
    assert (about["families"], about["persons"]) == (3, 5)
    assert about["outputs"] == {"kind": "codes"}
    assert "cars" in about["defaults"]
    for name in ("families.parquet", "persons.parquet"):
        told = pq.read_schema(tmp_path / "out" / name).metadata
        assert json.loads(told[b"population"])["synthetic"] is True
        assert json.loads(told[b"law"]) == about["law"]


def test_results_never_replace_a_folder(tmp_path: Path) -> None:
    population = people([0, 1, 2, 3, 4], [1, 2, 3])
    written(tmp_path / "out", population)
    with pytest.raises(PeopleProblem, match="already exists"):
        written(tmp_path / "out", population)


def test_results_for_nobody_are_empty_tables(tmp_path: Path) -> None:
    nobody = {FAMILY_ID: pa.array([], pa.int64())}
    population = population_of_tables(
        ABOUT,
        pa.table({**nobody, "region": pa.array([], pa.uint8())}),
        pa.table({**nobody, "relation": pa.array([], pa.uint8()), "birth_date": pa.array([], pa.date32())}),
    )
    found = written(tmp_path / "out", population)
    assert found["families.parquet"]["kind"] == []
    assert found["persons.parquet"]["able_bodied"] == []


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        ([1, 0, 2], unit_of(Kind), ["unconditional", "none", "conditional"]),
        ([0, 4, 132], unit_of(Grounds), ["", "income_above_line", "income_above_line|no_need"]),
        ([NEVER, to_day(DAY)], (Unit("day", "int32"), False), [None, DAY]),
        ([0, 1], (Unit("flag", "bool"), False), [False, True]),
        ([-150], (Unit("tiyn", "int64"), False), [-150]),
    ],
)
def test_a_value_is_written_as_its_unit_asks(values: list[int], unit: tuple[Unit, bool], expected: list[Any]) -> None:
    assert result_array(np.array(values), unit[0]).to_pylist() == expected
