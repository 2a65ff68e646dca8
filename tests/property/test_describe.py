"""Whatever the population and however it is cut into parts, the parts' tallies make that of the whole."""

from datetime import date
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.people.columns import FAMILY_ID
from shanyraq.people.describe.describe import portrait_of
from shanyraq.people.describe.measures import sum_of, tally_of
from shanyraq.people.describe.portrait_json import to_json
from shanyraq.people.population import population_of_tables
from shanyraq.people.population_files import About
from shanyraq.people.sample.population import sample_population
from shanyraq.rules import Text

ABOUT = About(date(2024, 5, 14), Text("сынақ", "проверка", "a test"), synthetic=True)
FAMILIES = 120

FEW = settings(max_examples=max(5, settings().max_examples // 10))


@pytest.fixture(scope="module")
def tables() -> tuple[pa.Table, pa.Table]:
    [(families, persons)] = sample_population(FAMILIES, 11, ABOUT.date)
    return families, persons


@FEW
@given(
    cuts=st.lists(st.integers(0, FAMILIES), max_size=4),
    weights=st.none() | st.lists(st.floats(0, 5000), min_size=FAMILIES, max_size=FAMILIES),
)
def test_the_tallies_of_parts_make_that_of_the_whole(
    tables: tuple[pa.Table, pa.Table], cuts: list[int], weights: list[float] | None
) -> None:
    families, persons = tables
    if weights is not None:
        families = families.append_column("weight", pa.array(weights, pa.float64()))
    owner = persons.column(FAMILY_ID).to_numpy() - families.column(FAMILY_ID).to_numpy()[0]
    bounds = [0, *sorted(cuts), FAMILIES]
    parts = [
        tally_of(population_of_tables(ABOUT, families.slice(first, after - first), persons.filter(pa.array(here))))
        for first, after in pairwise(bounds)
        for here in [(owner >= first) & (owner < after)]
    ]
    whole = tally_of(population_of_tables(ABOUT, families, persons))
    together = sum_of(parts)
    assert together.cells.keys() == whole.cells.keys()
    assert all(np.array_equal(together.cells[name], whole.cells[name]) for name in whole.cells)
    assert to_json(portrait_of(together, ABOUT)) == to_json(portrait_of(whole, ABOUT))


@FEW
@given(order=st.permutations(range(5)))
def test_the_order_of_parts_does_not_matter(tables: tuple[pa.Table, pa.Table], order: list[int]) -> None:
    families, persons = tables
    ids = families.column(FAMILY_ID).to_numpy()
    parts = []
    for number in order:
        rows, people = (np.isin(table.column(FAMILY_ID).to_numpy(), ids[number::5]) for table in (families, persons))
        parts.append(tally_of(population_of_tables(ABOUT, families.filter(rows), persons.filter(people))))
    whole = tally_of(population_of_tables(ABOUT, families, persons))
    assert to_json(portrait_of(sum_of(parts), ABOUT)) == to_json(portrait_of(whole, ABOUT))
