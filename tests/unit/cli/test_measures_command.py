"""Measures of employment support at the terminal, as JSON and as a page, in three languages."""

from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[3] / "examples/activation/jobseekers-2026.json"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("father, age 51", "What fits", "silver age", "112,000 ₸", "by 5 March 2026", "What employers owe")),
        ("ru", ("father, возраст 51", "Что подходит", "«Серебряный возраст»", "112 000 ₸", "до 05.03.2026")),
        ("kk", ("father, жасы 51", "Сәйкес келетін шаралар", "«Күміс жас»", "112 000 ₸", "соңғы күні: 05.03.2026")),
    ],
)
def test_a_family_is_advised_in_three_languages(run, lang: str, words: tuple[str, ...]) -> None:
    done = run("measures", EXAMPLE, "--lang", lang, COLUMNS="200")
    assert (done.code, done.err) == (0, "")
    assert [word for word in words if word not in done.out.replace("\u00a0", " ")] == []


def test_one_reason_stands_for_all_until_all_are_asked_for(run) -> None:
    brief, full = (run("measures", EXAMPLE, *more, COLUMNS="200").out for more in ((), ("--full",)))
    assert "(reasons: 2 more, see --full)" in brief
    assert "--full" not in full
    assert full.count("Work experience") > brief.count("Work experience")


def test_json_is_all_there_is_on_standard_output(run) -> None:
    done = run("measures", EXAMPLE, "--json")
    assert done.err == ""
    assert done.answer.keys() == {"language", "law", "assistance", "members", "too_young", "clocks"}


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_page_is_written_beside_an_answer_or_instead(run, tmp_path: Path, lang: str) -> None:
    file = tmp_path / "page.html"
    done = run("measures", EXAMPLE, "--html", file, "--lang", lang)
    assert (done.code, done.out) == (0, "")
    assert "page.html" in done.err
    page = file.read_text(encoding="utf-8")
    assert page.startswith(f'<!doctype html>\n<html lang="{lang}">')
    assert page.count("<h1>") == 1
    assert page.count('<section class="member">') == page.count("</section>") == 4
    both = run("measures", EXAMPLE, "--html", file, "--json")
    assert both.answer["too_young"] == ["baby"]


def test_names_of_members_cannot_break_the_page(run, case_file, tmp_path: Path) -> None:
    member = {"id": "<b>m&m</b>", "relation": "applicant", "birth_date": "1985-06-01"}
    file = tmp_path / "page.html"
    assert run("measures", case_file({"members": [member]}), "--html", file).code == 0
    page = file.read_text(encoding="utf-8")
    assert "&lt;b&gt;m&amp;m&lt;/b&gt;" in page
    assert "<b>" not in page


def test_a_family_of_children_has_nobody_to_advise(run, case_file) -> None:
    member = {"id": "m1", "relation": "applicant", "birth_date": "2015-06-01"}
    done = run("measures", case_file({"members": [member]}))
    assert done.code == 0
    assert "Nobody in the family" in done.out
    assert "Too young for them: m1" in done.out


def test_a_day_before_the_code_is_refused_with_what_to_do(run, case_file) -> None:
    file = case_file({"members": [{"id": "m1", "relation": "applicant", "birth_date": "1985-06-01"}]})
    done = run("measures", file, "--date", "2023-06-30")
    assert done.code == 2
    assert "--date" in done.err
    assert run("measures", file, "--date", "2023-07-01").code == 0


def test_a_reform_changes_the_advice(run, tmp_path: Path) -> None:
    reform = tmp_path / "reform.toml"
    reform.write_text('name = "forty"\ndescription = "From 40"\n[parameters.silver_age_least]\nvalue = 40\n')
    done = run("measures", EXAMPLE, "--reform", reform, "--json")
    mother = next(member for member in done.answer["members"] if member["id"] == "mother")
    assert done.answer["law"]["reforms"] == ["forty"]
    assert next(one for one in mother["measures"] if one["measure"] == "silver_age")["fits"]


def test_a_number_set_by_hand_is_used(run) -> None:
    done = run("measures", EXAMPLE, "--set", "public_works_mci=10", "--json")
    assert done.answer["members"][0]["measures"][0]["payments"][0]["amount"] == "43250.00"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "The individual plan holds what it has to"),
        ("ru", "Индивидуальный план содержит всё необходимое"),
        ("kk", "Жеке жоспарда қажеттінің бәрі бар"),
    ],
)
def test_a_plan_is_held_against_the_family(run, tmp_path: Path, lang: str, words: str) -> None:
    plan, file = EXAMPLE.with_name("plan-2026.json"), tmp_path / "page.html"
    assert words in run("measures", EXAMPLE, "--plan", plan, "--lang", lang, COLUMNS="200").out
    run("measures", EXAMPLE, "--plan", plan, "--lang", lang, "--html", file)
    assert words in file.read_text(encoding="utf-8")
    empty = tmp_path / "plan.json"
    empty.write_text("{}", encoding="utf-8")
    told = run("measures", EXAMPLE, "--plan", empty, "--json").answer["plan"]
    assert [part["key"] for part in told if not part["holds"]] == [
        *("drawn_with_family", "activities", "everyone_bound", "within_contract")
    ]


def test_the_help_tells_measures_from_measure(run) -> None:
    out = run().out
    assert "employment: which measures" in out
    assert "statistics: measure poverty" in out
