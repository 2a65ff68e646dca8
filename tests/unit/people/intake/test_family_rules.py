"""What rows say together: repeated persons and families, families that are not whole or contradict themselves."""

import pytest
from tests.unit.people.intake.conftest import HEAD, PERSONS, ROWS, Deliver

FAMILIES = """
[[files]]
role = "families"
name = "families.csv"
[files.columns]
family = "fam"
region = "region"
dwellings = "dwellings"
unsafe_dwellings = "unsafe"
"""

INCOMES = """
[[files]]
role = "incomes"
name = "incomes.csv"
[files.columns]
person = "id"
kind = { column = "kind", codes = { "1" = "wage", "2" = "pension" } }
month = { column = "month", dates = ["%Y-%m"] }
amount = "amount"
"""

ASSETS = """
[[files]]
role = "assets"
name = "assets.csv"
[files.columns]
person = "id"
asset = "what"
area = "area"
"""

SEPARATE = PERSONS.replace('region = "region"\n', "").replace("[files.columns]", 'ignore = ["region"]\n[files.columns]')


def members(*rows: str) -> str:
    return ROWS.splitlines()[0] + "\n" + "\n".join(rows) + "\n"


def test_families_that_are_right_are_kept(deliver: Deliver) -> None:
    read = deliver()
    assert read.findings == []
    assert (read.delivery.families, read.delivery.persons) == (2, 3)
    assert dict(read.delivery.by_region) == {"35": 1, "71": 1}


@pytest.mark.parametrize(
    ("rows", "rule", "kept"),
    [
        (["a,1,spouse,1988-02-11,35"], "applicant_missing", 0),
        (["a,1,applicant,1988-02-11,35", "a,2,applicant,1988-02-11,35"], "applicant_several", 0),
        (
            ["a,1,applicant,1988-02-11,35", "a,2,spouse,1988-02-11,35", "a,3,spouse,1988-02-11,35"],
            "spouse_several",
            0,
        ),
        (["a,1,applicant,2006-05-15,35"], "family_without_adult", 0),
        (["a,1,applicant,1988-02-11,35", "a,2,child,1988-02-11,35"], "parent_younger", 0),
        (["a,1,applicant,1988-02-11,35", "a,2,parent,1988-02-11,35"], "parent_younger", 0),
        (["a,1,applicant,1988-02-11,35", "a,2,child,2000-02-10,35"], "ages_close", 2),
        (["a,1,applicant,1988-02-11,35", "a,2,spouse,2008-05-15,35"], "spouse_young", 2),
        (["a,1,applicant,1988-02-11,35", "a,2,child,2012-10-01,71"], "family_facts_differ", 0),
        (["a,1,applicant,1988-02-11,35", "a,1,applicant,1988-02-11,35"], "row_repeated", 1),
        (["a,1,applicant,1988-02-11,35", "a,1,child,2012-10-01,35"], "person_repeated", 0),
        (["a,1,applicant,1988-02-11,35", "b,1,applicant,1988-02-11,35"], "person_repeated", 0),
        (
            ["a,1,applicant,1950-02-11,35", *(f"a,{n},other_relative,1990-02-11,35" for n in range(2, 102))],
            "family_crowded",
            0,
        ),
    ],
)
def test_a_family_that_contradicts_itself_is_told(deliver: Deliver, rows: list[str], rule: str, kept: int) -> None:
    read = deliver(members(*rows))
    assert {found[0] for found in read.findings} == {rule}
    [file] = read.delivery.files
    assert (read.delivery.persons, file.rows_refused) == (kept, len(rows) - kept)


@pytest.mark.parametrize(
    "rows",
    [
        ["a,1,applicant,2006-05-14,35"],
        ["a,1,applicant,1988-02-11,35", "a,2,child,2000-02-11,35"],
        ["a,1,applicant,1988-02-11,35", "a,2,spouse,2008-05-14,35"],
        ["a,1,applicant,1988-02-11,35", "a,2,spouse,1960-02-11,35", "a,3,child,1985-01-01,35"],
        ["a,1,applicant,1950-02-11,35", *(f"a,{n},other_relative,1990-02-11,35" for n in range(2, 101))],
    ],
)
def test_a_family_at_the_boundary_is_kept(deliver: Deliver, rows: list[str]) -> None:
    assert deliver(members(*rows)).findings == []


def test_a_refused_person_takes_the_family_along(deliver: Deliver) -> None:
    read = deliver(ROWS.replace("2012-10-01", "2012-10-32"))
    assert read.rules == ["date_wrong", "family_incomplete"]
    [file] = read.delivery.files
    assert (file.rows_kept, file.rows_refused, file.rows_with_family) == (1, 2, 1)
    assert read.table("families")["family_id"].to_list() == ["b"]


def separate(families: str) -> dict[str, str]:
    return {"persons.csv": ROWS, "families.csv": "fam,region,dwellings,unsafe\n" + families}


