"""Families of a population as evidence looks at them: what they live on, who they are, how they are grouped."""

from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.families.families import APART, Families, collect, families_of, joined, random_draws
from shanyraq.evidence.families.problems import FamiliesProblem
from shanyraq.evidence.families.samples import deciles, in_lines, in_tenge, kinds, regions
from shanyraq.law.codes import Region, Relation
from shanyraq.people.population import Part, Population, population_of_tables
from shanyraq.people.population_files import About
from shanyraq.rules import Text, to_day

DAY = date(2025, 10, 14)
ABOUT = About(DAY, Text("сынақ", "проверка", "test"), synthetic=True)
TENGE = 100


def three_families(**more: list) -> Population:
    """A pensioner alone, a couple with a child, a loner without an income."""
    born = [to_day(date(year, 3, 1)) for year in (1950, 1985, 1987, 2018, 1990)]
    persons = {
        "family_id": [1, 2, 2, 2, 3],
        "birth_date": pa.array(born, type=pa.int32()).cast(pa.date32()),
        "relation": [
            int(Relation.APPLICANT),
            int(Relation.APPLICANT),
            int(Relation.SPOUSE),
            int(Relation.CHILD),
            int(Relation.APPLICANT),
        ],
        "income_wage": [0, 60_000_00, 30_000_00, 0, 0],
        "income_pension": [90_000_00, 0, 0, 0, 0],
        "income_targeted_assistance": [0, 3_000_00, 0, 0, 0],
    }
    own = {
        "family_id": [1, 2, 3],
        "region": [int(Region.ASTANA), int(Region.ABAI), int(Region.ABAI)],
        "weight": [2.0, 1.0, 3.0],
        **more,
    }
    return population_of_tables(ABOUT, pa.table(own), pa.table(persons))


def test_welfare_is_of_a_month_and_a_head_without_assistance() -> None:
    found = families_of(three_families(), DAY)
    assert found.per_head.tolist() == [30_000.0, 10_000.0, 0.0]
    assert found.received.tolist() == [0, 3_000_00, 0]
    assert found.persons.tolist() == [2.0, 3.0, 3.0]
    assert found.children.tolist() == [0, 1, 0]
    assert found.per_head_of(np.array([0, 600_00, 0])).tolist() == [0.0, 200.0, 0.0]
    assert "targeted_assistance" in APART


def test_lines_are_one_in_lines_and_tenge_in_tenge() -> None:
    found = families_of(three_families(), DAY)
    paid = np.array([0, 600_00, 0])
    lines, money = in_lines(found, paid), in_tenge(found, paid)
    assert lines.line.value == 1.0
    assert lines.welfare * found.line_tenge == pytest.approx(money.welfare)
    assert money.welfare.tolist() == [30_000.0, 10_200.0, 0.0]
    assert lines.eligible.tolist() == [False, True, False]
    assert in_lines(found, paid, np.array([1, 1, 1])).eligible.all()


def test_a_surveys_design_is_the_families() -> None:
    found = joined([families_of(three_families(stratum=["b", "a", "a"], psu=[7, 7, 8]), DAY)])
    assert found.stratum.tolist() == [1, 0, 0]
    design = found.design
    assert design.units == 3  # unit 7 of two strata is two
    plain = joined([families_of(three_families(), DAY)]).design
    assert plain.simple
    assert variance(plain, np.array([1.0, 2.0, 3.0])) == pytest.approx(3.0)


def test_families_are_the_same_in_slices(parts: list[Part], families: Families) -> None:
    told: list[tuple[int, int]] = []
    sliced = collect(parts, DAY, lambda done, of: told.append((done, of)), slice_persons=500)
    for name, values in vars(families).items():
        if isinstance(values, np.ndarray):
            assert np.array_equal(getattr(sliced, name), values), name
    assert told[-1] == (families.number, families.number)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_nobody_cannot_be_studied() -> None:
    empty = replace(families_of(three_families(), DAY), size=np.array([], dtype=np.int64))
    with pytest.raises(FamiliesProblem, match="no families"):
        joined([empty])


def test_tenths_are_of_persons_from_the_poorest(families: Families) -> None:
    groups = deciles(families)
    assert groups.names == tuple(f"d{place:02d}" for place in range(1, 11))
    shares = np.bincount(groups.codes, weights=families.persons) / families.persons.sum()
    assert shares == pytest.approx(np.full(10, 0.1), abs=0.02)
    means = np.bincount(groups.codes, weights=families.per_head) / np.bincount(groups.codes)
    assert np.all(np.diff(means) > 0)


def test_regions_and_kinds_are_those_that_occur(families: Families) -> None:
    assert regions(families).names == ("62", "79")
    own = kinds(families)
    assert len(set(own.names)) == len(own.names)
    assert np.bincount(own.codes, minlength=len(own.names)).min() > 0


def test_draws_are_random_only_where_they_differ(families: Families) -> None:
    assert random_draws(families)
    assert not random_draws(replace(families, draw=np.zeros_like(families.draw)))
