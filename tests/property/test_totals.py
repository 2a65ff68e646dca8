"""Sums made part by part are those made at once, to the last tiyn, whatever the parts and the weights."""

import json
from fractions import Fraction

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.law.codes import Kind, Region
from shanyraq.law.families import LAW
from shanyraq.people.population import population_of_tables
from shanyraq.people.population_files import About
from shanyraq.people.totals import NOBODY, UNIT, Totals, totals_from_json, totals_of
from shanyraq.rules import Text, to_date
from shanyraq.rules.evaluate import Results, evaluate

ABOUT = About(to_date(19_857), Text("с", "с", "s"), synthetic=True)

FAMILIES = st.lists(
    st.tuples(
        st.sampled_from(list(Region)),
        st.integers(0, 4_000_000),
        st.floats(0, 1e7, allow_nan=False, width=32),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=12,
)


def totals(families: list[tuple[Region, int, float, int]], *, weighted: bool) -> tuple[Totals, Results]:
    own = {
        "family_id": pa.array(range(len(families))),
        "region": pa.array([int(region) for region, *_ in families], pa.uint8()),
    }
    if weighted:
        own["weight"] = pa.array([weight for _, _, weight, _ in families])
    members = [(place, slot, income) for place, (_, income, _, size) in enumerate(families) for slot in range(size)]
    theirs = {
        "family_id": pa.array([place for place, _, _ in members]),
        "relation": pa.array([0 if slot == 0 else 3 for _, slot, _ in members], pa.uint8()),
        "birth_date": pa.array([7335 if slot == 0 else 18_300 for _, slot, _ in members], pa.int32()).cast(pa.date32()),
        "income_wage": pa.array([income for _, _, income in members], pa.int64()),
    }
    population = population_of_tables(ABOUT, pa.table(own), pa.table(theirs))
    results = evaluate(population, LAW.at(ABOUT.date), ("kind", "targeted_assistance_month", "family_size"))
    return totals_of(population, results), results


@given(FAMILIES, st.integers(0, 12), st.booleans())
def test_sums_of_parts_are_the_sums_of_the_whole(families, cut, weighted) -> None:
    whole, _ = totals(families, weighted=weighted)
    parts = [totals(part, weighted=weighted)[0] for part in (families[:cut], families[cut:]) if part]
    assert sum(parts, start=NOBODY) == whole
    assert sum(reversed(parts), start=NOBODY) == whole
    assert totals_from_json(json.loads(json.dumps(whole.as_json()))) == whole


@given(FAMILIES, st.booleans())
def test_sums_are_those_of_the_families_one_by_one(families, weighted) -> None:
    found, results = totals(families, weighted=weighted)
    units = [round(Fraction(weight) * UNIT) if weighted else UNIT for _, _, weight, _ in families]
    kinds, amounts, sizes = (results.column(name) for name in ("kind", "targeted_assistance_month", "family_size"))
    for region, sums in found.regions.items():
        here = [place for place, family in enumerate(families) if family[0] == region and kinds[place] != Kind.NONE]
        assert sums.cost == sum(int(amounts[place]) * units[place] for place in here)
        assert sums.persons == sum(int(sizes[place]) * units[place] for place in here)
        for kind, number in sums.families.items():
            assert number == sum(units[place] for place in here if kinds[place] == kind)
    assert found.weight == sum(units)
