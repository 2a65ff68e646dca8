"""A case file is read whole or refused with every fault named by its path."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from shanyraq.law.codes import CaresFor, Region, Relation, Sex, Work
from shanyraq.people.case_file import read_case, write_case
from shanyraq.people.problems import MOST_LISTED, CaseProblems
from shanyraq.rules import LANGUAGES, NEVER, to_day
from shanyraq.rules.case import Case

FAMILY: dict[str, Any] = {
    "application_date": "2024-05-14",
    "region": "35",
    "members": [
        {
            "id": "m1",
            "relation": "applicant",
            "birth_date": "1988-02-11",
            "sex": "female",
            "work": "not_working",
            "cares_for": "child_under_3",
            "incomes": [{"kind": "large_family_allowance", "month": "2024-01", "amount": "59183.00"}],
        },
        {
            "id": "m2",
            "relation": "spouse",
            "birth_date": "1985-07-30",
            "sex": "male",
            "work": "permanent_job",
            "incomes": [
                {"kind": "wage", "month": "2024-01", "amount": "70000"},
                {"kind": "wage", "month": "2024-02", "amount": 70000},
                {"kind": "wage", "month": "2024-03", "amount": "70000.50"},
            ],
        },
        {"id": "m3", "relation": "child", "birth_date": "2022-10-01", "sex": "male"},
    ],
    "assets": {"dwellings": 1, "dwelling_area_m2": 54, "cars": 1},
}

Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> str:
    family = deepcopy(FAMILY)
    change(family)
    return json.dumps(family)


def problems(text: str | bytes, day: date | None = None) -> list[tuple[str, str]]:
    """Key and path of everything a text is refused for."""
    with pytest.raises(CaseProblems) as refused:
        read_case(text, day)
    return [(problem.key, str(problem.values.get("path"))) for problem in refused.value.problems]


def said(text: str | bytes) -> str:
    with pytest.raises(CaseProblems) as refused:
        read_case(text)
    return refused.value.text("en")


def top(**values: object) -> Change:
    return lambda family: family.update(values)


def without(name: str) -> Change:
    return lambda family: family.pop(name)


def member(index: int, **values: object) -> Change:
    return lambda family: family["members"][index].update(values)


def assets(**values: object) -> Change:
    return lambda family: family["assets"].update(values)


def line(**values: object) -> Change:
    """The father's first income, changed."""
    return lambda family: family["members"][1]["incomes"][0].update(values)


def test_a_family_is_read_with_its_facts_in_their_units() -> None:
    found = read_case(json.dumps(FAMILY))
    assert found.application_date == date(2024, 5, 14)
    assert found.case.group == {"region": Region.KARAGANDA, "dwellings": 1, "dwelling_area_m2": 54, "cars": 1}
    assert found.case.ids == ("m1", "m2", "m3")
    assert found.case.members[0] == {
        "relation": Relation.APPLICANT,
        "birth_date": to_day(date(1988, 2, 11)),
        "sex": Sex.FEMALE,
        "work": Work.NOT_WORKING,
        "cares_for": CaresFor.CHILD_UNDER_3,
        "income_large_family_allowance": 5_918_300,
    }


def test_incomes_of_a_kind_are_summed_and_their_months_kept() -> None:
    case = read_case(json.dumps(FAMILY)).case
    assert case.members[1]["income_wage"] == 21_000_050
    assert case.details[1, "income_wage"] == (("2024-01", 7_000_000), ("2024-02", 7_000_000), ("2024-03", 7_000_050))


def test_what_is_left_out_is_not_made_up() -> None:
    family = {key: FAMILY[key] for key in ("application_date", "region")}
    family["members"] = [{"id": "a", "relation": "applicant", "birth_date": "1990-01-01"}]
    case = read_case(json.dumps(family)).case
    assert case.group == {"region": 35}
    assert case.members[0].keys() == {"relation", "birth_date"}
    assert case.details == {}


def test_bytes_with_a_mark_of_their_encoding_are_read_as_text_is() -> None:
    text = json.dumps(FAMILY, ensure_ascii=False)
    assert read_case(text.encode("utf-8-sig")) == read_case(text) == read_case("\ufeff" + text)


def test_a_given_date_replaces_the_one_in_the_file() -> None:
    text = changed(lambda family: [member.pop("incomes", None) for member in family["members"]])
    assert read_case(text, date(2025, 2, 3)).application_date == date(2025, 2, 3)
    undated = changed(without("application_date"))
    assert read_case(undated, date(2024, 4, 1)) == read_case(changed(top(application_date="2024-04-01")))


