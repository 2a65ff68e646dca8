"""The quota at the terminal and as a page: of one employer line by line, of many in a table, in three languages."""

import json
from pathlib import Path
from typing import Any

import pytest

STAFF: dict[str, Any] = {
    "staff_date": "2024-01-15",
    "employer": "Mill [No. 2]",
    "employees": [
        {"id": "office", "headcount": 70},
        {"id": "loaders", "headcount": 20, "working_conditions": "heavy"},
        {"id": "sent", "headcount": 8, "leased_out": True},
        {"id": "pack", "with_disability": True, "special_workplace_on": "2023-09-01", "special_wage_month": "100000"},
    ],
}
TABLE = (
    "employer,headcount,with_disability\nMill,149,no\nMill,1,yes\nShop,20,no\nCharity & Co,40,no\nCharity & Co,20,yes\n"
)


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    file = tmp_path / "staff.json"
    file.write_text(json.dumps(STAFF), encoding="utf-8")
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "staff.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Mill [No. 2] · 15 January 2024", "Rounding of the quota", "1.42", "The quota is met: 1, filled 1")),
        ("ru", ("15.01.2024", "Округление квоты", "1,42", "Квота выполнена: 1, занято 1", "ст. 107(4)", "принято")),
        ("kk", ("15.01.2024", "дөңгелектеу", "1,42", "Квота орындалды: 1, толғаны 1", "107(4)-бап", "болжанған")),
    ],
)
def test_one_employer_is_accounted_for_line_by_line(run, staff: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run("quota", staff, "--lang", lang, COLUMNS="140")
    assert (done.code, done.err) == (0, "")
    shown = done.out.replace("\u00a0", " ")
    assert [word for word in words if word not in shown] == []


def test_special_workplaces_are_told_with_their_clock(run, staff: Path) -> None:
    shown = run("quota", staff, COLUMNS="120").out.replace("\u00a0", " ")
    for words in ("pack", "must still be kept", "8", "70,000 ₸", "70%"):
        assert words in shown


def test_json_has_results_articles_and_what_is_not_sure(run, staff: Path) -> None:
    answer = run("quota", staff, "--json").answer
    [employer] = answer["employers"]
    results = employer["results"]
    assert (results["staff_listed"], results["staff_leased_out"], results["staff_excluded"]) == (91, 8, 20)
    assert (results["quota_base"], results["quota_share"], results["quota_places"]) == (71, "0.0200", 1)
    assert employer["special_workplaces"]["pack"]["special_wage_subsidy_month"] == "70000.00"
    assert answer["lines"]["quota_gap"]["article"] == "Social Code, art. 107(2)"
    assert answer["lines"]["quota_places"]["certainty"] == "assumed"
    assert answer["unsure"]["quota_rounding"] == "assumed"
    assert answer["law"]["date"] == "2024-01-15"


def test_a_number_set_by_hand_and_another_day_are_heeded(run, staff: Path) -> None:
    answer = run("quota", staff, "--set", "quota_rounding=up", "--date", "2025-06-01", "--json").answer
    assert answer["employers"][0]["results"]["quota_places"] == 2
    assert answer["law"]["date"] == "2025-06-01"
    assert run("quota", staff, "--set", "quota_rounding=up").code == 0


def test_many_employers_are_a_table_with_totals(run, table: Path) -> None:
    done = run("quota", table, "--date", "2024-01-15", COLUMNS="160")
    assert done.code == 0
    for words in ("Mill", "Shop", "fewer than fifty", "more than a fifth", "All", "230"):
        assert words in done.out
    answer = run("quota", table, "--date", "2024-01-15", "--json").answer
    gaps = {employer["employer"]: employer["results"]["quota_gap"] for employer in answer["employers"]}
    assert gaps == {"Mill": 4, "Shop": 0, "Charity & Co": 0}
    assert answer["total"]["quota_places"] == 5


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_pages_are_whole_escaped_and_have_a_bar(run, staff: Path, table: Path, lang: str) -> None:
    assert run("quota", staff, "--html", "one.html", "--lang", lang).out == ""
    page = Path("one.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert f'<html lang="{lang}">' in page
    assert '<meter min="0" max="1"' in page
    assert "shanyraq-explanation" in page
    assert run("quota", table, "--html", "many.html", "--date", "2024-01-15", "--lang", lang).code == 0
    many = Path("many.html").read_text(encoding="utf-8")
    assert "Charity &amp; Co" in many
    assert many.count("<meter") == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("staff.csv", "name\nA\n", "there is no fact “name”"),
        ("staff.json", "{", "Not JSON"),
        ("staff.docx", "x", "staff.docx"),
        ("staff.csv", "", "staff.csv"),
        ("staff.xlsx", "headcount\n5\n", "staff.xlsx"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(run, tmp_path: Path, name: str, text: str, told: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    for lang in ("kk", "ru", "en"):
        done = run("quota", file, "--lang", lang)
        assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_missing_file_and_a_day_before_the_law_are_refused(run, staff: Path) -> None:
    assert "There is no file" in run("quota", "no.json").err
    assert run("quota", "no.csv").code == 2
    assert "before the law" in run("quota", staff, "--date", "2020-01-01").err
