"""Explaining one family at the terminal, in three languages and shapes, and every wrong file told by its place."""

import io
import json
from pathlib import Path

import pytest

from shanyraq.law.families import OUTPUTS


def member(**facts: object) -> dict[str, object]:
    return {"id": "m1", "relation": "applicant", "birth_date": "1988-02-11"} | facts


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Application of 14 May 2024", "a month", "Poverty line", "Social Code, art. 120(4)", "fingerprint")),
        ("ru", ("Обращение от 14.05.2024", "в месяц", "Черта бедности", "Социальный кодекс, ст. 120(4)", "отпечаток")),
        ("kk", ("14.05.2024 күнгі өтініш", "айына", "Кедейлік шегі", "Әлеуметтік кодекс, 120(4)-бап", "таңбасы")),
    ],
)
def test_a_family_is_explained_in_three_languages(run, case_file, lang: str, words: tuple[str, ...]) -> None:
    done = run("explain", case_file(), "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert [word for word in words if word not in done.out.replace("\u00a0", " ")] == []


def test_json_is_all_there_is_on_standard_output(run, case_file) -> None:
    done = run("explain", case_file(), "--json")
    assert done.err == ""
    assert done.answer.keys() >= {"law", "results", "explanation", "assumptions"}
    assert done.answer["results"].keys() == set(OUTPUTS)
    assert done.answer["law"]["date"] == "2024-05-14"


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_html_is_in_the_language_asked_for(run, case_file, lang: str) -> None:
    done = run("explain", case_file(), "--html", "--lang", lang)
    assert done.err == ""
    assert done.out.startswith(f'<!doctype html>\n<html lang="{lang}">')
    assert '<meta charset="utf-8">' in done.out
    assert done.out.count("<h1>") == 1
    assert {"kk": "Кедейлік шегі", "ru": "Черта бедности", "en": "Poverty line"}[lang] in done.out


def test_a_family_can_come_by_standard_input(run, case_file, monkeypatch: pytest.MonkeyPatch) -> None:
    content = case_file().read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert run("explain", "-", "--json").answer["results"]["family_size"] == 2


def test_only_the_outputs_asked_for_are_told(run, case_file) -> None:
    done = run("explain", case_file(), "--json", "--outputs", "poverty_line, family_size")
    assert list(done.answer["results"]) == ["poverty_line", "family_size"]


def test_a_value_set_by_hand_is_used_and_marked(run, case_file) -> None:
    done = run("explain", case_file(), "--json", "--set", "poverty_line=14849", "--set", "assistance_rounding=down")
    assert done.answer["results"]["poverty_line"] == "14849.00"
    assert done.answer["law"]["set"] == {"poverty_line": "14849.00", "assistance_rounding": "down"}
    told = run("explain", case_file(), "--set", "poverty_line=14849", "--outputs", "poverty_line")
    assert "set by hand" in told.out


def test_another_day_takes_the_place_of_the_files(run, case_file) -> None:
    assert run("explain", case_file(), "--json", "--date", "2024-06-30").answer["law"]["date"] == "2024-06-30"


def test_a_reform_is_laid_over_and_named(run, case_file, tmp_path: Path) -> None:
    file = tmp_path / "reform.toml"
    file.write_text('name = "Higher"\n[parameters]\npoverty_line_ratio = { value = "1" }\n', encoding="utf-8")
    plain, changed = (run("explain", case_file(), "--json", *more).answer for more in ((), ("--reform", file)))
    assert [reform["name"] for reform in changed["law"]["reforms"]] == ["Higher"]
    assert float(changed["results"]["poverty_line"]) > float(plain["results"]["poverty_line"])
    assert changed["law"]["fingerprint"] != plain["law"]["fingerprint"]


WRONG_CASES = [
    ({"colour": "red"}, "colour", "application_date, region"),
    ({"region": "99"}, "region", "10, 11, 15"),
    ({"application_date": "2001-12-31"}, "application_date", "2002-01-01"),
    ({"application_date": "2024-02-30"}, "application_date", "2024-05-14"),
    ({"members": []}, "members", "1"),
    ({"members": [member(), member(id="m2")]}, "members[1].relation", "members[0].relation"),
    ({"members": [member(birth_date="2024-05-15")]}, "members[0].birth_date", "2024-05-14"),
    ({"members": [member(work="working")]}, "members[0].work", "permanent_job"),
    (
        {"members": [member(incomes=[{"kind": "wage", "month": "2024-04", "amount": "1"}])]},
        "members[0].incomes[0].month",
        "2024-01, 2024-02, 2024-03",
    ),
    (
        {"members": [member(incomes=[{"kind": "wage", "month": "2024-01", "amount": "-1"}])]},
        "members[0].incomes[0].amount",
        "0",
    ),
    (
        {"members": [member(incomes=[{"kind": "salary", "month": "2024-01", "amount": "1"}])]},
        "members[0].incomes[0].kind",
        "wage, self_employment",
    ),
]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize(("changes", "path", "allowed"), WRONG_CASES, ids=[path for _, path, _ in WRONG_CASES])
def test_a_wrong_file_is_refused_with_path_and_allowed_values(
    run, case_file, lang: str, changes: dict[str, object], path: str, allowed: str
) -> None:
    done = run("explain", case_file(changes), "--lang", lang)
    assert (done.code, done.out) == (2, "")
    [line] = [line for line in done.err.splitlines() if line.startswith(f"{path}:")]
    assert allowed in line
    heading = {"kk": "Отбасы деректерінің файлын", "ru": "Файл с данными семьи", "en": "The case file"}[lang]
    assert done.err.startswith(heading)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("text", ["{", "", '{"region": 35,}', "[1]", "\x00"])
def test_what_is_not_json_of_a_family_is_refused(run, tmp_path: Path, lang: str, text: str) -> None:
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    done = run("explain", file, "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert len(done.err.splitlines()) == 2


def test_bytes_that_are_not_utf_8_are_refused(run, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_bytes("{'имя': 1}".encode("cp1251"))
    done = run("explain", tmp_path / "case.json")
    assert done.code == 2
    assert "UTF-8" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere.json",), "There is no file nowhere.json"),
        (("folder",), "folder is a folder. Name a file."),
        (("case.json", "--set", "cars=3"), "“cars” is a fact"),
        (("case.json", "--set", "poverty_lin=3"), "Did you mean: poverty_line"),
        (("case.json", "--outputs", "poverty_lin"), "Did you mean: poverty_line"),
        (("case.json", "--outputs", ","), "--outputs names nothing"),
        (("case.json", "--reform", "nowhere.toml"), "There is no reform file nowhere.toml"),
        (("case.json", "--reform", "case.json"), "a reform is a .toml file (parameters) or a .py file (rules)"),
    ],
)
def test_what_cannot_be_asked_is_refused(run, case_file, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    case_file()
    (tmp_path / "folder").mkdir()
    done = run("explain", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_file_that_may_not_be_read_is_told(run, case_file, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_: Path) -> bytes:
        raise PermissionError

    file = case_file()
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    done = run("explain", file)
    assert done.code == 2
    assert done.err.startswith(f"You may not use {file}.")


def test_on_a_terminal_the_decision_is_told_again_where_it_can_be_seen(run, case_file) -> None:
    once, again = run("explain", case_file()), run("explain", case_file(), FORCE_COLOR="1")
    assert (once.out.count("Application of"), again.out.count("Application of")) == (1, 2)
    assert "\x1b[" in again.out


def test_results_do_not_depend_on_the_language(run, case_file) -> None:
    answers = [run("explain", case_file(), "--json", "--lang", lang).answer["results"] for lang in ("kk", "ru", "en")]
    assert answers[0] == answers[1] == answers[2]
    assert json.dumps(answers[0])
