"""A portrait of a few families, against figures counted by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from shanyraq.law.codes import Region, Relation, Sex, Study, Work
from shanyraq.people.columns import empty_tables
from shanyraq.people.describe.describe import describe, portrait_of
from shanyraq.people.describe.measures import sum_of, tally_of
from shanyraq.people.describe.portrait import MONEY, RATIO, SHARE, Measure, Portrait
from shanyraq.people.describe.portrait_json import to_json
from shanyraq.people.descriptors import Settlement
from shanyraq.people.population import Population, population_of_tables
from shanyraq.people.population_files import About, new_population, write_part

WIFE = {
    "relation": Relation.APPLICANT,
    "birth_date": "1990-05-15",
    "sex": Sex.FEMALE,
    "study": Study.NONE,
    "work": Work.NOT_WORKING,
    "disability": 0,
    "income_wage": 0,
    "income_pension": 0,
    "income_consumer_loan": 30_000_00,
}
HUSBAND = {
    **WIFE,
    "relation": Relation.SPOUSE,
    "birth_date": "1988-01-01",
    "sex": Sex.MALE,
    "work": Work.PERMANENT_JOB,
    "income_wage": 900_000_00,
    "income_consumer_loan": 0,
}
SON = {**WIFE, "relation": Relation.CHILD, "birth_date": "2014-05-14", "sex": Sex.MALE, "study": Study.SCHOOL}
SON["income_consumer_loan"] = 0
WIDOW = {**WIFE, "birth_date": "1950-01-01", "income_pension": 300_000_00, "income_consumer_loan": 0}

TOWN = {"region": Region.ASTANA, "settlement": Settlement.URBAN, "dwellings": 1, "cars": 1}
VILLAGE = {"region": Region.ABAI, "settlement": Settlement.RURAL, "dwellings": 0, "cars": 0}
FAMILY = [WIFE, HUSBAND, SON]


def portrait(population: Population) -> Portrait:
    return portrait_of(tally_of(population), population.about)


def told(found: Portrait, table: str, measure: str, row: str = "country") -> int | None:
    return found.tables[table].column(measure)[row]


@pytest.fixture
def two(made) -> Population:
    """A couple with a son in the capital, a widow in a village of Abai."""
    return made((TOWN, FAMILY), (VILLAGE, [WIDOW]))


def test_families_and_persons_by_region_and_settlement(two: Population) -> None:
    found = portrait(two)
    assert [row.key for row in found.tables["regions"].rows] == ["10", "71", "country"]
    assert (told(found, "regions", "families"), told(found, "regions", "persons")) == (2, 4)
    assert told(found, "regions", "urban_share") == 7500
    assert told(found, "regions", "mean_size") == 20_000
    assert told(found, "regions", "under_18", "71") == 3333
    assert told(found, "regions", "over_65", "10") == 10_000
    assert found.tables["settlements"].column("persons") == {"urban": 3, "rural": 1}


def test_families_by_size_type_and_what_they_live_on(two: Population) -> None:
    found = portrait(two)
    assert told(found, "sizes", "families_share", "3") == 5000
    assert told(found, "sizes", "of_rural", "1") == 10_000
    assert told(found, "types", "families", "couple_with_children") == 1
    assert told(found, "types", "income_per_head", "couple_with_children") == 100_000_00
    assert told(found, "types", "income_per_head", "large_family") is None
    assert told(found, "marks", "of_urban", "with_pensioner") == 0


def test_persons_by_age_study_and_work(two: Population) -> None:
    found = portrait(two)
    assert told(found, "ages", "men", "10") == 1
    assert told(found, "ages", "women", "30") == 1, "she turns 34 the day after"
    assert told(found, "ages", "women", "70") == 1
    assert "unstated" not in [measure.key for measure in found.tables["ages"].measures]
    assert told(found, "study", "aged_6", "school") == 10_000
    assert told(found, "work", "persons", "permanent_job") == 1
    assert told(found, "work", "men", "permanent_job") == 10_000
    assert told(found, "work_regions", "working") == 3333


def test_incomes_are_of_a_month_and_loans_are_no_income(two: Population) -> None:
    found = portrait(two)
    incomes = found.tables["incomes"]
    assert [row.key for row in incomes.rows] == ["wage", "consumer_loan", "pension"]
    assert incomes.column("mean_month") == {"wage": 300_000_00, "pension": 100_000_00, "consumer_loan": 10_000_00}
    assert incomes.column("total_share") == {"wage": 7500, "pension": 2500, "consumer_loan": None}
    assert incomes.column("persons_share")["wage"] == 2500
    assert told(found, "income_regions", "mean") == 100_000_00
    assert told(found, "income_regions", "gini") == 0
    assert told(found, "income_regions", "decile_ratio") == 10_000
    assert told(found, "deciles", "income_share", "1") == 1000


def test_people_below_the_minimum_of_their_own_region(made) -> None:
    poor = {**WIDOW, "income_pension": 150_000_00}
    found = portrait(made((VILLAGE, [WIDOW]), (TOWN, [poor])))
    assert told(found, "income_regions", "below_minimum", "71") == 10_000, "53 173 in the capital"
    assert told(found, "income_regions", "below_minimum", "10") == 0
    assert told(found, "income_regions", "below_minimum") == 5000


def test_belongings(made) -> None:
    rich = {**TOWN, "dwellings": 7, "cars": 2, "livestock_units": 12, "loan_payment_month": 50_000_00}
    poor = {**VILLAGE, "livestock_units": 0, "loan_payment_month": 0}
    found = portrait(made((rich, FAMILY), (poor, [WIDOW])))
    assert found.tables["dwellings"].column("families") == {"0": 1, "1": 0, "2": 0, "3": 1}
    assert told(found, "herds", "families", "10") == 1
    assert told(found, "belongings", "with_livestock") == 5000
    assert told(found, "belongings", "livestock_mean") == 120_000
    assert (told(found, "belongings", "with_loan"), told(found, "belongings", "loan_mean")) == (5000, 50_000_00)
    assert told(found, "belongings", "loan_mean", "10") is None


def test_weights_are_heeded_everywhere(made) -> None:
    found = portrait(made(({**TOWN, "weight": 1.5}, FAMILY), ({**VILLAGE, "weight": 4.5}, [WIDOW])))
    assert found.weighted
    assert (found.families, found.persons) == (2, 4)
    assert (told(found, "regions", "families"), told(found, "regions", "persons")) == (6, 9)
    assert told(found, "types", "families_share", "pensioner_alone") == 7500
    assert told(found, "incomes", "total_month", "pension") == 450_000_00
    assert told(found, "incomes", "mean_month", "pension") == 100_000_00


def test_a_fact_without_a_column_is_named_and_tells_nothing(made) -> None:
    bare = {"relation": Relation.APPLICANT, "birth_date": "1990-05-15"}
    found = portrait(made(({}, [bare])))
    assert {"sex", "work", "cars", "settlement", "income_wage"} <= {fact.name for fact in found.absent}
    assert found.tables.keys().isdisjoint({"settlements", "work", "study", "disability", "dwellings", "cars", "herds"})
    assert told(found, "regions", "urban_share") is None
    assert told(found, "belongings", "with_car") is None
    assert told(found, "ages", "unstated", "30") == 1
    assert found.tables["incomes"].rows == ()


def test_a_population_of_nobody_has_a_portrait(made) -> None:
    about = made((TOWN, FAMILY)).about
    found = portrait(population_of_tables(about, *empty_tables()))
    assert (told(found, "regions", "families"), told(found, "regions", "mean_size")) == (0, None)
    assert found.tables["income_regions"].column("mean") == {"country": None}
    assert all(value in (None, 0) for table in found.tables.values() for row in table.rows for value in row.values)


def test_parts_lacking_a_column_make_the_whole_lack_it(made) -> None:
    first, second = made((TOWN, FAMILY)), made(({"region": Region.ABAI}, [WIDOW]))
    assert "cars" not in tally_of(first).absent
    assert "cars" in sum_of([tally_of(first), tally_of(second)]).absent


def test_a_folder_of_parts_is_described_as_one(made, tmp_path: Path) -> None:
    told_of = []
    about: About = made((TOWN, FAMILY)).about
    with new_population(tmp_path / "people", about) as draft:
        for name, home, members in (("71", TOWN, FAMILY), ("10", VILLAGE, [WIDOW])):
            part: Any = made((home, members))
            tables = [(part.families.table, part.persons.table)]
            draft.add(name, write_part(draft.part_folder(name), about, tables))
    found = describe(tmp_path / "people", lambda done, of: told_of.append((done, of)))
    assert to_json(found) == to_json(portrait(made((TOWN, FAMILY), (VILLAGE, [WIDOW]))))
    assert told_of == [(1, 2), (2, 2)]


def test_programs_read_whole_numbers_and_decimal_text(two: Population) -> None:
    content: Any = json.loads(json.dumps(to_json(portrait(two))))
    assert content["population"] == {
        "date": "2024-05-14",
        "source": {"kk": "сынақ", "ru": "проверка", "en": "a test"},
        "synthetic": True,
        "families": 2,
        "persons": 4,
        "weighted": False,
    }
    wages = content["tables"]["incomes"][0]
    assert (wages["row"], wages["persons"], wages["persons_share"]) == ("wage", 1, "0.2500")
    assert wages["total_month"] == "300000.00"
    assert "loan_payment_month" in content["absent"]


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (SHARE, 1234, ("12,3\u00a0%", "12,3\u00a0%", "12.3%")),
        (MONEY, 1_234_567_89, ("1\u00a0234\u00a0568\u00a0₸", "1\u00a0234\u00a0568\u00a0₸", "1,234,568\u00a0₸")),
        (RATIO, 34_700, ("3,47", "3,47", "3.47")),
        ("index", 3932, ("0,393", "0,393", "0.393")),
        ("millions", 1_250_000_00, ("1,2", "1,2", "1.2")),
        ("count", 1234, ("1\u00a0234", "1\u00a0234", "1,234")),
        ("count", None, ("—", "—", "—")),
    ],
)
def test_numbers_follow_the_language(kind: str, value: int | None, words: tuple[str, ...]) -> None:
    measure = Measure("mean", kind)
    assert tuple(measure.told(value, lang) for lang in ("kk", "ru", "en")) == words
