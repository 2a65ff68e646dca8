"""Listing a family's rights at the terminal, in three languages and shapes, with reforms and numbers set by hand."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from shanyraq.law.entitlements.json_schema import entitlements_schema

EXAMPLES = Path(__file__).parents[3] / "examples/benefits"
FAMILY = EXAMPLES / "large-family-2026.json"


def plain(text: str) -> str:
    """A drawing without its guides and breaks, with one space between words."""
    return " ".join(" ".join(line.lstrip("├╴└│ ") for line in text.splitlines()).split())


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            (
                "What the family has a right to on 16 February 2026",
                "Missed: 249,607 ₸ a month",
                "Entitled, not received",
                "Large family allowance a month: 69,330 ₸ Social Code, art. 90(2)",
                "mother · until 1 March 2031 · counts in the income of targeted assistance",
                "No right, and why",
                "Loss of a breadwinner: none",
            ),
        ),
        (
            "ru",
            (
                "Что положено семье на 16.02.2026",
                "Не получает: 249 607 ₸ в месяц",
                "Пособие многодетной семье в месяц: 69 330 ₸ Социальный кодекс, ст. 90(2)",
                "Права нет и почему",
                "Потеря кормильца: нет",
            ),
        ),
        (
            "kk",
            (
                "16.02.2026 күні отбасыға не тиесілі",
                "Алмайтыны: айына 249 607 ₸",
                "Көп балалы отбасы жәрдемақысы, айына: 69 330 ₸ Әлеуметтік кодекс, 90(2)-бап",
                "Құқығы жоқ және себебі",
                "Асыраушысынан айырылуы: жоқ",
            ),
        ),
    ],
)
def test_a_family_s_rights_are_listed_in_three_languages(run, lang: str, words: tuple[str, ...]) -> None:
    done = run("entitlements", FAMILY, "--lang", lang)
    assert (done.code, done.err) == (0, "")
    said = plain(done.out)
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.json")), ids=lambda file: file.stem)
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_json_keeps_its_schema_and_is_all_there_is_on_standard_output(run, example: Path, lang: str) -> None:
    done = run("entitlements", example, "--json", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert list(Draft202012Validator(entitlements_schema()).iter_errors(done.answer)) == []


def test_html_is_written_to_a_file(run, tmp_path: Path) -> None:
    page = tmp_path / "list.html"
    done = run("entitlements", FAMILY, "--html", page, "--lang", "ru")
    assert (done.code, done.out) == (0, "")
    assert str(page) in done.err
    text = page.read_text(encoding="utf-8")
    assert text.startswith('<!doctype html>\n<html lang="ru">')
    assert text.count("<h1>") == 1
    assert "Что положено семье на 16.02.2026" in text


def test_html_and_json_can_be_asked_for_together(run, tmp_path: Path) -> None:
    done = run("entitlements", FAMILY, "--html", tmp_path / "list.html", "--json")
    assert done.answer["missed"] == {"month": "249607.00", "once": "0.00"}
    assert (tmp_path / "list.html").is_file()


def test_a_folder_that_is_not_there_is_told(run, tmp_path: Path) -> None:
    done = run("entitlements", FAMILY, "--html", tmp_path / "nowhere" / "list.html")
    assert done.code == 2
    assert "nowhere" in done.err


def test_another_day_and_numbers_set_by_hand_are_heeded(run, case_file) -> None:
    done = run("entitlements", case_file(), "--date", "2024-06-28", "--set", "large_family_children=1", "--json")
    [item] = [item for item in done.answer["entitlements"] if item["benefit"] == "large_family_allowance_month"]
    assert (item["standing"], item["amount"]) == ("missed", "59183.00")
    assert done.answer["law"]["date"] == "2024-06-28"
    assert done.answer["law"]["set"] == {"large_family_children": 1}


def test_a_wrong_file_is_told_as_everywhere(run, case_file, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"application_date": "2026-02-16", "members": []}', encoding="utf-8")
    done = run("entitlements", wrong)
    assert done.code == 2
    assert "region" in done.err


def test_a_day_before_the_benefits_lists_assistance_alone_and_says_so(run, case_file) -> None:
    family = case_file(
        {
            "application_date": "2014-05-14",
            "members": [{"id": "m1", "relation": "applicant", "birth_date": "1988-02-11"}],
        }
    )
    done = run("entitlements", family)
    assert "State benefits are listed from 1 January 2018" in plain(done.out)
    listed = run("entitlements", family, "--json").answer["entitlements"]
    assert {item["benefit"] for item in listed} == {"targeted_assistance_month"}
