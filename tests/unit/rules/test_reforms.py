"""Reforms: parameters or rules laid over the law for a period; the law itself stays as it is."""

from datetime import date

import pytest

from shanyraq.rules import LANGUAGES, InputProblem, LawProblem
from shanyraq.rules.case import Case
from shanyraq.rules.decide import decide
from shanyraq.rules.reform import Overlay, Reform, read_reform

DAY = date(2024, 5, 14)
NORTH, SOUTH = ({"region": code} for code in (1, 2))


@pytest.fixture
def written(tmp_path):
    def reform(text, name="reform.toml", **files):
        for other, content in files.items():
            (tmp_path / f"{other}.py").write_text(content, encoding="utf-8")
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return read_reform(file)

    return reform


def amount(law, name, day=DAY, group=NORTH):
    return decide(law.at(day), Case(group, ({"birth_date": 0},), ("m1",)), [name])[name]


def test_a_number_for_ever(written, toy_law):
    reform = written('name = "Whole line"\nparameters = { ratio = { value = "1" } }')
    reformed = toy_law.with_reform(reform)
    assert [amount(reformed, "poverty_line", day) for day in (date(2002, 1, 1), DAY)] == [1_000_000, 1_000_000]
    assert amount(toy_law, "poverty_line") == 700_000
    assert reformed.reforms == (reform,)
    assert toy_law.reforms == ()


def test_a_number_for_a_period(written, toy_law):
    text = 'name = "A year"\nparameters = { ratio = { value = "1", since = 2009-07-01, until = 2010-06-30 } }'
    reformed = toy_law.with_reform(written(text))
    days = {
        date(2009, 6, 30): 500_000,  # before: the value of 2002
        date(2009, 7, 1): 1_000_000,
        date(2009, 12, 31): 1_000_000,
        date(2010, 1, 1): 1_000_000,  # over the law's own change
        date(2010, 6, 30): 1_000_000,
        date(2010, 7, 1): 700_000,  # after: the value of 2010
    }
    assert {day: amount(reformed, "poverty_line", day) for day in days} == days
    assert {date(2009, 7, 1), date(2010, 7, 1)} <= set(reformed.changes())


def test_several_numbers_of_one_parameter(written, toy_law):
    text = """
name = "Steps"
[[parameters.ratio]]
value = "0.8"
since = 2024-01-01
[[parameters.ratio]]
value = "0.9"
since = 2025-01-01
"""
    reformed = toy_law.with_reform(written(text))
    days = {
        date(2023, 12, 31): 700_000,
        date(2024, 1, 1): 800_000,
        date(2024, 12, 31): 800_000,
        date(2025, 1, 1): 900_000,
    }
    assert {day: amount(reformed, "poverty_line", day) for day in days} == days


def test_a_number_for_one_region(written, toy_law):
    reformed = toy_law.with_reform(
        written('name = "South"\nparameters = { line = { value = "20000", key = "south" } }')
    )
    assert [amount(reformed, "poverty_line", group=group) for group in (NORTH, SOUTH)] == [700_000, 1_400_000]


def test_a_number_for_the_country_and_every_region(written, toy_law):
    reformed = toy_law.with_reform(written('name = "All"\nparameters = { line = { value = "20000" } }'))
    assert [amount(reformed, "poverty_line", group=group) for group in (NORTH, SOUTH)] == [1_400_000, 1_400_000]


def test_flags_and_roundings_are_written_as_in_the_law(written, toy_law):
    text = 'name = "Ways"\nparameters = { count_pension = { value = false }, rounding = { value = "down" } }'
    law = toy_law.with_reform(written(text)).at(DAY)
    assert law["count_pension"].origin.value(None)[0] == 0
    assert law["rounding"].origin.value(None)[0] == 0


def test_what_a_reform_sets_is_assumed_and_says_whose_it_is(written, toy_law):
    text = 'name = "Whole line"\ndescription = "What if"\nparameters = { ratio = { value = "1" } }'
    number, value = toy_law.with_reform(written(text)).at(DAY)["ratio"].origin.value(None)
    assert number == 10_000
    assert (value.act, value.source, value.certainty, value.note) == ("Whole line", "Whole line", "assumed", "What if")


PYTHON = '''"""Everyone has twelve thousand tenge. Until the end of 2024."""

from toy_law import *

NAME = "Flat"


@family_rule("Draft, art. 1", since="2024-01-01", until="2024-12-31")
def benefit__flat(size: Count, flat_amount: Tiyn) -> Tiyn:
    """So much for each member."""
    return flat_amount * size


@family_rule("Draft, art. 2", since="2002-01-01")
def flat_amount(line: Tiyn) -> Tiyn:
    """A tenge more than the line. For everybody."""
    return line + TENGE
'''


