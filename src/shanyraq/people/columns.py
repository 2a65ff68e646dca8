"""Facts as Arrow columns: the type each is kept in, and the way from a column to checked whole numbers and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from shanyraq.law.facts import FACTS
from shanyraq.law.levels import LEVELS
from shanyraq.people.fact_values import bounds, codes_of
from shanyraq.people.problems import PeopleProblem, population_refused
from shanyraq.people.rows import Rows
from shanyraq.rules import NEVER, Fact, Unit

Column = NDArray[Any]

FAMILY_FACTS: dict[str, Fact] = {fact.name: fact for fact in FACTS if fact.level == LEVELS.group}
PERSON_FACTS: dict[str, Fact] = {fact.name: fact for fact in FACTS if fact.level == LEVELS.member}

FAMILY_ID = "family_id"
"""The column of both tables that says which family a row belongs to."""

ROWS_TOLD = 10
"""Wrong values told of one column; the rest is counted."""


def arrow_type(unit: Unit) -> pa.DataType:
    """How values of a unit are kept in files: whole numbers of their size, days as dates."""
    return pa.date32() if unit.name == "day" else pa.from_numpy_dtype(np.dtype(unit.dtype))


def fits_fact(kind: pa.DataType, fact: Fact) -> bool:
    """Whether a fact can be read from a column of this type: whole numbers may be of any size."""
    if fact.unit.name in ("day", "flag"):
        return bool(kind == arrow_type(fact.unit))
    return bool(pa.types.is_integer(kind))


def fact_field(fact: Fact) -> pa.Field:
    """A fact's column, with its unit, title and codes for whoever opens the file without this program."""
    told = {"unit": fact.unit.name, "title": fact.title.en, **codes_told(fact.unit)}
    return pa.field(fact.name, arrow_type(fact.unit), metadata=told)


def codes_told(unit: Unit) -> dict[str, str]:
    """What the numbers of a list of codes stand for, as a field's metadata tells it."""
    return {"codes": ", ".join(f"{int(code)} {code.wire}" for code in unit.codes)} if unit.codes else {}


def fact_column(rows: Rows, fact: Fact, latest: int) -> Column:
    """A fact's values as whole numbers in its unit; empty places take the declared default.

    Args:
        rows: the table.
        fact: the fact, whose column the table has.
        latest: the last day on which something can have happened.

    Raises:
        PopulationProblems: empty places that may not be, values that cannot be true; each with its row.
    """
    values = np.empty(rows.number, dtype=fact.unit.dtype)
    wrong: list[tuple[int, object]] = []
    start, number = 0, 0
    for chunk in rows.chunks(fact.name):
        found, refused = _checked(chunk, fact, latest)
        values[start : start + len(chunk)] = found
        wrong.extend((start + int(row), chunk[int(row)].as_py()) for row in refused[: ROWS_TOLD - len(wrong)])
        number += len(refused)
        start += len(chunk)
    if number:
        raise population_refused(*_told(rows, fact, latest, wrong, number))
    return values


def stated_column(rows: Rows, name: str) -> NDArray[np.bool_]:
    """Where a fact is stated: every place of its column that is not empty."""
    chunks = [chunk.is_valid().to_numpy(zero_copy_only=False) for chunk in rows.chunks(name)]
    return np.concatenate([np.empty(0, dtype=bool), *chunks])


def unit_array(unit: Unit, values: Column, empty: NDArray[np.bool_] | None = None) -> pa.Array:
    """Whole numbers as a column of their unit; days that never came are empty places, and so is what is marked so."""
    if unit.name == "day":
        never = values == NEVER
        empty = never if empty is None else empty | never
        return pa.array(values.astype(np.int32), mask=empty).cast(pa.date32())
    return pa.array(values.astype(unit.dtype), mask=empty)


def fact_table(facts: Mapping[str, Fact], stated: Sequence[Mapping[str, int]], ids: NDArray[np.int64]) -> pa.Table:
    """A table with a column for every fact; what a row does not state is an empty place."""
    arrays, fields = [pa.array(ids)], [pa.field(FAMILY_ID, pa.int64())]
    for name, fact in facts.items():
        values = np.array([row.get(name, 0) for row in stated], dtype=np.int64)
        empty = np.array([name not in row for row in stated], dtype=bool)
        arrays.append(unit_array(fact.unit, values, empty))
        fields.append(fact_field(fact))
    return pa.table(arrays, schema=pa.schema(fields))


def empty_tables() -> tuple[pa.Table, pa.Table]:
    """The tables of a population of nobody, with every column."""
    nobody = np.empty(0, dtype=np.int64)
    return fact_table(FAMILY_FACTS, (), nobody), fact_table(PERSON_FACTS, (), nobody)


def _checked(chunk: pa.Array, fact: Fact, latest: int) -> tuple[Column, NDArray[np.intp]]:
    """A chunk's values and the rows that are wrong."""
    missing = chunk.is_null().to_numpy(zero_copy_only=False) if chunk.null_count else None
    if fact.unit.name == "day":
        chunk = chunk.view(pa.int32())
    if missing is not None:
        stand_in = fact.least if fact.default is None else fact.default
        chunk = pc.fill_null(chunk, pa.scalar(stand_in).cast(chunk.type))
    values: Column = chunk.to_numpy(zero_copy_only=False)
    wrong = _untrue(values, fact, latest)
    if missing is not None and fact.default is None:
        wrong = np.union1d(wrong, np.flatnonzero(missing))
    return values, wrong


def _untrue(values: Column, fact: Fact, latest: int) -> NDArray[np.intp]:
    """The rows whose value is none of the fact's codes, or outside its range."""
    if values.dtype == np.bool_ or not len(values):
        return np.empty(0, dtype=np.intp)
    codes, most = codes_of(fact), _most(fact, latest)
    if values.min() < fact.least or values.max() > most:
        inside = (values >= fact.least) & (values <= most)
        return np.flatnonzero(~inside if codes is None else ~(inside & np.isin(values, [int(code) for code in codes])))
    if codes is None:
        return np.empty(0, dtype=np.intp)
    known = np.zeros(most + 1, dtype=bool)
    known[[int(code) for code in codes]] = True
    return np.flatnonzero(~known[values])


def _most(fact: Fact, latest: int) -> int:
    """The largest value a fact can have: no day after the population's."""
    return min(fact.most, latest) if fact.unit.name == "day" else fact.most


def _told(
    rows: Rows, fact: Fact, latest: int, wrong: Iterable[tuple[int, object]], number: int
) -> Iterator[PeopleProblem]:
    least, most = bounds(fact, _most(fact, latest))
    for row, value in wrong:
        where = {**rows.place(row), "column": fact.name}
        if value is None:
            yield PeopleProblem("cell_empty", **where)
        elif codes_of(fact) is not None:
            yield PeopleProblem("cell_code_unknown", **where, value=value, allowed=codes_told(fact.unit)["codes"])
        else:
            yield PeopleProblem("cell_out_of_range", **where, value=value, least=least, most=most)
    if number > ROWS_TOLD:
        yield PeopleProblem("cells_more", file=rows.name, column=fact.name, count=number - ROWS_TOLD)
