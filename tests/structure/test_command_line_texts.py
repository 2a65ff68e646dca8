"""Every text of the command line exists in three languages, with the same places, and is used."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import shanyraq.cli

CLI = Path(shanyraq.cli.__file__).parent
LANGUAGES = {"kk", "ru", "en"}
CATALOGUES = ("argparse.toml", *sorted(f"texts/{file.name}" for file in CLI.glob("texts/*.toml")))


def texts(file: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((CLI / file).read_text(encoding="utf-8"))


def said_texts() -> dict[str, dict[str, str]]:
    return {key: text for file in CATALOGUES[1:] for key, text in texts(file).items()}


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def written() -> Iterator[ast.AST]:
    for file in CLI.rglob("*.py"):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", CATALOGUES)
def test_every_text_exists_in_three_languages(file: str) -> None:
    assert [key for key, text in texts(file).items() if text.keys() != LANGUAGES or not all(text.values())] == []


def test_a_text_stands_in_one_file() -> None:
    assert len(said_texts()) == sum(len(texts(file)) for file in CATALOGUES[1:])


def test_every_text_has_the_same_places_in_each_language() -> None:
    wrong = [key for key, text in said_texts().items() if len({frozenset(places(t)) for t in text.values()}) > 1]
    assert wrong == []


def test_russian_and_kazakh_are_not_left_in_english() -> None:
    latin = [
        key
        for key, text in said_texts().items()
        if not any("а" <= letter.lower() <= "я" for lang in ("kk", "ru") for letter in text[lang])
    ]
    assert latin == []


def test_every_text_is_used() -> None:
    words = {node.value for node in written() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    begun = tuple(
        first.value
        for node in written()
        if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant)
    )
    assert [key for key in said_texts() if key not in words and not key.startswith(("command_", *begun))] == []


def test_every_text_that_is_said_exists() -> None:
    said = {
        node.args[0].value
        for node in written()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "say"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    said |= {
        keyword.value.value
        for node in written()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "option"
        for keyword in node.keywords
        if keyword.arg == "key" and isinstance(keyword.value, ast.Constant)
    }
    assert said - said_texts().keys() == set()
