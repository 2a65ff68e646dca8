"""Whole extracts: what is refused, what is hidden and counted, and what an intruder can and cannot find."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest
from small_country import FIRST_ID, population

from shanyraq.law.codes import Region, Relation
from shanyraq.people.extract.classes import Level
from shanyraq.people.extract.disclosure import disclosure
from shanyraq.people.extract.extract import Wish, extract
from shanyraq.people.extract.plan import Kept, read_plan
from shanyraq.people.extract.problems import ExtractProblem
from shanyraq.people.population import population_of_tables
from shanyraq.people.population_files import About
from shanyraq.people.sample.population import sample_population
from shanyraq.rules import Text

DEFAULT = read_plan()
LOOSE = replace(DEFAULT, removed=Decimal(1))
DAY = date(2024, 5, 14)


def person(birth=date(1980, 1, 1), sex=1, relation=Relation.APPLICANT, wage=0, **facts):
    return {"birth_date": birth, "sex": sex, "relation": int(relation), "income_wage": wage, **facts}


def home(*members, region=Region.ABAI, **facts):
    return {"region": int(region), **facts, "members": list(members)}


def made(families, k=2, l=1, plan=LOOSE, seed=1, sample=Fraction(1)):  # noqa: E741  # as the option is called
    return extract(population(families), Wish(Level(k, l), plan, sample, seed))


@pytest.fixture(scope="module")
def sample():
    [(families, persons)] = sample_population(3000, 1, DAY)
    return population_of_tables(About(DAY, Text("а", "б", "c"), synthetic=True), families, persons)


def test_nobody_makes_an_empty_extract():
    found = made([])
    assert (found.families.height, found.persons.height) == (0, 0)
    assert found.stages["after"].families.least_k is None


def test_one_family_may_be_published_only_when_one_is_enough():
    assert made([home(person())], k=1, plan=DEFAULT).families.height == 1
    with pytest.raises(ExtractProblem) as refused:
        made([home(person())], k=2, plan=DEFAULT)
    assert refused.value.key == "below_level"


def test_fewer_families_than_k_are_refused_with_their_classes_and_what_to_change():
    families = [home(person(wage=wage), region=region) for wage in (1, 2) for region in (Region.ABAI, Region.ASTANA)]
    with pytest.raises(ExtractProblem) as refused:
        made(families, k=5, plan=DEFAULT)
    told = refused.value.text("en")
    assert "families to be left out: 4 of 4; the plan allows 0" in told
    assert "region east, size 1: 2; region north, size 1: 2." in told
    assert "Lower --k or --l" in told
    assert all(name in told for name in ("region", "size"))
    assert "исключить семей: 4 из 4" in refused.value.text("ru")


def test_with_k_and_l_of_one_nothing_is_made_coarser_or_hidden():
    found = made([home(person(wage=5_000_000), region=region) for region in (Region.ABAI, Region.ASTANA)], k=1)
    assert set(found.disguise.levels.values()) == {0}
    assert not found.disguise.hidden
    assert sorted(found.families["region"].to_list()) == ["10", "71"]


def test_families_unlike_the_others_lose_the_cheapest_value_that_is_enough():
    plan = replace(LOOSE, suppressed=Decimal(1))
    alike, urban, unstated = ([home(person(), settlement=code)] for code in (2, 1, 0))
    found = made([*alike * 9, *urban * 2, *unstated * 2], k=3, plan=plan)
    assert Counter(found.families["settlement"].to_list()) == {"rural": 9, None: 4}
    assert list(found.disguise.hidden) == ["settlement"]
    assert not found.disguise.removed.any()
    enough = made([*alike * 9, *urban * 3], k=3, plan=plan)
    assert enough.families["settlement"].null_count() == 0
    alone = made([*alike * 9, *urban * 2], k=3, plan=plan)
    assert alone.families["settlement"].to_list() == ["rural"] * 9
    assert alone.disguise.removed.sum() == 2


def test_large_families_stand_apart_from_their_members():
    member = person(birth=date(2010, 1, 1), relation=Relation.CHILD)
    large = home(person(), *[member] * 10)
    found = made([large, large, home(person()), home(person())], k=2)
    apart = found.families.filter(~pl.col("linked"))
    assert apart["size"].to_list() == ["10+", "10+"]
    assert found.persons["family_id"].null_count() == 22
    assert found.persons["family_id"].to_list()[-22:] == [None] * 22


def test_a_class_with_one_sensitive_value_is_not_published_unless_it_is_harmless():
    plan = replace(
        LOOSE,
        kept=(*LOOSE.kept, Kept("dwellings_told", ("dwellings",), "family", Text("а", "б", "c"), {})),
        sensitive={"state_support": frozenset({"none"})},
        suppressed=Decimal(1),
    )
    prison = [home(person(state_support=4)) for _ in range(20)]
    free = [home(person(state_support=0)) for _ in range(20)]
    both = made([*prison, *free], k=2, l=2, plan=plan)
    assert both.disguise.removed.sum() == 0
    only = made(
        [*prison, *[home(person(state_support=0), person(state_support=0)) for _ in range(20)]], k=2, l=2, plan=plan
    )
    after = only.stages["after"].persons
    assert after.least_l is None or after.least_l >= 2
    assert made(free, k=2, l=2, plan=plan).disguise.removed.sum() == 0


def test_what_gives_a_hidden_value_away_is_hidden_with_it(sample):
    found = extract(sample, Wish(Level(5, 2), LOOSE, Fraction(1), 1))
    without_age = found.persons.filter(pl.col("age").is_null())
    assert without_age.height > 0
    assert without_age["work"].null_count() == without_age["income_pension"].null_count() == without_age.height


def test_a_column_that_gives_away_what_is_hidden_from_all_is_not_published():
    ladder = tuple(replace(v, steps=v.steps[-1:]) if v.name == "sex" else v for v in LOOSE.known)
    kept = tuple(replace(v, reveals=("sex",)) if v.name == "work" else v for v in LOOSE.kept)
    found = made([home(person(work=2)) for _ in range(30)], plan=replace(LOOSE, known=ladder, kept=kept))
    assert not {"sex", "work"} & set(found.persons.columns)
    assert "income_wage" in found.persons.columns


def test_every_count_of_the_report_is_one_of_the_tables(sample):
    found = extract(sample, Wish(Level(5, 2), LOOSE, Fraction(1, 2), 1))
    told = disclosure(found, sample.about, "a trial")
    assert told["rows"]["drawn"]["families"] == 1500
    for variable in told["known"]:
        frame = found.families if variable["table"] == "family" else found.persons
        hidden = frame[variable["name"]].null_count() if variable["name"] in frame.columns else frame.height
        assert (variable["hidden"], variable["rows"]) == (hidden, frame.height)
    apart = found.families.filter(~pl.col("linked")).height
    assert told["rows"]["apart"] == {"families": apart, "persons": found.persons["family_id"].null_count()}
    assert told["stages"]["before"]["families"]["unique"] > 1400
    assert told["stages"]["after"]["families"]["unique"] == 0
    assert "seed" not in str(told["asked"])


def test_where_a_family_stands_tells_nothing_of_where_it_stood(sample):
    orders = [
        extract(sample, Wish(Level(2, 1), LOOSE, Fraction(1), seed)).families["region"].to_list() for seed in (1, 2)
    ]
    assert orders[0] != orders[1]
    assert Counter(orders[0]).keys() == Counter(orders[1]).keys()


def test_somebody_who_knows_a_family_finds_at_least_k_that_it_may_be(sample):
    found = extract(sample, Wish(Level(5, 2), LOOSE, Fraction(1), 1))
    sizes, regions = sample.sizes.tolist(), sample.column("region").tolist()
    top = int(next(v for v in found.ladders.known if v.name == "size").steps[found.disguise.levels["size"]].value)
    rows = found.families.select("region", "size", "linked").to_dicts()
    members = Counter(found.persons["family_id"].to_list())
    for size, region in set(zip(sizes, regions)):
        label = f"{top}+" if size >= top else str(size)
        may_be = [row for row in rows if row["size"] in (label, None)]
        assert len(may_be) >= 5, (size, region)
    linked = Counter(members[number] for number in members if number is not None)
    assert min(linked.values()) >= 5


def test_a_weight_tells_no_more_than_its_class(sample):
    families = [
        home(person(), region=region, weight=weight, settlement=1)
        for region, weights in ((Region.ABAI, (1.0, 2.0, 3.0)), (Region.ASTANA, (50.0, 70.5, 90.25)))
        for weight in weights
    ]
    found = made(families, k=3)
    assert found.families.group_by("region").agg(pl.col("weight").n_unique())["weight"].to_list() == [1, 1]
    assert found.families["weight"].sum() == pytest.approx(216.75)
    kept = made(families, k=3, plan=replace(LOOSE, weights="keep"))
    assert sorted(kept.families["weight"].to_list()) == [1.0, 2.0, 3.0, 50.0, 70.5, 90.25]


def test_strata_have_pseudonyms_only_where_regions_are_published():
    families = [
        home(person(), region=r, stratum=FIRST_ID + r, psu=FIRST_ID + 9 * r) for r in (10, 63) for _ in range(4)
    ]
    exact = made(families, k=3)
    assert set(exact.families["stratum"].to_list()) == set(exact.families["psu"].to_list()) == {1, 2}
    by_district = made(families, k=8)
    assert by_district.disguise.levels["region"] == 1
    assert not {"stratum", "psu"} & set(by_district.families.columns)
    assert "stratum" in made(families, k=8, plan=replace(LOOSE, clusters="keep")).families.columns
    assert "stratum" not in made(families, k=3, plan=replace(LOOSE, clusters="drop")).families.columns


def test_a_sample_stands_for_the_whole(sample):
    found = extract(sample, Wish(Level(2, 1), LOOSE, Fraction(1, 3), 1))
    assert found.families["weight"].sum() == pytest.approx(3000, rel=1e-3)
    assert disclosure(found, sample.about, "")["rows"]["drawn"]["families"] == 1000


def test_no_sum_lets_an_extreme_be_worked_out():
    wages = [5_000_000 + 100_000 * number for number in range(40)] + [9_000_000_000]
    told = disclosure(made([home(person(wage=wage)) for wage in wages]), population([]).about, "")
    assert "income_wage" not in told["loss"]["amounts"]
    assert "9000000000" not in str(told)