def test_a_given_date_moves_the_quarter_the_incomes_must_be_of() -> None:
    assert problems(json.dumps(FAMILY), date(2024, 7, 1))[0] == ("month_outside", "members[0].incomes[0].month")


def test_a_given_date_the_law_does_not_reach_is_refused() -> None:
    assert ("value_out_of_range", "application_date") in problems(json.dumps(FAMILY), date(2001, 12, 31))


def test_a_wrong_date_in_the_file_is_told_though_another_is_given() -> None:
    found = problems(changed(top(application_date="soon")), date(2024, 5, 14))
    assert found == [("day_expected", "application_date")]


def test_days_that_never_came_are_null() -> None:
    case = read_case(changed(member(0, refused_work_on=None))).case
    assert case.members[0]["refused_work_on"] == NEVER


def test_the_first_day_of_the_law_and_the_day_of_application_itself_are_allowed() -> None:
    def newborn(family: dict[str, Any]) -> None:
        family["application_date"] = "2002-01-01"
        family["members"] = [{"id": "a", "relation": "applicant", "birth_date": "2002-01-01"}]

    assert read_case(changed(newborn)).application_date == date(2002, 1, 1)


@pytest.mark.parametrize(
    ("change", "key", "path"),
    [
        (top(members=[]), "members_number", "members"),
        (without("members"), "key_missing", "members"),
        (without("region"), "key_missing", "region"),
        (without("application_date"), "key_missing", "application_date"),
        (top(members={}), "list_expected", "members"),
        (top(members=[1]), "object_expected", "members[0]"),
        (top(assets=[]), "object_expected", "assets"),
        (top(regoin="35"), "key_unknown", "regoin"),
        (top(cars=1), "key_misplaced", "cars"),
        (top(work="sole_trader"), "key_misplaced", "work"),
        (top(wage="1"), "key_misplaced", "wage"),
        (top(**{"a key, of many words": 1}), "key_unknown", '"a key, of many words"'),
        (assets(survey_refused=True), "key_misplaced", "assets.survey_refused"),
        (assets(yachts=1), "key_unknown", "assets.yachts"),
        (member(1, income_wage="1"), "key_misplaced", "members[1].income_wage"),
        (member(1, region="35"), "key_misplaced", "members[1].region"),
        (member(1, salary="1"), "key_unknown", "members[1].salary"),
        (line(currency="KZT"), "key_unknown", "members[1].incomes[0].currency"),
        (top(region="99"), "word_unknown", "region"),
        (top(region=35), "word_unknown", "region"),
        (top(region=None), "word_unknown", "region"),
        (top(survey_refused="yes"), "flag_expected", "survey_refused"),
        (top(survey_refused=1), "flag_expected", "survey_refused"),
        (top(survey_refused=None), "flag_expected", "survey_refused"),
        (top(contract_extension=7), "value_out_of_range", "contract_extension"),
        (top(application_date="2001-12-31"), "value_out_of_range", "application_date"),
        (top(application_date="2100-01-01"), "value_out_of_range", "application_date"),
        (top(application_date=None), "day_expected", "application_date"),
        (top(application_date="14.05.2024"), "day_expected", "application_date"),
        (top(application_date="20240514"), "day_expected", "application_date"),
        (top(application_date="2023-02-29"), "day_not_in_calendar", "application_date"),
        (top(false_data_on="2024-05-15"), "day_after_application", "false_data_on"),
        (top(false_data_on="0001-01-01"), "day_expected", "false_data_on"),
        (top(false_data_on=0), "day_expected", "false_data_on"),
        (assets(cars="1"), "count_expected", "assets.cars"),
        (assets(cars=1.0), "count_expected", "assets.cars"),
        (assets(cars=True), "count_expected", "assets.cars"),
        (assets(cars=-1), "value_out_of_range", "assets.cars"),
        (assets(cars=10**40), "count_expected", "assets.cars"),
        (assets(unsafe_dwellings=2), "value_out_of_range", "assets.unsafe_dwellings"),
        (lambda family: family.update(assets={"unsafe_dwellings": 2}), "value_out_of_range", "assets.unsafe_dwellings"),
        (member(2, birth_date="2024-05-15"), "day_after_application", "members[2].birth_date"),
        (member(2, birth_date="2023-02-29"), "day_not_in_calendar", "members[2].birth_date"),
        (member(2, birth_date="1879-12-31"), "value_out_of_range", "members[2].birth_date"),
        (member(2, birth_date=None), "day_expected", "members[2].birth_date"),
        (member(2, sex="boy"), "word_unknown", "members[2].sex"),
        (member(2, long_illness="no"), "flag_expected", "members[2].long_illness"),
        (member(2, relation="applicant"), "applicant_repeated", "members[2].relation"),
        (member(0, relation="spouse"), "applicant_missing", "members[…].relation"),
        (member(1, id="m1"), "id_repeated", "members[1].id"),
        (member(1, id=1), "id_expected", "members[1].id"),
        (member(1, id=""), "id_expected", "members[1].id"),
        (member(1, id="  "), "id_expected", "members[1].id"),
        (member(1, id="a\nb"), "id_expected", "members[1].id"),
        (member(1, id="\ud800"), "id_expected", "members[1].id"),
        (member(1, id="x" * 101), "id_expected", "members[1].id"),
        (member(1, incomes={}), "list_expected", "members[1].incomes"),
        (member(1, incomes=["wage"]), "object_expected", "members[1].incomes[0]"),
        (line(month="2024-04"), "month_outside", "members[1].incomes[0].month"),
        (line(month="2023-12"), "month_outside", "members[1].incomes[0].month"),
        (line(month="2024-1"), "month_outside", "members[1].incomes[0].month"),
        (line(month=1), "month_outside", "members[1].incomes[0].month"),
        (line(kind="income_wage"), "word_unknown", "members[1].incomes[0].kind"),
        (line(kind=[]), "word_unknown", "members[1].incomes[0].kind"),
        (line(amount="-1"), "amount_negative", "members[1].incomes[0].amount"),
        (line(amount=-1), "amount_negative", "members[1].incomes[0].amount"),
        (line(amount=70000.5), "amount_fraction", "members[1].incomes[0].amount"),
        (line(amount=float("nan")), "amount_fraction", "members[1].incomes[0].amount"),
        (line(amount="0.005"), "amount_too_fine", "members[1].incomes[0].amount"),
        (line(amount="70 000"), "amount_expected", "members[1].incomes[0].amount"),
        (line(amount="70000,50"), "amount_expected", "members[1].incomes[0].amount"),
        (line(amount="1e5"), "amount_expected", "members[1].incomes[0].amount"),
        (line(amount=True), "amount_expected", "members[1].incomes[0].amount"),
        (line(amount=None), "amount_expected", "members[1].incomes[0].amount"),
        (line(amount="٧"), "amount_expected", "members[1].incomes[0].amount"),
        (line(amount=10**11 + 1), "value_out_of_range", "members[1].incomes"),
        (lambda family: family["members"][1]["incomes"][0].pop("kind"), "key_missing", "members[1].incomes[0].kind"),
        (lambda family: family["members"][1].pop("id"), "key_missing", "members[1].id"),
        (lambda family: family["members"][1].pop("relation"), "key_missing", "members[1].relation"),
    ],
)
def test_a_fault_is_named_by_its_path(change: Change, key: str, path: str) -> None:
    assert problems(changed(change)) == [(key, path)]