def test_rules_laid_over_rules(written, toy_law):
    reformed = toy_law.with_reform(written(PYTHON, "flat.py"))
    days = {date(2023, 12, 31): 700_000, date(2024, 1, 1): 1_000_100, date(2024, 12, 31): 1_000_100}
    children = Case({"region": 1}, ({"birth_date": 18_000},), ("m1",))
    found = {day: decide(reformed.at(day), children, ["benefit"])["benefit"] for day in (*days, date(2025, 1, 1))}
    assert found == {**days, date(2025, 1, 1): 700_000}
    assert decide(toy_law.at(date(2024, 1, 1)), children, ["benefit"]) == {"benefit": 700_000}
    reformed.check()


def test_a_python_file_names_and_describes_its_reform(written):
    reform = written(PYTHON, "flat.py")
    assert reform.name == "Flat"
    assert reform.description == "Everyone has twelve thousand tenge. Until the end of 2024."
    assert written('"""Nothing."""\n', "unnamed.py").name == "unnamed"


def test_a_reform_is_called_and_described_in_the_readers_language(written):
    table = """
name = { en = "Whole line", ru = "Вся черта", kk = "Толық шек" }
parameters = { ratio = { value = "1" } }
"""
    reform = written(table)
    assert reform.name == "Whole line"
    assert [reform.called(lang) for lang in ("kk", "ru", "en")] == ["Толық шек", "Вся черта", "Whole line"]
    file = """
from shanyraq.rules import Text

NAME = Text("Толық шек", "Вся черта", "Whole line")
DESCRIPTION = Text("Егер", "Что если", "What if")
"""
    reform = written(file, "called.py")
    assert (reform.name, reform.called("ru"), reform.described("kk")) == ("Whole line", "Вся черта", "Егер")
    plain = written('name = "Plain"\ndescription = "What if"')
    assert (plain.called("ru"), plain.described("kk"), plain.note) == ("Plain", "What if", "What if")


def test_a_new_rule_is_called_by_the_first_sentence_of_its_text(written, toy_law):
    law = toy_law.with_reform(written(PYTHON, "flat.py")).at(DAY)
    assert law["flat_amount"].title.lang("ru") == "A tenge more than the line"


def test_one_reform_of_numbers_and_rules(written, toy_law):
    text = """
name = "Both"
description = { en = "What if", ru = "Что если", kk = "Егер" }
rules = "flat.py"
[parameters.line]
value = "1"
"""
    reform = written(text, flat=PYTHON)
    assert [reform.described(lang) for lang in ("kk", "ru", "en")] == ["Егер", "Что если", "What if"]
    assert reform.note == "What if / Что если / Егер"
    assert amount(toy_law.with_reform(reform), "flat_amount") == 200


def test_a_new_parameter_for_a_new_rule(written, toy_law):
    text = """
name = "New"
rules = "new.py"
[parameters.extra]
unit = "tenge"
title = { en = "extra", ru = "extra", kk = "extra" }
values = [ { since = 2024-01-01, value = "5", act = "Draft", source = "s", certainty = "assumed" } ]
"""
    rules = PYTHON.replace("flat_amount(line: Tiyn)", "flat_amount(extra: Tiyn)").replace("line +", "extra +")
    reformed = toy_law.with_reform(written(text, new=rules.replace('since="2002-01-01"', 'since="2024-01-01"')))
    assert amount(reformed, "flat_amount") == 600
    with pytest.raises(InputProblem):
        toy_law.at(DAY)["extra"]


def test_reforms_are_laid_one_over_the_other(toy_law):
    first, second = (Reform(name, overlays=(Overlay("ratio", value),)) for name, value in (("a", "0.8"), ("b", "0.9")))
    assert amount(toy_law.with_reform(first).with_reform(second), "poverty_line") == 900_000
    assert amount(toy_law.with_reform(second).with_reform(first), "poverty_line") == 800_000


def test_a_rule_that_is_cut_in_two_keeps_its_text(written, toy_law):
    parts = [rule for rule in toy_law.with_reform(written(PYTHON, "flat.py")).rules if rule.name == "benefit"]
    periods = {(rule.function.__name__, rule.since, rule.until) for rule in parts}
    assert periods == {
        ("benefit__gap", date(2002, 1, 1), date(2009, 12, 31)),
        ("benefit__children", date(2010, 1, 1), date(2023, 12, 31)),
        ("benefit__flat", date(2024, 1, 1), date(2024, 12, 31)),
        ("benefit__children", date(2025, 1, 1), None),
    }


