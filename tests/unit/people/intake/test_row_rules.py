"""What a row can have wrong by itself: each rule at its boundary, with the row, the column and the value."""

import pytest
from tests.unit.people.intake.conftest import HEAD, Deliver

COLUMNS = """
[limits]
refused = 1
[limits.amounts]
wage = 1000

[[files]]
role = "persons"
delimiter = ";"
dates = ["%Y-%m-%d", "%d.%m.%Y"]
decimal = ","
thousands = " "
missing = ["-"]
[files.columns]
family = "fam"
person = "id"
iin = "iin"
relation = "relation"
birth_date = "born"
sex = { column = "sex", codes = { "М" = "male", "Ж" = "female" } }
study = "study"
region = "region"
kato = "kato"
cars = "cars"
long_illness = { column = "ill", codes = { "да" = "true", "нет" = "false" } }
income_wage = "wage"
joined_on = "joined"
weight = "weight"
"""

GOOD = {
    "fam": "a",
    "id": "1",
    "iin": "880211300019",
    "relation": "applicant",
    "born": "1988-02-11",
    "sex": "М",
    "study": "none",
    "region": "35",
    "kato": "351010000",
    "cars": "1",
    "ill": "нет",
    "wage": "3 000,00",
    "joined": "-",
    "weight": "1,5",
}


def sent(**changed: str) -> str:
    row = {**GOOD, **changed}
    return ";".join(row) + "\n" + ";".join(row.values()) + "\n"


