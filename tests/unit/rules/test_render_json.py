"""An explanation as JSON: what it says, and that it is what its schema promises."""

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from shanyraq.rules import LANGUAGES, to_day
from shanyraq.rules.case import Case
from shanyraq.rules.explain import explain
from shanyraq.rules.explanation_schema import explanation_schema
from shanyraq.rules.formats import NO_BREAK
from shanyraq.rules.render_json import render_json

DAY = date(2024, 5, 14)
VALIDATOR = Draft202012Validator(explanation_schema())


@pytest.fixture
def case():
    members = (
        {"born": to_day(date(1990, 5, 15)), "ill": 1, "wage": 10_000_050},
        {"born": to_day(date(2010, 1, 1)), "work": 1},
    )
    details = {(0, "wage"): (("2024-01", 6_000_050), ("2024-02", 4_000_000))}
    return Case({"region": 1, "cars": 2}, members, ("mother", "son"), details)


@pytest.fixture
def law(spoken_law):
    return spoken_law.at(DAY)


def rendered(law, case, *names, lang="en"):
    found = json.loads(json.dumps(render_json(explain(law, case, names), lang)))
    assert list(VALIDATOR.iter_errors(found)) == []
    return found


def reasons(found):
    """Every reason told in full, by name."""
    waiting, named = list(found["explanation"]), {}
    while waiting:
        reason = waiting.pop()
        waiting += reason.get("inputs", [])
        if "repeated" not in reason:
            assert reason["name"] not in named
            named[reason["name"]] = reason
    return named


def test_the_schema_is_one():
    Draft202012Validator.check_schema(explanation_schema())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_keeps_to_the_schema_in_every_language(law, case, spoken, lang):
    assert rendered(law, case, *spoken.FORMULAS, lang=lang)["language"] == lang


def test_results_are_written_as_files_write_them(law, case):
    found = rendered(law, case, "wages", "grounds", "sick", "refused", "age", "idle")
    assert found["results"] == {
        "wages": "100000.50",
        "grounds": ["rich"],
        "sick": 1,
        "refused": True,
        "age": {"mother": 33, "son": 14},
        "idle": {"mother": False, "son": False},
    }


def test_the_law_is_named_with_what_was_set_by_hand(law, case):
    found = rendered(law.with_values({"bar": 12, "wages": 500}), case, "quotient", "idle")
    assert found["law"]["date"] == "2024-05-14"
    assert found["law"]["fingerprint"] != law.fingerprint
    assert found["law"]["reforms"] == []
    assert found["law"]["set"] == {"wages": "5.00"}, "the bar was not used"
    assert reasons(found)["wages"]["kind"] == "set"


def test_a_rule_carries_its_law_its_words_and_its_numbers(law, case):
    rule = reasons(rendered(law, case, "quotient", lang="ru"))["quotient"]
    assert rule["article"] == {"kk": "Заң, 1-бап", "ru": "Закон, ст. 1", "en": "Act, art. 1"}
    assert (rule["since"], rule["until"], rule["certainty"]) == ("2002-01-01", None, "read")
    assert rule["formula"] == "(Черта × 3 − Зарплаты) ÷ (3 × Машины), с округлением вверх до целого тенге"
    assert rule["working"].startswith("(10\u00a0000 × 3 − 100\u00a0000,50) ÷ (3 × 2) = ")
    assert (rule["value"], rule["unit"], rule["level"], rule["kind"]) == ("-11666.00", "tiyn", "family", "rule")


def test_a_members_rule_carries_each_members_numbers(law, case):
    rule = reasons(rendered(law, case, "age"))["age"]
    assert rule["values"] == {"mother": 33, "son": 14}
    assert set(rule["working"]) == {"mother", "son"}


def test_comparisons_carry_both_sides_and_the_turning_point(law, case):
    first = reasons(rendered(law, case, "grounds"))["grounds"]["comparisons"][0]
    assert first.pop("text").replace(NO_BREAK, " ") == (
        "Wages (100,000.50 ₸) > Line (10,000 ₸): yes; “no” if it were 90,000.50 ₸ less"
    )
    assert first == {
        "holds": True,
        "left": "100000.50",
        "sign": ">",
        "right": "10000.00",
        "margin": "90000.50",
        "turns_at": "10000.00",
    }


def test_comparisons_of_days_count_days_and_lists_are_lists(law, case):
    named = reasons(rendered(law, case, "works", "grown"))
    first, second = named["works"]["comparisons"]
    assert (first["member"], first["left"], first["sign"], first["right"]) == ("mother", "none", "∈", ["job", "farm"])
    assert (second["member"], second["holds"], second["margin"]) == ("son", True, None)
    assert [found["margin"] for found in named["grown"]["comparisons"]] == [192, 44]


def test_a_flag_is_a_condition_without_sides(law, case):
    assert reasons(rendered(law, case, "chosen"))["chosen"]["comparisons"][0] == {
        "text": "Large family: no",
        "holds": False,
    }


def test_a_parameter_carries_its_act_and_source(law, case):
    line = reasons(rendered(law, case, "part"))["line"]
    assert (line["kind"], line["source"], line["certainty"], line["stands_in"]) == (
        "parameter",
        "recollection",
        "assumed",
        True,
    )
    assert line["article"]["kk"] == "Заң, 2-бап"


def test_a_fact_carries_who_left_it_out_and_its_lines(law, case):
    named = reasons(rendered(law, case, "counted", "somebody"))
    assert (named["ill"]["defaults"], named["large"]["defaults"]) == (["son"], [None])
    assert named["wage"]["details"] == [
        {"member": "mother", "label": "2024-01", "value": "60000.50"},
        {"member": "mother", "label": "2024-02", "value": "40000.00"},
    ]


def test_what_is_told_once_is_only_mentioned_again(law, case):
    found = rendered(law, case, "quotient", "wages")
    assert found["explanation"][1] == {"name": "wages", "value": "100000.50", "repeated": True}


def test_assumptions_are_listed_by_kind(law, case):
    found = rendered(law.with_values({"wages": 1}), case, "quotient", "part", "sick")
    kinds = {(assumption["kind"], assumption["name"]) for assumption in found["assumptions"]}
    assert kinds == {
        ("set", "wages"),
        ("stand_in", "line"),
        ("assumed", "line"),
        ("reported", "ratio"),
        ("default", "ill"),
    }
    [ill] = [found for found in found["assumptions"] if found["name"] == "ill"]
    assert (ill["members"], ill["title"]["kk"]) == (["son"], "Ауру")
