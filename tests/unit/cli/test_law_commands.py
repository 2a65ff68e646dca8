"""Reading the law at the terminal: its changes, its names, its numbers, two laws side by side, a drawing."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from shanyraq.cli.law.timeline import runs, turns_of
from shanyraq.law.families import LAW

REFORM = """
name = "Whole minimum"
[parameters]
poverty_line_ratio = { value = "1.00", since = 2024-01-01 }
"""


@pytest.fixture
def reform(tmp_path: Path) -> Path:
    file = tmp_path / "reform.toml"
    file.write_text(REFORM, encoding="utf-8")
    return file


def test_the_timeline_begins_with_the_law_and_has_every_day_of_change() -> None:
    turns = list(turns_of(LAW))
    assert turns[0].day == LAW.since == date(2002, 1, 1)
    assert {turn.day for turn in turns} <= set(LAW.changes())
    assert date(2025, 1, 1) in {turn.day for turn in turns if turn.difference.rules}


def test_days_of_moving_figures_alone_are_told_together() -> None:
    turns = list(turns_of(LAW))[1:]
    told = list(runs(turns, LAW))
    assert [turn for days in told for turn in days] == turns
    assert any(len(days) > 4 for days in told)
    assert all(not turn.difference.rules for days in told if len(days) > 1 for turn in days)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("the law begins", "days of change", "computed_line", "Computed poverty line", "another text")),
        ("ru", ("закон начинается", "дней с изменениями", "computed_line", "Расчётная черта бедности")),
        ("kk", ("заң басталады", "өзгеріс күні", "computed_line", "Есептелген кедейлік шегі")),
    ],
)
def test_the_timeline_is_told_in_three_languages(run, lang: str, words: tuple[str, ...]) -> None:
    done = run("law", "timeline", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert [word for word in words if word not in done.out] == []


def test_the_timeline_as_json_names_what_begins_ends_and_changes(run) -> None:
    turns = {turn["date"]: turn for turn in run("law", "timeline", "--json").answer}
    turn = turns["2025-01-01"]
    assert turn["rules"] == {"begins": ["line_by_median"], "ends": [], "changes": ["computed_line"]}
    assert {"key": None, "before": "3692.00", "after": "3932.00"} in next(
        parameter["values"] for parameter in turn["parameters"] if parameter["name"] == "mci"
    )


def test_the_timeline_of_rules_alone_leaves_other_days_out(run) -> None:
    turns = run("law", "timeline", "--rules", "--json").answer
    assert turns
    assert all(any(turn["rules"].values()) for turn in turns)


def test_a_reform_stands_in_the_timeline(run, reform: Path) -> None:
    done = run("law", "timeline", "--json", "--reform", reform)
    turn = next(turn for turn in done.answer if turn["date"] == "2024-01-01")
    assert "poverty_line_ratio" in [parameter["name"] for parameter in turn["parameters"]]


def test_a_rule_is_shown_with_all_its_texts_and_who_asks_for_it(run) -> None:
    done = run("law", "show", "computed_line", "--lang", "ru")
    assert done.code == 0
    assert done.out.count("def computed_line__") == 4
    for words in ("Расчётная черта бедности", "Приказ № 290, п. 1(1)", "2019-10-01 – 2024-12-31", "используется в"):
        assert words in done.out


def test_only_the_text_of_a_day_is_shown(run) -> None:
    done = run("law", "show", "computed_line", "--at", "2024-05-14")
    assert done.out.count("def computed_line__") == 1
    assert "computed_line__without_floor" in done.out


def test_a_parameter_is_shown_with_act_source_and_certainty(run) -> None:
    done = run("law", "show", "mci", "--lang", "kk")
    for words in ("Айлық есептік көрсеткіш", "Бюджет туралы заң", "3 692 ₸", "оқылған", "дереккөздер"):
        assert words in done.out.replace("\u00a0", " ")


def test_a_regions_values_stand_under_its_name(run) -> None:
    done = run("law", "show", "subsistence_minimum", "--at", "2024-05-14")
    assert "Astana city" in done.out
    assert "whole country" in done.out
    assert "the quarter before its own" in done.out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("relation", ("applicant", "May not be left out", "asked for by")),
        ("cars", ("Roadworthy ones only", "If left out: 0", "From 0 to 100")),
        ("long_illness", ("If left out: no", "yes or no")),
        ("region", ("Karaganda Region", "35", "subsistence_minimum")),
    ],
)
def test_a_fact_is_shown_with_what_it_can_be(run, name: str, words: tuple[str, ...]) -> None:
    done = run("law", "show", name)
    assert done.code == 0
    assert [word for word in words if word not in done.out] == []


def test_json_of_a_rule_a_parameter_and_a_fact(run) -> None:
    rule = run("law", "show", "poverty_line", "--json").answer
    assert (rule["is"], rule["unit"], rule["texts"][0]["since"]) == ("rule", "tiyn", "2002-01-01")
    assert rule["texts"][0]["asks_for"] == ["published_poverty_line", "computed_line"]
    assert rule["title"].keys() == {"kk", "ru", "en"}
    parameter = run("law", "show", "mci", "--at", "2024-05-14", "--json").answer
    assert [(value["value"], value["until"]) for value in parameter["values"]] == [("3692.00", "2024-12-31")]
    fact = run("law", "show", "sex", "--json").answer
    assert (fact["is"], fact["default"], fact["codes"]) == ("fact", "unstated", ["unstated", "female", "male"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("poverty_lin",), "The law never had anything called “poverty_lin”. Did you mean: poverty_line,"),
        (("line_floor", "--at", "2024-05-14"), "Its texts: 2018-01-01 – 2019-09-30."),
    ],
)
def test_a_name_the_law_does_not_have_is_refused(run, arguments: tuple[str, ...], told: str) -> None:
    done = run("law", "show", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_the_numbers_of_a_day(run, reform: Path) -> None:
    plain = run("law", "parameters", "--at", "2024-05-14", "--lang", "ru")
    assert "Месячный расчётный показатель" in plain.out
    values = {
        p["name"]: p["values"] for p in run("law", "parameters", "--at", "2024-05-14", "--json").answer["parameters"]
    }
    assert values["poverty_line_ratio"][0]["value"] == "0.7000"
    assert any(value["key"] == "71" for value in values["subsistence_minimum"])
    done = run("law", "parameters", "--at", "2024-05-14", "--json", "--reform", reform)
    [value] = next(p["values"] for p in done.answer["parameters"] if p["name"] == "poverty_line_ratio")
    assert (value["value"], value["certainty"]) == ("1.0000", "assumed")


def test_two_days_are_told_apart(run) -> None:
    done = run("law", "diff", "2024-12-31", "2025-01-01", "--lang", "ru")
    assert done.code == 0
    for words in ("Месячный расчётный показатель", "− def computed_line__without_floor", "+ def computed_line__larger"):
        assert words in done.out
    assert "не действует" in done.out


def test_on_a_wide_screen_two_texts_stand_side_by_side(run) -> None:
    done = run("law", "diff", "2024-12-31", "2025-01-01", COLUMNS="160")
    [line] = [line for line in done.out.splitlines() if "def computed_line__without_floor" in line]
    assert "def computed_line__larger_of_two" in line


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Nothing differs."), ("ru", "Различий нет."), ("kk", "Айырмашылық жоқ.")]
)
def test_two_days_of_one_law_do_not_differ(run, lang: str, told: str) -> None:
    done = run("law", "diff", "2024-05-14", "2024-05-15", "--lang", lang)
    assert done.out.rstrip().endswith(told)


def test_a_reform_is_told_apart_from_the_law_of_its_day(run, reform: Path) -> None:
    done = run("law", "diff", "2024-05-14", reform, "--json")
    first, second = done.answer["laws"]
    assert (first["reforms"], second["reforms"]) == ([], ["Whole minimum"])
    assert first["fingerprint"] != second["fingerprint"]
    assert done.answer["rules"] == []
    assert done.answer["parameters"] == [
        {"name": "poverty_line_ratio", "values": [{"key": None, "before": "0.7000", "after": "1.0000"}]}
    ]


def test_a_rule_that_begins_has_nothing_before_it_in_json(run) -> None:
    rules = {rule["name"]: rule for rule in run("law", "diff", "2024-12-31", "2025-01-01", "--json").answer["rules"]}
    assert rules["line_by_median"]["before"] is None
    assert rules["line_by_median"]["after"]["since"] == "2025-01-01"


def test_a_drawing_is_written_to_its_file(run, tmp_path: Path) -> None:
    done = run("law", "graph", "poverty_line", "--at", "2024-05-14", "--lang", "kk")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("poverty_line.svg: ")
    text = (tmp_path / "poverty_line.svg").read_text(encoding="utf-8")
    ET.fromstring(text)
    assert "Кедейлік шегі · 2024-05-14" in text
    assert "деректер" not in done.err


def test_a_drawing_can_go_to_standard_output_and_leave_facts_out(run, tmp_path: Path) -> None:
    done = run("law", "graph", "poverty_line", "--at", "2024-05-14", "--rules", "--out", "-")
    assert done.err == ""
    assert ">poverty_line<" in done.out
    assert ">region<" not in done.out
    assert list(tmp_path.glob("*.svg")) == []


def test_a_drawing_too_large_to_read_says_what_to_do(run, tmp_path: Path) -> None:
    done = run("law", "graph", "targeted_assistance_month", "--at", "2024-05-14", "--out", tmp_path / "all.svg")
    assert "try --rules or --depth 3" in done.err
    near = run("law", "graph", "targeted_assistance_month", "--at", "2024-05-14", "--depth", 3)
    assert "--depth" not in near.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nothing_such",), "has nothing called “nothing_such”"),
        (("poverty_line", "--depth", "0"), "--depth 0: at least one step"),
        (
            ("poverty_line", "--out", "no/such/folder/x.svg"),
            "There is no file no/such/folder/x.svg, or no folder for it",
        ),
        (("poverty_line", "--out", "."), ". is a folder"),
        (("poverty_line", "--at", "1999-12-31"), "before the law: it begins on 2002-01-01"),
    ],
)
def test_a_drawing_that_cannot_be_made_is_refused(run, arguments: tuple[str, ...], told: str) -> None:
    done = run("law", "graph", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize(("lang", "told"), [("en", "holds together"), ("ru", "непротиворечив"), ("kk", "өзіне қайшы")])
def test_the_law_holds_together(run, lang: str, told: str) -> None:
    done = run("law", "check", "--lang", lang)
    assert done.code == 0
    assert told in done.out


def test_the_check_is_of_all_bodies_or_of_one(run) -> None:
    assert [line.split(":")[0] for line in run("law", "check").out.splitlines() if "holds" in line] == [
        "Families",
        "Employers",
        "Services and their tariffs",
    ]
    assert run("law", "check", "--body", "employer").out.startswith("Employers: the law holds together")


@pytest.mark.parametrize(
    "command", [("timeline",), ("parameters", "--at", "2024-01-15"), ("diff", "2023-07-01", "2026-01-01")]
)
def test_another_body_is_asked_for_by_name(run, command: tuple[str, ...]) -> None:
    names = run("law", *command, "--body", "employer", "--json").out
    assert "poverty_line" not in names
    assert run("law", *command, "--json").out != names


def test_a_body_there_is_not_is_refused_with_those_there_are(run) -> None:
    done = run("law", "timeline", "--body", "village")
    assert (done.code, done.out) == (2, "")
    assert "family" in done.err
    assert "employer" in done.err


def test_a_name_is_found_in_whichever_body_has_it(run) -> None:
    for words in (
        "Employees the quota is a share of",
        "Social Code, art. 107(2)",
        "about the employer",
        "asked for by",
    ):
        assert words in run("law", "show", "quota_base").out
    assert "an employee" in run("law", "show", "headcount").out
    assert run("law", "graph", "quota_gap", "--at", "2024-01-15", "--out", "-").out.startswith("<svg")


def test_a_reform_that_does_not_fit_is_told_by_the_check(run, tmp_path: Path) -> None:
    file = tmp_path / "reform.py"
    file.write_text(
        '"""A line that asks for what there is not."""\n'
        "from shanyraq.law.levels import family_rule\n"
        "from shanyraq.rules import Tiyn\n\n\n"
        '@family_rule("Social Code, art. 120", since="2024-01-01")\n'
        "def computed_line(line_by_medan: Tiyn) -> Tiyn:\n"
        '    """As the median says."""\n'
        "    return line_by_medan\n",
        encoding="utf-8",
    )
    done = run("law", "check", "--reform", file)
    assert (done.code, done.out) == (2, "")
    assert "line_by_medan" in done.err
    assert "reform.py" in done.err


def test_a_reform_with_an_unknown_parameter_is_refused(run, tmp_path: Path) -> None:
    file = tmp_path / "reform.toml"
    file.write_text('name = "R"\n[parameters]\npoverty_line_rato = { value = "1" }\n', encoding="utf-8")
    done = run("law", "timeline", "--reform", file)
    assert (done.code, done.out) == (2, "")
    assert "poverty_line_rato" in done.err
    assert "poverty_line_ratio" in done.err