def test_a_reform_file_that_was_corrected_is_read_anew(written, toy_law):
    before = toy_law.with_reform(written(PYTHON, "flat.py"))
    assert amount(before, "flat_amount") == 1_000_100
    after = toy_law.with_reform(written(PYTHON.replace("line + TENGE", "line - TENGE"), "flat.py"))
    assert amount(after, "flat_amount") == 999_900


@pytest.mark.parametrize(
    ("text", "key", "parts"),
    [
        ("name = ", "file_not_toml", ("reform.toml",)),
        ('description = "nameless"', "reform_keys", ("reform.toml", "name")),
        ('name = { en = "a", ru = "b" }', "reform_keys", ("reform.toml: name", "kk")),
        ('name = "a"\ndescription = { en = "a", ru = "b", kk = "c", de = "d" }', "reform_keys", ("description", "ru")),
        ('name = "a"\nparams = 5', "reform_keys", ("reform.toml", "parameters")),
        ('name = "a"\nparameters = 5', "reform_keys", ("reform.toml", "parameters")),
        ('name = "a"\nrules = 5', "reform_keys", ("reform.toml", "rules")),
        (
            'name = "a"\nparameters = { ratio = { value = "1", since = 2024-01-02, until = 2024-01-01 } }',
            "parameter_period",
            ("ratio", "2024-01-02", "2024-01-01"),
        ),
        ('name = "a"\nparameters = { ratio = "1" }', "reform_keys", ("ratio", "value")),
        ('name = "a"\nparameters = { ratio = { valeu = "1" } }', "reform_keys", ("ratio", "value")),
        (
            'name = "a"\nparameters = { ratio = { value = "1", since = "2024" } }',
            "reform_date",
            ("ratio.since", "2024"),
        ),
        ('name = "a"\nparameters = { ratio = { value = "1", until = 2024 } }', "reform_date", ("ratio.until", "2024")),
        ('name = "a"\nrules = "nowhere.py"', "reform_not_found", ("nowhere.py",)),
    ],
)
def test_a_fault_of_the_file_is_told(written, text, key, parts):
    with pytest.raises(InputProblem) as caught:
        written(text)
    assert caught.value.key == key
    for lang in LANGUAGES:
        assert all(part in caught.value.text(lang) for part in parts)


@pytest.mark.parametrize(
    ("entry", "key", "parts"),
    [
        ('ratoi = { value = "1" }', "reform_parameter_unknown", ("ratoi", "ratio")),
        ('line = { value = "1", key = "west" }', "reform_key_unknown", ("a: line", "west")),
        ('ratio = { value = "1", key = "south" }', "reform_key_unknown", ("a: ratio", "south")),
        ('ratio = { value = "one" }', "value_not_of_unit", ("a: ratio", "one", "share")),
        ('ratio = { value = "0.33333" }', "value_too_fine", ("a: ratio", "0.33333")),
        ("count_pension = { value = 1 }", "value_not_of_unit", ("a: count_pension", "1", "flag")),
    ],
)
def test_what_does_not_fit_the_law_is_told(written, toy_law, entry, key, parts):
    reform = written(f'name = "a"\nparameters = {{ {entry} }}')
    with pytest.raises((InputProblem, LawProblem)) as caught:
        toy_law.with_reform(reform)
    assert caught.value.key == key
    for lang in LANGUAGES:
        assert all(part in caught.value.text(lang) for part in parts)


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("reform.json", "{}", "reform_suffix"),
        ("broken.py", "def", "reform_python"),
        ("broken.py", "import nothing_of_the_kind", "reform_python"),
        ("broken.py", "1 / 0", "reform_python"),
        ("rules.py", PYTHON.replace("2024-12-31", "2023-12-31"), "rule_period_backwards"),
    ],
)
def test_a_file_that_is_no_reform(written, name, text, key):
    with pytest.raises((InputProblem, LawProblem)) as caught:
        written(text, name)
    assert caught.value.key == key
    assert all(name in caught.value.text(lang) for lang in LANGUAGES)


def test_there_is_no_such_file(tmp_path):
    with pytest.raises(InputProblem) as caught:
        read_reform(tmp_path / "nowhere.toml")
    assert all("nowhere.toml" in caught.value.text(lang) for lang in LANGUAGES)


def test_a_reformed_law_has_to_fit_together_too(written, toy_law):
    rules = PYTHON.replace("flat_amount: Tiyn", "flat_amuont: Tiyn")
    with pytest.raises(LawProblem, match="flat_amount"):
        toy_law.with_reform(written(rules, "flat.py")).check()
