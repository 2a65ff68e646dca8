"""Every text of assessments and reports exists in three languages, with the same places, and is used."""

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

import shanyraq.evidence.assessment
import shanyraq.evidence.report

HOMES = [Path(one.__file__).parent for one in (shanyraq.evidence.assessment, shanyraq.evidence.report)]
FILES = [file for home in HOMES for file in sorted(home.rglob("*.toml")) if file.name != "messages.toml"]
ALIKE = {"p90p10", "s80s20"}
"""Names that need no letters of one language."""


def texts(file: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_exists_in_three_languages_with_the_same_places(file: Path) -> None:
    for key, text in texts(file).items():
        assert text.keys() == {"kk", "ru", "en"}, key
        assert all(text.values()), key
        assert len({frozenset(places(told)) for told in text.values()}) == 1, key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_kazakh_and_russian_are_not_left_in_english(file: Path) -> None:
    for key, text in texts(file).items():
        told = re.sub(r"{\w+}", "", text["ru"] + text["kk"])
        if re.search(r"[A-Za-z]{3}|[a-z]{2}", re.sub(r"GE|CGH|XLSX|CSV", "", text["en"])) and key not in ALIKE:
            assert re.search("[а-яА-ЯәғқңөұүһіӘҒҚҢӨҰҮҺІ]", told), key


def test_a_text_of_assessments_stands_in_one_file() -> None:
    files = [file for file in FILES if file.parent.name == "texts"]
    keys = [key for file in files for key in texts(file)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.name)
def test_every_text_is_used(home: Path) -> None:
    """A key stands in the code as it is, or its beginning or end stands in a text that is put together there."""
    nodes = [node for file in home.glob("*.py") for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    words = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    begun = {
        part.value
        for node in nodes
        if isinstance(node, ast.JoinedStr) and isinstance(part := node.values[0], ast.Constant)
    }
    begun = {part for part in begun if part.endswith("_")}
    unused = [
        key
        for file in FILES
        if home in file.parents
        for key in texts(file)
        if key not in words and not key.startswith(tuple(begun))
    ]
    asked = {"tenth", "fifth"}  # kinds of groups, by the name of the kind
    assert [key for key in unused if key not in asked] == []
