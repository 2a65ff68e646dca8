"""A population is read as checked columns, whatever order its rows stand in, or refused by file, row and column."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from shanyraq.law.codes import Region, Relation, Work
from shanyraq.law.facts import FACTS
from shanyraq.people.columns import FAMILY_FACTS, PERSON_FACTS, ROWS_TOLD, arrow_type, empty_tables
from shanyraq.people.population import Population, population_of_tables, read_population
from shanyraq.people.population_files import About, Counts, write_population
from shanyraq.people.problems import PopulationProblems
from shanyraq.rules import NEVER, Text, to_day

DAY = date(2024, 5, 14)
ABOUT = About(DAY, Text("сынақ", "проба", "test"), synthetic=True)

Columns = dict[str, Any]


def uint8(*values: int | None) -> pa.Array:
    return pa.array(values, pa.uint8())


def days(*values: str | None) -> pa.Array:
    return pa.array([None if value is None else date.fromisoformat(value) for value in values], pa.date32())


def families(**more: Any) -> Columns:
    return {"family_id": pa.array([10, 20]), "region": uint8(35, 71), **more}


def persons(**more: Any) -> Columns:
    return {
        "family_id": pa.array([10, 10, 20]),
        "relation": uint8(0, 3, 0),
        "birth_date": days("1990-01-31", "2020-02-29", "1955-12-01"),
        **more,
    }


def people(of_families: Columns | None = None, of_persons: Columns | None = None) -> Population:
    return population_of_tables(
        ABOUT, pa.table(families() if of_families is None else of_families), pa.table(of_persons or persons())
    )


def problems(found: Callable[[], object]) -> list[str]:
    with pytest.raises(PopulationProblems) as refused:
        found()
    return [problem.text("en") for problem in refused.value.problems]


def keys(found: Callable[[], object]) -> list[str]:
    with pytest.raises(PopulationProblems) as refused:
        found()
    return [problem.key for problem in refused.value.problems]


def column(population: Population, name: str) -> list[Any]:
    values = population.column(name)
    assert values is not None
    return list(values.tolist())


def test_columns_are_whole_numbers_in_the_units_of_their_facts() -> None:
    population = people(
        families(cars=pa.array([0, 2], pa.int32()), survey_refused=pa.array([True, False])),
        persons(income_wage=pa.array([0, 12_345, 7]), refused_work_on=days(None, "2024-05-14", None)),
    )
    assert population.sizes.tolist() == [2, 1]
    assert column(population, "region") == [Region.KARAGANDA, Region.ASTANA]
    assert column(population, "income_wage") == [0, 12_345, 7]
    assert column(population, "refused_work_on") == [NEVER, to_day(DAY), NEVER]
    for name in ("region", "cars", "survey_refused", "income_wage", "refused_work_on", "birth_date"):
        values = population.column(name)
        fact = {**FAMILY_FACTS, **PERSON_FACTS}[name]
        assert values is not None
        assert values.dtype == np.dtype(fact.unit.dtype)


def test_a_fact_without_a_column_is_absent() -> None:
    assert people().column("income_wage") is None
    assert people().column("application_date") is None
    assert people().column("no_such_fact") is None


def test_empty_places_take_the_declared_default() -> None:
    population = people(
        families(dwellings=pa.array([None, 2], pa.int32()), survey_refused=pa.array([None, True])),
        persons(work=uint8(None, 2, None)),
    )
    assert column(population, "dwellings") == [1, 2]
    assert column(population, "survey_refused") == [False, True]
    assert column(population, "work") == [Work.NOT_WORKING, Work.PERMANENT_JOB, Work.NOT_WORKING]


def test_empty_places_are_not_stated() -> None:
    population = people(families(dwellings=pa.array([None, 2], pa.int32())), persons(work=uint8(None, 0, 2)))
    assert column(population, "dwellings_stated") == [False, True]
    assert column(population, "work_stated") == [False, True, True]
    assert population.column("cars_stated") is None


def test_whole_numbers_of_any_size_are_taken() -> None:
    population = people(
        families(region=pa.array([35, 71], pa.int64()), cars=pa.array([1, 0], pa.uint64())),
        persons(income_wage=pa.array([1, 2, 3], pa.int8())),
    )
    assert column(population, "region") == [35, 71]
    assert column(population, "cars") == [1, 0]
    assert column(population, "income_wage") == [1, 2, 3]


@pytest.mark.parametrize("kind", [pa.int32(), pa.uint8(), pa.string(), pa.large_string(), pa.string_view()])
def test_families_are_known_by_numbers_or_by_text(kind: pa.DataType) -> None:
    population = people(
        families(family_id=pa.array([10, 20]).cast(pa.string()).cast(kind)),
        persons(family_id=pa.array([20, 10, 10]).cast(pa.string()).cast(kind)),
    )
    assert population.sizes.tolist() == [2, 1]
    assert column(population, "birth_date") == [to_day(date(2020, 2, 29)), to_day(date(1955, 12, 1)), 7335]


def test_families_are_known_by_words_of_a_dictionary() -> None:
    words = pa.array(["b", "a"]).dictionary_encode()
    population = people(families(family_id=words), persons(family_id=pa.array(["a", "b", "a"]).dictionary_encode()))
    assert population.sizes.tolist() == [1, 2]


def test_persons_in_any_order_are_brought_to_their_families_and_results_back() -> None:
    ids = pa.array([20, 10, 20, 10, 20])
    relations = uint8(0, 0, 3, 1, 3)
    births = days("1980-01-01", "1981-01-01", "2010-01-01", "1982-01-01", "2012-01-01")
    population = people(None, {"family_id": ids, "relation": relations, "birth_date": births})
    assert population.sizes.tolist() == [2, 3]
    assert column(population, "relation") == [Relation.APPLICANT, Relation.SPOUSE, 0, 3, 3]
    order = population.as_given(np.arange(5))
    assert order.tolist() == [2, 0, 3, 1, 4]
    assert population.as_given(population.column("birth_date")).tolist() == births.cast(pa.int32()).to_pylist()  # type: ignore[arg-type]


def test_families_in_any_order_keep_it() -> None:
    population = people(families(family_id=pa.array([20, 10])), persons())
    assert population.sizes.tolist() == [1, 2]
    assert column(population, "relation") == [0, 0, 3]
    assert population.as_given(np.array([7, 8, 9])).tolist() == [8, 9, 7]


def test_a_population_of_nobody_works(tmp_path: Path) -> None:
    assert write_population(tmp_path / "nobody", ABOUT, []) == Counts(0, 0)
    population = read_population(tmp_path / "nobody")
    assert population.sizes.tolist() == []
    population.check()
    assert column(population, "region") == []
    assert column(population, "income_wage") == []
    assert population.weights().tolist() == []


def test_every_fact_has_a_column_of_its_unit() -> None:
    own, theirs = empty_tables()
    for fact in FACTS:
        if fact.level != "case":
            table = own if fact.level == "family" else theirs
            assert table.schema.field(fact.name).type == arrow_type(fact.unit)
            assert table.schema.field(fact.name).metadata[b"unit"] == fact.unit.name.encode()


@pytest.mark.parametrize(
    ("of_families", "of_persons", "message"),
    [
        ({"region": None}, {}, "families.parquet: column region is missing"),
        ({"family_id": None}, {}, "families.parquet: column family_id is missing"),
        ({}, {"relation": None}, "persons.parquet: column relation is missing"),
        ({}, {"family_id": None}, "persons.parquet: column family_id is missing"),
        ({"carz": uint8(1, 1)}, {}, "no fact for column carz. Nearest: cars"),
        ({"work": uint8(1, 1)}, {}, "column work belongs in the other table"),
        ({}, {"cars": uint8(1, 1, 1)}, "column cars belongs in the other table"),
        ({"application_date": days("2024-05-14", None)}, {}, "no fact for column application_date"),
        ({"cars": pa.array([1.0, 2.0])}, {}, "column cars is of type double. Expected: int32"),
        ({"region": pa.array(["35", "71"])}, {}, "column region is of type string. Expected: uint8"),
        ({"survey_refused": uint8(0, 1)}, {}, "column survey_refused is of type uint8. Expected: bool"),
        ({}, {"birth_date": pa.array([1, 2, 3])}, "column birth_date is of type int64. Expected: date32"),
        ({"family_id": pa.array([1.0, 2.0])}, {}, "column family_id is of type double. Expected: int64 / string"),
        ({"weight": pa.array(["1", "2"])}, {}, "column weight is of type string. Expected: double"),
        ({"family_id": pa.array(["10", "20"])}, {}, "family_id is a number in one of families.parquet and persons"),
        ({"family_id": pa.array([10, None])}, {}, "families.parquet, row 2: family_id is empty"),
        ({}, {"family_id": pa.array([None, 10, 20])}, "persons.parquet, row 1: family_id is empty"),
        ({"family_id": pa.array([10, 10])}, {}, "the same family_id (1): 10."),
        ({}, {"family_id": pa.array([10, 30, 20])}, "not in families.parquet (1): 30."),
        ({}, {"family_id": pa.array([10, 10, 10])}, "without a single person (1): 20."),
    ],
)
def test_tables_that_do_not_fit_are_refused(of_families: Columns, of_persons: Columns, message: str) -> None:
    def given(columns: Columns, changes: Columns) -> Columns:
        return {name: values for name, values in {**columns, **changes}.items() if values is not None}

    [told] = problems(lambda: people(given(families(), of_families), given(persons(), of_persons)))
    assert message in told


def test_a_column_written_twice_is_refused() -> None:
    table = pa.table([pa.array([1]), uint8(35), uint8(71)], names=["family_id", "region", "region"])
    assert keys(lambda: population_of_tables(ABOUT, table, pa.table(persons()))) == ["column_repeated"]


def test_a_family_of_more_than_a_hundred_is_refused() -> None:
    crowd = {
        "family_id": pa.array([10] * 101 + [20]),
        "relation": pa.array([0] * 102),
        "birth_date": days(*["2000-01-01"] * 102),
    }
    assert "more than 100 persons (1): 10." in problems(lambda: people(None, crowd))[0]


def test_families_told_are_no_more_than_a_person_would_read() -> None:
    many = {"family_id": pa.array(range(1, 31)), "region": pa.array([35] * 30)}
    one = {"family_id": pa.array([1]), "relation": uint8(0), "birth_date": days("2000-01-01")}
    assert "(29): 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …." in problems(lambda: people(many, one))[0]


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("relation", uint8(0, None, 3), "persons.parquet, row 2: relation is empty and has no default"),
        ("relation", uint8(0, 3, 99), "row 3: relation is 99, which is no code of it. Allowed: 0 applicant, 1 spouse"),
        ("work", pa.array([-1, 0, 0]), "row 1: work is -1, which is no code"),
        ("work", pa.array([0, 300, 0]), "row 2: work is 300, which is no code"),
        ("birth_date", days("1879-12-31", "2000-01-01", "2000-01-01"), "row 1: birth_date is 1879-12-31"),
        ("birth_date", days("2000-01-01", "2024-05-15", "2000-01-01"), "from 1880-01-01 to 2024-05-14"),
        ("birth_date", days("2000-01-01", "2000-01-01", None), "row 3: birth_date is empty"),
        ("refused_work_on", days(None, "2024-05-15", None), "row 2: refused_work_on is 2024-05-15"),
        ("income_wage", pa.array([0, -1, 0]), "row 2: income_wage is -1, which cannot be. Allowed: from 0.00 to"),
    ],
)
def test_a_wrong_value_is_told_with_its_row(name: str, values: pa.Array, message: str) -> None:
    population = people(None, persons(**{name: values}))
    [told] = problems(lambda: population.column(name))
    assert message in told


def test_a_region_between_two_codes_is_refused() -> None:
    assert keys(lambda: people(families(region=uint8(35, 36))).column("region")) == ["cell_code_unknown"]


def test_wrong_values_are_counted_beyond_the_first() -> None:
    number = ROWS_TOLD + 7
    crowd = {
        "family_id": pa.array([10] * number + [20]),
        "relation": pa.array([99] * (number + 1)),
        "birth_date": days(*["2000-01-01"] * (number + 1)),
    }
    told = problems(lambda: people(None, crowd).column("relation"))
    assert len(told) == ROWS_TOLD + 1
    assert told[-1] == "persons.parquet: 8 more wrong values in column relation."


def test_checking_tells_the_faults_of_every_column() -> None:
    population = people(
        families(cars=pa.array([-1, 0], pa.int32()), weight=pa.array([1.0, -2.0])), persons(work=uint8(0, 0, 77))
    )
    assert keys(population.check) == ["cell_out_of_range", "weight_wrong", "cell_code_unknown"]


def test_weights_are_one_unless_stated() -> None:
    assert people().weights().tolist() == [1.0, 1.0]
    assert people(families(weight=pa.array([2, 3]))).weights().tolist() == [2.0, 3.0]
    assert people(families(weight=pa.array([2.5, 0.0]))).weights().tolist() == [2.5, 0.0]


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf"), None])
def test_a_weight_that_is_none_is_refused(weight: float | None) -> None:
    population = people(families(weight=pa.array([1.0, weight]), stratum=pa.array(["a", "b"]), psu=pa.array([1, 1])))
    [told] = problems(population.weights)
    assert told.startswith("families.parquet, row 2: weight is")
