"""A random sample is plausible, complete and the same for the same seed."""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from shanyraq.law.codes import CaresFor, Region, Relation, Residence, Study, Work
from shanyraq.law.facts import FACTS
from shanyraq.law.families import LAW
from shanyraq.people.draws import Odds, between, factors, generator, happens
from shanyraq.people.population import Population, population_of_tables, read_population
from shanyraq.people.population_files import About, Counts
from shanyraq.people.sample import population as sample
from shanyraq.people.sample.population import sample_population, write_sample
from shanyraq.rules import Text, to_day
from shanyraq.rules.evaluate import evaluate

DAY = date(2024, 5, 14)
FAMILIES = 20_000


def drawn(families: int, seed: int, day: date) -> Population:
    own, theirs = zip(*sample_population(families, seed, day), strict=True)
    return population_of_tables(
        About(day, Text("іріктеме", "выборка", "sample"), synthetic=True),
        pa.concat_tables(own),
        pa.concat_tables(theirs),
    )


@pytest.fixture(scope="module")
def people() -> Population:
    return drawn(FAMILIES, 7, DAY)


def known(people: Population, name: str) -> np.ndarray:
    values = people.column(name)
    assert values is not None
    return values


def first_of_family(people: Population) -> np.ndarray:
    return np.cumsum(people.sizes) - people.sizes


def test_every_fact_of_the_law_is_there_and_can_be_true(people: Population) -> None:
    for fact in FACTS:
        if fact.level != "case":
            assert people.column(fact.name) is not None, fact.name
    people.check()


def test_every_fact_but_the_rarest_takes_more_than_one_value(people: Population) -> None:
    same = [fact.name for fact in FACTS if fact.level != "case" and len(np.unique(known(people, fact.name))) < 2]
    assert same == []


def test_families_are_small_with_a_thin_tail(people: Population) -> None:
    assert 3.2 < people.sizes.mean() < 3.7
    assert people.sizes.max() > 12
    assert people.sizes.min() == 1
    assert np.mean(people.sizes <= 6) > 0.9


def test_the_first_of_every_family_and_nobody_else_is_a_grown_applicant(people: Population) -> None:
    first = first_of_family(people)
    applicants = np.flatnonzero(known(people, "relation") == Relation.APPLICANT)
    assert np.array_equal(applicants, first)
    ages = to_day(DAY) - known(people, "birth_date")[first]
    assert ages.min() >= 18 * 365


def test_a_family_has_one_couple_of_two_sexes(people: Population) -> None:
    relation, sex = known(people, "relation"), known(people, "sex")
    partner = np.flatnonzero((relation == Relation.SPOUSE) | (relation == Relation.PARTNER))
    assert np.all(relation[partner - 1] == Relation.APPLICANT)
    assert np.all(sex[partner] != sex[partner - 1])


def test_children_are_younger_and_parents_older_than_the_applicant(people: Population) -> None:
    relation, birth = known(people, "relation"), known(people, "birth_date")
    applicant = np.repeat(birth[first_of_family(people)], people.sizes)
    for younger in (Relation.CHILD, Relation.GRANDCHILD, Relation.CHILD_IN_LAW):
        assert np.all(birth[relation == younger] >= applicant[relation == younger] + 17 * 365), younger
    for older in (Relation.PARENT, Relation.GRANDPARENT, Relation.PARENT_IN_LAW):
        assert np.all(birth[relation == older] < applicant[relation == older]), older


def test_nobody_is_born_after_the_day_and_small_children_do_not_work(people: Population) -> None:
    birth = known(people, "birth_date")
    assert birth.max() <= to_day(DAY)
    small = to_day(DAY) - birth < 15 * 365
    assert np.all(known(people, "work")[small] == Work.NOT_WORKING)
    assert np.all(known(people, "income_wage")[small] == 0)
    assert np.all(known(people, "study")[to_day(DAY) - birth < 5 * 365] == Study.NONE)


def test_who_cares_for_a_child_under_three_has_one_in_the_family(people: Population) -> None:
    ages = (to_day(DAY) - known(people, "birth_date")) * 4 // 1461
    youngest = np.minimum.reduceat(ages, first_of_family(people))
    carers = known(people, "cares_for") == CaresFor.CHILD_UNDER_3
    assert carers.any()
    assert np.all(np.repeat(youngest, people.sizes)[carers] < 3)


