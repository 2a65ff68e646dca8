"""What employers tell of their staff: read strictly, alike employees together, every fault with its place."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from shanyraq.law.employers.law import EMPLOYER_LAW, QUOTA_OUTPUTS
from shanyraq.people.employers.account import accounts_of
from shanyraq.people.employers.problems import StaffProblems
from shanyraq.people.employers.staff_json import read_staff_json
from shanyraq.people.employers.staff_table import read_staff_table
from shanyraq.rules.decide import decide

DAY = date(2024, 1, 15)


def one(**changes: object) -> str:
    return json.dumps({"employees": [{"id": "all", "headcount": 60}], **changes}, ensure_ascii=False)


def written(folder: Path, text: str) -> Path:
    file = folder / "staff.csv"
    file.write_text(text, encoding="utf-8")
    return file


def staff_of(folder: Path, text: str):
    return read_staff_table(written(folder, text)).employers


def refused(read, what, lang: str = "en") -> str:
    with pytest.raises(StaffProblems) as found:
        read(what)
    return found.value.text(lang)


def test_an_employer_is_read_with_its_day_and_categories() -> None:
    staff = read_staff_json(one(staff_date="2024-01-15", employer="Mill", quota_share_set="0.03"))
    [employer] = staff.employers
    assert (staff.day, employer.name) == (DAY, "Mill")
    assert employer.case.group == {"quota_share_set": 300}
    assert employer.case.members == ({"headcount": 60},)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"employees": []}, "from 1 to 100 categories"),
        ({"employees": [{"id": "a"}] * 101}, "from 1 to 100 categories"),
        ({"employees": [{"id": "a"}, {"id": "a"}]}, 'employees[1].id: "a" is already the name of another category'),
        ({"employees": [{"headcount": 3}]}, "employees[0].id: is missing"),
        ({"employees": [{"id": "a", "headcount": 0}]}, "employees[0].headcount: 0 cannot be. Allowed: from 1 to 50000"),
        ({"employees": [{"id": "a", "name": "Aidos"}]}, "employees[0].name: there is no such key"),
        ({"employees": [{"id": "a", "working_conditions": "noisy"}]}, "Allowed: ordinary, heavy, harmful, dangerous"),
        ({"employees": [{"id": "a", "quota_share_set": "0.02"}]}, "belongs elsewhere, under $"),
        ({"headcount": 5}, "belongs elsewhere, under employees[…]"),
        ({"quota_share_set": 2}, "quota_share_set: 2 is not a part of one"),
        ({"quota_share_set": "0.05"}, 'quota_share_set: "0.05" cannot be. Allowed: from 0.0200 to 0.0400'),
        ({"staff_date": "15.01.2024"}, 'staff_date: "15.01.2024" is not a day'),
        ({"employer": ""}, 'employer: "" is no identifier'),
    ],
)
def test_what_is_wrong_with_an_employer_is_told_with_its_path(changes: dict[str, object], told: str) -> None:
    assert told in refused(read_staff_json, one(**changes))


def test_all_faults_are_told_together_in_three_languages() -> None:
    text = one(employees=[{"id": "a", "headcount": 0, "with_disability": "yes"}])
    for lang, words in {"en": "Problems: 2", "ru": "Ошибок: 2", "kk": "Қателер саны: 2"}.items():
        assert words in refused(read_staff_json, text, lang)
    assert "$: […] stands where an object is expected" in refused(read_staff_json, "[]")


def test_alike_rows_of_an_employer_are_one_category(tmp_path: Path) -> None:
    text = "employer,headcount,with_disability\nMill,20,no\nMill,30,no\nMill,2,yes\nShop,5,\nMill,1,yes\n"
    mill, shop = staff_of(tmp_path, text)
    assert [employer.name for employer in (mill, shop)] == ["Mill", "Shop"]
    assert mill.case.members == ({"with_disability": 0, "headcount": 50}, {"with_disability": 1, "headcount": 3})
    assert shop.case.members == ({"headcount": 5},)


def test_a_row_without_a_number_is_one_person_and_one_employer_needs_no_name(tmp_path: Path) -> None:
    [employer] = staff_of(tmp_path, "working_conditions\n" + "heavy\n" * 3 + "ordinary\n" * 70_000)
    assert employer.name == ""
    assert [member["headcount"] for member in employer.case.members] == [3, 50_000, 20_000]


def test_columns_and_answers_may_be_in_any_language_and_as_people_write_them(tmp_path: Path) -> None:
    columns = (
        "Работодатель",
        "Осындай жұмыскерлер саны",
        "Условия труда",
        "С инвалидностью",
        "Дата создания специального рабочего места",
        "Wage at the special workplace a month",
        "Квота, установленная акиматом этому работодателю",
    )
    text = f"{';'.join(columns)}\nЗавод;1 200;тяжёлые работы;да;01.09.2023;120 000,50;3 %\nЗавод;—;;;;;0,03\n"
    [employer] = staff_of(tmp_path, text)
    first, second = employer.case.members
    assert employer.case.group == {"quota_share_set": 300}
    assert first == {
        "working_conditions": 1,
        "with_disability": 1,
        "special_workplace_on": (date(2023, 9, 1) - date(1970, 1, 1)).days,
        "special_wage_month": 12_000_050,
        "headcount": 1_200,
    }
    assert second == {"headcount": 1}


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    file = tmp_path / "staff.xlsx"
    frame = pl.DataFrame({"employer": ["Mill", "Mill"], "headcount": [49, 2], "with_disability": [False, True]})
    frame.write_excel(file)
    [employer] = read_staff_table(file).employers
    assert [member["headcount"] for member in employer.case.members] == [49, 2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("headcount\n", "staff.csv: there are column names, but no rows"),
        ("headcount,surname\n5,A\n", "there is no fact “surname”. Nearest:"),
        ("headcount,Number of such employees\n5,5\n", "says headcount a second time"),
        ("headcount\n5\nmany\n", 'staff.csv, row 2, column “headcount”: "many" is not a whole number'),
        ("headcount\n5.5\n", 'row 1, column “headcount”: "5.5" is not a whole number'),
        ("headcount\n50001\n", "50001 cannot be. Allowed: from 1 to 50000"),
        ("with_disability\nmaybe\n", '"maybe" is neither yes nor no'),
        ("working_conditions\nnoisy\n", '"noisy" is not in the list'),
        ("special_workplace_on\n31.02.2024\n", "is not in the calendar"),
        ("special_wage_month\n1.234\n", "finer than a tiyn"),
        ("special_wage_month\nfree\n", "is not an amount of tenge"),
        ("quota_share_set\n5 %\n", "cannot be. Allowed: from 0.0200 to 0.0400"),
        ("quota_share_set\nhigh\n", "is not a part of one"),
        ("employer,headcount\n,5\n", "row 1, column “employer”: the employer is not named"),
        (
            "employer,average_annual_staff\nMill,50\nMill,60\n",
            "row 2: average_annual_staff is another than in row 1 of the same employer",
        ),
        ("employer,headcount\nMill,5\nMill,5,5\n", "row 2: has another number of cells"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_row(tmp_path: Path, text: str, told: str) -> None:
    file = written(tmp_path, text)
    assert told in refused(read_staff_table, file)
    for lang in ("ru", "kk"):
        assert "staff.csv" in refused(read_staff_table, file, lang)


def test_too_many_kinds_of_employees_are_refused_with_the_employer(tmp_path: Path) -> None:
    rows = "".join(f"Mill,{wage}\n" for wage in range(1_000, 1_101))
    told = refused(read_staff_table, written(tmp_path, f"employer,special_wage_month\n{rows}"))
    assert "Employer Mill: its employees fall into 101 categories, at most 100" in told


def test_accounts_of_many_are_what_each_is_decided_alone(tmp_path: Path) -> None:
    text = "employer,headcount,with_disability,leased_out\n" + "".join(
        f"E{number},{number * 7},no,no\nE{number},{number % 5 + 1},yes,no\nE{number},3,no,yes\n"
        for number in range(1, 60)
    )
    employers = staff_of(tmp_path, text)
    law = EMPLOYER_LAW.at(DAY)
    for account in accounts_of(employers, law):
        assert account.values == decide(law, account.employer.case, QUOTA_OUTPUTS)
