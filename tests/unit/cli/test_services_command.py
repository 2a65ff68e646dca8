"""Special social services of one family at the terminal, as a page and as JSON, in three languages."""

import json
from pathlib import Path
from typing import Any

import pytest

CASE: dict[str, Any] = {
    "application_date": "2025-03-03",
    "region": "35",
    "members": [
        {
            "id": "mother",
            "relation": "applicant",
            "birth_date": "1990-02-11",
            "cruelty": "domestic_violence",
            "services_asked": True,
            "assessed_violence": True,
            "assessed_no_documents": True,
            "extra_services_wanted": True,
        },
        {"id": "son", "relation": "child", "birth_date": "2015-10-01"},
        {
            "id": "uncle <&>",
            "relation": "sibling",
            "birth_date": "1980-10-01",
            "disability": "group_1",
            "difficulty_moving": True,
            "assistant_hours_day": 9,
            "sign_language_hours": 61,
            "disability_of_hearing": True,
            "aid_price": "150000",
            "aid_guaranteed_sum": "120000",
        },
    ],
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    return file


def test_each_service_has_every_reason_that_calls_for_it(run, case: Path) -> None:
    mother, _ = run("services", case, "--json").answer["members"]
    reasons = {line["name"]: line["reasons"] for line in mother["services"]}
    assert mother["outcome"] == "in_need"
    assert mother["service_kinds"] == ["psychological", "legal"]
    assert reasons["psychological"] == ["Violence at home", "Cruelly treated"]
    assert reasons["legal"] == ["No documents", "Violence at home", "Cruelly treated"]
    assert (mother["form_of_services"], mother["services_paid_by"]) == ("temporary", "budget")
    assert mother["extra_services_paid_by"] == "recipient"


def test_who_decides_by_when_and_what_is_still_to_be_asked(run, case: Path) -> None:
    mother, uncle = run("services", case, "--json").answer["members"]
    assert mother["service_routes"] == ["cruelty_criteria"]
    assert mother["decide_until"]["day"] == "2025-03-18"  # ten working days, 10 March is one of rest
    assert len(mother["unanswered"]) == 16
    assert uncle["outcome"] == "potential_need"
    assert uncle["unanswered"] == []


def test_the_individual_programme_tells_refusals_and_who_pays(run, case: Path) -> None:
    _, uncle = run("services", case, "--json").answer["members"]
    found = {line["name"]: line["value"] for line in uncle["programme"]}
    assert (found["assistant_hours"], found["no_assistant_reasons"]) == (0, ["hours_above_limit"])
    assert (found["sign_language_hours_given"], found["no_sign_language_reasons"]) == (0, ["hours_above_limit"])
    assert (found["aid_paid_by_state"], found["aid_paid_by_person"]) == ("120000.00", "30000.00")


def test_whoever_asks_nothing_is_left_out(run, case: Path) -> None:
    assert [member["id"] for member in run("services", case, "--json").answer["members"]] == ["mother", "uncle <&>"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            ("social-legal", "temporary stay", "more hours than the limit", "assumed", "illustrative", "art. 141(1)"),
        ),
        (
            "ru",
            ("социально-правовые", "временное пребывание", "часов больше предела", "принято", "условны", "ст. 141(1)"),
        ),
        ("kk", ("әлеуметтік-құқықтық", "уақытша болу", "шектен асады", "болжанған", "шартты", "141(1)-бап")),
    ],
)
def test_the_terminal_and_the_page_tell_it_in_three_languages(
    run, case: Path, lang: str, words: tuple[str, ...]
) -> None:
    done = run("services", case, "--lang", lang, COLUMNS="200")
    assert (done.code, done.err) == (0, "")
    assert [word for word in words if word not in done.out] == []
    assert run("services", case, "--lang", lang, "--html", "page.html").out == ""
    page = Path("page.html").read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    assert "uncle &lt;&amp;&gt;" in page
    assert [word for word in words if word not in page] == []


def test_a_family_without_needs_is_told_so(run, case_file) -> None:
    done = run("services", case_file())
    assert done.code == 0
    assert "Nobody in the family has a ground" in done.out
    assert run("services", case_file(), "--json").answer["members"] == []


def test_a_day_before_the_code_and_a_wrong_answer_are_refused(run, case: Path, case_file) -> None:
    assert run("services", case, "--date", "2023-06-30").code == 2
    members = [{"id": "m1", "relation": "applicant", "birth_date": "1988-02-11", "assessed_moving": "lots"}]
    done = run("services", case_file({"members": members}))
    assert (done.code, done.out) == (2, "")
    assert "Allowed: no, some, much, wholly" in done.err