def test_a_family_of_a_hundred_and_one_is_refused() -> None:
    def many(number: int) -> Change:
        crowd = [
            {"id": f"c{index}", "relation": "other_relative", "birth_date": "2000-01-01"} for index in range(number)
        ]
        return lambda family: family["members"].extend(crowd)

    assert len(read_case(changed(many(97))).case.members) == 100
    assert problems(changed(many(98))) == [("members_number", "members")]


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("", "json_wrong", "line 1, column 1"),
        ('{\n  "region": "35",\n  "members": oops\n}', "json_wrong", 'line 3, column 14 on, near "oops"'),
        ("{'region': 35}", "json_wrong", "line 1, column 2"),
        ("[" * 100_000, "json_too_deep", "too deeply"),
        (b'{"region": "\xff"}', "json_not_utf8", "byte 13"),
        ('{"region": "35"}'.encode("utf-16"), "json_not_utf8", "byte 1 "),
        ("[]", "object_expected", "[…]"),
        ("null", "object_expected", "null"),
        ("1.5", "object_expected", "1.5"),
    ],
)
def test_text_that_is_no_case_file_is_refused_with_its_place(text: str | bytes, key: str, words: str) -> None:
    assert [found for found, _ in problems(text)] == [key]
    assert words in said(text)


def test_a_key_written_twice_is_refused_wherever_it_stands() -> None:
    text = (
        json.dumps(FAMILY).replace('"cars": 1', '"cars": 1, "cars": 2').replace('"id": "m3"', '"id": "x", "id": "m3"')
    )
    assert problems(text) == [("key_repeated", "assets.cars"), ("key_repeated", "members[2].id")]