@pytest.mark.parametrize(
    ("families", "rules", "kept"),
    [
        ("a,35,1,0\nb,71,2,2\n", [], 3),
        ("a,35,1,0\n", ["person_without_family"], 2),
        ("a,35,1,0\nb,71,1,0\nc,71,1,0\n", ["family_without_members"], 3),
        ("a,35,1,0\nb,71,1,0\nb,71,1,0\n", ["row_repeated"], 3),
        ("a,35,1,0\nb,71,1,0\nb,71,2,0\n", ["family_repeated"], 2),
        ("a,35,1,2\nb,71,1,0\n", ["unsafe_more_than_all"], 1),
        ("a,35,,2\nb,71,1,0\n", ["unsafe_more_than_all"], 1),
        ("a,99,1,0\nb,71,1,0\n", ["code_unknown", "family_incomplete"], 1),
    ],
)
def test_persons_and_families_are_matched(deliver: Deliver, families: str, rules: list[str], kept: int) -> None:
    read = deliver(separate(families), SEPARATE + FAMILIES)
    assert (read.rules, read.delivery.persons) == (rules, kept)
    for file in read.delivery.files:
        assert file.rows_read == file.rows_kept + file.rows_refused


def incomes(*rows: str) -> dict[str, str]:
    return {"persons.csv": ROWS, "incomes.csv": "id,kind,month,amount\n" + "\n".join(rows) + "\n"}


def test_incomes_by_month_become_sums_of_the_quarter(deliver: Deliver) -> None:
    read = deliver(
        incomes("1,1,2024-01,100.50", "1,1,2024-03,50", "3,2,2024-02,70", "1,1,2024-01,0.01"), PERSONS + INCOMES
    )
    assert read.findings == []
    persons = read.table("persons")
    assert persons["income_wage"].to_list() == [15_051, 0, 0]
    assert persons["income_pension"].to_list() == [0, 0, 7_000]
    long = read.table("incomes").to_dicts()
    assert [(row["family_id"], row["person"], row["kind"], row["amount"]) for row in long] == [
        ("a", 1, "wage", 10_050),
        ("a", 1, "wage", 1),
        ("a", 1, "wage", 5_000),
        ("b", 1, "pension", 7_000),
    ]
    assert dict(read.delivery.months) == {"2024-01": 2, "2024-02": 1, "2024-03": 1}


@pytest.mark.parametrize(
    ("row", "rules", "kept"),
    [
        ("1,1,2023-12,5", ["month_outside_period"], 3),
        ("1,1,2024-04,5", ["month_outside_period"], 3),
        ("9,1,2024-01,5", ["income_without_person"], 3),
        (",1,2024-01,5", ["income_without_person"], 3),
        ("1,1,2024-01,x", ["amount_wrong", "family_incomplete"], 1),
        ("1,9,2024-01,5", ["code_unknown", "family_incomplete"], 1),
        ("1,2,2024-01,3000000.01", ["amount_impossible", "family_incomplete"], 1),
        ("1,1,2024-13,5", ["date_wrong", "family_incomplete"], 1),
        ("1,1,2024-01,", ["cell_missing", "family_incomplete"], 1),
    ],
)
def test_an_income_that_is_lost_takes_the_family_along(deliver: Deliver, row: str, rules: list[str], kept: int) -> None:
    read = deliver(incomes(row, "3,2,2024-02,70"), PERSONS + INCOMES)
    assert (read.rules, read.delivery.persons) == (rules, kept)
    assert [file.rows_read - file.rows_kept - file.rows_refused for file in read.delivery.files] == [0, 0]


def test_assets_are_counted_for_the_family(deliver: Deliver) -> None:
    assets = "id,what,area\n1,dwelling,54\n2,unsafe_dwelling,30\n2,car,\n1,car,\n9,car,\n"
    read = deliver({"persons.csv": ROWS, "assets.csv": assets}, PERSONS + ASSETS)
    assert read.rules == ["asset_without_owner"]
    first, second = read.table("families").to_dicts()
    assert (first["dwellings"], first["unsafe_dwellings"], first["cars"], first["dwelling_area_m2"]) == (2, 1, 2, 54)
    assert (second["dwellings"], second["cars"], second["machinery"]) == (0, 0, False)


def test_persons_numbered_within_their_family_are_told_apart(deliver: Deliver) -> None:
    rows = members("a,1,applicant,1988-02-11,35", "b,1,applicant,1950-01-01,71")
    mapping = PERSONS + INCOMES.replace('person = "id"', 'family = "fam"\nperson = "id"')
    files = {"persons.csv": rows, "incomes.csv": "fam,id,kind,month,amount\nb,1,1,2024-01,5\n"}
    read = deliver(files, mapping, HEAD + "persons_in_family = true\n")
    assert read.findings == []
    assert read.table("persons")["income_wage"].to_list() == [0, 500]


def test_an_income_told_of_another_family_is_nobodys(deliver: Deliver) -> None:
    mapping = PERSONS + INCOMES.replace('person = "id"', 'family = "fam"\nperson = "id"')
    files = {"persons.csv": ROWS, "incomes.csv": "fam,id,kind,month,amount\nb,1,1,2024-01,5\n"}
    assert deliver(files, mapping).rules == ["income_without_person"]


def test_one_personal_number_in_two_families_is_one_person(deliver: Deliver) -> None:
    rows = ROWS.replace("region\n", "region,iin\n").replace(",35\n", ",35,\n").replace(",71\n", ",71,500101300013\n")
    rows += "c,4,applicant,1950-01-01,71,500101300013\nb,3,applicant,1950-01-01,71,500101300013\n"
    read = deliver(rows, PERSONS.replace('region = "region"', 'region = "region"\niin = "iin"'))
    assert [(rule, row) for rule, row, *_ in read.findings] == [
        ("row_repeated", 5),
        ("person_repeated", 3),
        ("person_repeated", 4),
    ]
    assert read.delivery.families == 1