def test_a_row_that_is_right_is_kept_as_it_was_sent(deliver: Deliver) -> None:
    read = deliver(sent(), COLUMNS)
    assert read.findings == []
    [person] = read.table("persons").to_dicts()
    assert (person["income_wage"], person["sex"], person["long_illness"], person["joined_on"]) == (
        300_000,
        2,
        False,
        None,
    )
    [family] = read.table("families").to_dicts()
    assert (family["weight"], family["district"], family["cars"]) == (1.5, 351_010_000, 1)
    assert person["person_id"] == 1


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"relation": "-"}, "cell_missing"),
        ({"cars": "one"}, "number_wrong"),
        ({"cars": "1,5"}, "number_wrong"),
        ({"cars": "1 0"}, "number_wrong"),
        ({"wage": "12 34"}, "amount_wrong"),
        ({"wage": "1.50"}, "amount_wrong"),
        ({"wage": "5,"}, "amount_wrong"),
        ({"wage": ",5"}, "amount_wrong"),
        ({"wage": "+5"}, "amount_wrong"),
        ({"wage": "1e3"}, "amount_wrong"),
        ({"wage": "1,234"}, "amount_too_fine"),
        ({"wage": "3 000,01"}, "amount_impossible"),
        ({"wage": "-0,01"}, "value_out_of_range"),
        ({"born": "1988-02-30"}, "date_wrong"),
        ({"born": "11/02/1988"}, "date_wrong"),
        ({"born": "2024-05-15", "iin": "-"}, "date_after_population"),
        ({"born": "1879-12-31", "iin": "-"}, "value_out_of_range"),
        ({"sex": "м"}, "code_unknown"),
        ({"ill": "true"}, "code_unknown"),
        ({"cars": "101"}, "value_out_of_range"),
        ({"weight": "0"}, "weight_wrong"),
        ({"weight": "x"}, "weight_wrong"),
        ({"iin": "88021130001"}, "iin_wrong"),
        ({"iin": "880211300017"}, "iin_wrong"),
        ({"iin": "88021130001x"}, "iin_wrong"),
        ({"born": "1988-02-12"}, "iin_birth_date"),
        ({"sex": "Ж"}, "iin_sex"),
        ({"kato": "35101000"}, "kato_wrong"),
        ({"kato": "711010000"}, "kato_wrong"),
        ({"region": "71"}, "kato_wrong"),
        ({"joined": "10.02.1988"}, "joined_before_birth"),
        ({"fam": "-"}, "person_without_family"),
        ({"wage": "1;2"}, "row_ragged"),
        ({"fam": "a\ufffd"}, "text_damaged"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_and_named(deliver: Deliver, changed: dict[str, str], rule: str) -> None:
    read = deliver(sent(**changed), COLUMNS)
    assert [(found[0], found[1]) for found in read.findings if found[0] == rule] == [(rule, 1)]
    [file] = read.delivery.files
    assert (file.rows_read, file.rows_kept, file.rows_refused) == (1, 0, 1)


@pytest.mark.parametrize(
    "changed",
    [
        {"wage": "2999,9"},
        {"wage": "1\u00a0234,05"},
        {"wage": "0"},
        {"born": "11.02.1988"},
        {"cars": "100"},
        {"cars": "-"},
        {"iin": "-"},
        {"kato": "-"},
        {"joined": "11.02.1988"},
        {"sex": "-"},
    ],
)
def test_what_is_just_right_is_kept(deliver: Deliver, changed: dict[str, str]) -> None:
    read = deliver(sent(**changed), COLUMNS)
    assert read.findings == []
    assert read.delivery.persons == 1


def test_the_born_on_the_day_of_the_data_are_kept(deliver: Deliver) -> None:
    child = {**GOOD, "id": "2", "iin": "-", "relation": "child", "born": "2024-05-14"}
    read = deliver(sent() + ";".join(child.values()) + "\n", COLUMNS)
    assert read.findings == []


def test_a_personal_number_is_masked_wherever_it_is_told(deliver: Deliver) -> None:
    read = deliver(sent(iin="880211300017"), COLUMNS)
    assert read.findings == [("iin_wrong", 1, "iin", "********0017")]


def test_the_number_becomes_the_persons_identifier_only_when_asked_for(deliver: Deliver) -> None:
    read = deliver(sent(), COLUMNS, HEAD + "keep_iin = true\n")
    assert read.table("persons")["person_id"].to_list() == ["880211300019"]


def test_a_date_that_reads_as_two_days_is_refused(deliver: Deliver) -> None:
    mapping = COLUMNS.replace('dates = ["%Y-%m-%d", "%d.%m.%Y"]', 'dates = ["%d.%m.%Y", "%m.%d.%Y"]')
    read = deliver(sent(born="03.02.1988", iin="-"), mapping)
    assert read.findings == [("date_ambiguous", 1, "born", "03.02.1988")]
    assert deliver(sent(born="13.02.1988", iin="-"), mapping).findings == []


def test_a_column_the_mapping_does_not_speak_of_is_told(deliver: Deliver) -> None:
    text = sent().replace("\n", ";x\n", 1).replace("1,5\n", "1,5;9\n")
    read = deliver(text, COLUMNS)
    assert read.findings == [("column_unmapped", 0, "", "x")]
    assert read.delivery.persons == 1
    assert deliver(text, COLUMNS.replace('missing = ["-"]', 'missing = ["-"]\nignore = ["x"]')).findings == []


@pytest.mark.parametrize(
    ("born", "found"), [("2019-05-14", 0), ("2019-05-15", 1), ("2002-05-15", 0), ("2002-05-14", 1)]
)
def test_the_age_of_a_pupil_is_looked_at_but_nobody_is_refused(deliver: Deliver, born: str, found: int) -> None:
    pupil = {**GOOD, "id": "2", "iin": "-", "relation": "child", "born": born, "study": "school"}
    read = deliver(sent() + ";".join(pupil.values()) + "\n", COLUMNS)
    assert [rule for rule, *_ in read.findings].count("school_age") == found
    assert read.delivery.persons == 2


def test_the_region_is_read_off_the_kato_code(deliver: Deliver) -> None:
    read = deliver(
        sent(region=""), COLUMNS.replace('region = "region"\n', "").replace("missing", 'ignore = ["region"]\nmissing')
    )
    assert read.table("families")["region"].to_list() == [35]
