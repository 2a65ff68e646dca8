"""The law of a day: its fingerprint, what depends on what, and values fixed by hand."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shanyraq.rules import LANGUAGES, InputProblem
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.difference import changed_names
from shanyraq.rules.explain import explain

OLD, NEW = date(2009, 12, 31), date(2010, 1, 1)
CASE = Case({"region": 1}, ({"birth_date": 0, "work": 1, "wage": 900_000},), ("m1",))


def test_the_same_texts_have_the_same_fingerprint_on_any_day(toy_law):
    assert toy_law.at(date(2003, 1, 1)).fingerprint == toy_law.at(OLD).fingerprint
    assert toy_law.at(NEW).fingerprint == toy_law.at(date(2024, 5, 14)).fingerprint
    assert toy_law.at(OLD).fingerprint != toy_law.at(NEW).fingerprint
    assert len(toy_law.at(NEW).fingerprint) == 16


def test_the_order_in_which_things_are_written_changes_nothing(toy_law):
    turned = replace(toy_law, rules=toy_law.rules[::-1], parameters=toy_law.parameters[::-1], facts=toy_law.facts[::-1])
    assert turned.at(NEW).fingerprint == toy_law.at(NEW).fingerprint


RULE = '@family_rule("Act, art. 1", since="2002-01-01")\ndef one(cars: Count) -> Count:\n    return cars + 1\n'


def with_rule(write_law, text):
    return write_law(text).at(NEW).fingerprint


def test_another_text_has_another_fingerprint(write_law):
    texts = [RULE, RULE.replace("+ 1", "+ 2"), RULE.replace("cars + 1", "cars + DOZEN"), RULE.replace("one", "two")]
    assert len({with_rule(write_law, text) for text in texts}) == 4


def test_a_constant_of_the_file_belongs_to_the_text(write_law):
    text = RULE.replace("+ 1", "+ MORE")
    assert with_rule(write_law, f"MORE = 1\n\n\n{text}") != with_rule(write_law, f"MORE = 2\n\n\n{text}")


def test_where_the_law_says_so_and_since_when_is_not_what_it_says(write_law):
    moved = RULE.replace("art. 1", "art. 7").replace("2002-01-01", "2005-01-01")
    assert with_rule(write_law, moved) == with_rule(write_law, RULE)


def test_another_number_has_another_fingerprint(toy_law):
    law = toy_law.at(NEW)
    variants = [law, law.with_values({"ratio": 7_100}), law.with_values({"count_pension": 0})]
    assert len({one.fingerprint for one in variants}) == 3
    assert law.with_values({"ratio": 7_100}).fingerprint == law.with_values({"ratio": 7_100}).fingerprint


def test_only_what_lies_downstream_of_a_number_changes_its_fingerprint(toy_law):
    law = toy_law.at(NEW)
    other = law.with_values({"ratio": 7_100})
    differ = {name for name in law.nodes if law.nodes[name].fingerprint != other.nodes[name].fingerprint}
    assert differ == law.downstream(["ratio"]) == {"ratio", "poverty_line", "benefit"}


def test_the_fingerprint_is_the_same_in_every_process():
    """Hashes of texts differ between processes in Python; a fingerprint on a decision must not."""
    text = (
        "import importlib.util, sys, tempfile, pathlib, datetime\n"
        f"spec = importlib.util.spec_from_file_location('toy_law', {str(Path(__file__).with_name('toy.py'))!r})\n"
        "toy = importlib.util.module_from_spec(spec); sys.modules['toy_law'] = toy; spec.loader.exec_module(toy)\n"
        "from shanyraq.rules.law import Law\n"
        "from shanyraq.rules import read_parameters, rules_of\n"
        "file = pathlib.Path(tempfile.mkdtemp()) / 'toy.toml'; file.write_text(toy.PARAMETERS, encoding='utf-8')\n"
        "law = Law(toy.LEVELS, toy.FACTS, rules_of(toy), read_parameters(file), {}, toy.ACTS, "
        "datetime.date(2002, 1, 1))\n"
        "print(law.at(datetime.date(2024, 5, 14)).fingerprint)\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", text], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_what_is_needed_stands_in_order(toy_law):
    law = toy_law.at(NEW)
    names = [node.name for node in law.needed(["poverty_line"])]
    assert names == ["region", "line", "ratio", "poverty_line"]
    assert [node.name for node in law.needed(["poverty_line"], frozenset({"line"}))] == [
        "line",
        "ratio",
        "poverty_line",
    ]
    assert [node.name for node in law.needed(["ratio", "ratio", "cars"])] == ["ratio", "cars"]
    with pytest.raises(InputProblem):
        law.needed(["nothing"])


def test_what_lies_downstream(toy_law):
    law = toy_law.at(NEW)
    assert law.downstream(["some_barred"]) == {"some_barred"}
    assert law.downstream(["wage"]) == {"wage", "income", "all_income", "benefit"}
    assert law.downstream([]) == frozenset()


def test_names_that_two_laws_do_not_share(toy_law):
    old, new = toy_law.at(OLD), toy_law.at(NEW)
    assert set(changed_names(old, old)) == set()
    assert set(changed_names(old, new)) == {"benefit", "ratio", "count_pension"}
    assert set(changed_names(new, new.with_values({"line": 5}))) == {"line"}


def test_a_value_fixed_by_hand_stands_in_for_a_rule_or_a_parameter(toy_law):
    law = toy_law.at(NEW)
    fixed = law.with_values({"poverty_line": 400_000})
    assert decide(fixed, CASE, ["poverty_line"]) == {"poverty_line": 400_000}
    assert decide(law, CASE, ["poverty_line"]) == {"poverty_line": 700_000}
    assert fixed.fixed == ("poverty_line",)
    assert fixed.with_values({"ratio": 1}).fixed == ("poverty_line", "ratio")
    assert [node.name for node in fixed.needed(["poverty_line"])] == ["poverty_line"]


def test_a_value_of_members_is_fixed_for_each(toy_law):
    fixed = toy_law.at(NEW).with_values({"income": 100})
    case = Case({"region": 1}, ({"birth_date": 0}, {"birth_date": 1}), ("m1", "m2"))
    assert decide(fixed, case, ["income", "all_income"]) == {"income": (100, 100), "all_income": 200}
    assert explain(fixed, case, ["income", "all_income"]).results == {"income": (100, 100), "all_income": 200}


@pytest.mark.parametrize("name", ["wage", "region", "application_date"])
def test_a_fact_belongs_into_the_case(toy_law, name):
    with pytest.raises(InputProblem) as caught:
        toy_law.at(NEW).with_values({name: 1})
    assert caught.value.key == "set_a_fact"
    assert all(name in caught.value.text(lang) for lang in LANGUAGES)


def test_a_name_to_fix_that_is_unknown(toy_law):
    with pytest.raises(InputProblem, match="Did you mean: poverty_line"):
        toy_law.at(NEW).with_values({"povertyline": 1})


def test_asking_changes_nothing(toy_law):
    law = toy_law.at(NEW)
    first = explain(law, CASE, ["benefit", "size"]).results
    other = Case({"region": 2, "cars": 3}, ({"birth_date": 15_000}, {"birth_date": 0}), ("a", "b"))
    explain(law, other, ["benefit"])
    decide(law, other, ["size"])
    assert explain(law, CASE, ["size", "benefit"]).results == first
    assert decide(law, CASE, ["size", "benefit"]) == first


def test_a_fact_that_may_not_be_left_out(toy_law):
    law = toy_law.at(NEW)
    for way in (explain, decide):
        with pytest.raises(InputProblem) as caught:
            way(law, Case({}, CASE.members, CASE.ids), ["poverty_line"])
        assert caught.value.key == "fact_missing"
        assert all("region" in caught.value.text(lang) for lang in LANGUAGES)
        with pytest.raises(InputProblem, match="birth_date"):
            way(law, Case(CASE.group, ({"wage": 5},), ("m1",)), ["age"])


def test_what_was_left_out_is_an_assumption(toy_law):
    case = Case({"region": 2}, ({"birth_date": 0, "wage": 5, "work": 1}, {"birth_date": 0}), ("m1", "m2"))
    answer = explain(toy_law.at(NEW), case, ["benefit"])
    assert answer.defaults["wage"] == (1,)
    assert answer.defaults["cars"] == (None,)
    assert answer.defaults["refused_on"] == (0, 1)
    assert "birth_date" not in answer.defaults
    kinds = {(assumption.kind, assumption.node.name) for assumption in answer.assumptions}
    assert {("default", "cars"), ("assumed", "benefit"), ("reported", "line")} <= kinds