def test_regions_follow_their_population_and_the_former_one_is_empty(people: Population) -> None:
    regions = known(people, "region")
    assert np.mean(regions == Region.ALMATY) > 3 * np.mean(regions == Region.NORTH_KAZAKHSTAN)
    assert not np.any(regions == Region.SOUTH_KAZAKHSTAN)


def test_most_kinds_of_income_are_nothing_for_most_people(people: Population) -> None:
    kinds = [fact.name for fact in FACTS if fact.name.startswith("income_")]
    rare = [name for name in kinds if np.mean(known(people, name) > 0) < 0.1]
    assert len(rare) > len(kinds) - 4
    assert np.all(known(people, "income_wage") % 100 == 0)


def test_unsafe_dwellings_are_among_the_dwellings(people: Population) -> None:
    assert np.all(known(people, "unsafe_dwellings") <= known(people, "dwellings"))


@pytest.mark.parametrize("day", [DAY, date(2025, 2, 3)])
def test_about_one_family_in_twenty_is_poor(day: date) -> None:
    results = evaluate(drawn(FAMILIES, 1, day), LAW.at(day), ["low_income"])
    assert 0.03 < results.total("low_income") / FAMILIES < 0.08


def test_the_same_seed_gives_the_same_families_and_another_others() -> None:
    assert list(sample_population(300, 5, DAY)) == list(sample_population(300, 5, DAY))
    assert list(sample_population(300, 5, DAY)) != list(sample_population(300, 6, DAY))


def test_a_sample_of_several_lots_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "LOT", 100)
    lots = list(sample_population(950, 5, DAY))
    assert [own.num_rows for own, _ in lots] == [100] * 9 + [50]
    ids = pa.concat_tables([own for own, _ in lots])["family_id"]
    assert ids.to_pylist() == list(range(1, 951))


def test_a_sample_is_written_as_synthetic_and_its_progress_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    counts = write_sample(tmp_path / "sample", 500, 5, DAY, lambda done, of: told.append((done, of)))
    population = read_population(tmp_path / "sample")
    assert population.about.synthetic
    assert "not a picture" in population.about.source.en
    assert counts == Counts(500, population.persons.number)
    assert told == [(500, 500)]


def test_a_sample_of_nobody_is_empty(tmp_path: Path) -> None:
    assert write_sample(tmp_path / "sample", 0, 5, DAY) == Counts(0, 0)
    assert read_population(tmp_path / "sample").sizes.tolist() == []


def test_amounts_follow_prices(people: Population) -> None:
    def middle(population: Population) -> float:
        wages = known(population, "income_wage")
        return float(np.median(wages[wages > 0]))

    assert middle(drawn(2_000, 7, date(2010, 5, 14))) < middle(people) / 3
    assert middle(drawn(2_000, 7, date(2026, 5, 14))) > middle(people) * 1.1


def test_chances_are_kept() -> None:
    rng = generator(1)
    odds = Odds({Residence.CITIZEN: 3, Residence.KANDAS: 1}, {Residence.REFUGEE: 1})
    row = np.arange(40_000) % 2
    found = odds.draw(rng, 40_000, row)
    assert np.all(found[row == 1] == Residence.REFUGEE)
    assert abs(np.mean(found[row == 0] == Residence.KANDAS) - 0.25) < 0.02
    assert abs(np.mean(happens(rng, 40_000, 0.1)) - 0.1) < 0.01


def test_numbers_between_bounds_stay_between() -> None:
    low, high = np.array([3, 3, 9] * 1000), np.array([5, 3, 2] * 1000)
    found = between(generator(1), low, high).reshape(-1, 3)
    assert set(found[:, 0].tolist()) == {3, 4}
    assert set(found[:, 1].tolist()) == {3}
    assert set(found[:, 2].tolist()) == {9}


def test_factors_have_their_middle_at_one() -> None:
    table = factors(0.5)
    assert abs(np.median(table) - 10_000) < 10
    assert table.min() > 0
    assert np.all(np.diff(table) >= 0)
