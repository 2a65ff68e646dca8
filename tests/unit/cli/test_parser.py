"""Help and wrong usage in the reader's language, argparse's own words among them."""

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from shanyraq.cli.parser import WORDS
from shanyraq.rules.problems import messages

AUTHORS = re.compile(
    "__call__|conflicting|cannot merge|invalid argument for positionals|invalid option string|dest= is"
    "|invalid conflict_resolution|mutually exclusive arguments must|cannot have multiple|is not callable|can't open"
)
"""Words that only a mistake in the program's own source, or a kind of argument it does not use, can bring about."""


def argparse_words() -> Iterator[str]:
    """The texts that the running Python's argparse looks up."""
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            yield from (argument.value for argument in node.args if isinstance(argument, ast.Constant))


def test_every_word_of_argparse_that_a_person_can_see_is_translated() -> None:
    texts = {text for text in argparse_words() if isinstance(text, str)}
    assert {text for text in texts if not AUTHORS.search(text)} - messages(WORDS).keys() == set()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_translated_word_has_no_other_places(lang: str) -> None:
    for text, told in messages(WORDS).items():
        assert re.findall("%[rs]", told[lang]) == re.findall("%[rs]", text), text
        assert set(re.findall(r"%\(\w+\)", told[lang])) <= set(re.findall(r"%\(\w+\)", text)), text


@pytest.mark.parametrize(
    ("lang", "usage", "missing"),
    [
        ("en", "usage: shanyraq explain", "missing: CASE.json"),
        ("ru", "использование: shanyraq explain", "не хватает: CASE.json"),
        ("kk", "қолданылуы: shanyraq explain", "жетіспейді: CASE.json"),
    ],
)
def test_wrong_usage_is_told_with_the_right_one(run, lang: str, usage: str, missing: str) -> None:
    done = run("explain", "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(usage)
    assert done.err.rstrip().endswith(missing)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("explane", "x"), "there is no 'explane'"),
        (("explain", "a", "b"), "arguments that are not understood: b"),
        (("explain", "a", "--json", "--html"), "cannot stand together with --json"),
        (("explain", "a", "--set"), "argument --set: needs a value"),
        (("explain", "a", "--js"), "arguments that are not understood: --js"),
        (("evaluate", "a", "--out", "b", "--workers", "many"), "'many' is not a whole number"),
        (("law", "show", "--lang", "de", "x"), "there is no 'de'"),
    ],
)
def test_wrong_arguments_are_named(run, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


@pytest.mark.parametrize(
    ("text", "reason"),
    [("2024-13-01", "month"), ("14.05.2024", "order"), ("20240514", "dashes"), ("2024-W20-2", "week"), ("", "empty")],
)
def test_a_day_that_is_none_is_refused(run, text: str, reason: str) -> None:
    done = run("law", "parameters", "--at", text)
    assert done.code == 2, reason
    assert done.err == f"“{text}” is not a day. Write year, month and day, such as 2024-05-14.\n"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("usage:", "options:", "commands:", "show this help and stop", "say what the law gives one family")),
        ("ru", ("использование:", "параметры:", "команды:", "показать эту справку", "закон даёт одной семье")),
        ("kk", ("қолданылуы:", "параметрлер:", "пәрмендер:", "осы анықтаманы көрсетіп", "заң бір отбасыға")),
    ],
)
@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_is_the_answer_to_no_command(run, lang: str, words: tuple[str, ...], arguments: tuple[str, ...]) -> None:
    done = run("--lang", lang, *arguments)
    assert (done.code, done.err) == (0, "")
    assert [word for word in words if word not in done.out] == []


def test_the_help_of_a_group_of_commands_lists_them(run) -> None:
    done = run("law")
    assert done.code == 0
    assert all(name in done.out for name in ("timeline", "show", "parameters", "diff", "graph", "check"))


def test_the_version_names_the_law_of_today(run) -> None:
    done = run("--version", "--lang", "ru")
    assert re.fullmatch(r"shanyraq \d+\.\d+\.\d+ · закон на \d{4}-\d\d-\d\d: [0-9a-f]{16}\n", done.out)
