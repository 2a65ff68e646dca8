"""A rule as one expression: decisions and local names folded in, units found, loops left by name."""

import ast

import pytest

from shanyraq.rules.expression import expression_of
from shanyraq.rules.rule import Levels
from shanyraq.rules.units import UNITS

LEVELS = Levels("family", "person")
HEADER = """
from shanyraq.rules import *

rule = Levels("family", "person").group_rule
SCALE = 3
"""


@pytest.fixture
def folded(tmp_path):
    """The expression of statements over counts a, b, c, a flag f, days d, e, money t, members' money m, a share s."""

    def fold(body, unit="Count"):
        file = tmp_path / "written.py"
        arguments = "a: Count, b: Count, c: Count, f: Flag, d: Day, e: Day, m: Members[Tiyn], s: Share, t: Tiyn"
        lines = "\n    ".join(body.strip().splitlines())
        file.write_text(f"{HEADER}\n@rule('Act', since='2002-01-01')\ndef told({arguments}) -> {unit}:\n    {lines}\n")
        scope = {}
        exec(compile(file.read_text(), str(file), "exec"), scope)
        return expression_of(scope["told"].__rules__[0])

    return fold


@pytest.mark.parametrize(
    ("body", "expression"),
    [
        ("return a", "a"),
        ("x = a\nx += b\nreturn x * x", "(a + b) * (a + b)"),
        ("if f:\n    return a\nreturn b", "a if f else b"),
        ("if f:\n    return a\nelif a > b:\n    return b\nelse:\n    return c", "a if f else b if a > b else c"),
        ("x = a\nif f:\n    x += b\nreturn x", "a + (b if f else 0)"),
        ("x = a\nif f:\n    x -= b\nelse:\n    x -= c\nreturn x", "a - (b if f else c)"),
        ("x = a\nif f:\n    x = b\nreturn x", "b if f else a"),
        ("x = a\nif f:\n    x += b\nelse:\n    x -= c\nreturn x", "a + b if f else a - c"),
        ("if f:\n    x = a\nelse:\n    x = b\nreturn x + c", "(a if f else b) + c"),
        ("if f:\n    x = a\n    return x\nx = b\nreturn x", "a if f else b"),
        (
            "if f:\n    if a > b:\n        return c\n    x = a\nelse:\n    x = b\nreturn x",
            "(c if a > b else a) if f else b",
        ),
        ("x = 0\nif f:\n    x += a\nelif a > b:\n    x += c\nreturn x", "0 + (a if f else c if a > b else 0)"),
    ],
)
def test_decisions_and_local_names_are_folded_in(folded, body, expression):
    assert ast.unparse(folded(body).result) == expression


def test_a_name_only_one_path_has_use_for_leaves_no_trace(folded):
    assert ast.unparse(folded("if f:\n    x = a\n    b = x\nreturn b").result) == "a if f else b"


def test_an_argument_may_be_given_another_value(folded):
    assert ast.unparse(folded("b += a\nif f:\n    b = c\nreturn b").result) == "c if f else b + a"


def test_what_a_loop_makes_goes_by_a_name(folded):
    found = folded("x = a\nfor one in m:\n    x += one\nfor one in m:\n    x += one\nreturn x + b")
    assert ast.unparse(found.result) == "x 1 + b"
    scope = found.scope({"a": 1, "b": 2, "m": (10, 20)})
    assert (scope["x 0"], scope["x 1"], found.value(found.result, scope)) == (31, 61, 63)


def test_a_name_that_no_member_gave_a_value_is_left_out(folded):
    found = folded("for one in m:\n    x = one\nfor one in m:\n    y = one\nreturn a")
    assert found.scope({"a": 1, "m": ()}) == {"a": 1, "m": ()}


@pytest.mark.parametrize(
    ("part", "unit"),
    [
        ("a * t", "tiyn"),
        ("s * t", "tiyn"),
        ("a * s", "share"),
        ("a + b", "count"),
        ("-t", "tiyn"),
        ("TENGE", "tiyn"),
        ("WHOLE", "share"),
        ("e - d", "count"),
        ("d if f else e", "day"),
        ("total(m)", "tiyn"),
        ("divide(t, a, to=Rounding.UP)", "tiyn"),
        ("a > b", "flag"),
        ("not f", "flag"),
        ("True", "flag"),
        ("SCALE", None),
        ("3", None),
    ],
)
def test_the_meaning_of_a_part_follows_from_its_arguments(folded, part, unit):
    found = folded(f"return {part}")
    assert found.unit(found.result) == (UNITS[unit] if unit else None)


def test_what_a_loop_makes_has_the_unit_of_what_it_was_given(folded):
    found = folded("x = 0\nfor one in m:\n    x += one\nreturn x", "Tiyn")
    assert found.unit(found.result) == UNITS["tiyn"]
