"""The law keeps to its language, fits together on every day on which it changes, and never outgrows 64 bits."""

import ast
from pathlib import Path

import pytest

import shanyraq.law
from shanyraq.law.bodies import BODIES, bodies, modules_of
from shanyraq.law.families import LAW, OUTPUTS
from shanyraq.rules.bounds import LIMIT, prove_bounds
from shanyraq.rules.text import text_of

LAW_FOLDER = Path(shanyraq.law.__file__).parent
FILES = sorted(LAW_FOLDER.rglob("*.py"))
CHANGES = LAW.changes()
DAYS = [(name, day) for name, body in BODIES.items() for day in body().changes()]
ON_EVERY_DAY = pytest.mark.parametrize(("name", "day"), DAYS, ids=[f"{name} {day}" for name, day in DAYS])


def fractions(text):
    """The lines that bring in numbers which are not whole: fractions, `/`, `float`."""
    for node in ast.walk(ast.parse(text)):
        if is_fraction(node) or is_division(node):
            yield node.lineno, ast.unparse(node)


def is_fraction(node):
    if isinstance(node, ast.Name | ast.Attribute):
        return ast.unparse(node).split(".")[-1] in ("float", "Decimal", "Fraction")
    return isinstance(node, ast.Constant) and isinstance(node.value, float | complex)


def is_division(node):
    """A bare division; joining the parts of a file's name is none."""
    if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Constant) and isinstance(node.right.value, str):
        return False
    return isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(LAW_FOLDER)) for file in FILES])
def test_no_number_of_the_law_is_a_fraction(file):
    assert list(fractions(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a = 1.5", ["1.5"]),
        ("a = b / 3", ["b / 3"]),
        ("a /= 3", ["a /= 3"]),
        ("a = float(b)", ["float"]),
        ("a = decimal.Decimal(b)", ["decimal.Decimal"]),
        ("a = 1e3", ["1000.0"]),
        ("a = HERE / 'acts.toml'; b = 7 // 3", []),
    ],
)
def test_a_fraction_is_found_where_there_is_one(text, found):
    assert [what for _, what in fractions(text)] == found


def test_every_text_of_every_period_keeps_to_the_language():
    for law in bodies():
        for rule in law.rules:
            assert text_of(rule).body, rule.place


def test_every_module_of_rules_is_in_a_body_of_law():
    declared = {file for file in FILES if "_rule(" in file.read_text(encoding="utf-8")}
    assert declared == {Path(module.__file__) for law in bodies() for module in modules_of(law)}


def test_a_body_is_called_as_its_upper_level():
    assert [body().levels.group for body in BODIES.values()] == list(BODIES)


@pytest.mark.parametrize("name", BODIES)
def test_the_law_fits_together_on_every_day_on_which_it_changes(name):
    BODIES[name]().check()


@ON_EVERY_DAY
def test_64_bits_suffice(name, day):
    law = BODIES[name]().at(day)
    ranges = prove_bounds(law, law.needed(law.nodes))
    assert ranges.keys() == law.nodes.keys()
    assert all(-LIMIT <= found.least <= found.most <= LIMIT for found in ranges.values())


@pytest.mark.parametrize("day", CHANGES, ids=str)
def test_every_result_of_the_contract_is_given(day):
    law = LAW.at(day)
    assert [name for name in OUTPUTS if name not in law.nodes] == []


def test_no_text_is_never_in_force():
    """A text whose name changes before it begins, or between two days, would never be asked."""
    for law in bodies():
        changes = law.changes()
        assert [rule.place for rule in law.rules if not any(rule.in_force(day) for day in changes)] == []