def test_everything_wrong_with_a_file_is_told_at_once() -> None:
    def spoil(family: dict[str, Any]) -> None:
        top(region="99", colour="red")(family)
        assets(cars=-1)(family)
        line(amount=0.1, month="2024-09", kind="wages")(family)
        member(2, birth_date="2023-02-29", relation="applicant")(family)

    assert problems(changed(spoil)) == [
        ("key_unknown", "colour"),
        ("word_unknown", "region"),
        ("value_out_of_range", "assets.cars"),
        ("applicant_repeated", "members[2].relation"),
        ("word_unknown", "members[1].incomes[0].kind"),
        ("month_outside", "members[1].incomes[0].month"),
        ("amount_fraction", "members[1].incomes[0].amount"),
        ("day_not_in_calendar", "members[2].birth_date"),
    ]
    lines = said(changed(spoil)).splitlines()
    assert lines[0] == "The case file cannot be used. Problems: 8."
    assert len(lines) == 9


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (line(month="2024-04"), "Allowed: 2024-01, 2024-02, 2024-03."),
        (line(kind="wages"), "Nearest: wage"),
        (line(amount=70000.5), "70000.5 is a number with a fraction, which computers do not keep exactly"),
        (line(amount=70000.5), 'such as "70000.50"'),
        (top(region="99"), "Allowed: 10, 11, 15"),
        (top(cars=1), "under assets"),
        (member(1, region="35"), "under $"),
        (member(1, work="permanent job"), "Nearest: permanent_job"),
        (assets(cars=-1), "from 0 to 100"),
        (top(application_date="2001-12-31"), "from 2002-01-01 to 2099-12-31"),
        (member(1, id="m1"), "another member (members[0].id)"),
        (line(amount=10**11 + 1), "wage 100000140001.50"),  # the sum over the months, not only the line
    ],
)
def test_a_message_says_what_is_allowed(change: Change, words: str) -> None:
    assert words in said(changed(change))


def test_months_of_the_quarter_before_reach_over_the_new_year() -> None:
    def winter(family: dict[str, Any]) -> None:
        family.update(application_date="2025-02-01")
        family["members"][0].pop("incomes")
        family["members"][1]["incomes"] = [{"kind": "wage", "month": "2024-12", "amount": 1}]

    assert read_case(changed(winter)).case.members[1]["income_wage"] == 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_problems_are_told_in_each_language(lang: str) -> None:
    with pytest.raises(CaseProblems) as refused:
        read_case(changed(line(month="2024-09")))
    text = refused.value.text(lang)
    assert "members[1].incomes[0].month" in text
    assert "2024-01, 2024-02, 2024-03" in text


def test_no_more_problems_are_listed_than_a_person_would_read() -> None:
    spoiled = changed(top(**{f"key{index}": 1 for index in range(MOST_LISTED + 5)}))
    lines = said(spoiled).splitlines()
    assert len(lines) == MOST_LISTED + 2
    assert lines[-1] == "… and 5 more problems."


def test_a_family_is_written_as_it_was_read() -> None:
    found = read_case(changed(top(false_data_on=None, survey_refused=True)))
    written = write_case(found.case, found.application_date)
    assert written["region"] == "35"
    assert written["false_data_on"] is None
    assert written["survey_refused"] is True
    assert written["assets"] == FAMILY["assets"]
    assert read_case(json.dumps(written)) == found


def test_an_income_known_as_a_sum_is_written_under_the_last_month() -> None:
    case = Case({"region": 35}, ({"relation": 0, "birth_date": 0, "income_wage": 12_345},), ("a",))
    written = write_case(case, date(2024, 5, 14))
    assert written["members"] == [
        {
            "id": "a",
            "relation": "applicant",
            "birth_date": "1970-01-01",
            "incomes": [{"kind": "wage", "month": "2024-03", "amount": "123.45"}],
        }
    ]
